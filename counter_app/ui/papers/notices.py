"""What the screen of papers says: what is under way, what went wrong, what waits."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.camera_errors import CameraProblem
from counter_app.domain.errors import (
    CounterError,
    DeviceFault,
    FileRefused,
    ScannerProblem,
)
from counter_app.services.reusing import Offer
from counter_app.ui import problems, wording
from counter_app.ui.tokens import SPACE_XS, Tone
from counter_app.ui.widgets.banner import Banner, Choice

MOST_TOLD = 5
"""Refused files told of one by one."""


class Notices(QWidget):
    """An answer, the work under way, the scan folder's offer, a paper kept here."""

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self.banner, self._work, self._offer = Banner(), Banner(), Banner()
        self._again = Banner()
        self._stop = stop
        self._page: int | None = None
        self._captures = False
        self._wait = ""
        self._refused: list[FileRefused] = []
        self._untried = 0
        self._asks: Callable[[], None] = self.clear
        self.waiting: tuple[Path, ...] = ()
        """What lies in the scan folder."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        for part in (self.banner, self._work, self._offer, self._again):
            column.addWidget(part)

    def is_scanning(self) -> bool:
        """Say whether a scan is being told of."""
        return self._page is not None

    def clear(self) -> None:
        """Take the last answer back."""
        self._refused.clear()
        self._untried = 0
        self.banner.clear()

    def scanning(self, page: int) -> None:
        """Say which page is being scanned (0: the scanner is being reached)."""
        begins = self._page is None
        self._page, self._captures = page, False
        if begins:
            self.clear()
            self.retranslate()
        else:
            self._work.go_on_saying(self._scanning_words(page))

    def capturing(self) -> None:
        """Say that the camera is taking a picture."""
        self._page, self._captures = 0, True
        self.clear()
        self.retranslate()

    def scan_ended(self) -> None:
        """Say of scanning nothing more."""
        self._page = None
        self._work.clear()
        self._waited()

    def ended_early(self, problem: CounterError, came: int, *choices: Choice) -> None:
        """Say why scanning ended, and how many pages came before: they are kept."""
        stopped = (
            isinstance(problem, ScannerProblem | CameraProblem)
            and problem.reason is DeviceFault.CANCELLED
        )
        words = problems.sentence(problem)
        if came:
            words += "\n" + self.tr("{n} pages came and are kept.").format(n=came)
        self.banner.say(Tone.INFO if stopped else Tone.DANGER, words, *choices)

    def wait(self, words: str) -> None:
        """Answer that something is under way, until it is done."""
        self._wait = words
        self.banner.say(Tone.INFO, words)

    def importing(self, names: Sequence[str]) -> None:
        """Say which files are being taken in; none: all are done."""
        if names:
            words = self.tr("Taking in {name}…").format(name=names[0])
            self._work.say(Tone.INFO, words)
        elif self._page is None:
            self._work.clear()
            self._waited()

    def looking(self, pages: int) -> None:
        """Say how many pages are still being checked; none: all are."""
        if self._page is not None:
            return
        if pages:
            words = self.tr("Checking {n} pages…").format(n=pages)
            self._work.reword(Tone.INFO, words)
            self._work.show()
        else:
            self._work.clear()

    def offer(self, files: Sequence[Path], take: Callable[[], None]) -> None:
        """Offer what lies in the scan folder; it is taken only when asked for."""
        if tuple(files) == self.waiting:
            return
        self.waiting = tuple(files)
        self._offer.setVisible(bool(files))
        words = self.tr("{n} files in the scan folder").format(n=len(files))
        self._offer.reword(Tone.INFO, words, ((self.tr("Take them (Shift+F6)"), take),))

    def offer_again(self, offer: Offer | None, take: Callable[[Offer], None]) -> None:
        """Offer a paper kept here, its date and state; the citizen is asked first."""
        self._again.setVisible(offer is not None)
        if offer is None:
            return
        told = self.tr("Kept here since {day} ({state}), dossier {code}.").format(
            day=f"{offer.received_on:%d/%m/%Y}",
            state=wording.paper_state(offer.was),
            code=offer.code,
        )

        def ask() -> None:
            words = self.tr("Does the citizen agree that this paper is used again?")
            self._again.say(
                Tone.INFO,
                words,
                (self.tr("The citizen agrees"), lambda: take(offer)),
                (self.tr("No"), lambda: self.offer_again(offer, take)),
            )

        self._again.reword(
            Tone.INFO, told, ((self.tr("Use it again (Shift+F12)"), ask),)
        )
        self._asks = ask

    def ask_again(self) -> None:
        """Ask for the citizen's consent to what is offered."""
        if self._again.isVisible():
            self._asks()

    def refused(self, problem: FileRefused, more: int, *choices: Choice) -> None:
        """Name a refused file beside those before it; ``more`` were not tried."""
        self._refused.append(problem)
        self._untried += more
        told = [problems.sentence(one) for one in self._refused[:MOST_TOLD]]
        if (rest := max(0, len(self._refused) - MOST_TOLD) + self._untried) > 0:
            told.append(self.tr("{n} more files were not taken.").format(n=rest))
        words = "\n".join(told)
        self.banner.say(Tone.DANGER, words, *choices)

    def failed(self, problem: CounterError) -> None:
        """Say what went wrong."""
        self.banner.say(Tone.DANGER, problems.sentence(problem))

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        if self._page is not None:
            words = self._scanning_words(self._page)
            self._work.say(Tone.INFO, words, (self.tr("Stop"), self._stop))

    def _waited(self) -> None:
        if self._wait and self.banner.words() == self._wait:
            self.clear()

    def _scanning_words(self, page: int) -> str:
        if self._captures:
            return self.tr("Taking the picture…")
        if page == 0:
            return self.tr("Reaching the scanner…")
        return self.tr("Scanning page {n}…").format(n=page)
