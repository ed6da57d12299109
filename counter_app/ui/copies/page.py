"""Chứng thực bản sao: widgets and wires of the copy-certification lane."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.copies import USUAL, CopyDocument
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.numbers import on_paper
from counter_app.domain.people import Citizen
from counter_app.domain.scans import CardScan, Scan
from counter_app.services.certifying import Certified, CopyQuote
from counter_app.ui import problems, style, wording
from counter_app.ui.copies.documents import DocumentList, in_words
from counter_app.ui.copies.presenter import CopiesPresenter, Typed, Wanting
from counter_app.ui.page import Act, Context, Kind, Page
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.exemption_choice import ExemptionChoice
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label

COUNT_WIDTH = 120
"""Pixels of a field for a count, its label in one line."""


class CopiesPage(Page):
    """Whose copies, which documents, what they cost, which numbers they got."""

    receipt_wanted = Signal(object)
    """Print the receipt of this DossierId."""
    fee_wanted = Signal(object)
    """Take the fee of this DossierId."""
    rail = "copies"

    def __init__(self, presenter: CopiesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._documents: Sequence[CopyDocument] = ()
        self._quote: CopyQuote | None = None
        self._citizen = Citizen(name="")
        self._heading, self._usual = label("", "h1"), label("", "hint")
        self._banner, self._summary = Banner(), ErrorSummary()
        self._name, self._id = ImeLineEdit(), ImeLineEdit(digits=True)
        self._document = ImeLineEdit()
        self._pages, self._copies = ImeLineEdit(digits=True), ImeLineEdit(digits=True)
        self._rows = {
            field: FieldRow("", field)
            for field in (
                self._name,
                self._id,
                self._document,
                self._pages,
                self._copies,
            )
        }
        self._entry = QWidget()
        self._list = DocumentList()
        self._exempt = ExemptionChoice()
        self._qr = QLabel()
        self._qr.hide()
        self._sum, self._words = label("", "h2"), label("", "hint")
        self._lay_out()
        self._listen()
        self.retranslate()
        self.clear_entry()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Certified copies")

    def code(self) -> str:
        """Return the dossier's code once there is one."""
        certified = self._presenter.certified
        return on_paper(certified.dossier.code) if certified else ""

    def context(self) -> Context | None:
        """Say whose copies they are."""
        if not self._citizen.name:
            return None
        return Context(citizen=self._citizen.name, facts=wording.facts(self._citizen))

    def acts(self) -> tuple[Act, ...]:
        """Write the visit into the book; then labels, receipt, and the next citizen."""
        certified = self._presenter.certified
        if certified is None:
            return (
                Act(
                    id="write",
                    text=lambda: self.tr("Write into the book"),
                    run=self._write,
                    kind=Kind.PRIMARY,
                ),
            )
        dossier = certified.dossier.id
        return (
            Act(
                id="later",
                text=lambda: self.tr("Next citizen, hand over later"),
                run=self._presenter.clear,
                kind=Kind.BACK,
            ),
            Act(
                id="labels",
                text=lambda: self.tr("Print labels"),
                run=self._presenter.labels,
                key="F12",
            ),
            Act(
                id="receipt",
                text=lambda: self.tr("Print receipt"),
                run=lambda: self.receipt_wanted.emit(dossier),
                key="F4",
            ),
            self._forward(dossier),
        )

    def _forward(self, dossier: DossierId) -> Act:
        """The fee first, if there is one to pay; then the copies."""
        if self._presenter.owes:
            return Act(
                id="fee",
                text=lambda: self.tr("Collect the fee"),
                run=lambda: self.fee_wanted.emit(dossier),
                kind=Kind.PRIMARY,
            )
        return Act(
            id="hand-over",
            text=lambda: self.tr("Handed over, next citizen"),
            run=self._presenter.hand_over,
            kind=Kind.PRIMARY,
        )

    def came(self) -> None:
        """Begin where something is still to be typed."""
        (self._document if self._name.text() else self._name).setFocus()

    def scanned(self, scan: Scan) -> bool:
        """A card scanned here is that of the citizen whose copies they are."""
        if isinstance(scan, CardScan):
            self._presenter.serve(scan.citizen)
            self._document.setFocus()
            return True
        return False

    def show_citizen(self, citizen: Citizen) -> None:
        """Show whose copies they are."""
        self._citizen = citizen
        self._name.setText(citizen.name)
        self._id.setText(citizen.personal_id)
        self._summary.show_errors([])
        for row in self._rows.values():
            row.show_error("")
        self.mark_failed(False)
        self._banner.clear()
        self.heading_changed.emit()

    def show_documents(
        self, documents: Sequence[CopyDocument], quote: CopyQuote | None
    ) -> None:
        """Show the documents; their price as soon as it is known."""
        self._documents, self._quote = documents, quote
        self._say_lines()
        self.acts_changed.emit()

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is to be put right, at the field it is about."""
        errors = {
            self._name: self.tr("Scan the card, or type whose copies they are")
            if wanting.citizen
            else "",
            self._document: self.tr("Type the name of the document")
            if wanting.document
            else "",
            self._pages: problems.sentence(wanting.pages) if wanting.pages else "",
            self._copies: problems.sentence(wanting.copies) if wanting.copies else "",
        }
        for field, words in errors.items():
            self._rows[field].show_error(words)
        told = [(words, field.setFocus) for field, words in errors.items() if words]
        self._summary.show_errors(told)
        self.mark_failed(bool(told))

    def clear_entry(self) -> None:
        """Empty the fields for the next document and begin there."""
        for field, text in (
            (self._document, ""),
            (self._pages, "1"),
            (self._copies, "1"),
        ):
            field.setText(text)
        if self.isVisible():
            self._document.setFocus()

    def show_certified(self, certified: Certified) -> None:
        """Show the numbers that were given."""
        dossier = certified.dossier
        words, tone = self._written(certified), Tone.SUCCESS
        received = dossier.received_at.astimezone(dossier.due.at.tzinfo)
        if dossier.due.at.date() > received.date():
            late = self.tr("Not for today: print the receipt with hour and date (F4).")
            words, tone = f"{words} {late}", Tone.WARNING
        self._banner.say(tone, words)
        self._citizen = dossier.applicant
        self._say_lines()
        self._list.setFocus()
        self.acts_changed.emit()
        self.heading_changed.emit()

    def show_payment(self, png: bytes | None) -> None:
        """Show the QR to pay by, or take it away."""
        picture = QPixmap()
        if png:
            picture.loadFromData(png)
        self._qr.setPixmap(picture)
        self._qr.setVisible(bool(png))
        self._say_qr()

    def show_labels(self, count: int) -> None:
        """Say that so many labels went to the printer."""
        words = self.tr("{n} labels sent to the printer.")
        self._banner.say(Tone.SUCCESS, words.format(n=count))

    def show_returned(self, dossier: Dossier) -> None:
        """Say that the copies were handed over."""
        words = self.tr("Copies handed over to {name}.")
        self._banner.say(Tone.SUCCESS, words.format(name=dossier.applicant.name))
        self._name.setFocus()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; what was typed stays."""
        self._banner.say(Tone.DANGER, problems.sentence(problem))

    def retranslate(self) -> None:
        """Set every word again."""
        self._heading.setText(self.tr("Certified copies"))
        usual = " · ".join(f"{n} {name}" for n, name in enumerate(USUAL, 1))
        words = self.tr("Type a digit for the usual ones: {names}")
        self._usual.setText(words.format(names=usual))
        for field, words in (
            (self._name, self.tr("Surname, middle name, given name")),
            (self._document, self.tr("Document")),
            (self._pages, self.tr("Pages of the original")),
            (self._copies, self.tr("Copies")),
        ):
            self._rows[field].set_text(words)
        self._rows[self._id].set_text(self.tr("Personal ID"), optional=True)
        for row in (*self._rows.values(), self._exempt):
            row.retranslate()
        self._list.setAccessibleName(self.tr("Documents to be certified"))
        self._list.setHorizontalHeaderLabels(
            [
                self.tr("No."),
                self.tr("Document"),
                self.tr("Pages"),
                self.tr("Copies"),
                self.tr("Amount"),
                self.tr("Certification number"),
            ]
        )
        self._say_qr()
        self._say_lines()

    # -- inside

    def _typed(self) -> Typed:
        return Typed(
            self._document.shown_text(), self._pages.text(), self._copies.text()
        )

    def _write(self) -> None:
        self._name_typed()
        self._presenter.write(self._typed())

    def _name_typed(self) -> None:
        self._presenter.name(self._name.text().strip(), self._id.text().strip())

    def _add(self) -> None:
        self._presenter.add(self._typed())

    def _on_from_document(self) -> None:
        if self._document.text().strip():
            self._to(self._pages)
        elif self._documents:
            self._list.setFocus()

    def _to(self, field: ImeLineEdit) -> None:
        field.setFocus()
        field.selectAll()

    def _written(self, certified: Certified) -> str:
        first, last = certified.entries[0], certified.entries[-1]
        numbers = first.number_text
        if last is not first:
            numbers = f"{numbers} – {last.number_text}"
        words = self.tr("In the book {book}: number {numbers}. Due {due}.")
        return words.format(
            book=first.book_text,
            numbers=numbers,
            due=wording.due(certified.dossier.due.at),
        )

    def _say_lines(self) -> None:
        certified = self._presenter.certified
        for part in (self._entry, self._usual):
            part.setVisible(certified is None)
        numbers = [one.number_text for one in certified.entries] if certified else []
        each = self._quote.each if self._quote else ()
        self._list.show_rows(
            [
                (
                    str(row + 1),
                    one.name,
                    str(one.pages),
                    str(one.copies),
                    wording.fee(each[row]) if row < len(each) else "…",
                    numbers[row] if row < len(numbers) else "",
                )
                for row, one in enumerate(self._documents)
            ]
        )
        self._say_sum()
        offered = self._quote.exemptions if self._quote else ()
        self._exempt.offer(offered, self._presenter.granted)

    def _say_qr(self) -> None:
        self._qr.setAccessibleName(self.tr("QR to pay by bank transfer"))
        self._qr.setToolTip(self.tr("Not a proof of payment: see the money arrive"))

    def _say_sum(self) -> None:
        quote = self._quote
        if quote is None:
            self._sum.setText(
                self.tr("Nothing to pay yet") if not self._documents else "…"
            )
            self._words.clear()
            return
        words = self.tr("To collect: {amount}")
        self._sum.setText(words.format(amount=wording.fee(quote.fee)))
        due = self.tr("Due {due}").format(due=wording.due(quote.promise.at))
        told = (in_words(quote.fee), quote.fee.exemption, due)
        self._words.setText(" · ".join(filter(None, told)))

    def _listen(self) -> None:
        self._name.returnPressed.connect(lambda: self._to(self._id))
        self._id.returnPressed.connect(lambda: self._to(self._document))
        for field in (self._name, self._id):
            field.committed.connect(self._name_typed)
        self._document.returnPressed.connect(self._on_from_document)
        self._pages.returnPressed.connect(lambda: self._to(self._copies))
        self._copies.returnPressed.connect(self._add)
        self._list.delete_pressed.connect(self._presenter.remove)
        self._exempt.granted.connect(self._presenter.grant)

    def _lay_out(self) -> None:
        who, what, foot = QHBoxLayout(), QHBoxLayout(self._entry), QHBoxLayout()
        for row in (who, what, foot):
            row.setSpacing(SPACE_L)
        what.setContentsMargins(0, 0, 0, 0)
        who.addWidget(self._rows[self._name], 2)
        who.addWidget(self._rows[self._id], 1)
        what.addWidget(self._rows[self._document], 1)
        for field in (self._pages, self._copies):
            field.setFixedWidth(style.scaled(COUNT_WIDTH))
            what.addWidget(self._rows[field])
        foot.addWidget(self._exempt)
        foot.addWidget(self._sum)
        foot.addWidget(self._words, 1)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        above: tuple[QWidget, ...] = (self._heading, self._banner, self._summary)
        for part in above:
            column.addWidget(part)
        column.addLayout(who)
        column.addWidget(self._entry)
        column.addWidget(self._usual)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_L)
        middle.addWidget(self._list, 1)
        middle.addWidget(self._qr)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Body(box))
