"""S08 Kiểm tra: widgets and wires of the check with the citizen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.drafts import Confirmation
from counter_app.domain.due_words import explained
from counter_app.domain.errors import CounterError
from counter_app.services.intake import Checked
from counter_app.services.ports import Forms
from counter_app.services.printing import Issued
from counter_app.ui import letters, wording
from counter_app.ui.check.citizen_line import CitizenLine, disagreed, light_up
from counter_app.ui.check.facts import Ways, facts
from counter_app.ui.check.grid import cutoff, emptied
from counter_app.ui.check.presenter import CheckPresenter
from counter_app.ui.page import Act, Context, Kind, Page, States
from counter_app.ui.paper_declaration import PaperDeclaration
from counter_app.ui.printed_words import said_printed, said_printing, said_sheet
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.exemption_choice import ExemptionChoice
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Interruptible, Interruption, Panel

LOOK_AGAIN_MS = 15_000
"""How often the promise is worked out anew while the screen is open."""
OFFERED = (Confirmation.SPOKEN, Confirmation.SIGNED_SLIP)
"""What the officer may choose; "on screen" is the citizen's own tap."""


class CheckPage(Page):
    """Everything once more, row by row, each with its way back."""

    received_wanted = Signal()
    """The dossier is received: show it."""
    form_wanted = Signal(str)
    """Go back to this field of the declaration (a pointer; empty: its first)."""
    papers_wanted = Signal()
    person_wanted = Signal()
    procedure_wanted = Signal()
    sheet_wanted = Signal()
    """Print the sheet a citizen without a screen checks and signs."""
    checked_shown = Signal(object)
    """These facts (Checked) are shown now, to be confirmed by the citizen."""
    citizen_wanted = Signal()
    """F8: show them to the citizen, or the next page of them."""
    rail = "receive"

    def __init__(
        self,
        presenter: CheckPresenter,
        forms: Forms,
        paper: PaperDeclaration | None = None,
    ) -> None:
        super().__init__()
        self._paper = paper
        self._presenter = presenter
        self._forms = forms
        self._ways = Ways(
            person=self.person_wanted.emit,
            procedure=self.procedure_wanted.emit,
            papers=self.papers_wanted.emit,
            field=lambda pointer: partial(self.form_wanted.emit, pointer),
        )
        self._checked: Checked | None = None
        self._step = label("", "h1")
        self._by, self._promised = label("", "label", wrap=False), label("", "hint")
        self._nobody = label("", "hint", wrap=False)
        self._offline: tuple[bool, bool] | None = None
        self._later = label("", "hint")
        self.citizen = CitizenLine()
        self._summary = ErrorSummary()
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(SPACE_L)
        self._rows.setVerticalSpacing(SPACE_S)
        self._rows.setColumnStretch(0, 1)
        self._rows.setColumnStretch(1, 2)
        self._exempt = ExemptionChoice()
        self._exempt.granted.connect(presenter.exempt)
        self._group = QButtonGroup(self)
        self._radios = {how: QRadioButton() for how in OFFERED}
        self._states = States(self._body())
        self._stack = Interruptible(self, self._states)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(presenter.look_again)
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Check with the citizen")

    def context(self) -> Context | None:
        """Say who is being served, for what, at what price and until when."""
        checked = self._checked
        if checked is None:
            return None
        channel = checked.draft.channel
        return Context(
            citizen=checked.draft.citizen.name,
            facts=wording.facts(checked.draft.citizen),
            procedure=f"{checked.procedure.code} · {checked.procedure.name}",
            channel=(
                f"{wording.channel(channel)} · {wording.fee(checked.fee)}"
                if channel
                else ""
            ),
            due=wording.due(checked.promise.at),
        )

    def acts(self) -> tuple[Act, ...]:
        """Receive, print the declaration, or go back; a question has its buttons."""
        if self._stack.question:
            return ()
        printing = (
            Act(
                id="print-declaration",
                text=lambda: self.tr("Print declaration"),
                run=self._print,
                key="F12",
            ),
        )
        return (
            *(printing if self._paper else ()),
            Act(
                id="check-sheet",
                text=lambda: self.tr("Print check sheet"),
                run=self.sheet_wanted.emit,
                key="Ctrl+E",
            ),
            Act(
                id="ask-citizen",
                text=lambda: self.tr("Ask the citizen to confirm"),
                run=self.citizen_wanted.emit,
                key="F8",
            ),
            Act(
                id="back",
                text=lambda: self.tr("Back"),
                run=self.papers_wanted.emit,
                kind=Kind.BACK,
            ),
            Act(
                id="receive",
                text=lambda: self.tr("Accept and print receipt"),
                run=self._presenter.receive,
                kind=Kind.PRIMARY,
            ),
        )

    def back(self) -> bool:
        """Put the question away, or go back to the papers."""
        if self._stack.question:
            self._withdraw()
        else:
            self.papers_wanted.emit()
        return True

    def came(self) -> None:
        """Work everything out anew."""
        self._withdraw()
        self._summary.show_errors([])
        self._presenter.open()
        self._timer.start()

    def left(self) -> None:
        """Stop looking at the clock."""
        self._timer.stop()

    def show_loading(self) -> None:
        """Say that fee and due date are being worked out."""
        self._checked = None
        self._states.show_loading(self.tr("Checking fee and due date…"))

    def show_checked(self, checked: Checked) -> None:
        """Show what would be received, what it costs and until when."""
        self._checked = checked
        self._fill(checked)
        self._choose(checked.draft.confirmed)
        self._states.show_content()
        self._radios[Confirmation.SPOKEN].setFocus()
        self.heading_changed.emit()
        self.checked_shown.emit(checked)
        self.citizen.show_from_home(checked.draft)

    def is_filled(self) -> bool:
        """Say whether everything to be checked is on the screen."""
        return self._checked is not None and self._rows.count() > 0

    def show_promise_moved(self, checked: Checked) -> None:
        """Say that the due date has moved while the screen was open."""
        self._checked = checked
        self._fill(checked)
        self._choose(None)
        words = self.tr("It is past {hour}. This dossier is due on {date}.").format(
            hour=cutoff(checked), date=wording.due(checked.promise.at)
        )
        self._states.banner.say(Tone.WARNING, words)
        self.heading_changed.emit()
        self.checked_shown.emit(checked)

    def citizen_confirmed(self) -> None:
        """The citizen tapped "right": it counts as any other confirmation."""
        self._choose(Confirmation.ON_SCREEN)
        self._summary.show_errors([])
        self.mark_failed(False)
        self._states.banner.clear()
        self._presenter.confirm(Confirmation.ON_SCREEN)

    def citizen_disagreed(self, names: Sequence[str]) -> None:
        """The citizen says that something is wrong, in these rows if touched."""
        self._choose(None)
        self._presenter.unconfirm()
        self._states.banner.say(Tone.WARNING, disagreed(names))
        light_up(self._rows, names)

    def show_declaration_printing(self) -> None:
        """Say that the declaration is on its way to the printer."""
        self._states.banner.say(*said_printing())

    def show_declaration_printed(self, printed: Issued | None) -> None:
        """Say where the declaration came out, and what to do with it."""
        self._states.banner.say(*said_printed(printed))

    def _print(self) -> None:
        if self._paper and self._checked:
            self._paper.print(self, self._checked.draft.answers)

    def ask_confirmation(self) -> None:
        """Say that the officer has yet to say how the citizen confirmed."""
        radio = self._radios[Confirmation.SPOKEN]
        self._summary.show_errors(
            [(self.tr("Choose how the citizen confirmed"), radio.setFocus)]
        )
        self.mark_failed(True)

    def ask_about_missing(self, checked: Checked) -> None:
        """Ask whether to receive although papers are missing, and why."""
        names = {row.id: row.short_name for row in checked.procedure.checklist}
        listed = ", ".join(names.get(row, row) for row in checked.missing)
        question = Interruption(
            self.tr("Accept although {papers} is missing?").format(papers=listed),
            self.tr("The reason is kept with the dossier and can be read by others."),
            reason=self.tr("Reason"),
            go=(self.tr("Accept and print receipt"), self._presenter.receive),
            back=(self.tr("Back"), self._withdraw),
        )
        self._stack.interrupt(question)
        self.acts_changed.emit()

    def show_sheet(self, issued: Issued) -> None:
        """Say that the sheet is printed; its signature is the confirmation."""
        self._states.banner.say(*said_sheet(issued))
        if not issued.problem:
            self.confirm_by(Confirmation.SIGNED_SLIP)

    def show_offline(self, *, offline: bool, provisional: bool) -> None:
        """Say that it is sent later, and when its code is not the final one."""
        self._offline = (offline, provisional)
        self._say_later()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""
        self._withdraw()
        self._states.show_problem(problem, self._presenter.open)

    def received(self) -> None:
        """Go to the screen of the received dossier."""
        self.mark_failed(False)
        self.received_wanted.emit()

    def retranslate(self) -> None:
        """Set every word again."""
        self._step.setText(self.tr("Step 4 of 4 · Check with the citizen"))
        self._by.setText(self.tr("Citizen confirmed"))
        self._nobody.setText(self.tr("· not confirmed yet"))
        self._say_later()
        self._exempt.retranslate()
        for number, (how, radio) in enumerate(self._radios.items(), start=1):
            radio.setText(letters.beside(wording.confirmation(how), number))
        if self._checked:
            self._fill(self._checked)

    def confirm_by(self, how: Confirmation) -> None:
        """Choose how the citizen confirmed."""
        self._choose(how)
        if self._summary.has_focus():
            self._radios[how].setFocus()  # its lines go, and the focus with them
        self._summary.show_errors([])
        self.mark_failed(False)
        self._presenter.confirm(how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 choose how the citizen confirmed."""
        how = dict(enumerate(OFFERED, start=1)).get(letters.digit(event) or 0)
        if how and not self._stack.question:
            self.confirm_by(how)
        else:
            super().keyPressEvent(event)

    def _say_later(self) -> None:
        offline, provisional = self._offline or (False, False)
        words = [self.tr("It is sent when there is a network.")] if offline else []
        if offline and provisional:
            words.append(self.tr("The receipt carries a provisional code."))
        self._later.setText(" ".join(words))
        self._later.setVisible(offline)

    def _withdraw(self) -> None:
        if self._stack.withdraw():
            self.acts_changed.emit()

    def _choose(self, confirmed: Confirmation | None) -> None:
        self._group.setExclusive(False)  # else the last citizen's answer would stay
        for how, radio in self._radios.items():
            radio.setChecked(how is confirmed)
        self._group.setExclusive(True)
        self._nobody.setVisible(confirmed is None)

    def _fill(self, checked: Checked) -> None:
        emptied(self._rows)
        for row, fact in enumerate(facts(checked, self._forms, self._ways)):
            words = (
                label(fact.name, "label"),
                label(fact.value),
                label(fact.source, "hint", wrap=False),
            )
            for column, said in enumerate(words):
                self._rows.addWidget(said, row, column, Qt.AlignmentFlag.AlignTop)
            if fact.jump:
                edit = button(self.tr("Edit"), fact.jump, look="link")
                edit.setAccessibleName(self.tr("Edit {what}").format(what=fact.name))
                self._rows.addWidget(edit, row, 3, Qt.AlignmentFlag.AlignTop)
        self._promised.setText(explained(checked.promise))
        owes = checked.fee.amount != 0 or checked.draft.exempt  # else: let off what?
        self._exempt.offer(checked.exemptions if owes else (), checked.draft.exempt)

    def _body(self) -> QWidget:
        facts = QWidget()
        inside = QVBoxLayout(facts)
        inside.setContentsMargins(0, 0, SPACE_S, 0)
        inside.addLayout(self._rows)
        inside.addStretch(1)
        scroll = Body(facts)
        facts.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        confirm = QHBoxLayout()
        confirm.setSpacing(SPACE_L)
        confirm.addWidget(self._by)
        for how, radio in self._radios.items():
            self._group.addButton(radio)
            radio.clicked.connect(lambda _on, how=how: self.confirm_by(how))
            confirm.addWidget(radio)
        confirm.addWidget(self._nobody)
        confirm.addStretch(1)
        box = Panel()
        top = QHBoxLayout()
        top.addWidget(self._step, 1)
        top.addWidget(self.citizen)
        box.column.addLayout(top)
        box.column.addWidget(self._summary)
        box.column.addWidget(scroll, 1)
        # Outside what scrolls: why this date, and the answer still to be given.
        box.column.addWidget(self._promised)
        box.column.addWidget(self._later)
        box.column.addWidget(self._exempt)
        box.column.addLayout(confirm)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(box)
        return body
