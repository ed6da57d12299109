"""In ấn: widgets and wires of what comes out of the printers."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierCode
from counter_app.domain.printed import (
    NUMBERED,
    UNSETTLED,
    Print,
    Series,
    written_number,
)
from counter_app.domain.scans import ReceiptScan, Scan
from counter_app.services.printing import Issued
from counter_app.services.slips import TEST_CODE
from counter_app.ui import problems
from counter_app.ui.page import Act, Kind, Page
from counter_app.ui.printing import words
from counter_app.ui.printing.batch_desk import BatchDesk
from counter_app.ui.printing.batch_presenter import BatchPresenter
from counter_app.ui.printing.numbers import NumbersForm
from counter_app.ui.printing.presenter import Choices, Printed, PrintingPresenter
from counter_app.ui.printing.printers import PrintersForm
from counter_app.ui.printing.prints import PrintsList
from counter_app.ui.printing.register import RegisterForm
from counter_app.ui.printing.void_question import VoidQuestion
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.label import label

PRINTS, BATCHES, REGISTER, NUMBERS, PRINTERS = range(5)


Part = PrintsList | BatchDesk | RegisterForm | NumbersForm | PrintersForm


class PrintingPage(Page):
    """What was printed, the register, and the printers: a tab for each."""

    rail = "printing"

    def __init__(self, presenter: PrintingPresenter, batches: BatchPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._heading, self._note = label("", "h1", wrap=False), Banner()
        self._tabs = QTabWidget()
        self._prints, self._register = PrintsList(), RegisterForm()
        self._batches = BatchDesk(batches, self._note, self.show_issued)
        self._numbers = NumbersForm()
        self._printers = PrintersForm()
        for part in self._parts():
            self._tabs.addTab(part, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        for widget in (self._heading, self._note):
            column.addWidget(widget)
        column.addWidget(self._tabs, 1)
        self._tabs.currentChanged.connect(self._changed)
        self._prints.chosen.connect(self._chosen)
        self._batches.acts_changed.connect(self.acts_changed)
        self._numbers.asked.connect(self._read_numbers)
        self._register.stop_wanted.connect(presenter.stop_register)
        self._printers.test_wanted.connect(presenter.test)
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Printing")

    def acts(self) -> tuple[Act, ...]:
        """Return what can be done on the tab in front."""
        return {
            PRINTS: self._prints_acts,
            BATCHES: self._batches.acts,
            NUMBERS: self._numbers_acts,
            REGISTER: self._register_acts,
            PRINTERS: self._printers_acts,
        }[self._tabs.currentIndex()]()

    def came(self) -> None:
        """Read the lists and begin in the tab in front."""
        self._note.clear()
        today = self._presenter.today()
        self._register.offer(today.replace(day=1), today)
        self._numbers.offer(today)
        self._batches.came()
        self._changed()

    def scanned(self, scan: Scan) -> bool:
        """A scan of the test page says that printer and scanner fit."""
        if isinstance(scan, ReceiptScan) and scan.code == DossierCode(TEST_CODE):
            self._note.say(
                Tone.SUCCESS,
                self.tr("Passed: the code on the test page was read as it should be."),
            )
            return True
        return False

    # -- what the presenter says

    def show_printed(self, printed: Printed) -> None:
        """List what was printed today."""
        self._prints.show_printed(printed)
        if not words.is_whole(printed.series):
            self._note.say(
                Tone.DANGER,
                self.tr("Numbers are missing: see below the list. Tell IT staff."),
            )
        self.acts_changed.emit()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the very file of the chosen print."""
        self._prints.show_pdf(pdf)

    def show_busy(self) -> None:
        """Say that something is being printed."""
        self._note.say(Tone.INFO, self.tr("Printing…"))

    def show_issued(self, issued: Issued) -> None:
        """Say how printing went."""
        if issued.problem:
            self._note.say(Tone.WARNING, problems.sentence(issued.problem))
            return
        said = self.tr("Sent to {printer}, copy {n}.")
        self._note.say(
            Tone.SUCCESS,
            said.format(printer=issued.record.printer, n=issued.record.copy),
        )

    def show_drawing(self, done: int, of: int) -> None:
        """Say how far the register is."""
        self._register.show_drawing(done, of)

    def show_register(self, pdf: bytes | None) -> None:
        """Show the register that was drawn, or that it was stopped."""
        self._register.show_register(pdf)
        self.acts_changed.emit()

    def show_choices(self, choices: Choices) -> None:
        """Show the printers."""
        self._printers.show_choices(choices)

    def show_kept(self) -> None:
        """Say that the choice of printers is kept."""
        self._note.say(Tone.SUCCESS, self.tr("The printers are kept."))

    def show_numbers(self, series: Sequence[Series]) -> None:
        """List how the numbers stand."""
        self._numbers.show_numbers(series)

    def show_voided(self) -> None:
        """Say that the number is void."""
        self._note.say(Tone.SUCCESS, self.tr("The number is void."))
        if self._tabs.currentIndex() == NUMBERS:
            self._read_numbers()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""
        self._register.show_idle()
        self._note.say(Tone.DANGER, problems.sentence(problem))

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._heading.setText(self.title())
        self._tabs.setAccessibleName(self.tr("Parts of printing"))
        for tab, name in enumerate(
            (
                self.tr("Printed today"),
                self.tr("Lists and labels"),
                self.tr("Register"),
                self.tr("Numbers"),
                self.tr("Printers"),
            )
        ):
            self._tabs.setTabText(tab, name)
        for part in self._parts():
            part.retranslate()

    def _parts(self) -> tuple[Part, ...]:
        """Return the tabs in their order."""
        return (
            self._prints,
            self._batches,
            self._register,
            self._numbers,
            self._printers,
        )

    # -- acts

    def _prints_acts(self) -> tuple[Act, ...]:
        record = self._prints.current()
        if record is None:
            return (
                Act(
                    id="refresh",
                    text=lambda: self.tr("Refresh"),
                    run=self._presenter.refresh,
                    key="F5",
                ),
            )
        acts = []
        if record.outcome in UNSETTLED:
            acts += [
                Act(
                    id="came-out",
                    text=lambda: self.tr("It came out"),
                    run=lambda: self._answer(came_out=True),
                ),
                Act(
                    id="failed",
                    text=lambda: self.tr("It did not come out"),
                    run=lambda: self._answer(came_out=False),
                ),
            ]
        if record.form in NUMBERED:
            acts.append(
                Act(
                    id="void",
                    text=lambda: self.tr("Void the number"),
                    run=self._void,
                    kind=Kind.DANGER,
                )
            )
        acts.append(
            Act(
                id="again",
                text=lambda: self.tr("Print again"),
                run=self._again,
                kind=Kind.PRIMARY,
            )
        )
        return tuple(acts)

    def _register_acts(self) -> tuple[Act, ...]:
        draw = Act(
            id="draw",
            text=lambda: self.tr("Draw the register"),
            run=self._draw,
            kind=Kind.PRIMARY if self._register.pdf() is None else Kind.SECONDARY,
        )
        if self._register.pdf() is None:
            return (draw,)
        return (
            draw,
            Act(
                id="print",
                text=lambda: self.tr("Print the register"),
                run=self._print_register,
                kind=Kind.PRIMARY,
            ),
        )

    def _numbers_acts(self) -> tuple[Act, ...]:
        return (
            Act(
                id="refresh",
                text=lambda: self.tr("Refresh"),
                run=self._read_numbers,
                key="F5",
            ),
            Act(
                id="void",
                text=lambda: self.tr("Void the number"),
                run=self._void_number,
                kind=Kind.DANGER,
            ),
        )

    def _printers_acts(self) -> tuple[Act, ...]:
        return (
            Act(
                id="keep",
                text=lambda: self.tr("Keep the printers"),
                run=lambda: self._presenter.keep(self._printers.outlets()),
                kind=Kind.PRIMARY,
            ),
        )

    def _changed(self, _tab: int = 0) -> None:
        part = self._tabs.currentIndex()
        if part == PRINTS:
            self._presenter.refresh()
            self._prints.begin()
        elif part == BATCHES:
            self._batches.begin()
        elif part == REGISTER:
            self._register.begin()
        elif part == NUMBERS:
            self._read_numbers()
            self._numbers.begin()
        else:
            self._presenter.read_choices()
            self._printers.begin()
        self.acts_changed.emit()

    def _chosen(self, record: Print) -> None:
        self._presenter.choose(record)
        self.acts_changed.emit()

    def _answer(self, *, came_out: bool) -> None:
        record = self._prints.current()
        if record:
            self._presenter.answer(record, came_out=came_out)

    def _again(self) -> None:
        record = self._prints.current()
        if record:
            self._presenter.again(record)

    def _void(self) -> None:
        record = self._prints.current()
        if record is None:
            return

        def go(reason: str, second: str, password: str) -> None:
            self._presenter.void(record, reason, second, password)

        VoidQuestion(record.number, go, self).open()

    def _read_numbers(self) -> None:
        self._presenter.read_numbers(*self._numbers.days())

    def _void_number(self) -> None:
        chosen = self._numbers.chosen()
        if chosen is None:
            return
        series, number = chosen

        def go(reason: str, second: str, password: str) -> None:
            self._presenter.void_of(series, number, reason, second, password)

        VoidQuestion(written_number(series.scope, number), go, self).open()

    def _draw(self) -> None:
        since, until = self._register.period()
        self._presenter.draw_register(since, until)

    def _print_register(self) -> None:
        pdf = self._register.pdf()
        if pdf:
            self._presenter.print_register(pdf)
