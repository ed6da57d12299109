"""What the city confirmed today: one sentence, and the list when it is wanted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from counter_app.domain.exchange import Sent
from counter_app.domain.numbers import on_paper
from counter_app.ui import wording
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel
from counter_app.ui.widgets.wrapped_list import WrappedList

SEEN = 8
"""Rows that are seen at once."""


class SentPanel(Panel):
    """Finished work recedes: folded until somebody asks."""

    opened = Signal(str)
    """Open this dossier."""

    def __init__(self) -> None:
        super().__init__()
        self._sent: Sequence[Sent] | None = None
        self._words, self._list = label("", "hint"), WrappedList(SEEN)
        self._fold = button("", self._turn, look="link")
        self._list.itemActivated.connect(lambda _item: self._open())
        self._list.hide()
        self.column.addWidget(self._words)
        self.column.addWidget(self._list)
        self.column.addWidget(self._fold, alignment=Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_sent(self, sent: Sequence[Sent]) -> None:
        """List these, newest first; keep the row that is chosen."""
        row, self._sent = self._list.currentRow(), sent
        self._list.clear()
        for line in sent:
            words = self.tr("{code} · {name} · sent at {time}").format(
                code=on_paper(line.code),
                name=line.applicant,
                time=wording.clock(line.at),
            )
            self._list.addItem(QListWidgetItem(words))
        self._list.setCurrentRow(min(row, len(sent) - 1))
        if not sent:
            self._list.hide()
        self._say()

    def retranslate(self) -> None:
        """Set every word again."""
        self.set_heading(self.tr("Sent today"))
        self._list.setAccessibleName(self.tr("Sent today"))
        if self._sent is None:
            self._say()
        else:
            self.show_sent(self._sent)

    def _say(self) -> None:
        sent = self._sent or ()
        words = self.tr("Nothing was sent today.")
        if sent:
            said = self.tr("{n} dossiers, the last one at {time}.")
            words = said.format(n=len(sent), time=wording.clock(sent[0].at))
        self._words.setText("" if self._sent is None else words)
        folded = self._list.isHidden()
        self._fold.setText(self.tr("Show them") if folded else self.tr("Fold"))
        self._fold.setVisible(bool(sent))

    def _turn(self) -> None:
        self._list.setVisible(self._list.isHidden())
        self._say()
        if not self._list.isHidden():
            self._list.setFocus()

    def _open(self) -> None:
        row = self._list.currentRow()
        if self._sent and 0 <= row < len(self._sent):
            self.opened.emit(self._sent[row].dossier)
