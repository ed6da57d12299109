"""The window: frame, navigation, and what the keys do. Pages know nothing of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from counter_app.ui import style
from counter_app.ui.actions import Binding, Command, bindings
from counter_app.ui.frame.network import NetworkStory
from counter_app.ui.frame.place import Place
from counter_app.ui.frame.pressing import act_of, key_rows
from counter_app.ui.page import Page
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.ime import commit_composition
from counter_app.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from counter_app.domain.news import News
    from counter_app.domain.scans import Scan
    from counter_app.services.session import SignedIn
    from counter_app.ui.frame.rail import RailItem
    from counter_app.ui.frame.surround import Surround

SMALLEST = QSize(1024, 540)
DEEPEST_MENU = 5
"""Menus that can be open inside each other."""


class MainWindow(QMainWindow):
    """Shows one page at a time inside the frame, or one cover over everything.

    Wiring: ``bind(command, run)`` for what F2, F6, Ctrl+L… do, ``add_room(item)`` for
    the rail, ``show_page(page)`` to go somewhere, ``cover(page)`` to sign in or lock,
    ``take_scan(line)`` and ``hear(news)`` for what comes from outside.
    """

    card = Signal(object)
    """A scanned Citizen that the page in front did not take."""
    receipt = Signal(str)
    """A scanned dossier code that the page in front did not take."""
    searched = Signal(str)
    language_wanted = Signal(str)
    went_back = Signal()
    """Esc on a page that has no level of its own to go back to."""
    closing = Signal()
    front_changed = Signal()
    """Another page, or a cover, is in front."""
    painted = Signal()
    """The window has been painted for the first time."""

    def __init__(
        self, place: Place, *, rehearsal: bool = False, furnished: bool = True
    ) -> None:
        """``furnished=False``: only covers can be shown until furnish() is called."""
        super().__init__()
        self.setMinimumSize(SMALLEST)
        self._place, self._rehearsal = place, rehearsal
        self._runs: dict[Command, Callable[[], object]] = {}
        self._network = NetworkStory()
        self._shortcuts: list[QShortcut] = []
        self._bound: tuple[Binding, ...] = ()
        self._leaving = self._is_painted = False
        self.reminders: list[Callable[[], str]] = []
        """What may have to be said before leaving; empty words are not."""
        self._middle, everything = QWidget(), QWidget()
        self._pages, self._root = Stack(self._middle), Stack(everything)
        self.setCentralWidget(everything)
        self._is_furnished = False
        if furnished:
            self.furnish()
        style.dress(self)
        self.retranslate()

    def furnish(self) -> None:
        """Build what is around the pages; behind a cover nobody waits for it."""
        if self._is_furnished:
            return
        from counter_app.ui.frame.surround import Surround

        around = Surround(self._place, self._middle, rehearsal=self._rehearsal)
        self.top, self.rail, self.context = around.top, around.rail, around.context
        self.network_banner = around.network_banner
        self.scan_banner, self.bar = around.scan_banner, around.bar
        self._around = around
        around.fold(self.width(), self.height())
        self._root.keep(around)
        if self._root.currentWidget() is None:
            self._root.bring(around)
        self._is_furnished = True
        self._listen()
        self._bind_frame()

    # -- going somewhere

    def page(self) -> Page | None:
        """Return the page in front, covers included."""
        front = self._root.currentWidget()
        if isinstance(front, Page):
            return front
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, Page) else None

    def covered(self) -> bool:
        """Say whether a cover (signing in, lock) hides the frame."""
        return isinstance(self._root.currentWidget(), Page)

    def show_page(self, page: Page) -> None:
        """Bring a page to the front, under a cover if there is one."""
        commit_composition()
        before = self._pages.currentWidget()
        self.take_in(page)
        if isinstance(before, Page) and before is not page:
            before.left()
        self.scan_banner.clear()
        self._pages.bring(page)
        self._refresh_acts()
        self._refresh_heading()
        self.front_changed.emit()
        if not self.covered():
            page.came()

    def take_in(self, page: Page) -> None:
        """Make room for a page that will be shown later; it is quicker then."""
        if not self._pages.keeps(page):
            self._pages.keep(page)
            page.acts_changed.connect(self._refresh_acts)
            page.heading_changed.connect(self._refresh_heading)

    def take_out(self, page: Page) -> None:
        """Let a page or a cover go that is not in front, with what it held."""
        page.setParent(None)
        page.deleteLater()

    def cover(self, page: Page) -> None:
        """Hide everything behind this page, and close what lies over it."""
        commit_composition()
        self._close_boxes()
        front = self.page()
        if front is not None and front is not page:
            front.left()
        if not self._root.keeps(page):
            self._root.keep(page)
            page.heading_changed.connect(self._refresh_heading)
        self._root.bring(page)
        self._refresh_heading()
        self.front_changed.emit()
        page.came()

    def _close_boxes(self) -> None:
        # Left open, a box would show its names over the lock and keep the keys.
        for _menu_in_menu in range(DEEPEST_MENU):
            if (menu := QApplication.activePopupWidget()) is not None:
                menu.close()
        for box in self.findChildren(QDialog):
            box.close()

    def uncover(self) -> None:
        """Show the frame and its page again."""
        self._root.bring(self._around)
        self._refresh_heading()
        self.front_changed.emit()
        if (page := self.page()) is not None:
            page.came()

    def add_room(self, item: "RailItem") -> None:
        """Put a room into the rail; opening it finishes half-typed words first."""
        self.rail.add(replace(item, run=lambda: self._do(item.run)))

    def bind(self, command: Command, run: Callable[[], object]) -> None:
        """Say what a command does; commands without this are not shown anywhere."""
        self._runs[command] = run

    def can(self, command: Command) -> bool:
        """Say whether this command does something on the page in front."""
        page = self.page()
        return command in self._runs or (
            page is not None and act_of(command, page.acts()) is not None
        )

    # -- from outside

    def take_scan(self, line: str) -> None:
        """Give a scanned line to the page in front, else decide what it opens."""
        from counter_app.domain.scans import recognise

        scan = recognise(line)
        page = self.page()
        if self.covered() or page is None:
            return
        page.commit_all()
        self.scan_banner.clear()
        if not page.scanned(scan):
            self._open_scan(scan)

    def greet(self, signed_in: "SignedIn") -> None:
        """Tell the officer who came in what they have to know; nothing on most days."""
        self._around.say_tries(signed_in.missed if signed_in.is_warned else 0)
        self._around.say_reading(only=signed_in.only_reads)

    def say_scanner(self, there: bool) -> None:
        """Say that the code scanner is away, until it is back."""
        if self._is_furnished:
            self._around.say_scanner(there)

    def hear(self, news: "News") -> None:
        """Show what changed between this PC and the portal."""
        from counter_app.domain.news import Connection

        if not isinstance(news, Connection):
            return
        self.top.say_connection(news)
        if news.online:
            self._around.say_reading(only=False)
        self._network.hear(news, self.network_banner)

    @property
    def around(self) -> "Surround":
        """What is around the pages, once it is furnished."""
        return self._around

    # -- words and looks

    def retranslate(self) -> None:
        """Set every word of the window again."""
        self._refresh_heading()
        if self._is_furnished:
            self._network.reword(self.network_banner)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that there is something to see."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language at once."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            if self._is_furnished:
                self._bind_keys()  # other keys are other words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        if self._is_furnished:
            self._around.fold(self.width(), self.height())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that unsent and refused work stays here before leaving."""
        commit_composition()
        said = [words for remind in self.reminders if (words := remind())]
        said += self._network.before_leaving()
        if said and not self._leaving:
            event.ignore()
            self._ask_to_leave(said)
            return
        front = self.page()
        if front is not None:
            front.left()  # what was typed last is kept
        self.closing.emit()
        super().closeEvent(event)

    # -- inside

    def _do(self, run: Callable[[], object]) -> None:
        page = self.page()
        if page is not None:
            page.commit_all()
        run()

    def press(self, command: Command) -> None:
        """Do what the keys of this command do now."""
        page = self.page()
        if self.covered() or page is None:
            if page is not None:
                self._press_act(page, command)
            return
        if command is Command.BACK:
            page.commit_all()
            if not page.back():
                self.went_back.emit()
            return
        if self._press_act(page, command) or page.pressed(command):
            return
        if command in self._runs:
            self._do(self._runs[command])

    def _press_act(self, page: Page, command: Command) -> bool:
        act = act_of(command, page.acts())
        if act is not None:
            self._do(act.run)
        return act is not None

    def _open_scan(self, scan: "Scan") -> None:
        from counter_app.domain.scans import (
            CardScan,
            ReceiptScan,
            ScannerTest,
            Unknown,
        )

        if isinstance(scan, CardScan):
            self.card.emit(scan.citizen)
        elif isinstance(scan, ScannerTest):
            from counter_app.domain.scanner_test import judge
            from counter_app.ui.scanner_words import judged

            self.scan_banner.say(*judged(judge(scan.text)))
        elif isinstance(scan, ReceiptScan):
            self.receipt.emit(scan.code)
        elif isinstance(scan, Unknown):
            words = self.tr(
                "Unknown code ({seen}…). Scan the card or receipt again, or type."
            )
            self.scan_banner.say(Tone.WARNING, words.format(seen=scan.seen))

    def _ask_to_leave(self, said: list[str]) -> None:
        from counter_app.ui.widgets.question import Question

        choices = (
            (self.tr("Stay"), lambda: None),
            (self.tr("Close the program"), self._leave),
        )
        title = self.tr("Close Ward One-Stop?")
        Question(title, "\n".join(said), choices, self).open()

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def _show_keys(self) -> None:
        from counter_app.ui.frame.keys_overlay import KeysOverlay

        page = self.page()
        acts = page.acts() if page else ()
        KeysOverlay([*key_rows(acts, self._runs)], self).open()

    def _refresh_acts(self) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, Page):
            acts = page.acts()
            self.bar.show_acts(acts)
            self.bar.setVisible(bool(acts))

    def _refresh_heading(self) -> None:
        page = self.page()
        app = self.tr("Ward One-Stop")
        if page is None:
            self.setWindowTitle(app)
            return
        title = " – ".join(filter(None, (page.title(), page.code(), app)))
        failed = self.tr("Error: {title}").format(title=title)
        self.setWindowTitle(failed if page.failed else title)
        if self._is_furnished:
            self.context.say(page.context())
            self.rail.light(page.rail)

    def _listen(self) -> None:
        self.top.searched.connect(self.searched)
        self.top.language_wanted.connect(self.language_wanted)
        self.bar.chosen.connect(lambda act: self._do(act.run))

    def _bind_frame(self) -> None:
        self.bind(Command.KEYS, self._show_keys)
        self.bind(Command.SEARCH, self.top.focus_search)
        self.bind(Command.BACK, self.went_back.emit)
        self._bind_keys()

    def _bind_keys(self) -> None:
        """Listen to the keys in force, and no longer to those of before."""
        if self._bound is bindings():
            return
        self._bound = bindings()
        for old in self._shortcuts:
            old.setEnabled(False)  # deleted only when the event loop comes round
            old.deleteLater()
        self._shortcuts = [
            self._shortcut(key, binding.command)
            for binding in self._bound
            for key in binding.keys
        ]

    def _shortcut(self, key: str, command: Command) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)  # a held F9 acts once
        shortcut.activated.connect(lambda: self.press(command))
        return shortcut
