"""The program: window first, then the profile behind it, then the screens."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

from counter_app.bootstrap.chosen_keys import use_chosen_keys
from counter_app.bootstrap.doors import ZONE, Doors, LateSession, Queue
from counter_app.bootstrap.due_watch import DueWatch
from counter_app.bootstrap.opening_steps import log_into, must_be_enrolled
from counter_app.bootstrap.prints_watch import PrintsWatch
from counter_app.bootstrap.taking_down import BehindLock, lock_when
from counter_app.domain.errors import CounterError
from counter_app.logs import catch_native_faults
from counter_app.machine import SystemClock, make_private
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.ui.actions import Command
from counter_app.ui.application import Application
from counter_app.ui.frame.place import Place
from counter_app.ui.garbage import PAUSE_MS, Garbage
from counter_app.ui.hub import Hub
from counter_app.ui.idle import Idle
from counter_app.ui.main_window import MainWindow
from counter_app.ui.scan_router import ScanRouter
from counter_app.ui.sign_in.page import LockPage, SignInPage
from counter_app.ui.sign_in.presenter import SignInPresenter
from counter_app.ui.slices import Slices
from counter_app.ui.tasks import QtTasks
from counter_app.ui.turns import screen_first
from counter_app.ui.watchers import Watchers

if TYPE_CHECKING:
    from counter_app.bootstrap.citizen_room import CitizenRoom
    from counter_app.bootstrap.rooms import Rooms
    from counter_app.bootstrap.use_cases import Counter
    from counter_app.domain.news import News
    from counter_app.services.ports import Clock
    from counter_app.services.session import SignedIn

TICK_MS = 1000
UNSEEN_MS = 1000
"""A window that is not painted by then is not looked at: the profile opens anyway."""
PATIENCE_SECONDS = 4.0
"""How long the end of the program waits for each lane."""
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How the program is to run."""

    paths: Paths
    settings: Settings
    clock: "Clock | None" = None
    """The counter's clock; None: this machine's."""
    rehearsal: bool = False
    maximised: bool = True
    """Take the whole screen; else the size the window was given."""
    settle: "Callable[[Counter], None] | None" = None
    """Done to a freshly opened profile, away from the screen (rehearsals)."""


