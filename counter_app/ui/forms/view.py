"""The whole declaration: questions in one or two columns, errors on top.

The view never owns the answers. It shows what it is given, tells what was answered,
and is shown the next state; widgets of questions that stay are never made again, so
the focus and the cursor stay where they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.declarations import (
    Declaration,
    Fault,
    Field,
    FieldKind,
    Group,
)
from counter_app.domain.jsonable import Answers
from counter_app.domain.pointers import found_at
from counter_app.ui import tokens
from counter_app.ui.forms.question import Question
from counter_app.ui.forms.search_box import SearchBox
from counter_app.ui.forms.values import Today
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.label import label

TWO_COLUMNS_FROM = 640
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class _Heading:
    """Words between questions: a page, a group, or a sentence to read."""

    text: str
    role: str


class FormView(QWidget):
    """Shows a declaration and tells what is answered."""

    answered = Signal(str, object)
    """Pointer and value, when the officer has finished with a field."""
    typed = Signal()
    """Something was typed that is not finished yet: autosave may wait for a pause."""

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = ErrorSummary()
        self._today = today
        self._questions: dict[str, Question] = {}
        self._asked: list[Question] = []
        self._headings: dict[_Heading, QLabel] = {}
        self._order: list[str | _Heading] = []
        self._laid_out: tuple[object, ...] = ()
        self._faults: tuple[Fault, ...] = ()
        self._shown: tuple[Declaration, Answers, Mapping[str, str]] | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.SPACE_L)
        self._grid.setVerticalSpacing(tokens.SPACE_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_M)
        column.addWidget(self.summary)
        column.addLayout(self._grid)
        column.addStretch(1)

    # -- what the presenter says ------------------------------------------------

    def show_declaration(
        self, declaration: Declaration, answers: Answers, sources: Mapping[str, str]
    ) -> None:
        """Show what to ask, given the answers; ``sources``: pointer to card fact."""
        self._shown = (declaration, answers, sources)
        self._order = list(self._arranged(declaration))
        self._asked = [self._questions[o] for o in self._order if isinstance(o, str)]
        for question in self._asked:
            pointer = question.field.pointer
            question.show_answer(found_at(answers, pointer), sources.get(pointer, ""))
        self._lay_out()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """List what is to be fixed and take the focus; none clears everything."""
        self._faults = tuple(faults)
        for question in self._asked:
            question.show_faults([f for f in faults if self._of(f) is question])
        self.summary.show_errors([self._line(fault) for fault in faults])
        if faults:
            self._reveal(self.summary)

    def clear(self) -> None:
        """Forget everything about a citizen: call it when another draft is shown."""
        self.show_faults(())
        for question in self._questions.values():
            question.row.hide()
            question.row.deleteLater()
            question.deleteLater()
        self._questions, self._asked = {}, []
        self._order, self._laid_out, self._shown = [], (), None

    def commit_all(self) -> None:
        """Finish every word being composed and every field being typed into."""
        for question in tuple(self._asked):
            question.commit()

    def note_unfinished(self) -> None:
        """Tell what stands in the fields now, and leave them exactly as they are.

        For autosave: no word being composed is committed, no cursor moves.
        """
        for question in tuple(self._asked):
            question.note()

    def focus_first_empty(self) -> None:
        """Go to the first required question without an answer, else to the first."""
        open_ones = [q for q in self._asked if q.editor.stops() and not q.is_locked]
        empty = [q for q in open_ones if q.field.required and q.editor.value() is None]
        for question in (empty or open_ones)[:1]:
            self._go_to(question.editor.stop_at(""))

    def go_to(self, pointer: str) -> None:
        """Go to the field of this pointer, or of the nearest above it."""
        question = self._at(pointer)
        if question:
            rest = pointer.removeprefix(question.field.pointer)
            self._go_to(question.editor.stop_at(rest))

    def question(self, pointer: str) -> Question:
        """Return the question of this pointer; KeyError if it is not asked."""
        return self._questions[pointer]

    def stops(self) -> list[QWidget]:
        """Return everything that takes the focus, in the order of the page."""
        return [stop for question in self._asked for stop in question.editor.stops()]

    # -- questions ----------------------------------------------------------------

    def _arranged(self, declaration: Declaration) -> Iterator[str | _Heading]:
        pages = declaration.pages
        for number, page in enumerate(pages, 1):
            if len(pages) > 1:
                said = self.tr("Page {n}/{of}").format(n=number, of=len(pages))
                title = f"{said} · {page.title}" if page.title else said
                yield _Heading(title, "h1")
            yield from self._parts(page, heading=len(pages) == 1)

    def _parts(self, group: Group, *, heading: bool) -> Iterator[str | _Heading]:
        if heading and group.title:
            yield _Heading(group.title, "h2")
        for part in group.parts:
            if isinstance(part, Group):
                yield from self._parts(part, heading=True)
            elif part.kind is FieldKind.STATIC:
                yield _Heading(part.label, "")
            else:
                self._ask(part)
                yield part.pointer

    def _ask(self, field: Field) -> None:
        question = self._questions.get(field.pointer)
        if question and question.fits(field):
            question.ask(field)
            return
        if question:
            question.row.hide()
            question.row.deleteLater()
        self._questions[field.pointer] = made = Question(field, self._today)
        made.setParent(self)
        made.answered.connect(self.answered)
        made.typed.connect(self.typed)
        made.mended.connect(self._mend)
        made.reshaped.connect(self._chain)
        made.row.setParent(self)

    # -- layout ---------------------------------------------------------------------

    def _lay_out(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS_FROM else 1
        wide = tuple(question.field.wide for question in self._asked)
        wanted = (columns, wide, tuple(self._order), *map(id, self._asked))
        if wanted == self._laid_out:
            self._chain()
            return
        self._laid_out = wanted
        while self._grid.takeAt(0) is not None:
            pass
        row = column = 0
        for entry in self._order:
            if isinstance(entry, _Heading):
                row, column = row + bool(column), 0
                self._grid.addWidget(self._heading(entry), row, 0, 1, columns)
                row += 1
                continue
            question = self._questions[entry]
            span = columns if question.field.wide else 1
            if column + span > columns:
                row, column = row + 1, 0
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(question.row, row, column, 1, span, top)
            column += span
            if column == columns:
                row, column = row + 1, 0
        for place in range(2):
            self._grid.setColumnStretch(place, int(place < columns))
            self._grid.setColumnMinimumWidth(place, 0)
        self._show_asked()
        self._chain()

    def _show_asked(self) -> None:
        asked = {id(question) for question in self._asked}
        for question in self._questions.values():
            question.row.setVisible(id(question) in asked)
        for heading, words in self._headings.items():
            words.setVisible(heading in self._order)

    def _heading(self, heading: _Heading) -> QLabel:
        if heading not in self._headings:
            made = label(heading.text, heading.role)
            made.setParent(self)
            if heading.role:
                made.setContentsMargins(0, tokens.SPACE_M, 0, 0)
            self._headings[heading] = made
        return self._headings[heading]

    def _chain(self) -> None:
        """Let Tab go the way the eye goes."""
        before: QWidget | None = None
        for question in self._asked:
            for stop in question.tab_stops():
                stop.installEventFilter(self)
                if before is not None:
                    QWidget.setTabOrder(before, stop)
                before = stop

    # -- faults -----------------------------------------------------------------------

    def _at(self, pointer: str) -> Question | None:
        asked = {question.field.pointer: question for question in self._asked}
        while pointer not in asked:
            if not pointer:
                return None
            pointer = pointer.rpartition("/")[0]
        return asked[pointer]

    def _of(self, fault: Fault) -> Question | None:
        return self._at(fault.pointer)

    def _line(self, fault: Fault) -> "tuple[str, _Jump]":
        question = self._of(fault)
        words = question.said(fault) if question else fault.message or fault.label
        return words, _Jump(self, fault.pointer)

    def _mend(self, pointer: str) -> None:
        """Tick the line of a fault that is gone; the list keeps its length."""
        for fault, line in zip(self._faults, self.summary.lines(), strict=False):
            if fault.pointer == pointer and not line.text().startswith("✓"):
                line.setText(f"✓ {line.text()}")
        if all(line.text().startswith("✓") for line in self.summary.lines()):
            self.summary.hide()

    # -- keys and focus ---------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next field; a focused field is scrolled into sight."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if isinstance(watched, QWidget) and self._entered(watched, event):
                return True
        elif event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._reveal(watched)
        return super().eventFilter(watched, event)

    def _entered(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Go to the next field, after finishing this one."""
        if event.key() not in ENTER or widget not in self.stops():
            return False
        if isinstance(widget, QPlainTextEdit | QPushButton | QTableWidget):
            return False
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        back = plain == Qt.KeyboardModifier.ShiftModifier
        if plain and not back:
            return False
        if isinstance(widget, SearchBox):
            widget.take_highlighted()
        for question in self._asked:
            if widget in question.editor.stops():
                question.commit()
        self._step(widget, -1 if back else 1)
        return True

    def _step(self, widget: QWidget, way: int) -> None:
        stops = self.stops()
        if widget not in stops:
            return
        place = stops.index(widget) + way
        if 0 <= place < len(stops):
            self._go_to(stops[place])

    def _go_to(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self._reveal(widget)

    def _reveal(self, widget: QWidget) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and widget.isVisible():
            above.ensureWidgetVisible(widget, 0, 2 * tokens.CONTROL_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        if self._shown:
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language at once."""
        super().changeEvent(event)
        if event.type() is not QEvent.Type.LanguageChange or self._shown is None:
            return
        self.show_declaration(*self._shown)
        for question in self._asked:
            question.retranslate()
        for fault, line in zip(self._faults, self.summary.lines(), strict=False):
            if not line.text().startswith("✓"):
                line.setText(self._line(fault)[0])


@dataclass(frozen=True, slots=True)
class _Jump:
    """What a line of the error summary does."""

    view: FormView
    pointer: str

    def __call__(self) -> None:
        self.view.go_to(self.pointer)
