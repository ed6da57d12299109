"""A private PostgreSQL: one that can be killed, run out of disk, and start again."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

_WHOLE = "4294967295"
"""As many users has a machine; fewer a namespace."""


class Postgres:
    """A server of its own folder and port; it must not run as root and does not."""

    def __init__(self, folder, log=None, follows=None):
        """``log`` is where the log of changes lies, if not with the rows.

        ``follows``: another server, running, that this one is to be a standby of.
        """
        (self._binaries,) = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
        self.folder = folder
        folder.mkdir(mode=0o700, exist_ok=True)
        self._prefix, self._become = _not_root()
        self.give(folder)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self._tools = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "portal")
        words = ("-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        made = ["initdb", "-D", folder / "data", "-U", "portal", *words]
        if log:
            log.mkdir(mode=0o700)
            self.give(log)
            made += ["--wal-segsize=1", f"--waldir={log}"]
        if follows:
            words = ("--write-recovery-conf", "--checkpoint=fast", "--no-sync")
            made = ["pg_basebackup", *follows._tools, "-D", folder / "data", *words]
        assert self._started(*made).wait(60) == 0

    def give(self, folder):
        """Let the user the server runs as write here."""
        if self._become:
            os.chown(folder, self._become["user"], self._become["group"])

    settings = ()
    """More of them, as ``name=value``."""

    def start(self):
        """Start, and wait until it answers."""
        self.server = self._started(
            *("postgres", "-D", self.folder / "data", "-p", str(self.port)),
            *("-h", "127.0.0.1", "-k", self.folder),
            *("-c", "fsync=off"),  # no test cuts its power
            *(word for setting in self.settings for word in ("-c", setting)),
        )
        until = time.monotonic() + 30
        while not self.answers():
            assert time.monotonic() < until, "PostgreSQL does not start"
            assert self.server.poll() is None, "PostgreSQL went away"
        return self

    def comes_back(self):
        """Wait until it has recovered; start it when that is beyond it."""
        until = time.monotonic() + 30
        while not self.answers():
            assert time.monotonic() < until, "PostgreSQL does not come back"
            if self.server.poll() is not None:
                self.start()

    def answers(self):
        asked = [self._binaries / "pg_isready", *self._tools]
        return not subprocess.run(asked, capture_output=True, check=False).returncode

    def kill(self):
        """End the server without a word, as a machine out of memory does."""
        self.server.kill()
        self.server.wait(30)

    def take_over(self):
        """Follow nobody any more: from now on it may be written to."""
        words = ("promote", "--wait", "-D", self.folder / "data")
        assert self._started("pg_ctl", *words).wait(60) == 0

    def stop(self):
        """End at once, and keep nothing."""
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGQUIT)
        self.server.wait(30)
        shutil.rmtree(self.folder)

    def database(self, *options):
        """Make an empty database, or with ``-T`` a copy; return its address."""
        name = f"portal_{secrets.token_hex(4)}"
        made = [self._binaries / "createdb", *self._tools, *options, name]
        subprocess.run(made, check=True, cwd="/")
        return f"postgresql://portal@127.0.0.1:{self.port}/{name}"

    def _started(self, program, *words):
        return subprocess.Popen(
            [*self._prefix, self._binaries / program, *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            **self._become,
        )


def private(folder=None, log=None, follows=None):
    """Return a server in a folder of its own, not yet started."""
    # Not tmp_path: its parents are closed to the user the server must run as.
    own = f"portal-pg-{os.getpid()}-{secrets.token_hex(4)}"
    return Postgres(folder or Path("/tmp") / own, log, follows)


def _not_root():
    """Return what goes before a command, and what Popen is told, not to be root."""
    if os.geteuid():
        return [], {}
    if Path("/proc/self/uid_map").read_text().split()[2] != _WHOLE:
        # Root of a namespace of one user: in one below, that user has another name.
        return ["unshare", "--map-user=1", "--map-group=1"], {}
    user = pwd.getpwnam("postgres")
    return [], {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
