"""The citizen's screen joined to what the officer does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QScreen

from counter_app.bootstrap.lanes import Lanes
from counter_app.bootstrap.rooms import Rooms
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.drafts import Confirmation, Draft
from counter_app.domain.people import Citizen, Source
from counter_app.domain.procedures import Channel
from counter_app.services.collecting import Due
from counter_app.services.intake import Checked
from counter_app.ui import wording
from counter_app.ui.check.page import CheckPage
from counter_app.ui.citizen import rows
from counter_app.ui.citizen.identifying import Identifying
from counter_app.ui.citizen.presenter import CitizenPresenter
from counter_app.ui.citizen.scenes import Answer, Choosing, Confirming, Paying, Row
from counter_app.ui.citizen.speech import Speech
from counter_app.ui.citizen.turned import TurnedPage
from counter_app.ui.citizen.window import (
    CitizenWindow,
    Glass,
    after,
    size_of,
    view_maker,
)
from counter_app.ui.declaration.page import DeclarationPage
from counter_app.ui.fee.page import FeePage
from counter_app.ui.frame.place import Place
from counter_app.ui.handover.page import HandoverPage
from counter_app.ui.hub import Hub
from counter_app.ui.main_window import MainWindow
from counter_app.ui.page import Page
from counter_app.ui.papers.page import PapersPage
from counter_app.ui.person.page import PersonPage
from counter_app.ui.procedure.page import ProcedurePage
from counter_app.ui.received.page import ReceivedPage
from counter_app.ui.tokens import Tone
from counter_app.ui.walk import Walk

SERVING = (PersonPage, ProcedurePage, DeclarationPage, PapersPage)
"""Pages on which the citizen sees what is typed (C1)."""
JOINED = "joined to the citizen's screen"
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Joined:
    """What the citizen's screen follows."""

    counter: Counter
    window: MainWindow
    rooms: Rooms
    lanes: Lanes
    lock: Callable[[], object]
    """Locks the screen, as Ctrl+L does."""
    hub: Hub


