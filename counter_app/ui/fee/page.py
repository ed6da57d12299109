"""S10 Thu phí: widgets and wires of the fee."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import CounterError
from counter_app.domain.numbers import on_paper
from counter_app.domain.payments import Payment
from counter_app.domain.printed import Numbered
from counter_app.services.collecting import Due
from counter_app.services.printing import Issued
from counter_app.ui import letters, problems, wording
from counter_app.ui.fee import words
from counter_app.ui.fee.presenter import (
    FeePresenter,
    Proof,
    Typed,
    Way,
    Wrong,
)
from counter_app.ui.fee.slip_acts import another_act, slip_acts
from counter_app.ui.fee.ways import (
    KEYS,
    CashPane,
    QrPane,
    SumField,
    WaivePane,
    way_name,
)
from counter_app.ui.fee.words import Origin
from counter_app.ui.page import Act, Context, Page, States
from counter_app.ui.page import Kind as ActKind
from counter_app.ui.printing.void_question import VoidQuestion
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel


class FeePage(Page):
    """What is owed, how it is paid; F9 takes it once and prints the slip once."""

    done = Signal()
    """Settled, or left for later: go where the officer came from, or on."""
    due_shown = Signal(object)
    """A Due: what the citizen is to pay now stands on the screen."""
    taken_shown = Signal()
    """It was written down."""
    another_wanted = Signal(str)
    """The same citizen hands in another dossier: the id of the one paid for."""
    rail = "till"

    def __init__(self, presenter: FeePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._due: Due | None = None
        self._taken = ""
        self.origin = Origin.RECEIVED
        self._heading, self._sum = label("", "h1"), label("", "figure", wrap=False)
        self._what, self._ground = label("", "strong"), label("", "hint")
        self._banner, self._summary = Banner(), ErrorSummary()
        self._amount, self._by = SumField(), ImeLineEdit()
        self._amount_row = FieldRow("", self._amount)
        self._by_row = FieldRow("", self._by)
        self._group = QButtonGroup(self)
        self._radios = {way: QRadioButton() for way in Way}
        self._cash, self._qr, self._waive = CashPane(), QrPane(), WaivePane()
        self._panes: dict[Way, QWidget] = {
            Way.CASH: self._cash,
            Way.VIETQR: self._qr,
            Way.WAIVE: self._waive,
        }
        self._pane, self._ways = QStackedWidget(), QWidget()
        self._states = States(self._body(), icon="cash")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._states)
        self._listen()
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Fee")

    def code(self) -> str:
        """Return the dossier's code."""
        return on_paper(self._dossier.code) if self._dossier else ""

    def context(self) -> Context | None:
        """Say whose fee it is."""
        dossier = self._dossier
        if dossier is None:
            return None
        return Context(
            citizen=dossier.applicant.name,
            facts=wording.facts(dossier.applicant),
            procedure=f"{dossier.procedure} · {dossier.procedure_name}",
            channel=wording.channel(dossier.channel),
            due=wording.due(dossier.due.at),
        )

    def acts(self) -> tuple[Act, ...]:
        """Take it, or leave it for later; afterwards the slip again, and on."""
        presenter = self._presenter
        slip = slip_acts(presenter, self._ask_void)
        later = Act(
            id="later",
            text=lambda: self.tr("Later"),
            run=self.done.emit,
            kind=ActKind.BACK,
        )
        forward = Act(
            id="fee",
            text=self._forward,
            run=lambda: presenter.act(self._typed()),
            kind=ActKind.PRIMARY,
        )
        if not presenter.is_settled:
            return (*slip, later, forward)
        more = (another_act(self._another),) if self.origin is Origin.RECEIVED else ()
        return (*slip, *more, forward)

    def back(self) -> bool:
        """Nothing is lost: what is owed stays owed."""
        self.done.emit()
        return True

    def _another(self) -> None:
        if self._dossier:
            self.another_wanted.emit(self._dossier.id)

    def came(self) -> None:
        """Begin where something is to be typed."""
        self._begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T, V and M choose the way; 1 and 2 what was seen of a transfer."""
        letter = letters.pressed(event, KEYS)
        proof = {1: Proof.SEEN, 2: Proof.SHOWN}.get(letters.digit(event) or 0)
        if letter:
            self._presenter.choose(KEYS[letter])
        elif proof and self._presenter.way is Way.VIETQR:
            self._qr.choose(proof)
        else:
            super().keyPressEvent(event)

    # -- what the presenter shows

    def due(self) -> Due | None:
        """Return what is still to be paid; None while it is not known, or settled."""
        return None if self._presenter.is_settled else self._due

    def show_loading(self) -> None:
        """Say that the fee is being looked up; nothing of another one stays."""
        self._due, self._taken = None, ""
        self._banner.clear()
        self._show_right(Wrong())
        self._states.show_empty("")
        self._states.show_loading(self.tr("Looking up the fee…"))
        self._tell()

    def show_due(self, due: Due) -> None:
        """Show what is owed, and how it can be paid."""
        self._due = due
        self._qr.show_qr(due.qr)
        self._qr.forget()
        self._waive.offer(due.exemptions)
        for field in (self._cash.field, self._amount, self._by):
            field.setText("")
        by_hand = due.owed is None
        self._amount_row.setVisible(by_hand)
        self._by_row.setVisible(by_hand)
        self._say_due()
        self._states.show_content()
        self._ways.setVisible(not self._presenter.is_settled)
        self.show_way(self._presenter.way)
        self.due_shown.emit(due)

    def show_way(self, way: Way) -> None:
        """Show the fields of this way to pay."""
        self._radios[way].setChecked(True)
        self._pane.setCurrentWidget(self._panes[way])
        self._show_right(Wrong())
        self._understand()
        self._begin()
        self._tell()

    def show_wrong(self, wrong: Wrong) -> None:
        """Say what is to be put right, at its field."""
        self._show_right(wrong)

    def show_taken(self, payment: Payment, back: int) -> None:
        """Say what was written down, and the cash to be given back."""
        self._show_right(Wrong())
        self._ways.hide()
        self._taken = words.taken(payment, back)
        self._sum.setText(wording.money(payment.amount))
        self._what.setText("")
        self._ground.setText("")
        said = (self._taken, words.printing(payment))
        self._banner.say(Tone.SUCCESS, " ".join(filter(None, said)))
        self._heading.setText(self.tr("Paid"))
        if back:
            told = self.tr("Give back {back}")
            self._heading.setText(told.format(back=wording.money(back)))
        self.setFocus()
        self._tell()
        self.taken_shown.emit()

    def show_issued(self, issued: Issued) -> None:
        """Say how the slip came out."""
        tone, told = words.printed(issued)
        first = self._taken if issued.record.copy == 1 else ""
        self._banner.say(tone, " ".join(filter(None, (first, told))))

    def show_voided(self, number: Numbered) -> None:
        """Say that a slip was voided and its money given back."""
        told = self.tr(
            "Slip {slip} is void. Give the money back; the fee can be taken anew."
        )
        self._banner.say(Tone.WARNING, told.format(slip=number.text))

    def show_proved(self, payment: Payment) -> None:
        """Say that the credit of this transfer was noted."""
        told = self.tr("The credit of slip {slip} is written down as seen.")
        self._banner.say(Tone.SUCCESS, told.format(slip=payment.slip))

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; what was typed stays."""
        if self._due is None:
            self._states.show_problem(problem, self._presenter.again)
        else:
            self._banner.say(Tone.DANGER, problems.sentence(problem))

    def leave(self) -> None:
        """Go where the officer came from, or on."""
        self.done.emit()

    def retranslate(self) -> None:
        """Set every word again."""
        self._amount_row.set_text(self.tr("Amount set by whoever sets this fee"))
        self._by_row.set_text(self.tr("Legal ground of the amount"))
        for row in (self._amount_row, self._by_row):
            row.retranslate()
        for way, radio in self._radios.items():
            radio.setText(way_name(way))
        for pane in (self._cash, self._qr, self._waive):
            pane.retranslate()
        self._say_due()
        self._understand()

    # -- inside

    @property
    def _dossier(self) -> Dossier | None:
        return self._due.dossier if self._due else None

    def _forward(self) -> str:
        if self._presenter.is_settled:
            return words.onwards(self.origin)
        if self._presenter.way is Way.WAIVE:
            return self.tr("Write down the exemption")
        return self.tr("Taken, print the slip")

    def _typed(self) -> Typed:
        return Typed(
            tendered=self._cash.field.text(),
            amount=self._amount.text(),
            ground=self._by.text(),
            exemption=self._waive.granted,
            reason=self._waive.reason.text(),
            waive_ground=self._waive.ground.text(),
        )

    def _say_due(self) -> None:
        due = self._due
        if due is None or self._taken:
            return
        self._heading.setText(self.tr("To be paid"))
        self._what.setText(words.what_for(due.dossier))
        self._what.setToolTip(due.dossier.procedure_name)
        self._ground.setText(words.ground(due.dossier))
        owed = due.owed
        self._sum.setText(
            wording.fee(due.dossier.fee)
            if owed is None
            else wording.money(max(0, owed))
        )
        standing = words.standing(due, settled=self._presenter.is_settled)
        if standing:
            self._banner.say(*standing)

    def _begin(self) -> None:
        if self._presenter.is_settled or self._due is None:
            self.setFocus()
        elif self._due.owed is None and not self._amount.text():
            self._amount.setFocus()
        elif self._presenter.way is Way.CASH:
            self._cash.field.setFocus()
        elif self._presenter.way is Way.VIETQR:
            self._qr.radios[Proof.SEEN].setFocus()
        else:
            self._waive.begin()

    def _understand(self) -> None:
        typed = self._cash.field.text()
        cash = self._presenter.cash(typed, self._amount.text())
        self._cash.show_cash(cash if typed or cash else None)

    def _show_right(self, wrong: Wrong) -> None:
        ground = self.tr("Write the legal ground")
        cash = problems.sentence(wrong.tendered) if wrong.tendered else ""
        amount = problems.sentence(wrong.amount) if wrong.amount else ""
        told = (
            (self._amount_row, amount),
            (self._by_row, ground if wrong.ground else ""),
            (self._cash.row, cash),
            (
                self._waive.reason_row,
                self.tr("Write the reason") if wrong.reason else "",
            ),
            (self._waive.ground_row, ground if wrong.waive_ground else ""),
        )
        errors = [(said, row.field.setFocus) for row, said in told if said]
        for row, said in told:
            row.show_error(said)
        if wrong.proof:
            seen = self.tr("Choose what was seen of the payment")
            errors.append((seen, self._qr.radios[Proof.SEEN].setFocus))
        self._summary.show_errors(errors)
        self.mark_failed(bool(errors))

    def _ask_void(self) -> None:
        payment = self._presenter.taken
        if payment:
            VoidQuestion(payment.slip, self._presenter.void, self).open()

    def _tell(self) -> None:
        self.acts_changed.emit()
        self.heading_changed.emit()

    def _listen(self) -> None:
        for way, radio in self._radios.items():
            self._group.addButton(radio)
            radio.clicked.connect(lambda _on, way=way: self._presenter.choose(way))
        for field in (self._cash.field, self._amount):
            field.way_wanted.connect(self._presenter.choose)
            field.textChanged.connect(self._understand)
        self._qr.proved.connect(self._presenter.prove)

    def _body(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addWidget(self._heading, 1)
        head.addWidget(self._sum)
        by_hand = QHBoxLayout()
        by_hand.setSpacing(SPACE_L)
        by_hand.addWidget(self._amount_row)
        by_hand.addWidget(self._by_row, 1)
        choice = QHBoxLayout()
        choice.setSpacing(SPACE_L)
        for radio in self._radios.values():
            choice.addWidget(radio)
        choice.addStretch(1)
        for pane in self._panes.values():
            self._pane.addWidget(pane)
        ways = QVBoxLayout(self._ways)
        ways.setContentsMargins(0, SPACE_S, 0, 0)
        ways.setSpacing(SPACE_M)
        ways.addLayout(by_hand)
        ways.addLayout(choice)
        ways.addWidget(self._pane)
        box = Panel()
        box.column.addLayout(head)
        told: tuple[QWidget, ...] = (self._what, self._ground)
        for part in (*told, self._banner, self._summary, self._ways):
            box.column.addWidget(part)
        box.column.addStretch(1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(Body(box))
        return body
