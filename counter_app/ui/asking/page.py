"""S12b Yêu cầu bổ sung: widgets and wires."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain.afterwards import FollowUp
from counter_app.services.supplementing import ToAsk
from counter_app.ui.asking.presenter import AskingPresenter, Wanting
from counter_app.ui.asking.rows import WantedRows
from counter_app.ui.follow_up_page import FollowUpPage
from counter_app.ui.page import Act, Kind
from counter_app.ui.tokens import SIDE_PANEL_WIDTH, SPACE_L
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel
from counter_app.ui.widgets.reason import Reason


class AskingPage(FollowUpPage):
    """The checklist to tick, the reason, and until when."""

    def __init__(self, presenter: AskingPresenter, today: Callable[[], date]) -> None:
        super().__init__()
        self._presenter, self._today = presenter, today
        self._found: ToAsk | None = None
        self._summary, self._once = ErrorSummary(), label("", "hint")
        self.rows, self.reason = WantedRows(), Reason()
        self._more = button("", self._add_line, look="link")
        self.until = ImeLineEdit(digits=True)
        self._until_row = FieldRow("", self.until)
        self._rule = label("", "hint")
        self._papers_panel, self._why_panel = Panel(), Panel()
        self._begin(self._content(), "plus")
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    @property
    def act(self) -> FollowUp:
        """What is done here."""
        return FollowUp.ASK

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Ask for papers")

    def acts(self) -> tuple[Act, ...]:
        """Ask and print, or go back."""
        if self._dossier is None:
            return (self._back_act(),)
        ask = Act(
            id="ask",
            text=lambda: self.tr("Ask for papers and print the slip"),
            run=self._ask,
            kind=Kind.PRIMARY,
        )
        return (self._back_act(), ask)

    def came(self) -> None:
        """Begin at the first paper."""
        if self._dossier:
            self.rows.begin()

    def show_to_ask(self, found: ToAsk) -> None:
        """Show the checklist to choose from."""
        self._found = found
        self.rows.show_rows(found.rows, found.dossier.papers)
        self.reason.offer(found.usage.reasons)
        self.until.setText("")
        self.show_wanting(Wanting())
        self._show(found.dossier)
        self._say()
        self.rows.begin()

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is to be put right."""
        papers = self.tr("Tick a paper, or write one")
        reason = self.tr("Write the reason")
        until = self.tr("Write a day that is still to come, as day/month/year")
        self.reason.show_error(reason if wanting.reason else "")
        self._until_row.show_error(until if wanting.until else "")
        errors = [
            (words, jump)
            for wrong, words, jump in (
                (wanting.papers, papers, self.rows.begin),
                (wanting.reason, reason, self.reason.begin),
                (wanting.until, until, self.until.setFocus),
            )
            if wrong
        ]
        self._summary.show_errors(errors)
        self.mark_failed(bool(errors))

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._papers_panel.set_heading(self.tr("Papers to bring"))
        self._why_panel.set_heading(self.tr("Why and until when"))
        self._once.setText(
            self.tr(
                "Papers are asked for once and complete. Meanwhile the time does not"
                " run; the new date is told when they are brought."
            )
        )
        self._more.setText(self.tr("Add another paper"))
        self._until_row.set_text(
            self.tr("Bring it until (day/month/year)"), optional=True
        )
        self._until_row.retranslate()
        self.reason.retranslate()
        self.rows.retranslate()
        self._say()

    def _say(self) -> None:
        said = self._found.usage.said if self._found else ""
        self._rule.setText(self.tr("Rule: {text}").format(text=said) if said else "")

    def _add_line(self) -> None:
        self.rows.add_free()
        self.rows.focus_last()

    def _ask(self) -> None:
        self._presenter.ask(
            self.rows.wanted(),
            reason=self.reason.text(),
            until=self.until.text(),
            today=self._today(),
        )

    def _content(self) -> QWidget:
        papers = self._papers_panel
        papers.column.addWidget(self._once)
        papers.column.addWidget(self._summary)
        papers.column.addWidget(self.rows)
        more = QHBoxLayout()
        more.addWidget(self._more)
        more.addStretch(1)
        papers.column.addLayout(more)
        papers.column.addStretch(1)
        why = self._why_panel
        for part in (self.reason, self._until_row, self._rule):
            why.column.addWidget(part)
        why.column.addStretch(1)
        beside = Body(why)
        beside.setFixedWidth(SIDE_PANEL_WIDTH + 44)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(Body(papers), 1)
        row.addWidget(beside)
        return content