class Program:
    """One running counter. ``show()`` it, then run the application."""

    def __init__(self, app: Application, plan: Plan) -> None:
        self._app = app
        self._plan = plan
        clock = plan.clock or SystemClock()
        self._clock = clock
        self._doors = Doors(clock)
        self.local, self.devices = QtTasks("local", 1), QtTasks("devices", 1)
        self.printing, self.books = QtTasks("printing", 1), QtTasks("books", 1)
        self._queue = Queue(self.local)
        self.pages = QtTasks("pages", 2)
        self.far, self._serial = QtTasks("far", 2), QtTasks("serial", 1)
        self._slow = (self.devices, self.printing, self.books, self.pages, self.far)
        self.hub = Hub()
        self.counter: Counter | None = None
        self.rooms: Rooms | None = None
        self.problem: CounterError | None = None
        self.citizen: CitizenRoom | None = None
        self._is_opening = False
        self._preparing: Slices | None = None
        place = Place(office=plan.settings.office, counter=plan.settings.counter)
        self.window = MainWindow(place, rehearsal=plan.rehearsal, furnished=False)
        self._prints = PrintsWatch(self.printing, self.window)
        self._due = DueWatch(self.local, self.window)
        self._behind = BehindLock(self.window, self.hub)
        session = LateSession(self._doors)
        self._signing_in = SignInPresenter(session, clock, ZONE, self._queue)
        self._unlocking = SignInPresenter(session, clock, ZONE, self.local)
        self.sign_in = SignInPage(self._signing_in, place, (plan.settings.counter,))
        self.router = ScanRouter()
        self._idle = Idle(after_ms=plan.settings.idle_minutes * 60_000)
        pause = Idle(after_ms=PAUSE_MS)
        self._garbage = Garbage(pause)
        self._watchers = Watchers(app, self.router, pause, self._idle)
        self._ticking = QTimer()
        self._ticking.setInterval(TICK_MS)
        self._close_serial: Callable[[], None] = _nothing
        self._wire()

    def show(self) -> None:
        """Show the window and open the profile behind it."""
        screen_first()
        self._app.set_language(self._plan.settings.language)
        self.window.cover(self.sign_in)
        if self._plan.maximised:
            self.window.showMaximized()
        else:
            self.window.show()
        # Not before the window is painted: imports on another thread would delay it,
        # and so would showing Python each of the thousand events of a first painting.
        self.window.painted.connect(lambda: QTimer.singleShot(0, self._begin_opening))
        QTimer.singleShot(UNSEEN_MS, self._begin_opening)

    def close(self) -> bool:
        """Finish what has begun and let everything go.

        False when some work would not end in time (a portal that keeps silent, a
        question of the keyring nobody answers): then the profile is left as after a
        crash, which loses nothing.
        """
        self._ticking.stop()
        if self._preparing:
            self._preparing.stop()
        self._close_serial()
        if self.counter:
            self.counter.interrupt()
        # What was typed last may still wait to be written.
        finished = self.local.close(PATIENCE_SECONDS, drop=False)
        for lane in (self._serial, *self._slow):
            finished &= lane.close(PATIENCE_SECONDS)
        self._watchers.end()
        if self.counter and finished:
            self.counter.close()
        if self.citizen:
            self.citizen.screen.close()
        # Qt's objects go while Qt is there, not when Python is half gone.
        for shown in (self.window, self.sign_in):
            shown.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._app.shutdown()
        return finished

    # -- opening

    def _begin_opening(self) -> None:
        if self._is_opening:
            return
        self._is_opening = True
        self.window.furnish()
        self._garbage.leave()
        self._watchers.follow(self.window.windowHandle())
        self.local.run(self._open, self._opened, self._not_opened)
        self._queue.let_go()

    def _open(self) -> "Counter":
        # Imported here: the heavy libraries come after the window.
        from counter_app.bootstrap.use_cases import Opening, open_counter

        plan = self._plan
        try:
            make_private(plan.paths.profile, plan.paths.logs)
            log_into(plan.paths.logs)
            counter = open_counter(
                Opening(
                    paths=plan.paths,
                    settings=plan.settings,
                    announce=self.hub.announce,
                    doors=self._doors,
                    clock=self._clock,
                    rehearsal=plan.rehearsal,
                )
            )
        except CounterError as problem:
            self._doors.bar(problem)
            raise
        # The screens too, while the GUI thread only waits for somebody to sign in.
        from counter_app.bootstrap import citizen_seat, rooms, syncing_room  # noqa: F401

        if plan.settle:
            plan.settle(counter)
        return counter

    def _opened(self, counter: "Counter") -> None:
        from counter_app.bootstrap.citizen_seat import Joined, seat_beside
        from counter_app.bootstrap.lanes import Lanes
        from counter_app.bootstrap.rooms import Rooms
        from counter_app.bootstrap.syncing_room import SyncingRoom

        self.counter = counter
        lanes = Lanes(self.local, *self._slow)
        self.rooms = Rooms(counter, self.window, self.hub, lanes)
        self._garbage.collect()
        self._furnish(self.rooms)
        self.rooms.furnish_till()
        SyncingRoom(counter, self.hub, lanes).furnish(self.window, self.rooms)
        joined = Joined(counter, self.window, self.rooms, lanes, self._lock, self.hub)
        self.citizen = seat_beside(joined, self._app, self._plan)
        self._preparing = Slices(self._prepared(self.rooms, counter))
        self._ticking.start()
        self.far.run(counter.syncing.tell, _ignore, _ignore)
        # A PC without an identity can receive nothing: say so at once.
        self.local.run(
            lambda: must_be_enrolled(counter), _ignore, self.sign_in.show_problem
        )
        self._listen_to_serial()

    def _prepared(self, rooms: "Rooms", counter: "Counter") -> Iterator[None]:
        yield from rooms.prepare()
        # Before the first receipt: loading beside it would hold up its screen.
        self.printing.run(counter.receipting.prepare, self._keep_loaded, _ignore)

    def _keep_loaded(self, _what: object) -> None:
        self._garbage.collect()

    def _not_opened(self, problem: CounterError) -> None:
        self.problem = problem
        self._garbage.collect()
        self.sign_in.show_problem(problem)

    def _furnish(self, rooms: "Rooms") -> None:
        from counter_app.ui.frame.rail import RailItem

        window = self.window
        for command, run in (
            (Command.READY, rooms.ready),
            (Command.PROCEDURE, rooms.procedure),
            (Command.PAPERS, rooms.papers),
            (Command.TODAY, rooms.today),
            (Command.DUE, rooms.due),
            (Command.COPIES, rooms.copies),
            (Command.STEP_1, rooms.person),
            (Command.STEP_2, rooms.form),
            (Command.STEP_3, rooms.papers),
            (Command.STEP_4, rooms.check),
            (Command.LOCK, self._lock),
        ):
            window.bind(command, run)
        for item in (
            RailItem(
                id="receive",
                icon="user-check",
                text=lambda: translate("Rail", "Receive"),
                run=rooms.ready,
            ),
            RailItem(
                id="today",
                icon="list-details",
                text=lambda: translate("Rail", "Today's dossiers"),
                run=rooms.today,
            ),
            self._due.item(rooms.due),
            RailItem(
                id="copies",
                icon="file-text",
                text=lambda: translate("Rail", "Certified copies"),
                run=rooms.copies,
            ),
            RailItem(
                id="handover",
                icon="package-export",
                text=lambda: translate("Rail", "Hand over results"),
                run=rooms.results,
            ),
            RailItem(
                id="printing",
                icon="printer",
                text=self._prints.text,
                run=rooms.printing,
            ),
        ):
            window.add_room(item)
        window.card.connect(rooms.serve)
        window.receipt.connect(rooms.receipt)
        window.searched.connect(rooms.look_for)
        window.went_back.connect(rooms.ready)

    # -- signing in, locking

    def _entered(self, signed_in: "SignedIn") -> None:
        self.window.top.say_officer(signed_in.officer.name)
        self.router.listen(on=True)
        if self.rooms and self.window.page() is self.sign_in:
            self.rooms.ready()
        self.window.uncover()
        self._behind.lead_back(self.rooms)
        self.window.greet(signed_in)

    @cached_property
    def lock_page(self) -> LockPage:
        """S01b, made when it is first wanted: the start does not wait for it."""
        page = LockPage(self._unlocking)
        page.signed_in.connect(self._entered)
        page.other_wanted.connect(self._other_officer)
        return page

    def _lock(self) -> None:
        session = self._doors.session
        if session.current is None or session.locked:
            return
        self.router.listen(on=False)
        self.window.cover(self.lock_page)
        # After what the covered page keeps: a locked session saves nothing.
        lock = self.counter.journal.lock if self.counter else session.lock
        self.local.run(lock, lambda _: self._behind.take_down(self.rooms), _ignore)

    def _other_officer(self) -> None:
        self._doors.session.sign_out()
        self._behind.forget()
        if self.rooms:
            self.rooms.forget()
        self.window.cover(self.sign_in)

    # -- news and time

    def _hear(self, news: "News") -> None:
        from counter_app.domain.news import Changed, Connection

        counter = self.counter
        if counter is None:
            return
        if isinstance(news, Changed) and news.outbox:
            counter.syncing.nudge()
            self.far.run(counter.syncing.tell, _ignore, _ignore)
        elif isinstance(news, Connection):
            self.far.run(counter.refresh_catalogue, _ignore, _ignore)

    def _tick(self) -> None:
        if self._doors.session.is_overdue():
            self._lock()
        if self.counter and self.counter.is_open():
            self.far.run(self.counter.tick, _ignore, _ignore)
            self._prints.tick(self.counter.paper_work.to_answer)
            self._due.tick(self.counter.after_work.due_dates.waiting)

    def _listen_to_serial(self) -> None:
        if not (port := self._plan.settings.code_scanner):
            return
        from counter_app.documents.serial_lines import SerialLines

        lines = SerialLines(port, self.router.present.emit)
        self._close_serial = lines.close
        self._serial.run(lambda: lines.read(self.router.line), _ignore, _ignore)

    def _wire(self) -> None:
        self.hub.listen(self.window.hear)
        self.hub.listen(self._signing_in.hear)
        self.hub.listen(self._hear)
        self.window.language_wanted.connect(self._app.set_language)
        self.sign_in.language_wanted.connect(self._app.set_language)
        self.sign_in.signed_in.connect(self._entered)
        self.router.scanned.connect(self.window.take_scan)
        self.router.present.connect(self.window.say_scanner)
        self._reasons = lock_when(self._idle, self.hub, self._lock)
        self._ticking.timeout.connect(self._tick)


def run_program(
    paths: Paths,
    settings: Settings,
    *,
    watch: Callable[[Program], None] | None = None,
) -> int:
    """Run the program until its window is closed; return the exit status.

    ``watch`` is given the program before its window is shown (benchmarks).
    """
    catch_native_faults(paths.logs)
    factor, hints = int(settings.text_size) / 100, settings.hints == "show"
    app = Application(paths.resources, factor=factor, hints=hints)
    app.catch_faults(paths.logs / "counter.log")
    use_chosen_keys(app, settings)
    program = Program(app, Plan(paths=paths, settings=settings))
    if watch:
        watch(program)
    program.show()
    try:
        status = app.exec()
    finally:
        finished = program.close()
    if not finished:
        # Python would wait for the work that does not end, for as long as it likes.
        os._exit(status)
    return status


def _ignore(_what: object) -> None:
    return None


def _nothing() -> None:
    return None
