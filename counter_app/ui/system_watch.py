"""When the system itself locks its session, goes to sleep or shows its screen saver.

On Linux these are signals of D-Bus (logind, the desktop's screen saver). Whoever sends
one can only have the counter locked, so no sender is asked who they are.
"""

import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
LOGIN = "org.freedesktop.login1"


class SystemWatch(QObject):
    """``locked`` comes when the officer is away as far as the system can tell."""

    locked = Signal()

    def listen(self, *, session: str = "", system: str = "") -> None:
        """Begin to listen; addresses of other buses than the usual ones are for tests.

        A bus that is not there tells nothing, and the pause at the keyboard remains.
        """
        if sys.platform == "win32":
            return
        from PySide6.QtDBus import QDBusConnection

        def bus(address: str, usual: QDBusConnection) -> QDBusConnection:
            if not address:
                return usual
            return QDBusConnection.connectToBus(address, f"counter {address}")

        desktop = bus(session, QDBusConnection.sessionBus())
        machine = bus(system, QDBusConnection.systemBus())
        # The stubs ask for bytes; PySide itself takes only text.
        when: Any = SLOT("_when(bool)")
        now: Any = SLOT("_now()")
        for name in SAVERS:
            desktop.connect("", "", name, "ActiveChanged", self, when)
        machine.connect("", "", f"{LOGIN}.Manager", "PrepareForSleep", self, when)
        machine.connect("", "", f"{LOGIN}.Session", "Lock", self, now)

    @Slot(bool)
    def _when(self, begins: bool) -> None:
        if begins:
            self.locked.emit()

    @Slot()
    def _now(self) -> None:
        self.locked.emit()
