"""A late result on S13: what to say, and F12, the letter that goes with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.services.apologising import Apologising
from counter_app.services.printing import Issued
from counter_app.services.reading import Reading
from counter_app.ui import problems
from counter_app.ui.handover import words as spoken
from counter_app.ui.handover.questions import letter_question
from counter_app.ui.page import Act
from counter_app.ui.ports import Tasks
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.panel import Interruption

translate = QCoreApplication.translate


class Letters:
    """Prints the letter of one dossier at a time, away from the screen."""

    def __init__(self, work: Apologising, local: Tasks, devices: Tasks) -> None:
        self._work, self._local, self._devices = work, local, devices
        self.is_printing = False
        """Whether one is on its way: another press is one too many."""

    def reasons(
        self,
        then: Callable[[Sequence[str]], None],
        failed: Callable[[CounterError], None],
    ) -> None:
        """Bring the usual reasons."""
        self._local.run(self._work.reasons, then, failed)

    def print(
        self,
        dossier: DossierId,
        reason: str,
        then: Callable[[Issued], None],
        failed: Callable[[CounterError], None],
    ) -> None:
        """Print it."""
        self.is_printing = True

        def done(issued: Issued) -> None:
            self.is_printing = False
            then(issued)

        def wrong(problem: CounterError) -> None:
            self.is_printing = False
            failed(problem)

        self._devices.run(lambda: self._work.print(dossier, reason), done, wrong)


class LateLetter:
    """The part of the screen that is there when the result came late."""

    def __init__(
        self,
        letters: Letters | None,
        interrupt: Callable[[Interruption], object],
        withdraw: Callable[[], object],
    ) -> None:
        """``letters`` None: nothing can be printed here."""
        self._letters, self._interrupt, self._withdraw = letters, interrupt, withdraw
        self._dossier: Dossier | None = None
        self._late = 0
        self._is_said = False
        self.banner, self.said = Banner(), Banner()

    def show_reading(self, reading: Reading) -> None:
        """Say how late this result is, or nothing."""
        dossier = reading.whole.dossier
        if self._dossier is None or dossier.id != self._dossier.id:
            self.said.clear()
            self._is_said = dossier.apology is not None
        self._dossier, self._late = dossier, reading.late_days
        if self._late:
            self.banner.reword(Tone.WARNING, spoken.late(self._late))
        self.banner.setVisible(bool(self._late))

    def acts(self) -> tuple[Act, ...]:
        """Print the letter, where there is something to apologise for."""
        if not self._late or self._letters is None:
            return ()
        return (
            Act(
                id="print-apology",
                text=lambda: translate("HandoverPage", "Print the letter of apology"),
                run=self._ask,
                key="F12",
            ),
        )

    def _ask(self) -> None:
        """Ask for the reason; a letter that was printed before has it already."""
        if self._letters is None or self._dossier is None:
            return
        if self._is_said:
            self._print("")
            return
        asked = self._dossier.id

        def ask(usual: Sequence[str]) -> None:
            if self._dossier and self._dossier.id == asked:
                self._interrupt(letter_question(self._late, usual, go, self._withdraw))

        def go(reason: str) -> None:
            self._withdraw()
            self._print(reason)

        self._letters.reasons(ask, self._complain)

    def _print(self, reason: str) -> None:
        letters, dossier = self._letters, self._dossier
        if letters is None or dossier is None or letters.is_printing:
            return
        self.said.say(
            Tone.INFO, translate("HandoverPage", "Printing the letter of apology…")
        )

        def done(issued: Issued) -> None:
            if self._dossier and self._dossier.id == dossier.id:
                self._is_said = True
                self.said.say(*spoken.letter_printed(issued))

        def failed(problem: CounterError) -> None:
            if self._dossier and self._dossier.id == dossier.id:
                self._complain(problem)

        letters.print(dossier.id, reason, done, failed)

    def _complain(self, problem: CounterError) -> None:
        self.said.say(Tone.DANGER, problems.sentence(problem))
