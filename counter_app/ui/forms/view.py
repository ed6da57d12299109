"""The whole declaration: questions in one or two columns, errors on top.

The view never owns the answers. It shows what it is given, tells what was answered,
and is shown the next state; widgets of questions that stay are never made again, so
the focus and the cursor stay where they are.

A long declaration is made in slices, so that the screen answers meanwhile: the first
screenful at once, the rest as soon as there is nothing else to do. Whoever asks for a
question that is not made yet gets it: all that wait are made then.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
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
)
from counter_app.domain.jsonable import Answers
from counter_app.domain.pointers import found_at
from counter_app.ui import tokens
from counter_app.ui.forms.arranging import Heading, arranged
from counter_app.ui.forms.question import Question
from counter_app.ui.forms.search_box import SearchBox
from counter_app.ui.forms.sentences import sentence
from counter_app.ui.forms.values import Today
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.filling import laid_out_once
from counter_app.ui.widgets.label import label

TWO_COLUMNS_FROM = 640
AT_ONCE, SLICE, GROWTH = 2, 3, 25
"""Questions made before the first painting, and in each slice after it; a question
takes one to two milliseconds to make, polish and lay out. Every slice lays out what
there is already, so one more in it for so many (GROWTH) made before."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        self._waiting: list[Field] = []
        self._slicing = QTimer(self)
        self._slicing.setInterval(0)
        self._slicing.timeout.connect(self._make_slice)
        self._is_to_begin = False
        self._headings: dict[Heading, QLabel] = {}
        self._placed: set[Heading] = set()
        self._order: list[str | Heading] = []
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
        self._waiting = []
        self._order = []
        for entry in arranged(declaration):
            if isinstance(entry, Field):
                self._ask(entry)
            self._order.append(entry.pointer if isinstance(entry, Field) else entry)
        self._show_answers(self._made())
        self._make(AT_ONCE)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """List what is to be fixed and take the focus; none clears everything."""
        self._faults = tuple(faults)
        if faults:
            self._make_all()
        for question in self._asked:
            question.show_faults([f for f in faults if self._of(f) is question])
        self.summary.show_errors([self._line(fault) for fault in faults])
        if faults:
            self._reveal(self.summary)

    def clear(self) -> None:
        """Forget everything about a citizen: call it when another draft is shown."""
        self.show_faults(())
        self._slicing.stop()
        self._is_to_begin = False
        with laid_out_once(self):
            for question in self._questions.values():
                self._drop(question)
        self._questions, self._asked, self._waiting = {}, [], []
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
        self._is_to_begin = not empty and self.is_making()
        if self._is_to_begin:
            return  # the field is not there yet: when it is, unless one is chosen first
        for question in (empty or open_ones)[:1]:
            self._go_to(question.editor.stop_at(""))

    def go_to(self, pointer: str) -> None:
        """Go to the field of this pointer, or of the nearest above it."""
        if pointer not in self._questions:
            self._make_all()
        question = self._at(pointer)
        if question:
            rest = pointer.removeprefix(question.field.pointer)
            self._go_to(question.editor.stop_at(rest))

    def question(self, pointer: str) -> Question:
        """Return the question of this pointer; KeyError if it is not asked."""
        if pointer not in self._questions:
            self._make_all()
        return self._questions[pointer]

    def is_making(self) -> bool:
        """Say whether questions still wait to be made."""
        return bool(self._waiting)

    def stops(self) -> list[QWidget]:
        """Return everything that takes the focus, in the order of the page."""
        self._make_all()
        return self._made_stops()

    def _made_stops(self) -> list[QWidget]:
        return [stop for question in self._asked for stop in question.editor.stops()]

    # -- questions ----------------------------------------------------------------

    def _ask(self, field: Field) -> None:
        question = self._questions.get(field.pointer)
        if question and question.fits(field):
            question.ask(field)
            return
        if question:
            self._drop(self._questions.pop(field.pointer))
        self._waiting.append(field)

    def _make(self, count: int) -> None:
        """Make the next questions of those that wait, and lay out what there is."""
        next_ones, self._waiting = self._waiting[:count], self._waiting[count:]
        with laid_out_once(self):
            for field in next_ones:
                self._make_one(field)
            self._show_answers([self._questions[f.pointer] for f in next_ones])
            self._asked = self._made()
            self._lay_out()
        if self._waiting:
            self._slicing.start()
        else:
            self._slicing.stop()

    def _make_slice(self) -> None:
        self._make(SLICE + len(self._asked) // GROWTH)
        # Who went on to another page keeps the focus there.
        if self._is_to_begin and self.isVisible():
            self.focus_first_empty()

    def _make_all(self) -> None:
        if self._waiting:
            self._make(len(self._waiting))

    def _made(self) -> list[Question]:
        asked = [entry for entry in self._order if isinstance(entry, str)]
        return [self._questions[p] for p in asked if p in self._questions]

    def _show_answers(self, questions: Sequence[Question]) -> None:
        if self._shown is None:
            return
        _, answers, sources = self._shown
        for question in questions:
            pointer = question.field.pointer
            question.show_answer(found_at(answers, pointer), sources.get(pointer, ""))

    def _make_one(self, field: Field) -> None:
        self._questions[field.pointer] = made = Question(field, self._today, self)
        made.answered.connect(self.answered)
        made.typed.connect(self.typed)
        made.mended.connect(self._mend)
        made.reshaped.connect(self._chain)

    def _drop(self, question: Question) -> None:
        question.row.hide()
        question.row.deleteLater()
        question.deleteLater()

    # -- layout ---------------------------------------------------------------------

    def _lay_out(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS_FROM else 1
        wide = tuple((q.field.wide, q.field.fresh) for q in self._asked)
        wanted = (columns, wide, tuple(self._order), *map(id, self._asked))
        if wanted == self._laid_out:
            self._chain()
            return
        self._laid_out = wanted
        self._fill_grid(columns)
        for place in range(2):
            self._grid.setColumnStretch(place, int(place < columns))
            self._grid.setColumnMinimumWidth(place, 0)
        self._show_asked()
        self._chain()

    def _fill_grid(self, columns: int) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        self._placed = set()
        row = column = 0
        for entry in self._order:
            if isinstance(entry, Heading):
                row, column = row + bool(column), 0
                self._grid.addWidget(self._heading(entry), row, 0, 1, columns)
                self._placed.add(entry)
                row += 1
                continue
            question = self._questions.get(entry)
            if question is None:
                break  # it and what follows wait
            span = columns if question.field.wide else 1
            begins = question.field.fresh and column > 0
            if begins or column + span > columns:
                row, column = row + 1, 0
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(question.row, row, column, 1, span, top)
            column += span
            if column == columns:
                row, column = row + 1, 0

    def _show_asked(self) -> None:
        asked = {id(question) for question in self._asked}
        for question in self._questions.values():
            shown = id(question) in asked
            if question.row.isHidden() is shown:  # telling Qt again is not free
                question.row.setVisible(shown)
        for heading, words in self._headings.items():
            # One that follows questions still to be made has no place yet.
            words.setVisible(heading in self._placed)

    def _heading(self, heading: Heading) -> QLabel:
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

    def _line(self, fault: Fault) -> tuple[str, Callable[[], None]]:
        question = self._of(fault)
        words = question.said(fault) if question else sentence(fault)
        return words, partial(self.go_to, fault.pointer)

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
            self._is_to_begin = False
            self._reveal(watched)
        return super().eventFilter(watched, event)

    def _entered(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Go to the next field, after finishing this one."""
        if event.key() not in ENTER or widget not in self._made_stops():
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
        stops = self._made_stops()
        if widget not in stops:
            return
        if way > 0 and widget is stops[-1]:
            stops = self.stops()
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
