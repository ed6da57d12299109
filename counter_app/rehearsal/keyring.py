"""A real Secret Service of the rehearsal's own, forgotten when it ends.

The throw-away profile is encrypted like every profile, so its secret needs a keyring;
but it must not litter the officer's own. On Windows and macOS the system's keyring
serves and the entry is removed at the end.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex
from time import monotonic

from counter_app.rehearsal.processes import DidNotStart, first_line, start, stop

BUS = "DBUS_SESSION_BUS_ADDRESS"
CONFIG = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
"""A bus that starts no service by itself: asked a moment too early, it would bring up
a second, locked keyring."""


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
        config = home / "bus.conf"
        config.write_text(CONFIG.format(folder=home), encoding="utf-8")
        bus = start(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
        )
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
        wait_for_owner(env)
        os.environ[BUS] = address

    def close(self) -> None:
        """End both; what they kept is gone."""
        while self._children:
            stop(self._children.pop())
        if self._before is None:
            os.environ.pop(BUS, None)
        else:
            os.environ[BUS] = self._before


def wait_for_owner(env: Mapping[str, str], seconds: float = 10) -> None:
    """Wait until the keyring has taken its name on the bus."""
    asked = [
        *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus"),
        *("/", "org.freedesktop.DBus.NameHasOwner"),
        "string:org.freedesktop.secrets",
    ]
    if shutil.which(asked[0]) is None:
        raise DidNotStart(f"{asked[0]} is not installed")
    until = monotonic() + seconds
    while monotonic() < until:
        told = subprocess.run(  # noqa: S603 -- our own fixed command
            asked, env=dict(env), capture_output=True, text=True, check=False
        )
        if "boolean true" in told.stdout:
            return
    raise DidNotStart("gnome-keyring-daemon did not take its place on the bus")
