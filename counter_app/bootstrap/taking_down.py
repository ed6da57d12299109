"""Behind a lock nothing of anybody is left: every screen is taken down and made anew.

Clearing page by page would trust that no page ever forgets a field, an undo step or a
picture. A page that is gone holds nothing; the next ones are made while nobody looks.
"""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QGuiApplication

from counter_app.ui.hub import Hub
from counter_app.ui.idle import Idle
from counter_app.ui.main_window import MainWindow
from counter_app.ui.page import Page
from counter_app.ui.slices import Slices
from counter_app.ui.system_watch import SystemWatch

if TYPE_CHECKING:
    from counter_app.bootstrap.rooms import Rooms
    from counter_app.domain.ids import DraftId
    from counter_app.domain.news import News

LATER_MS = 2000
MADE = ("page", "presenter")
"""How the names of what rooms make and keep end."""


def lock_when(idle: Idle, hub: Hub, lock: Callable[[], None]) -> SystemWatch:
    """Lock at a pause and whenever the system says that nobody is there; keep it.

    Also when the city says that the officer works here no more.
    """

    def hear(news: "News") -> None:
        from counter_app.domain.news import PutOut  # the window comes first

        if isinstance(news, PutOut):
            lock()

    idle.idle.connect(lock)
    hub.listen(hear)
    system = SystemWatch()
    system.locked.connect(lock)
    # Not before the window is painted: the bus is another process.
    QTimer.singleShot(LATER_MS, system, system.listen)
    return system


class BehindLock:
    """Takes the screens down at a lock, and leads their officer back to the draft."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        self._window = window
        self._hub = hub
        self._draft: DraftId | None = None
        self._preparing: Slices | None = None

    def take_down(self, rooms: "Rooms | None") -> None:
        """Leave an empty ready page behind the cover, if there still is one.

        The draft that was at work is on the disk, sealed for its officer.
        """
        window = self._window
        if rooms is None or not window.covered():
            return
        self._draft = rooms.walk.draft.id if rooms.walk.draft else None
        rooms.walk.abandon()
        rooms.walk_anew()
        old = [one for room in (rooms, *rooms.beside) for one in _emptied(vars(room))]
        self._hub.forget_guests()
        window.show_page(rooms.ready_page)
        for one in old:
            if isinstance(one, Page):
                window.take_out(one)
        # At once: what a page held is not to wait until somebody touches the mouse.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()  # what screens showed and their parts hold each other
        window.top.search.clear()
        window.scan_banner.clear()
        window.context.say(None)
        QGuiApplication.clipboard().clear()
        self._preparing = Slices(rooms.prepare())

    def lead_back(self, rooms: "Rooms | None") -> None:
        """Go on with the draft of before; nothing when there was none."""
        draft, self._draft = self._draft, None
        if rooms and draft:
            rooms.resume(draft)

    def forget(self) -> None:
        """Another officer comes: the draft waits on the disk for its own."""
        self._draft = None
        if self._preparing:
            self._preparing.stop()


def _emptied(kept: dict[str, object]) -> list[object]:
    return [kept.pop(name) for name in [*kept] if name.endswith(MADE)]
