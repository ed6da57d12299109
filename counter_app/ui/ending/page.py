"""S12c Từ chối, dừng, rút, xin lỗi và hẹn lại: widgets and wires."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain.afterwards import FollowUp
from counter_app.domain.due import Promise
from counter_app.domain.due_words import explained
from counter_app.domain.errors import CounterError, Forbidden, Hindered
from counter_app.services.ending import Said, ToEnd
from counter_app.ui import style, wording
from counter_app.ui.ending.presenter import DEFAULT_DAYS, EndingPresenter, Wanting
from counter_app.ui.ending.words import WORDS, said
from counter_app.ui.follow_up_page import FollowUpPage
from counter_app.ui.page import Act, Kind
from counter_app.ui.tokens import SPACE_S
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Interruptible, Interruption, Panel
from counter_app.ui.widgets.reason import Reason
from counter_app.ui.widgets.second_officer import SecondOfficer

WIDEST = 860
"""Pixels from which a reason grows no wider: longer lines are hard to read."""


class EndingPage(FollowUpPage):
    """One reason, its ground, and what belongs to the act; then once more yes."""

    def __init__(self, presenter: EndingPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._found: ToEnd | None = None
        self._promise: Promise | None = None
        self._panel, self._explained = Panel(), label("", "hint")
        self._standing, self._summary = label(), ErrorSummary()
        self.reason = Reason()
        self.ground, self.right_place = ImeLineEdit(), ImeLineEdit()
        self.fee_outcome, self.days = ImeLineEdit(), ImeLineEdit(digits=True)
        self.days.textChanged.connect(lambda: presenter.count(self._count()))
        self._ground_row = FieldRow("", self.ground)
        self._place_row = FieldRow("", self.right_place)
        self._fee_row = FieldRow("", self.fee_outcome)
        self._days_row = FieldRow("", self.days)
        self._new_due, self._why = label("", "h2"), label("", "hint")
        self._inner = QWidget()
        self._stack = Interruptible(self._inner, self._content())
        self._begin(self._inner, "alert-triangle")
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    @property
    def act(self) -> FollowUp:
        """What is done here."""
        return self._presenter.act

    def title(self) -> str:
        """Return the name of the act."""
        return said(WORDS[self._presenter.act].title)

    def acts(self) -> tuple[Act, ...]:
        """Go on, or back; a question has buttons of its own."""
        if self._stack.question:
            return ()
        if self._dossier is None:
            return (self._back_act(),)
        act = self._presenter.act
        ends = act is not FollowUp.EXTEND
        forward = Act(
            id=act.value,
            text=lambda: said(WORDS[act].act),
            run=self._end if ends else self._extend,
            kind=Kind.PRIMARY,
        )
        return (self._back_act(), forward)

    def back(self) -> bool:
        """Put the question away, or go back to the dossier."""
        if self._stack.question:
            self._put_away()
            return True
        return super().back()

    def came(self) -> None:
        """Begin with the reason."""
        if self._dossier and not self._stack.question:
            self.reason.begin()

    def show_loading(self) -> None:
        """Nothing of another dossier stays."""
        self._put_away()
        super().show_loading()

    def show_to_end(self, found: ToEnd, act: FollowUp) -> None:
        """Show the dossier and what is to be said."""
        self._found, self._promise = found, None
        self.reason.offer(found.usage.reasons)
        self.ground.setText(found.usage.said if act is not FollowUp.EXTEND else "")
        self.right_place.setText("")
        self.fee_outcome.setText("")
        legal = found.extension
        self.days.blockSignals(True)
        self.days.setText(str(int(legal.days) if legal else DEFAULT_DAYS))
        self.days.blockSignals(False)
        extends = act is FollowUp.EXTEND
        self._ground_row.setVisible(act in {FollowUp.REFUSE, FollowUp.STOP})
        self._place_row.setVisible(act is FollowUp.REFUSE)
        self._fee_row.setVisible(act in {FollowUp.STOP, FollowUp.WITHDRAW})
        for part in (self._days_row, self._new_due, self._why):
            part.setVisible(extends)
        self.show_wanting(Wanting())
        self._show(found.dossier)
        if not found.may:
            self.show_problem(Forbidden(act.value))
        self._say()
        self.reason.begin()

    def show_promise(self, promise: Promise | None) -> None:
        """Show the date there would be; None for a number of days that cannot be."""
        self._promise = promise
        self._say_promise()

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is to be put right."""
        reason = self.tr("Write the reason")
        ground = self.tr("Write the ground")
        days = self.tr("Choose how many working days more")
        self.reason.show_error(reason if wanting.reason else "")
        self._ground_row.show_error(ground if wanting.ground else "")
        self._days_row.show_error(days if wanting.days else "")
        errors = [
            (words, jump)
            for wrong, words, jump in (
                (wanting.reason, reason, self.reason.begin),
                (wanting.ground, ground, self.ground.setFocus),
                (wanting.days, days, self.days.setFocus),
            )
            if wrong
        ]
        self._summary.show_errors(errors)
        self.mark_failed(bool(errors))

    def ask_second(self, reason: str, days: int) -> None:
        """Ask for a second officer, who agrees to this by their own password."""
        self.show_wanting(Wanting())
        told = self.tr("The promised date is put off by {days} working days: {reason}")
        SecondOfficer(
            told.format(days=days, reason=reason),
            lambda account, password: self._presenter.agreed(
                reason, days, account, password
            ),
            self,
        ).open()

    def ask_to_confirm(self, act: FollowUp, given: Said) -> None:
        """Interrupt: it cannot be undone."""
        self.show_wanting(Wanting())
        words = WORDS[act]
        told = [self.tr("Reason: {text}").format(text=given.reason)]
        if given.ground:
            told.append(self.tr("Ground: {text}").format(text=given.ground))
        if given.right_place:
            told.append(self.tr("To go to: {text}").format(text=given.right_place))
        told.append(self.tr("It cannot be undone; the citizen gets the paper."))
        question = Interruption(
            said(words.question),
            "\n".join(told),
            go=(said(words.act), lambda _reason: self._confirmed(given)),
            back=(self.tr("Back"), self._put_away),
        )
        self._stack.interrupt(question)
        self._tell()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing was done, and what was typed stays."""
        self._put_away()
        super().show_problem(problem)

    def show_hindered(self, problem: Hindered) -> None:
        """Say why this cannot be done with the dossier now."""
        self._put_away()
        super().show_hindered(problem)

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._ground_row.set_text(self.tr("Ground"))
        self._place_row.set_text(self.tr("Who takes it instead"), optional=True)
        self._fee_row.set_text(self.tr("What becomes of the fee"), optional=True)
        self._days_row.set_text(self.tr("Working days more"))
        for row in (self._ground_row, self._place_row, self._fee_row, self._days_row):
            row.retranslate()
        self.reason.retranslate()
        self._say()

    def _say(self) -> None:
        words = WORDS[self._presenter.act]
        self._panel.set_heading(said(words.title))
        self._explained.setText(said(words.explained))
        found = self._found
        if found is None:
            return
        dossier = found.dossier
        text = self.tr("Now: {status}. Promised for {when}. Fee: {fee}.")
        self._standing.setText(
            text.format(
                status=wording.status(dossier.status),
                when=wording.due(dossier.due.at),
                fee=wording.fee(dossier.fee),
            )
        )
        self._say_promise()

    def _say_promise(self) -> None:
        promise = self._promise
        if promise is None:
            self._new_due.setText(self.tr("New date: –"))
            self._why.clear()
            return
        when = wording.due(promise.at)
        self._new_due.setText(self.tr("New date: {when}").format(when=when))
        self._why.setText(explained(promise))

    def _end(self) -> None:
        self.commit_all()
        self._presenter.end(
            Said(
                reason=self.reason.text(),
                ground=self._typed(self.ground, self._ground_row),
                right_place=self._typed(self.right_place, self._place_row),
                fee_outcome=self._typed(self.fee_outcome, self._fee_row),
            )
        )

    def _extend(self) -> None:
        self.commit_all()
        self._presenter.extend(self.reason.text(), self._count())

    def _count(self) -> int:
        """Return the working days written; 0 for what is no number."""
        text = self.days.text().strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0

    def _confirmed(self, given: Said) -> None:
        self._put_away()
        self._presenter.confirmed(given)

    def _put_away(self) -> None:
        if self._stack.withdraw():
            self.reason.begin()
            self._tell()

    @staticmethod
    def _typed(field: ImeLineEdit, row: FieldRow) -> str:
        return "" if row.isHidden() else field.text().strip()

    def _content(self) -> QWidget:
        column = self._panel.column
        for part in (self._explained, self._standing, self._summary, self.reason):
            column.addWidget(part)
        for row in (self._ground_row, self._place_row, self._fee_row, self._days_row):
            column.addWidget(row)
        column.addSpacing(SPACE_S)
        column.addWidget(self._new_due)
        column.addWidget(self._why)
        column.addStretch(1)
        self._panel.setMaximumWidth(style.scaled(WIDEST))
        content = QWidget()
        line = QHBoxLayout(content)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._panel, 1)
        line.addStretch()
        return Body(content)
