"""Browse by field (lĩnh vực): beside the search, or where it found nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QSizePolicy

from counter_app.ui import style

FIELD_ROLE = Qt.ItemDataRole.UserRole
Field = tuple[str, int]
"""Name of a field and how many procedures it has."""


class FieldChoice(QComboBox):
    """The usual ones, or one field."""

    chosen = Signal(str)
    """A field, or nothing for the usual ones."""

    def __init__(self) -> None:
        super().__init__()
        self._fields: Sequence[Field] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.activated.connect(lambda _row: self.chosen.emit(self.field()))

    def fill(self, fields: Sequence[Field]) -> None:
        """Offer these; what is chosen stays chosen."""
        self._fields, before = fields, self.field()
        self.clear()
        self.addItem(self.tr("Often received here"), "")
        for name, count in fields:
            self.addItem(f"{name} ({count})", name)
        self.choose(before)

    def field(self) -> str:
        """Return the field chosen, or nothing."""
        return str(self.currentData() or "")

    def choose(self, field: str) -> None:
        """Show this one as chosen, without telling."""
        self.setCurrentIndex(max(0, self.findData(field)))

    def retranslate(self) -> None:
        """Set every word again."""
        self.fill(self._fields)


class FieldList(QListWidget):
    """Every field, where a search found nothing."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.itemActivated.connect(self._take)

    def fill(self, fields: Sequence[Field]) -> None:
        """Offer these."""
        self.clear()
        for name, count in fields:
            item = QListWidgetItem(f"{name} ({count})")
            item.setData(FIELD_ROLE, name)
            self.addItem(item)

    def step(self, way: int) -> None:
        """Move the bar while the search keeps the focus."""
        row = self.currentRow() + way
        self.setCurrentRow(max(0, min(row, self.count() - 1)))

    def take(self) -> bool:
        """Choose the field under the bar; False when there is none."""
        row = self.currentRow()
        if row < 0:
            return False
        self._take(self.item(row))
        return True

    def sizeHint(self) -> QSize:
        """Ask for some rows; the layout gives more."""
        return QSize(super().sizeHint().width(), style.scaled(160))

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(FIELD_ROLE)))
