"""S04 Thủ tục và kênh nộp: widgets and wires of the choice of procedure."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from counter_app.domain.checklists import rows_for, usual_case
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.law import STALE_DAYS, LawStatus
from counter_app.domain.listing import Line
from counter_app.domain.procedures import Channel, Procedure, Standing
from counter_app.services.intake import Quote
from counter_app.ui import problems, style, wording
from counter_app.ui.page import Act, Context, Kind, Page
from counter_app.ui.procedure.delegate import (
    CODE_ROLE,
    LEGAL_ROLE,
    ProcedureDelegate,
)
from counter_app.ui.procedure.offers import Offers
from counter_app.ui.procedure.presenter import ProcedurePresenter
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone
from counter_app.ui.walk import Walk
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel

LIST_HEIGHT = 106
"""Two rows of the list at 100 %."""


class FoundList(QListWidget):
    """As many rows as there is room for, and never fewer than two."""

    def sizeHint(self) -> QSize:
        """Ask for two rows; the layout gives more."""
        return QSize(super().sizeHint().width(), style.scaled(LIST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Insist on two rows."""
        return QSize(super().minimumSizeHint().width(), style.scaled(LIST_HEIGHT))


class ProcedurePage(Page):
    """Search, the list of what fits, and the channels with their prices."""

    form_wanted = Signal()
    """Procedure and channel are chosen: open the declaration."""
    person_wanted = Signal()
    """Back to the citizen."""
    dossier_wanted = Signal(object)
    """Open this DossierId: the duplicate."""
    rail = "receive"

    def __init__(self, presenter: ProcedurePresenter, walk: Walk) -> None:
        super().__init__()
        self._presenter = presenter
        self._walk = walk
        self._found: Sequence[Procedure] = ()
        self._query = ""
        self._duplicate: Line | None = None
        self._search = ImeLineEdit()
        self._search_row = FieldRow("", self._search)
        self._list = FoundList()
        self._list.setItemDelegate(ProcedureDelegate(self._list))
        self._nothing = label("", "hint")
        self._offers, self._law = Offers(), label("", "hint")
        self._law_status: LawStatus | None = None
        self._step = label("", "h1")
        self._banner, self._summary = Banner(), ErrorSummary()
        self._lay_out()
        self.retranslate()
        self._search.shown.connect(self._presenter.search)
        self._search.installEventFilter(self)
        self._list.currentRowChanged.connect(self._look)
        self._list.itemActivated.connect(lambda _item: self._choose())
        self._offers.case_chosen.connect(self._ask_again)
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Procedure and channel")

    def context(self) -> Context | None:
        """Say who is being served, and what is looked at."""
        draft, procedure = self._walk.draft, self._current()
        if draft is None:
            return None
        return Context(
            citizen=draft.citizen.name,
            facts=wording.facts(draft.citizen),
            procedure=f"{procedure.code} · {procedure.name}" if procedure else "",
        )

    def acts(self) -> tuple[Act, ...]:
        """Open the form, or go back."""
        return (
            Act(
                id="back",
                text=lambda: self.tr("Back"),
                run=self.person_wanted.emit,
                kind=Kind.BACK,
            ),
            Act(
                id="open-form",
                text=lambda: self.tr("Open the form"),
                run=self._choose,
                kind=Kind.PRIMARY,
            ),
        )

    def back(self) -> bool:
        """Go back to the citizen."""
        self.person_wanted.emit()
        return True

    def came(self) -> None:
        """Begin to search."""
        self._say_right()
        self._banner.clear()
        self._search.clear()
        self._offers.forget()  # another citizen's channel is not this one's
        self._presenter.open()
        self._search.setFocus()

    def show_found(self, query: str, found: Sequence[Procedure]) -> None:
        """Show what fits the query."""
        chosen = self._current()
        self._query, self._found = query, found
        self._list.blockSignals(True)
        self._list.clear()
        for procedure in found:
            item = QListWidgetItem()
            self._list.addItem(item)
            self._write(item, procedure)
        self._list.blockSignals(False)
        self._list.setVisible(bool(found))
        self._offers.setVisible(bool(found))
        self._say_nothing()
        self._list.setCurrentRow(0 if found else -1)
        if not found or chosen is not found[0]:
            self._look(0 if found else -1)

    def show_law(self, status: LawStatus) -> None:
        """Say when the catalogue may not be the newest."""
        self._law_status = status
        self._say_law()

    def show_channels(
        self, procedure: Procedure, quotes: Sequence[Quote], usual: Channel | None
    ) -> None:
        """Show the channels of a procedure with price and promised date."""
        draft = self._walk.draft
        chosen = usual
        if draft and draft.procedure == procedure.code and draft.channel:
            chosen = draft.channel
        self._offers.show_quotes(procedure.code, quotes, chosen)
        self.heading_changed.emit()

    def show_duplicate(self, line: Line) -> None:
        """Say that this citizen has such a dossier today already."""
        self._duplicate = line
        self._say_duplicate()

    def is_offered(self, code: str) -> bool:
        """Say whether this procedure is chosen and its channels are shown."""
        procedure = self._current()
        is_current = procedure is not None and procedure.code == code
        return is_current and self._offers.is_priced(code)

    def choose_channel(self, channel: Channel) -> None:
        """Take the channel the citizen chose."""
        self._offers.choose_channel(channel)

    def answer_to(self, query: str) -> str:
        """Return the sentence that nothing fits this query, "" if it is not shown."""
        is_it = self._query.strip() == query.strip() and not self._found
        return self._nothing.text() if is_it else ""

    def complaint(self) -> str:
        """Return the sentence that says what went wrong, "" when nothing did."""
        return self._banner.words() if self._banner.isVisible() else ""

    def ask_channel(self) -> None:
        """Say that the citizen has yet to choose the channel."""
        self._say_wrong(self.tr("Choose the channel"), self._offers.focus_channels)

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""
        self._banner.say(Tone.DANGER, problems.sentence(problem))

    def go_on(self) -> None:
        """Open the declaration."""
        self.form_wanted.emit()

    def retranslate(self) -> None:
        """Set every word again."""
        self._step.setText(self.tr("Step 1 of 4 · Procedure and channel"))
        self._search_row.set_text(self.tr("Find a procedure"))
        self._search_row.set_hint(
            self.tr("Without accents, by initials, by what it is called, or by code")
        )
        self._list.setAccessibleName(self.tr("Procedures found"))
        self._offers.retranslate()
        self._say_law()
        for row, procedure in enumerate(self._found):
            self._write(self._list.item(row), procedure)
        self._say_nothing()
        if self._duplicate:
            self._say_duplicate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the search keeps the focus."""
        if watched is self._search and isinstance(event, QKeyEvent):
            is_press = event.type() is QEvent.Type.KeyPress
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if is_press and event.key() in steps and self._found:
                row = self._list.currentRow() + steps[Qt.Key(event.key())]
                self._list.setCurrentRow(max(0, min(row, len(self._found) - 1)))
                return True
            if is_press and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._search.commit_preedit()
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _look(self, row: int) -> None:
        self._duplicate = None
        self._banner.clear()
        if 0 <= row < len(self._found):
            self._say_right()
            procedure, draft = self._found[row], self._walk.draft
            case = draft.case if draft and draft.procedure == procedure.code else ""
            standing = self._presenter.standing(procedure)
            self._offers.show_procedure(procedure, standing, case)
            self._ask_again()

    def _ask_again(self) -> None:
        procedure = self._current()
        if procedure:
            self._presenter.look_at(procedure, self._offers.case())

    def _choose(self) -> None:
        procedure = self._current()
        if procedure is None:
            self._say_wrong(self.tr("Choose a procedure"), self._search.setFocus)
            return
        self._say_right()
        picked = self._offers.picked(procedure.code)
        self._presenter.choose(procedure, picked, self._offers.case())

    def _say_wrong(self, words: str, jump: Callable[[], object]) -> None:
        self._summary.show_errors([(words, jump)])
        self.mark_failed(True)

    def _say_right(self) -> None:
        if self._summary.isAncestorOf(self.focusWidget()):
            self._search.setFocus()  # else it would go to the search of the top bar
        self._summary.show_errors([])
        self.mark_failed(False)

    def _current(self) -> Procedure | None:
        row = self._list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _write(self, item: QListWidgetItem, procedure: Procedure) -> None:
        legal = f"{procedure.name} · {procedure.field} · {self._remark(procedure)}"
        item.setText(procedure.short_name)
        item.setData(CODE_ROLE, procedure.code)
        item.setData(LEGAL_ROLE, legal)
        item.setToolTip(procedure.name)
        spoken = f"{procedure.short_name}, {procedure.code}, {legal}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _remark(self, procedure: Procedure) -> str:
        standing = self._presenter.standing(procedure)
        if standing is Standing.ELSEWHERE:
            return self.tr("of {place}").format(place=procedure.elsewhere)
        if standing is Standing.EXPIRED and procedure.valid_to:
            ended = f"{procedure.valid_to:%d/%m/%Y}"
            return self.tr("ended on {day}").format(day=ended)
        papers = rows_for(procedure, Channel.PAPER, usual_case(procedure))
        return self.tr("{n} papers").format(n=sum(row.asked for row in papers))

    def _say_law(self) -> None:
        words, status = "", self._law_status
        if status and status.refused:
            words = self.tr(
                "Catalogue {new} was refused ({fault}); {old} stays in force."
                " Call IT staff."
            ).format(
                new=status.refused.version,
                fault=status.refused.fault.value,
                old=status.version,
            )
        elif status and status.days is not None and status.days >= STALE_DAYS:
            words = self.tr("Catalogue updated {n} days ago.").format(n=status.days)
        self._law.setText(words)
        self._law.setVisible(bool(words))

    def _say_nothing(self) -> None:
        self._nothing.setVisible(not self._found)
        if not self._found:
            self._nothing.setText(
                self.tr('No procedure fits "{q}". Try another name.').format(
                    q=self._query
                )
            )

    def _say_duplicate(self) -> None:
        line = self._duplicate
        if line is None:
            return
        words = self.tr(
            "{name} already has a dossier for this procedure received at {time}"
            " ({code}). Open it or create a new one?"
        ).format(
            name=line.applicant, time=wording.clock(line.received_at), code=line.code
        )
        dossier: DossierId = line.id
        self._banner.say(
            Tone.WARNING,
            words,
            (self.tr("Open it"), lambda: self.dossier_wanted.emit(dossier)),
            (self.tr("Create a new one"), self._banner.clear),
        )

    def _lay_out(self) -> None:
        box = Panel()
        for part in (
            self._step,
            self._law,
            self._banner,
            self._summary,
            self._search_row,
        ):
            box.column.addWidget(part)
        box.column.addWidget(self._nothing)
        box.column.addWidget(self._list, 1)
        box.column.addWidget(self._offers)
        box.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(Body(box))
