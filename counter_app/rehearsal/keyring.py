"""A real Secret Service of the rehearsal's own, forgotten when it ends.

The throw-away profile is encrypted like every profile, so its secret needs a keyring;
but it must not litter the officer's own. On Windows and macOS the system's keyring
serves and the entry is removed at the end.
"""

import os
import subprocess
import sys
from pathlib import Path
from secrets import token_hex

from counter_app.rehearsal.processes import first_line, start, stop

BUS = "DBUS_SESSION_BUS_ADDRESS"


class PrivateKeyring:
    """A session bus with an unlocked gnome-keyring, for this process only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._children: list[subprocess.Popen[str]] = []
        self._before = os.environ.get(BUS)

    def open(self) -> None:
        """Start both and point this process at them; raise DidNotStart."""
        if sys.platform != "linux":
            return
        home = self._folder / "keyring"
        home.mkdir(mode=0o700, parents=True)
        bus = start(["dbus-daemon", "--session", "--nofork", "--print-address=1"])
        self._children.append(bus)
        address = first_line(bus, seconds=10)
        env = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            BUS: address,
        }
        daemon = start(
            [
                "gnome-keyring-daemon",
                "--foreground",
                "--unlock",
                "--components=secrets",
                f"--control-directory={home}",
            ],
            env=env,
        )
        self._children.append(daemon)
        if daemon.stdin:
            daemon.stdin.write(token_hex(16))
            daemon.stdin.close()
        first_line(daemon, seconds=10)
        os.environ[BUS] = address

    def close(self) -> None:
        """End both; what they kept is gone."""
        while self._children:
            stop(self._children.pop())
        if self._before is None:
            os.environ.pop(BUS, None)
        else:
            os.environ[BUS] = self._before
