"""S12b, S12c before receiving: guide a walk-in, or refuse to take it in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QWidget,
)

from counter_app.domain.errors import CounterError
from counter_app.services.ending import Said
from counter_app.services.printing import Issued
from counter_app.services.turning_away import ToTurnAway
from counter_app.ui import problems, wording
from counter_app.ui.asking.rows import WantedRows
from counter_app.ui.page import Act, Context, Kind, Page, States
from counter_app.ui.tokens import SIDE_PANEL_WIDTH, SPACE_L, SPACE_M, Tone
from counter_app.ui.turning_away.presenter import TurningAwayPresenter, Wanting
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Interruptible, Interruption, Panel
from counter_app.ui.widgets.reason import Reason


class TurningAwayPage(Page):
    """What is decided, what is still needed, why; then the slip."""

    form_wanted = Signal()
    """Go back to the declaration."""
    ready_wanted = Signal()
    """The next person."""
    rail = "receive"

    def __init__(self, presenter: TurningAwayPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._found: ToTurnAway | None = None
        self._done = False
        self._panel, self._why = Panel(), Panel()
        self._explained, self._rule = label("", "hint"), label("", "hint")
        self._summary = ErrorSummary()
        self.guides, self.refuses = QRadioButton(), QRadioButton()
        self._group = QButtonGroup(self)
        self.rows, self.reason = WantedRows(), Reason()
        self._more = button("", self._add_line, look="link")
        self.ground, self.right_place = ImeLineEdit(), ImeLineEdit()
        self._ground_row = FieldRow("", self.ground)
        self._place_row = FieldRow("", self.right_place)
        self._states = States(self._content(), icon="alert-triangle")
        self._stack = Interruptible(self, self._states)
        for choice in (self.guides, self.refuses):
            self._group.addButton(choice)
        self._group.buttonClicked.connect(self._turned)
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Not received")

    def context(self) -> Context | None:
        """Say who is being served, and for what."""
        if self._found is None:
            return None
        draft, procedure = self._found.draft, self._found.procedure
        return Context(
            citizen=draft.citizen.name,
            facts=wording.facts(draft.citizen),
            procedure=f"{procedure.code} · {procedure.name}",
        )

    def acts(self) -> tuple[Act, ...]:
        """Print, or back; once it is decided only the next person."""
        if self._stack.question:
            return ()
        back = Act(
            id="back",
            text=lambda: self.tr("Back"),
            run=self.form_wanted.emit,
            kind=Kind.BACK,
        )
        if self._done:
            following = Act(
                id="next",
                text=lambda: self.tr("Next person"),
                run=self.ready_wanted.emit,
                kind=Kind.PRIMARY,
            )
            return (following,)
        if self._found is None:
            return (back,)
        forward = Act(id="turn-away", text=self._words, run=self._go, kind=Kind.PRIMARY)
        return (back, forward)

    def back(self) -> bool:
        """Put the question away, or go back to the declaration."""
        if self._stack.question:
            self._put_away()
        elif self._done:
            self.ready_wanted.emit()
        else:
            self.form_wanted.emit()
        return True

    def came(self) -> None:
        """Begin with what is decided."""
        self._put_away()
        self._done = False
        self._presenter.open()

    def left(self) -> None:
        """Nothing of this citizen stays."""
        self._found = None
        self.rows.show_rows((), ())
        for field in (self.ground, self.right_place):
            field.setText("")
        self.reason.offer(())

    def show_loading(self) -> None:
        """Say that the walk-in is being read; nothing of another one stays."""
        self._found = None
        self._states.banner.clear()
        self._states.show_loading(self.tr("Reading…"))
        self.acts_changed.emit()

    def show_to_turn_away(self, found: ToTurnAway) -> None:
        """Show what may be said."""
        self._found = found
        self.rows.show_rows(found.rows, found.draft.papers)
        self.guides.setChecked(True)
        self.right_place.setText("")
        self.ground.setText(found.refusing.said)
        self.show_wanting(Wanting())
        self._turned()
        self._states.show_content()
        self.guides.setFocus()
        self.heading_changed.emit()

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is to be put right."""
        papers = self.tr("Tick a paper, or write one")
        reason, ground = self.tr("Write the reason"), self.tr("Write the ground")
        self.reason.show_error(reason if wanting.reason else "")
        self._ground_row.show_error(ground if wanting.ground else "")
        errors = [
            (words, jump)
            for wrong, words, jump in (
                (wanting.papers, papers, self.rows.begin),
                (wanting.reason, reason, self.reason.begin),
                (wanting.ground, ground, self.ground.setFocus),
            )
            if wrong
        ]
        self._summary.show_errors(errors)
        self.mark_failed(bool(errors))

    def ask_to_confirm(self, said: Said) -> None:
        """Interrupt: a refusal cannot be undone."""
        told = [
            self.tr("Reason: {text}").format(text=said.reason),
            self.tr("Ground: {text}").format(text=said.ground),
            self.tr("The draft goes; the citizen gets the paper."),
        ]
        question = Interruption(
            self.tr("Refuse to receive this dossier?"),
            "\n".join(told),
            go=(self._words(), lambda _reason: self._confirmed(said)),
            back=(self.tr("Back"), self._put_away),
        )
        self._stack.interrupt(question)
        self.acts_changed.emit()

    def show_done(self, issued: Issued, *, refused: bool) -> None:
        """Say that it is decided and kept, and what became of the slip."""
        self._done = True
        if issued.problem:
            self._states.banner.say(Tone.WARNING, problems.sentence(issued.problem))
        else:
            words = self.tr("Slip {number} is made. The citizen signs and takes it.")
            if not refused:
                words += " " + self.tr('The draft stays under "In progress".')
            said = words.format(number=issued.record.number)
            self._states.banner.say(Tone.SUCCESS, said)
        self.acts_changed.emit()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing was decided, and what was typed stays."""
        self._put_away()
        self._states.show_problem(problem, self._presenter.open)

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._panel.set_heading(self.title())
        self._why.set_heading(self.tr("Reason and ground"))
        self._explained.setText(
            self.tr(
                "Nothing is received: no code, no date. The slip has its own number."
            )
        )
        self.guides.setText(self.tr("Say what is still needed; the draft waits"))
        self.refuses.setText(self.tr("Refuse to receive; the draft goes"))
        self._more.setText(self.tr("Add another paper"))
        self._ground_row.set_text(self.tr("Ground"))
        self._place_row.set_text(self.tr("Who takes it instead"), optional=True)
        for row in (self._ground_row, self._place_row):
            row.retranslate()
        self.reason.retranslate()
        self.rows.retranslate()
        self._say_rule()

    def _words(self) -> str:
        if self.refuses.isChecked():
            return self.tr("Refuse and print the slip")
        return self.tr("Print what is needed")

    def _turned(self) -> None:
        refuses = self.refuses.isChecked()
        for part in (self.rows, self._more):
            part.setVisible(not refuses)
        for row in (self._ground_row, self._place_row):
            row.setVisible(refuses)
        found = self._found
        if found:
            usage = found.refusing if refuses else found.guiding
            self.reason.offer(usage.reasons)
        self._say_rule()
        self.acts_changed.emit()

    def _say_rule(self) -> None:
        found = self._found
        said = found.guiding.said if found and self.guides.isChecked() else ""
        words = self.tr("Rule: {text}")
        self._rule.setText(words.format(text=said) if said else "")

    def _add_line(self) -> None:
        self.rows.add_free()
        self.rows.focus_last()

    def _go(self) -> None:
        self.commit_all()
        if self.guides.isChecked():
            self._presenter.guide(self.rows.wanted(), self.reason.text())
            return
        self._presenter.refuse(
            Said(
                reason=self.reason.text(),
                ground=self.ground.text().strip(),
                right_place=self.right_place.text().strip(),
            )
        )

    def _confirmed(self, said: Said) -> None:
        self._put_away()
        self._presenter.confirmed(said)

    def _put_away(self) -> None:
        if self._stack.withdraw():
            self.acts_changed.emit()

    def _content(self) -> QWidget:
        column = self._panel.column
        for part in (self._explained, self._summary, self.guides, self.refuses):
            column.addWidget(part)
        column.addWidget(self.rows)
        column.addWidget(self._more)
        column.addStretch(1)
        for row in (self.reason, self._ground_row, self._place_row, self._rule):
            self._why.column.addWidget(row)
        self._why.column.addStretch(1)
        self._why.setMinimumWidth(SIDE_PANEL_WIDTH)
        content = QWidget()
        line = QHBoxLayout(content)
        line.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        line.setSpacing(SPACE_M)
        line.addWidget(self._panel, 3)
        line.addWidget(self._why, 2)
        return Body(content)
