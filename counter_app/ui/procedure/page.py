"""S04 Thủ tục và kênh nộp: widgets and wires of the choice of procedure."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout

from counter_app.domain.errors import CounterError
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.law import LawStatus
from counter_app.domain.listing import Line
from counter_app.domain.procedures import Channel, Procedure
from counter_app.services.intake import Quote
from counter_app.ui import problems, wording
from counter_app.ui.page import Act, Context, Kind, Page, retry_text
from counter_app.ui.procedure import rows
from counter_app.ui.procedure.delegate import ProcedureDelegate
from counter_app.ui.procedure.duplicate import duplicate_words
from counter_app.ui.procedure.fields import FieldChoice, FieldList
from counter_app.ui.procedure.notes import Notes
from counter_app.ui.procedure.offers import Offers
from counter_app.ui.procedure.presenter import ProcedurePresenter
from counter_app.ui.procedure.rows import FoundList, law_words, nothing_words
from counter_app.ui.procedure.search_line import SearchLine
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone
from counter_app.ui.walk import Walk
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.beside import Beside
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel


class ProcedurePage(Page):
    """Search, the list of what fits, and the channels with their prices."""

    form_wanted = Signal()
    """Procedure and channel are chosen: open the declaration."""
    person_wanted = Signal()
    """Back to the citizen."""
    dossier_wanted = Signal(object)
    """Open this DossierId: the duplicate."""
    citizen_wanted = Signal()
    """F8: let the citizen choose the channel."""
    rail = "receive"

    def __init__(self, presenter: ProcedurePresenter, walk: Walk) -> None:
        super().__init__()
        self._presenter = presenter
        self._walk = walk
        self._found: Sequence[Procedure] = ()
        self._query = ""
        self._duplicate: Line | None = None
        self._search = SearchLine()
        self._search_row = FieldRow("", self._search)
        self._list = FoundList()
        self._list.setItemDelegate(ProcedureDelegate(self._list))
        self._usual: frozenset[ProcedureCode] = frozenset()
        self._read = False
        """Whether the catalogue has answered yet."""
        self._choice, self._field_list = FieldChoice(), FieldList()
        self._choice_row = FieldRow("", self._choice)
        self._nothing, self._listed = label("", "hint"), label("", "hint")
        self._offers, self._law = Offers(), label("", "hint")
        self._notes = Notes(presenter.data_use)
        self._below = Beside(self._offers, self._notes, (3, 2))
        self._law_status: LawStatus | None = None
        self._title = label("", "h1")
        self._banner, self._summary = Banner(), ErrorSummary()
        self._lay_out()
        self.retranslate()
        self._search.shown.connect(self._presenter.search)
        self._search.stepped.connect(self._step)
        self._search.entered.connect(self._enter)
        self._list.currentRowChanged.connect(self._look)
        self._list.itemActivated.connect(lambda _item: self._choose())
        self._offers.case_chosen.connect(self._ask_again)
        self._offers.entered.connect(self._choose)
        self._choice.chosen.connect(self._browse)
        self._field_list.chosen.connect(self._browse)
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
            Act(
                id="show-citizen",
                text=lambda: self.tr("Let the citizen choose"),
                run=self.citizen_wanted.emit,
                key="F8",
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
        self._search.begin("")
        self._offers.forget()  # another citizen's channel is not this one's
        self._presenter.open()
        self._search.setFocus()

    def begin(self, query: str) -> None:
        """Go on with a search begun on the screen before."""
        if query:
            self._search.begin(query)

    def show_searching(self) -> None:
        """Say that the catalogue is being read; what was shown before stays."""
        self._say_listed()

    def show_fields(
        self, fields: Sequence[tuple[str, int]], usual: frozenset[ProcedureCode]
    ) -> None:
        """Offer the fields; mark what is often received here."""
        self._usual = usual
        self._choice.fill(fields)
        self._field_list.fill(fields)
        self._choice_row.setVisible(bool(fields))
        for row, procedure in enumerate(self._found):
            self._write(self._list.item(row), procedure)
        self._say_listed()

    def show_field(self, field: str, found: Sequence[Procedure]) -> None:
        """Show the procedures of one field."""
        self._choice.choose(field)
        self._list_all("", found)

    def show_found(self, query: str, found: Sequence[Procedure]) -> None:
        """Show what fits the query."""
        self._choice.choose("")
        self._list_all(query, found)

    def _list_all(self, query: str, found: Sequence[Procedure]) -> None:
        chosen = self._current()
        self._query, self._found, self._read = query, found, True
        self._list.blockSignals(True)
        self._list.clear()
        for procedure in found:
            item = QListWidgetItem()
            self._list.addItem(item)
            self._write(item, procedure)
        self._list.blockSignals(False)
        self._list.setVisible(bool(found))
        self._below.setVisible(bool(found))
        self._say_listed()
        self._list.setCurrentRow(0 if found else -1)
        if not found or chosen is not found[0]:
            self._look(0 if found else -1)
        self._go_on_hurried()

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
        self._notes.show_quotes(quotes)
        self.heading_changed.emit()
        self._go_on_hurried()

    def show_duplicate(self, line: Line) -> None:
        """Say that this citizen has such a dossier today already."""
        self._duplicate = line
        self._say_duplicate()

    def is_offered(self, code: str) -> bool:
        """Say whether this procedure is chosen and its channels are shown."""
        procedure = self._current()
        current = procedure is not None and procedure.code == code
        return current and self._offers.is_priced(code)

    def _is_priced(self) -> bool:
        procedure = self._current()
        return procedure is not None and self._offers.is_known(procedure.code)

    def look_for(self, text: str) -> None:
        """Search as if this was typed."""
        self._presenter.search(text)

    def offered(self) -> tuple[Procedure, Sequence[Quote]] | None:
        """Return the procedure looked at and its channels, once they are shown."""
        one = self._current()
        shown = one is not None and self._offers.is_priced(one.code)
        return (one, self._offers.quotes) if one and shown else None

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
        """Say what went wrong; what was shown before stays."""
        self._search.hurried = False
        again = () if self._read else ((retry_text(), self._presenter.again),)
        self._banner.say(Tone.DANGER, problems.sentence(problem), *again)

    def go_on(self) -> None:
        """Open the declaration."""
        self.form_wanted.emit()

    def retranslate(self) -> None:
        """Set every word again."""
        self._title.setText(self.tr("Step 1 of 4 · Procedure and channel"))
        self._search_row.set_text(self.tr("Find a procedure"))
        self._search_row.set_hint(
            self.tr("Without accents, by initials, by what it is called, or by code")
        )
        self._list.setAccessibleName(self.tr("Procedures found"))
        self._choice_row.set_text(self.tr("Field"))
        self._choice.setAccessibleName(self.tr("Field"))
        self._field_list.setAccessibleName(self.tr("Fields"))
        for part in (self._offers, self._notes, self._choice):
            part.retranslate()
        self._say_law()
        for row, procedure in enumerate(self._found):
            self._write(self._list.item(row), procedure)
        self._say_listed()
        if self._duplicate:
            self._say_duplicate()

    def _enter(self) -> None:
        """Open what is chosen; before the answer is there, what it puts first."""
        waits = self._search.hurried = not self._is_answered()
        if not waits and (self._found or not self._field_list.take()):
            self._choose()

    def _step(self, way: int) -> None:
        if self._found:
            row = self._list.currentRow() + way
            self._list.setCurrentRow(max(0, min(row, len(self._found) - 1)))
        elif self._read:
            self._field_list.step(way)

    def _browse(self, field: str) -> None:
        self._search.clear()
        self._presenter.browse(field)

    def _look(self, row: int) -> None:
        self._duplicate = None
        self._banner.clear()
        if 0 <= row < len(self._found):
            self._say_right()
            procedure, draft = self._found[row], self._walk.draft
            case = draft.case if draft and draft.procedure == procedure.code else ""
            standing = self._presenter.standing(procedure)
            self._offers.show_procedure(procedure, standing, case)
            self._notes.show_procedure(procedure)
            self._ask_again()

    def _ask_again(self) -> None:
        procedure = self._current()
        if procedure:
            self._presenter.look_at(procedure, self._offers.case())

    def _is_answered(self) -> bool:
        """Say whether the list is that of what stands in the search."""
        asked = self._search.shown_text().strip()
        return asked == self._query.strip() or bool(self._choice.field() and not asked)

    def _go_on_hurried(self) -> None:
        if self._search.hurried and self._is_answered() and not self._duplicate:
            self._choose()

    def _choose(self) -> None:
        procedure = self._current()
        # Its channels are on their way: what the citizen chose is not known yet.
        self._search.hurried = bool(procedure) and not self._is_priced()
        if self._search.hurried:
            return
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
        standing = self._presenter.standing(procedure)
        rows.write(item, procedure, standing, usual=procedure.code in self._usual)

    def _say_law(self) -> None:
        words = law_words(self._law_status)
        self._law.setText(words)
        self._law.setVisible(bool(words))

    def _say_listed(self) -> None:
        """Say what is listed; where nothing is, offer the fields."""
        nothing = self._read and not self._found
        self._nothing.setVisible(bool(nothing))
        self._field_list.setVisible(bool(nothing and self._field_list.count()))
        self._nothing.setText(nothing_words(self._query))
        self._listed.setVisible(not nothing)
        asked = bool(self._query.strip() or self._choice.field())
        count = len(self._found) if self._read else None
        self._listed.setText(rows.listed_words(count, asked, bool(self._usual)))

    def _say_duplicate(self) -> None:
        line = self._duplicate
        if line is None:
            return
        self._banner.say(
            Tone.WARNING,
            duplicate_words(line),
            (self.tr("Open it"), lambda: self.dossier_wanted.emit(line.id)),
            (self.tr("Create a new one"), self._banner.clear),
        )

    def _lay_out(self) -> None:
        box = Panel()
        asking = QHBoxLayout()
        asking.setSpacing(SPACE_L)
        asking.addWidget(self._search_row, 5, Qt.AlignmentFlag.AlignBottom)
        asking.addWidget(self._choice_row, 3, Qt.AlignmentFlag.AlignBottom)
        for part in (self._title, self._law, self._banner, self._summary):
            box.column.addWidget(part)
        box.column.addLayout(asking)
        box.column.addWidget(self._listed)
        box.column.addWidget(self._nothing)
        box.column.addWidget(self._list, 1)
        box.column.addWidget(self._field_list, 1)
        box.column.addWidget(self._below)
        box.column.addStretch()
        for off in (self._nothing, self._field_list, self._choice_row, self._below):
            off.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(Body(box))
