"""The tab of papers about many dossiers: its form, its presenter and its acts."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.services.batching import Offered
from counter_app.services.printing import Issued
from counter_app.ui import problems
from counter_app.ui.page import Act, Kind
from counter_app.ui.printing.batch_presenter import BatchPresenter
from counter_app.ui.printing.batches import BatchForm
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.banner import Banner


class BatchDesk(QWidget):
    """Offers dossiers and prints their paper; says how it went in the page's note."""

    acts_changed = Signal()

    def __init__(
        self,
        presenter: BatchPresenter,
        note: Banner,
        say_issued: Callable[[Issued], object],
    ) -> None:
        super().__init__()
        self._presenter, self._note = presenter, note
        self._say_issued = say_issued
        self.form = BatchForm()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.form.asked.connect(self.offer)
        self.form.ticked.connect(self.acts_changed)
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def came(self) -> None:
        """Propose days and to whom."""
        self._presenter.begin()

    def begin(self) -> None:
        """Read what can go on the paper, and begin."""
        self.offer()
        self.form.begin()

    def offer(self) -> None:
        """Read what can go on the chosen paper."""
        form = self.form
        self._presenter.read(form.which(), *form.days(), waiting=form.waiting())

    def acts(self) -> tuple[Act, ...]:
        """Return what can be done here."""
        count = len(self.form.chosen())
        return (
            Act(
                id="tick-all",
                text=lambda: self.tr("Tick all or none"),
                run=self.form.tick_all,
            ),
            Act(
                id="print-batch",
                text=lambda: self.tr("Print ({n})").format(n=count),
                run=self._print,
                kind=Kind.PRIMARY,
            ),
        )

    def retranslate(self) -> None:
        """Set every word again."""
        self.form.retranslate()

    # -- what the presenter says

    def show_days(self, since: date, until: date) -> None:
        """Propose which days to look at."""
        self.form.show_days(since, until)

    def show_agency(self, agency: str) -> None:
        """Propose to whom a list goes."""
        self.form.show_agency(agency)

    def show_offered(self, offered: Sequence[Offered]) -> None:
        """List what can go on the paper."""
        self.form.show_offered(offered)

    def show_busy(self) -> None:
        """Say that something is being printed."""
        self._note.say(Tone.INFO, self.tr("Printing…"))

    def show_batch(self, issued: Sequence[Issued]) -> None:
        """Say how printing went, and offer what still waits."""
        last = issued[-1]
        self._say_issued(last)
        if len(issued) > 1 and not last.problem:
            said = self.tr("{n} papers sent to {printer}.")
            self._note.say(
                Tone.SUCCESS, said.format(n=len(issued), printer=last.record.printer)
            )
        self.offer()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""
        self._note.say(Tone.DANGER, problems.sentence(problem))

    # -- inside

    def _print(self) -> None:
        form = self.form
        dossiers = form.chosen()
        if not dossiers:
            self._note.say(Tone.WARNING, self.tr("Tick at least one dossier."))
        elif form.is_addressed():
            self._presenter.print(form.which(), dossiers, form.agency(), form.used())