class CitizenRoom:
    """Tells the citizen's screen what the officer does, and the officer the answers."""

    def __init__(
        self,
        joined: Joined,
        say: Speech,
        place: Place,
        glass: Glass,
    ) -> None:
        counter, window = joined.counter, joined.window
        self._counter, self._window, self._rooms = counter, window, joined.rooms
        self._say, self._place, self._lock = say, place, joined.lock
        self._walk: Walk | None = None
        self._draft: Draft | None = None
        self._served: Citizen | None = None
        self._typed: tuple[Row, ...] = ()
        self._checked: Checked | None = None
        self._turned: TurnedPage | None = None
        self._state_before = Qt.WindowState.WindowNoState
        self.presenter = CitizenPresenter(
            self, counter.journal.rating, joined.lanes.local, after, say
        )
        self.screen = CitizenWindow(
            self.presenter,
            view_maker(self.presenter, place, say, self._now),
            glass,
            self._officers_screen,
        )
        self.identifying = Identifying(
            self.screen, self._officers_screen, lambda: self.presenter.scene
        )
        window.front_changed.connect(self._follow)
        self.screen.lost.connect(self._lost)
        self.screen.found.connect(self._found)
        # Screens outlive the officer's window: without it there is no one to tell.
        window.destroyed.connect(self.screen.stop_listening)

    def begin(self) -> None:
        """Come up on the second screen, if there is one, and follow the officer."""
        self._window.windowHandle().screenChanged.connect(
            lambda _screen: self.screen.settle()
        )
        self.screen.settle()
        self._follow()

    # -- what the citizen answered

    def citizen_confirmed(self) -> None:
        """Everything is right."""
        page = self._window.page()
        if isinstance(page, CheckPage):
            page.citizen_confirmed()
            page.citizen.show_confirmed(self._counter.clock.now())
        elif isinstance(page, HandoverPage):
            page.citizen_confirmed(self._counter.clock.now())

    def citizen_disagreed(self, touched: frozenset[str]) -> None:
        """Something is wrong."""
        page = self._window.page()
        if isinstance(page, CheckPage):
            page.citizen.show_disagreed()
            page.citizen_disagreed(self._names(touched))
        elif isinstance(page, HandoverPage):
            page.citizen_disagreed()

    def citizen_chose(self, channel: Channel) -> None:
        """The channel the citizen wants."""
        page = self._window.page()
        if isinstance(page, ProcedurePage):
            page.choose_channel(channel)

    # -- following the officer

    def _follow(self) -> None:
        page = self._window.page()
        if page is self._turned:
            return
        self._drop_turned()
        self._hear_walk()
        if self._window.covered():
            self._draft = self._served = self._checked = None
            self._typed = ()
            self.presenter.pause()
        elif isinstance(page, SERVING):
            self._join(page)
            self._show_typed()
        elif isinstance(page, CheckPage):
            self._join(page)
        elif isinstance(page, FeePage):
            self._join(page)
            self._pay(page.due())
        elif isinstance(page, HandoverPage):
            self._join(page)
            self._give()
        elif isinstance(page, ReceivedPage) and self._rooms.walk.received:
            dossier = self._rooms.walk.received
            self.presenter.receipt(
                dossier, lambda: rows.given(dossier, self._place.office, self._say)
            )
        else:
            self.presenter.idle()

    def _join(self, page: Page) -> None:
        """Listen to a page, once; behind a lock pages are made anew."""
        if page.property(JOINED):
            return
        if isinstance(page, CheckPage):
            page.checked_shown.connect(self._confirm)
            page.citizen_wanted.connect(self._invite)
        elif isinstance(page, ProcedurePage):
            page.citizen_wanted.connect(self._choose)
        elif isinstance(page, FeePage):
            page.due_shown.connect(self._pay)
            page.taken_shown.connect(self.presenter.paid)
        elif isinstance(page, HandoverPage):
            page.collector_shown.connect(lambda *_: self._give())
            page.citizen_wanted.connect(self._ask_collector)
        page.setProperty(JOINED, "yes")

    def _hear_walk(self) -> None:
        if self._rooms.walk is not self._walk:
            self._walk = self._rooms.walk
            self._walk.listen(self._walked)
            self._walked()

    def _walked(self) -> None:
        walk = self._walk
        draft = walk.draft if walk else None
        before, self._draft = self._draft, draft
        if walk is None or draft is None:
            self._served = self._checked = None
            self._typed = ()
            return
        if before is None or before.id != draft.id or self._served != draft.citizen:
            self._served, self._typed = draft.citizen, ()
            self._show_typed()
            return
        fresh = rows.typed(before, draft, walk.procedure, self._counter.forms)
        if fresh:
            names = {row.id for row in fresh}
            kept = [row for row in self._typed if row.id not in names]
            self._typed = (*kept, *fresh)[-3:]
            self._show_typed()

    def _show_typed(self) -> None:
        page = self._window.page()
        if isinstance(page, SERVING) and not self._window.covered():
            if self._served and not self._is_guess(page):
                self.presenter.typing(self._rows, self._use)
            else:
                self.presenter.idle()

    def _is_guess(self, page: Page) -> bool:
        """Say whether who is shown was only found by a number just typed.

        One digit wrong, and it is somebody else: until the officer has asked and goes
        on, nothing of it is for the eyes of who stands here.
        """
        by_number = self._served is not None and self._served.source is Source.PAST
        return by_number and isinstance(page, PersonPage)

    def _rows(self) -> tuple[Row, ...]:
        begun = rows.begun(self._served, self._say) if self._served else ()
        return (*begun, *self._typed)

    def _use(self) -> str:
        procedure = self._walk.procedure if self._walk else None
        today = self._counter.lookup.day()
        use = self._counter.catalogue.data_use(today) if procedure else None
        return rows.use_of(use, procedure, self._say) if use and procedure else ""

    # -- C4

    def _pay(self, due: Due | None) -> None:
        """Show what is to be paid; nothing while it is looked up, or is not known."""
        if not isinstance(self._window.page(), FeePage) or self._window.covered():
            return
        if due is None or not due.owed or due.owed < 0:
            self.presenter.idle()
            return
        amount, code = wording.money(due.owed), due.dossier.code
        self.presenter.pay(
            lambda: Paying(
                amount=amount,
                qr=due.qr or b"",
                receiver=self._place.office,
                content=code,
            )
        )

    # -- C2 and C3

    def _give(self) -> None:
        """Let whoever collects a result confirm it; without anybody show nothing."""
        page = self._window.page()
        if not isinstance(page, HandoverPage) or self._window.covered():
            return
        shown = page.shown()
        if shown is None:
            self.presenter.idle()
            return
        collector, readings = shown
        tapped = page.is_tapped()
        self.presenter.confirm(
            lambda: rows.collecting(collector, readings, self._say),
            Answer.RIGHT if tapped else None,
        )
        if self.screen.is_there and not tapped:
            page.confirmed.citizen.show_waiting()

    def _ask_collector(self) -> None:
        """F8 at the hand-over: ask anew, or turn the page of many results."""
        if not self._turned_page():
            self._give()

    def _turned_page(self) -> bool:
        scene = self.presenter.scene
        if not isinstance(scene, Confirming) or scene.answer or scene.pages < 2:
            return False
        self.presenter.next_page()
        return True

    def _confirm(self, checked: Checked) -> None:
        page = self._window.page()
        if not isinstance(page, CheckPage) or self._window.covered():
            return
        self._checked = checked
        how = checked.draft.confirmed
        answered = Answer.RIGHT if how is Confirmation.ON_SCREEN else None
        self.presenter.confirm(
            lambda: rows.sheet(checked, self._counter.forms, self._say), answered
        )
        self._tell_line(page)

    def _tell_line(self, page: CheckPage) -> None:
        if self.screen.is_there:
            page.citizen.show_waiting()
        else:
            page.citizen.show_absent()

    def _invite(self) -> None:
        """F8: ask anew, turn the page, or turn the screen when there is only one."""
        page, checked = self._window.page(), self._checked
        if not isinstance(page, CheckPage) or checked is None:
            return
        if not self.screen.is_there:
            self._turn(checked)
            return
        if not self._turned_page():
            self._confirm(checked)

    def _choose(self) -> None:
        page = self._window.page()
        offered = page.offered() if isinstance(page, ProcedurePage) else None
        if offered is None:
            return
        if not self.screen.is_there:
            words = translate(
                "CitizenRoom",
                "There is no citizen's screen: ask the citizen and choose here.",
            )
            self._window.scan_banner.say(Tone.INFO, words)
            return

        def make() -> Choosing:
            return rows.choosing(*offered, self._say)

        self.presenter.choose(make)

    def _names(self, touched: frozenset[str]) -> Sequence[str]:
        if self._checked is None:
            return ()
        sheet = rows.sheet(self._checked, self._counter.forms, self._say)
        return [row.label for row in sheet.rows if row.id in touched]

    # -- one screen only

    def _turn(self, checked: Checked) -> None:
        screen = self._officers_screen()
        sheet = rows.sheet(checked, self._counter.forms, self._say)
        ppi = size_of(screen, 0).ppi if screen else 0.0
        page = TurnedPage(self._place, self._say, ppi, self._now, sheet)
        page.returned.connect(self._return)
        page.lock_wanted.connect(self._lock)
        self._turned = page
        self._state_before = self._window.windowState()
        self._window.setWindowState(Qt.WindowState.WindowFullScreen)
        self._window.cover(page)

    def _return(self) -> None:
        self._drop_turned()
        self._window.uncover()

    def _drop_turned(self) -> None:
        turned, self._turned = self._turned, None
        if turned:
            self._window.take_out(turned)
            self._window.setWindowState(self._state_before)

    # -- the screen itself

    def _lost(self) -> None:
        words = translate(
            "CitizenRoom",
            "The citizen's screen is gone. Check its cable and power; it goes on by"
            " itself. Meanwhile answers are spoken.",
        )
        self._window.around.say_citizen(Tone.WARNING, words)
        page = self._window.page()
        if isinstance(page, CheckPage):
            page.citizen.show_absent()

    def _found(self) -> None:
        self._window.around.say_citizen(Tone.INFO, "")
        page, scene = self._window.page(), self.presenter.scene
        waits = isinstance(scene, Confirming) and scene.answer is None
        if isinstance(page, CheckPage) and waits:
            page.citizen.show_waiting()

    def _officers_screen(self) -> QScreen | None:
        return self._window.screen()

    def _now(self) -> str:
        return wording.clock(self._counter.clock.now())
