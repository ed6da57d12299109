"""What every screen of an officer is, and what the frame may ask of it.

A page shows; its presenter decides. The frame puts the page's acts into the action
bar, brings scans, and tells it when it comes to the front.

Single letters are acts only in lists and only in ``keyPressEvent``, never QShortcut:
a scanner types letters too, and the scan router must be able to hold them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.empty import EmptyState, Loading
from counter_app.ui.widgets.ime import commit_composition
from counter_app.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from counter_app.domain.scans import Scan
    from counter_app.ui.actions import Command


class Kind(StrEnum):
    """Where an act stands in the action bar, and how it looks."""

    PRIMARY = "primary"
    """The blue button, right: F9 and Ctrl+Enter."""
    BACK = "back"
    """Left of the primary one."""
    SECONDARY = "secondary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something the officer can do here.

    It can always be pressed: pressing too early gets an answer, not silence.
    """

    id: str
    """Stable name, e.g. ``receive``; the button's objectName."""
    text: Callable[[], str]
    """The words now, called again when the language changes."""
    run: Callable[[], object]
    kind: Kind = Kind.SECONDARY
    key: str = ""
    """Portable key text, e.g. ``F4``; the primary act has F9 without asking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The strip above the body: who is being served, and for what."""

    citizen: str = ""
    """Name in bold."""
    facts: str = ""
    """Birth, gender, masked personal ID."""
    procedure: str = ""
    channel: str = ""
    """Channel and fee."""
    due: str = ""


class Page(QWidget):
    """A screen. A subclass builds its widgets, then calls ``retranslate()`` once."""

    acts_changed = Signal()
    """The action bar must be drawn anew."""
    heading_changed = Signal()
    """title(), code(), context() or failed have changed."""

    rail = ""
    """Which item of the left rail is lit while this page is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failed = False
        self._speaks_old = False

    def title(self) -> str:
        """Return the name of the screen, for the window's title."""
        return ""

    def code(self) -> str:
        """Return the dossier code shown, if any, for the window's title."""
        return ""

    def context(self) -> Context | None:
        """Return what the context strip says, or None to hide it."""
        return None

    def acts(self) -> tuple[Act, ...]:
        """Return the acts of the action bar; at most six."""
        return ()

    def scanned(self, scan: "Scan") -> bool:
        """Take a scan; False lets the frame decide what it opens."""
        return False

    def came(self) -> None:
        """The page is in front now: put the focus where work begins."""

    def left(self) -> None:
        """The page went to the back."""

    def back(self) -> bool:
        """Go back one level (Esc); False lets the frame do it. Never discards."""
        return False

    def pressed(self, command: "Command") -> bool:
        """Take a key of the frame for an act of this screen; False: it is none."""
        return False

    def commit_all(self) -> None:
        """Finish half-typed words; the frame calls it before every act."""
        commit_composition()

    def retranslate(self) -> None:
        """Set every word again in the language now chosen."""

    def mark_failed(self, failed: bool) -> None:
        """Put "Có lỗi: " before the window's title, or take it away."""
        if failed is not self.failed:
            self.failed = failed
            self.heading_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language at once; a page behind another, when it is shown."""
        super().changeEvent(event)
        if event.type() is not QEvent.Type.LanguageChange:
            return
        self._speaks_old = not self.isVisible() and self.window().isVisible()
        if not self._speaks_old:
            self._speak()

    def showEvent(self, event: QShowEvent) -> None:
        """Speak the language now chosen."""
        super().showEvent(event)
        if self._speaks_old:
            self._speaks_old = False
            self._speak()

    def _speak(self) -> None:
        self.retranslate()
        self.acts_changed.emit()
        self.heading_changed.emit()


class States(QWidget):
    """The four states of a view: content, empty, loading, and a banner above any.

    ``banner`` is for errors and notes; what was shown before stays under it.
    """

    def __init__(self, content: QWidget, *, icon: str = "info-circle") -> None:
        super().__init__()
        self.banner, self.empty, self.loading = Banner(), EmptyState(icon), Loading()
        self._content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        self._stack = Stack()
        column.addLayout(self._stack, 1)
        for part in (content, self.empty, self.loading):
            self._stack.keep(part)
        self._filled = False

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the content, if nothing else was said."""
        super().showEvent(event)
        if self._stack.currentWidget() is None:
            self._stack.bring(self._content)

    def show_content(self) -> None:
        """What was asked for is here."""
        self._filled = True
        self.loading.stop()
        self.banner.clear()
        self._stack.bring(self._content)

    def show_empty(
        self, sentence: str, act: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """There is nothing: say so, with at most one act that helps."""
        self._filled = False
        self.loading.stop()
        self.banner.clear()
        self.empty.say(sentence, act, run)
        self._stack.bring(self.empty)

    def show_loading(self, text: str) -> None:
        """Wait; what was shown before stays."""
        if not self._filled:
            self.loading.start(text)
            self._stack.bring(self.loading)

    def show_problem(
        self, problem: CounterError, retry: Callable[[], object] | None = None
    ) -> None:
        """Say what went wrong and offer to try again."""
        # Imported here: these are many sentences, and the window comes first.
        from counter_app.ui import problems

        self.loading.stop()
        choices = () if retry is None else ((retry_text(), retry),)
        self.banner.say(Tone.DANGER, problems.sentence(problem), *choices)


def retry_text() -> str:
    """Return "Thử lại" in the language now chosen."""
    return QCoreApplication.translate("States", "Try again")
