"""Sửa hồ sơ đã tiếp nhận: widgets and wires."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain.afterwards import FollowUp
from counter_app.domain.declarations import Declaration, Fault
from counter_app.domain.jsonable import Answers
from counter_app.services.correcting import ToCorrect
from counter_app.ui.correcting.presenter import CorrectingPresenter
from counter_app.ui.follow_up_page import FollowUpPage
from counter_app.ui.forms.values import Today
from counter_app.ui.forms.view import FormView
from counter_app.ui.page import Act, Kind
from counter_app.ui.tokens import SIDE_PANEL_WIDTH, SPACE_L
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel
from counter_app.ui.widgets.reason import Reason


class CorrectingPage(FollowUpPage):
    """The declaration to correct beside telephone, address and the reason."""

    def __init__(self, presenter: CorrectingPresenter, today: Today) -> None:
        super().__init__()
        self._presenter = presenter
        self._summary, self._told = ErrorSummary(), label("", "hint")
        self._nothing = label("", "hint")
        self.phone, self.address = ImeLineEdit(digits=True), ImeLineEdit()
        self._phone_row = FieldRow("", self.phone)
        self._address_row = FieldRow("", self.address)
        self.reason, self.form = Reason(), FormView(today)
        self._form_panel, self._side = Panel(), Panel()
        self.form.answered.connect(presenter.answered)
        self._begin(self._content(), "pencil")
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    @property
    def act(self) -> FollowUp:
        """What is done here."""
        return FollowUp.CORRECT

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Correct the dossier")

    def acts(self) -> tuple[Act, ...]:
        """Save and print, or go back."""
        if self._dossier is None:
            return (self._back_act(),)
        save = Act(
            id="correct",
            text=lambda: self.tr("Correct and print the receipt"),
            run=self._correct,
            kind=Kind.PRIMARY,
        )
        return (self._back_act(), save)

    def came(self) -> None:
        """Begin with the telephone, what is wrong most often."""
        if self._dossier:
            self.phone.setFocus()

    def commit_all(self) -> None:
        """Finish words being composed and fields being typed into."""
        super().commit_all()
        self.form.commit_all()

    def show_loading(self) -> None:
        """Nothing of another dossier stays, not even in an undo history."""
        self.form.clear()
        super().show_loading()

    def show_to_correct(self, found: ToCorrect) -> None:
        """Show what was written down."""
        who = found.dossier.applicant
        self.phone.setText(who.phone)
        self.address.setText(who.address)
        self.reason.offer(found.usage.reasons)
        self._nothing.setVisible(found.form is None)
        self.form.setVisible(found.form is not None)
        self.show_wanting(reason=False, change=False)
        self._show(found.dossier)
        self.phone.setFocus()

    def show_declaration(self, declaration: Declaration, answers: Answers) -> None:
        """Show the questions with the answers as they stand."""
        self.form.show_declaration(declaration, answers, {})

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """List what is wrong with the answers."""
        self.form.show_faults(faults)
        self.mark_failed(bool(faults))

    def show_wanting(self, *, reason: bool, change: bool) -> None:
        """Say that the reason, or any change at all, is wanting."""
        why = self.tr("Write the reason")
        what = self.tr("Nothing is other than before: correct something, or go back")
        self.reason.show_error(why if reason else "")
        errors = [
            (words, jump)
            for wrong, words, jump in (
                (change, what, self.phone.setFocus),
                (reason, why, self.reason.begin),
            )
            if wrong
        ]
        self._summary.show_errors(errors)
        self.mark_failed(bool(errors))

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._form_panel.set_heading(self.tr("Form"))
        self._side.set_heading(self.tr("Contact and reason"))
        self._told.setText(
            self.tr(
                "The receipt is printed again and says what was corrected. Name,"
                " personal ID, date and fee are not corrected here."
            )
        )
        self._nothing.setText(self.tr("This procedure has no form to correct."))
        self._phone_row.set_text(self.tr("Telephone"), optional=True)
        self._address_row.set_text(self.tr("Address"), optional=True)
        for row in (self._phone_row, self._address_row):
            row.retranslate()
        self.reason.retranslate()

    def _correct(self) -> None:
        self.commit_all()
        self.form.show_faults(())
        self._presenter.correct(
            phone=self.phone.text(),
            address=self.address.text(),
            reason=self.reason.text(),
        )

    def _content(self) -> QWidget:
        form = self._form_panel
        form.column.addWidget(self._nothing)
        form.column.addWidget(self.form, 1)
        side = self._side
        parts = (self._told, self._summary, self._phone_row, self._address_row)
        for part in (*parts, self.reason):
            side.column.addWidget(part)
        side.column.addStretch(1)
        beside = Body(side)
        beside.setFixedWidth(SIDE_PANEL_WIDTH + 44)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(Body(form), 1)
        row.addWidget(beside)
        return content
