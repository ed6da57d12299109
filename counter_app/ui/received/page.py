"""S09 Đã tiếp nhận: widgets and wires of the received dossier."""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.changes import SyncState
from counter_app.domain.deadlines import Deadline
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import CounterError
from counter_app.domain.news import Connection
from counter_app.domain.numbers import is_provisional, on_paper
from counter_app.services.receipting import Issued
from counter_app.ui import problems, style, wording
from counter_app.ui.dimensions import deadline_chip, paid_chip
from counter_app.ui.page import Act, Kind, Page
from counter_app.ui.received.presenter import ReceivedPresenter
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.chip import Chip
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel
from counter_app.ui.widgets.receipt_view import ReceiptView

DOUBLE_MS = 500
"""A second F9 sooner than this belongs to the first one."""
ROOM_FOR_RECEIPT = 760
"""Pixels at 100 % for the promise with the receipt beside it."""
QR_SIDE = 132
"""Pixels of the QR to pay by, beside everything else."""


class ReceivedPage(Page):
    """The code, the promise, the receipt; then the next person."""

    next_wanted = Signal()
    """The next person, please."""
    fee_wanted = Signal(object)
    """Take the fee of this DossierId."""
    another_wanted = Signal(object)
    """The next dossier of the citizen of this DossierId."""
    rail = "receive"

    def __init__(self, presenter: ReceivedPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._dossier: Dossier | None = None
        self._sync = SyncState.WAITING
        self._standing: Deadline | None = None
        self._issued: Issued | None = None
        self._printing = False
        self._shown_for = QElapsedTimer()
        self._done, self._code = label("", "h1"), label("", "figure", wrap=False)
        self._promise, self._where = label("", "h2"), label("", "hint")
        self._final = label()
        self._printed, self._give = label(), label("", "hint")
        self._banner = Banner()
        self._names = [label("", "label") for _ in range(4)]
        self._chips = [Chip() for _ in range(4)]
        self._head = Panel()
        self._qr, self._pay = QLabel(), label("", "hint")
        self._receipt = ReceiptView()
        self._lay_out()
        presenter.attach(self)
        self.retranslate()
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Received")

    def code(self) -> str:
        """Return the dossier's code."""
        return on_paper(self._dossier.code) if self._dossier else ""

    def acts(self) -> tuple[Act, ...]:
        """The fee if there is one to pay, the next person, or the receipt again."""
        dossier = self._dossier
        owes = dossier is not None and (dossier.owed or 0) > 0
        unknown = dossier is not None and dossier.owed is None
        reprint = Act(
            id="reprint",
            text=lambda: self.tr("Reprint"),
            run=self._presenter.reprint,
            key="F12",
        )
        following = Act(
            id="next",
            text=lambda: self.tr("Next person"),
            run=self.next_wanted.emit if owes else self._next,
            kind=Kind.BACK if owes else Kind.PRIMARY,
            key="F2" if owes else "",
        )
        another = Act(
            id="another",
            text=lambda: self.tr("Same citizen, next dossier"),
            run=self._another,
            key="F3",
        )
        if not owes and not unknown:
            return reprint, another, following
        fee = Act(
            id="fee",
            text=lambda: self.tr("Collect the fee"),
            run=self._collect,
            kind=Kind.PRIMARY if owes else Kind.SECONDARY,
        )
        if owes:
            return reprint, another, following, fee
        return reprint, another, fee, following

    def back(self) -> bool:
        """There is no way back into a received dossier: on to the next person."""
        self.next_wanted.emit()
        return True

    def came(self) -> None:
        """Wait for F2 or the next card."""
        self._shown_for.start()
        self.setFocus()
        self._presenter.resume()

    def _next(self) -> None:
        """F9 twice in one movement received the dossier: its code is still read."""
        if not self._shown_for.isValid() or self._shown_for.elapsed() >= DOUBLE_MS:
            self.next_wanted.emit()

    def show_received(self, dossier: Dossier) -> None:
        """Show the code, the promise and what to give the citizen."""
        self._dossier, self._issued = dossier, None
        self._sync, self._standing = SyncState.WAITING, None
        self._banner.clear()
        self.show_payment(None)
        self.retranslate()
        self.heading_changed.emit()
        self.acts_changed.emit()

    def show_printing(self) -> None:
        """Say that the receipt is being printed."""
        self._printing = True
        self._say_printed()

    def show_issued(self, issued: Issued) -> None:
        """Show the receipt and say how printing went."""
        self._printing, self._issued = False, issued
        self._receipt.show_pdf(issued.pdf)
        if issued.problem:
            self._banner.say(Tone.WARNING, problems.sentence(issued.problem))
        else:
            self._banner.clear()
        self._say_printed()

    def is_issued(self) -> bool:
        """Say whether the receipt has come out, or is kept to come out later."""
        return self._issued is not None

    def show_sync(self, state: SyncState) -> None:
        """Say how the dossier stands towards the portal."""
        self._sync = state
        self._say_received()

    def show_deadline(self, standing: Deadline) -> None:
        """Say how much time the promise leaves."""
        self._standing = standing
        self._say_received()

    def show_connection(self, connection: Connection) -> None:
        """The chip says it; a change of connection changes no promise."""
        del connection

    def show_payment(self, png: bytes | None) -> None:
        """Show the QR to pay by, or take it away."""
        picture = QPixmap()
        if png:
            side = style.scaled(QR_SIDE)
            picture.loadFromData(png)
            picture = picture.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
        self._qr.setPixmap(picture)
        for part in (self._qr, self._pay):
            part.setVisible(bool(png))

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the dossier is received all the same."""
        self._printing = False
        self._banner.say(Tone.DANGER, problems.sentence(problem))
        self._say_printed()

    def retranslate(self) -> None:
        """Set every word again."""
        names = (
            self.tr("Processing"),
            self.tr("Deadline"),
            self.tr("Money"),
            self.tr("Sync"),
        )
        for made, name in zip(self._names, names, strict=True):
            made.setText(name)
        self.setAccessibleName(self.title())
        self._receipt.setAccessibleName(self.tr("The receipt as printed"))
        self._give.setText(
            self.tr("Give the citizen the receipt and point at the due date.")
        )
        self._pay.setText(
            self.tr(
                "The citizen may pay with a bank's app by this code. It is no proof of"
                " payment: the fee is written down on the next screen."
            )
        )
        self._qr.setAccessibleName(self.tr("QR to pay by"))
        self._say_received()
        self._say_printed()

    def _another(self) -> None:
        if self._dossier:
            self.another_wanted.emit(self._dossier.id)

    def _collect(self) -> None:
        if self._dossier:
            self.fee_wanted.emit(self._dossier.id)

    def _say_received(self) -> None:
        dossier = self._dossier
        if dossier is None:
            return
        sent = self._sync is SyncState.SENT
        style.mark(self._head, "panel", "success" if sent else "offline")
        self._done.setText(
            "✓ " + self.tr("Received") if sent else self.tr("Recorded, waiting to send")
        )
        self._code.setText(on_paper(dossier.code))
        self._promise.setText(
            self.tr("Due {when}").format(when=wording.due(dossier.due.at))
        )
        self._where.setText(
            self.tr("at counter {counter}").format(counter=dossier.counter)
        )
        self._final.setVisible(not sent)
        if is_provisional(dossier.code):
            self._final.setText(
                self.tr("It has no official value until it is sent successfully.")
            )
        else:
            self._final.setText(
                self.tr(
                    "The code on the receipt is the official one. The dossier is sent"
                    " when there is a network."
                )
            )
        looks = (
            wording.status_chip(dossier.status),
            deadline_chip(dossier.due.at, self._standing),
            paid_chip(dossier),
            wording.sync_chip(self._sync),
        )
        for chip, look in zip(self._chips, looks, strict=True):
            chip.show_look(look)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the promise comes before the paper."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        # A long language needs the room the paper would take.
        needed = (self._beside.minimumSizeHint().width() + 3 * SPACE_L) * 5 // 3
        wide = max(style.scaled(ROOM_FOR_RECEIPT), needed)
        self._receipt.setVisible(self.width() >= wide)

    def _say_printed(self) -> None:
        issued = self._issued
        if self._printing:
            words = self.tr("The receipt is being printed…")
        elif issued is None:
            words = ""
        elif issued.record.printer:
            words = self.tr("Printed on {printer}, copy {n}").format(
                printer=issued.record.printer, n=issued.record.copy
            )
        else:
            words = self.tr("The receipt is kept in the dossier; it was not printed.")
        self._printed.setText(words)

    def _lay_out(self) -> None:
        for part in (self._done, self._code, self._promise, self._where, self._final):
            self._head.column.addWidget(part)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        for column, (name, chip) in enumerate(
            zip(self._names, self._chips, strict=True)
        ):
            grid.addWidget(name, 0, column)
            grid.addWidget(chip, 1, column)
        grid.setColumnStretch(4, 1)
        self._beside = QWidget()
        left = QVBoxLayout(self._beside)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE_M)
        left.addWidget(self._head)
        left.addLayout(grid)
        left.addWidget(self._banner)
        left.addWidget(self._printed)
        left.addWidget(self._give)
        pay = QHBoxLayout()
        pay.setSpacing(SPACE_M)
        pay.addWidget(self._qr)
        pay.addWidget(self._pay, 1)
        left.addLayout(pay)
        left.addStretch(1)
        self._receipt.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        row.setSpacing(SPACE_L)
        row.addWidget(Body(self._beside), 3)
        row.addWidget(self._receipt, 2)
