"""S13 Trả kết quả: widgets and wires of the hand-over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.numbers import on_paper
from counter_app.domain.people import Citizen
from counter_app.domain.scans import CardScan, ReceiptScan, Scan
from counter_app.services.reading import Reading
from counter_app.ui import wording
from counter_app.ui.handover.presenter import Collector, HandoverPresenter, Wanting
from counter_app.ui.handover.words import money, why_not
from counter_app.ui.page import Act, Context, Kind, Page, States
from counter_app.ui.tokens import ICON_CONTEXT, SPACE_L, SPACE_M, Tone
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import IconLabel, label
from counter_app.ui.widgets.panel import Interruption, Panel
from counter_app.ui.widgets.stack import Stack

OFFERED = (Confirmation.SPOKEN, Confirmation.SIGNED_SLIP)
"""The citizen's own screen comes with a later release."""


class HandoverPage(Page):
    """What is handed over, to whom, and how they confirmed it."""

    dossier_wanted = Signal(object)
    """Back to this DossierId: it was handed over, or it cannot be yet."""
    fee_wanted = Signal(object)
    """Take the fee of this DossierId first."""
    rail = "handover"

    def __init__(self, presenter: HandoverPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._reading: Reading | None = None
        self._collector: Collector | None = None
        self._question: Interruption | None = None
        self._heading, self._what = label("", "h1"), label("", "hint")
        self._result = label()
        self._late, self._match = Banner(), Banner()
        self._summary = ErrorSummary()
        self._prompt, self._prompt_words = QFrame(), label("", "strong")
        self._name, self._id = ImeLineEdit(), ImeLineEdit(digits=True)
        self._name_row, self._id_row = FieldRow("", self._name), FieldRow("", self._id)
        self._same = button("", presenter.collected_by_applicant, look="link")
        self._receipt_back = QCheckBox()
        self._by, self._group = label("", "label", wrap=False), QButtonGroup(self)
        self._radios = {how: QRadioButton() for how in OFFERED}
        self._stack = Stack(self)
        self._states = States(self._body(), icon="package")
        self._stack.bring(self._states)
        self._listen()
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Hand over the result")

    def code(self) -> str:
        """Return the dossier's code."""
        return on_paper(self._dossier.code) if self._dossier else ""

    def context(self) -> Context | None:
        """Say whose result it is."""
        dossier = self._dossier
        if dossier is None:
            return None
        return Context(
            citizen=dossier.applicant.name,
            facts=wording.facts(dossier.applicant),
            procedure=f"{dossier.procedure} · {dossier.procedure_name}",
            due=wording.due(dossier.due.at),
        )

    def acts(self) -> tuple[Act, ...]:
        """Hand over, or go back; a question has buttons of its own."""
        if self._question:
            return ()
        back = Act(
            id="back",
            text=lambda: self.tr("Back"),
            run=self._leave,
            kind=Kind.BACK,
        )
        if not self._is_ready:
            return (back,)
        return (
            back,
            Act(
                id="hand-over",
                text=lambda: self.tr("Result handed over"),
                run=self._hand_over,
                kind=Kind.PRIMARY,
            ),
        )

    def back(self) -> bool:
        """Put the question away, or go back to the dossier."""
        if self._question:
            self._withdraw()
            return True
        self._leave()
        return self._dossier is not None

    def came(self) -> None:
        """Wait for the collector's card."""
        self._prompt.setFocus()

    def scanned(self, scan: Scan) -> bool:
        """A card scanned here is the collector's; this very receipt is nothing new."""
        if isinstance(scan, CardScan) and self._is_ready:
            self._withdraw()
            self._presenter.collected_by(scan.citizen)
            return True
        if isinstance(scan, ReceiptScan) and self._dossier:
            return scan.code in {self._dossier.code, self._dossier.official_code}
        return False

    def show_loading(self) -> None:
        """Say that the result is being looked up; nothing of another one stays."""
        self._reading = None
        self._withdraw()
        self._uncheck()
        self._receipt_back.setChecked(True)
        self._summary.show_errors([])
        self._states.show_empty("")
        self._states.show_loading(self.tr("Checking the result…"))
        self.show_collector(None)
        self._fill_in(Citizen(name=""))
        self._tell()

    def show_reading(self, reading: Reading) -> None:
        """Show the dossier whose result is to be handed over."""
        self._reading = reading
        self._say()
        self._tell()
        if self._is_ready:
            self._prompt.setFocus()

    def show_collector(self, collector: Collector | None) -> None:
        """Show who collects, and whether it is the applicant."""
        if collector is None or (self._collector and collector != self._collector):
            self._uncheck()
        self._collector = collector
        self._say_match()
        if collector:
            if self._summary.has_focus():
                self._prompt.setFocus()  # its lines go, and the focus with them
            self._fill_in(collector.citizen)
            self._summary.show_errors([])
            self._name_row.show_error("")
            announce(self, self._match.words())

    def ask_fee(self, dossier: Dossier) -> None:
        """Go and take what is still to be paid first."""
        self.fee_wanted.emit(dossier.id)

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is still missing."""
        errors = []
        who = self.tr("Scan the collector's card, or type the name")
        how = self.tr("Choose how the collector confirmed")
        if wanting.collector:
            errors.append((who, self._name.setFocus))
        if wanting.confirmation:
            errors.append((how, self._radios[OFFERED[0]].setFocus))
        self._name_row.show_error(who if wanting.collector else "")
        self._summary.show_errors(errors)
        self.mark_failed(True)

    def ask_relation(self, collector: Collector) -> None:
        """Interrupt: somebody else collects, and it is to be said by what right."""
        self._withdraw()
        dossier = self._dossier
        words = self.tr("Applicant: {applicant}. Collector: {collector}.").format(
            applicant=dossier.applicant.name if dossier else "",
            collector=collector.citizen.name,
        )
        self._question = Interruption(
            self.tr("The collector is not the applicant."),
            words,
            reason=self.tr("Relation to the applicant, or the authority shown"),
            go=(self.tr("Hand over to this person"), self._related),
            back=(self.tr("Back"), self._withdraw),
        )
        self._stack.bring(self._question)
        self._question.ask()
        self._tell()

    def show_handed_over(self, dossier: Dossier) -> None:
        """Show the dossier: its progress says to whom and when."""
        self._withdraw()
        self.mark_failed(False)
        self.dossier_wanted.emit(dossier.id)

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing was handed over."""
        self._withdraw()
        again = self._presenter.again if self._reading is None else None
        self._states.show_problem(problem, again)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 choose how the collector confirmed, where nothing is typed."""
        keys = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2), OFFERED, strict=True))
        how = keys.get(Qt.Key(event.key()))
        if how and not self._question and self._is_ready:
            self._confirm(how)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every word again."""
        self._prompt_words.setText(self.tr("Scan the collector's card"))
        self._prompt.setAccessibleName(self._prompt_words.text())
        self._name_row.set_text(self.tr("Surname, middle name, given name"))
        self._id_row.set_text(self.tr("Personal ID"), optional=True)
        for row in (self._name_row, self._id_row):
            row.retranslate()
        self._same.setText(self.tr("It is the applicant (compared by other papers)"))
        self._receipt_back.setText(self.tr("The receipt is taken back"))
        self._by.setText(self.tr("Collector confirmed"))
        words = {
            Confirmation.SPOKEN: wording.confirmation(Confirmation.SPOKEN),
            Confirmation.SIGNED_SLIP: self.tr("signed in the book"),
        }
        for number, (how, radio) in enumerate(self._radios.items(), start=1):
            radio.setText(f"{words[how]}  ({number})")
        self._say_match()
        self._say()

    @property
    def _dossier(self) -> Dossier | None:
        return self._reading.whole.dossier if self._reading else None

    @property
    def _is_ready(self) -> bool:
        return self._dossier is not None and self._dossier.status is Status.READY

    def _tell(self) -> None:
        self.acts_changed.emit()
        self.heading_changed.emit()

    def _leave(self) -> None:
        if self._dossier:
            dossier: DossierId = self._dossier.id
            self.dossier_wanted.emit(dossier)

    def _hand_over(self) -> None:
        self._typed()
        self._presenter.hand_over()

    def _related(self, relation: str) -> None:
        self._withdraw()
        self._presenter.relate(relation)

    def _withdraw(self) -> None:
        if self._question:
            self._question.deleteLater()
            self._question = None
            self._stack.bring(self._states)
            self._prompt.setFocus()
            self._tell()

    def _confirm(self, how: Confirmation) -> None:
        self._radios[how].setChecked(True)
        if self._summary.has_focus():
            self._radios[how].setFocus()
        self._presenter.confirm(how)

    def _uncheck(self) -> None:
        self._group.setExclusive(False)
        for radio in self._radios.values():
            radio.setChecked(False)
        self._group.setExclusive(True)

    def _fill_in(self, citizen: Citizen) -> None:
        self._name.setText(citizen.name)
        self._id.setText(citizen.personal_id)

    def _typed(self) -> None:
        """Take what was typed, unless it is what the card said."""
        name, number = self._name.text().strip(), "".join(self._id.text().split())
        known = self._collector.citizen if self._collector else Citizen(name="")
        if (name, number) != (known.name, known.personal_id):
            self._presenter.collected_by(Citizen(name=name, personal_id=number))

    def _say(self) -> None:
        reading = self._reading
        if reading is None:
            return
        dossier = reading.whole.dossier
        if dossier.status is not Status.READY:
            self._states.show_empty(
                why_not(dossier), self.tr("Open the dossier"), self._leave
            )
            return
        words = self.tr("Hand over the result · {code}")
        self._heading.setText(words.format(code=on_paper(dossier.code)))
        self._what.setText(f"{dossier.procedure} · {dossier.procedure_name}")
        result = reading.procedure.result if reading.procedure else "–"
        told = self.tr("Result: {what}").format(what=result)
        lies = wording.lies_in(reading.whole.place)
        self._result.setText(" · ".join(filter(None, (told, money(dossier), lies))))
        self._states.show_content()
        if reading.late_days:
            words = self.tr(
                "The dossier is {n} days late. Give the letter of apology with it."
            )
            self._late.reword(Tone.WARNING, words.format(n=reading.late_days))
        self._late.setVisible(bool(reading.late_days))

    def _say_match(self) -> None:
        collector = self._collector
        if collector is None:
            self._match.clear()
            return
        words = self.tr("Not the applicant: {name}")
        tone = Tone.WARNING
        if collector.is_applicant:
            words, tone = self.tr("Same as the applicant: {name}"), Tone.SUCCESS
        self._match.reword(tone, words.format(name=collector.citizen.name))
        self._match.show()

    def _listen(self) -> None:
        self._name.committed.connect(self._typed)
        self._id.committed.connect(self._typed)
        self._receipt_back.toggled.connect(self._presenter.take_receipt_back)
        for how, radio in self._radios.items():
            self._group.addButton(radio)
            radio.clicked.connect(lambda _on, how=how: self._confirm(how))

    def _body(self) -> QWidget:
        self._prompt.setProperty("panel", "focus")
        self._prompt.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        prompt = QHBoxLayout(self._prompt)
        prompt.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        prompt.setSpacing(SPACE_M)
        prompt.addWidget(IconLabel("id", ICON_CONTEXT, Tone.INFO))
        prompt.addWidget(self._prompt_words, 1)
        typed = QHBoxLayout()
        typed.setSpacing(SPACE_L)
        typed.addWidget(self._name_row, 1)
        typed.addWidget(self._id_row, 1)
        same = QHBoxLayout()
        same.addWidget(self._same)
        same.addStretch(1)
        confirm = QHBoxLayout()
        confirm.setSpacing(SPACE_M)
        confirm.addWidget(self._by)
        for radio in self._radios.values():
            confirm.addWidget(radio)
        confirm.addStretch(1)
        confirm.addWidget(self._receipt_back)
        box = Panel()
        for words in (self._heading, self._what, self._result):
            box.column.addWidget(words)
        told: tuple[QWidget, ...] = (self._late, self._summary)
        for part in (*told, self._prompt, self._match):
            box.column.addWidget(part)
        box.column.addLayout(typed)
        box.column.addLayout(same)
        box.column.addLayout(confirm)
        box.column.addStretch(1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(Body(box))
        return body
