"""S21: the box itself, over the upper part of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.errors import CounterError
from counter_app.ui import icons, problems, style, tokens
from counter_app.ui.palette.delegate import BESIDE, RowDelegate
from counter_app.ui.palette.presenter import Kind, PalettePresenter, Row
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label

WIDTH, ROW_HEIGHT, FROM_TOP = 640, 40, 56
ICONS = {
    Kind.COMMAND: "keyboard",
    Kind.DOSSIER: "file-text",
    Kind.PERSON: "user",
    Kind.PROCEDURE: "list-details",
    Kind.HELP: "help",
}


class PaletteBox(QDialog):
    """A field and eight rows; arrows choose, Enter opens, Esc closes."""

    def __init__(self, presenter: PalettePresenter, parent: QWidget) -> None:
        super().__init__(
            parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._presenter = presenter
        self._rows: Sequence[Row] = ()
        self._field, self._list = ImeLineEdit(), QListWidget()
        self._note = label("", "hint")
        self._hint = label(
            self.tr("> commands   # dossiers   @ people   ? help"), "hint", wrap=False
        )
        title = self.tr("Find dossiers, people, procedures, commands…")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._field.setPlaceholderText(title)
        self._field.setAccessibleName(title)
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setItemDelegate(RowDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._field.shown.connect(presenter.search)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(lambda _item: self._choose())
        self._lay_out()
        presenter.attach(self)
        self._field.setFocus()

    def show_rows(self, query: str, rows: Sequence[Row], *, nearest: bool) -> None:
        """Show these; ``nearest``: nothing fits the query, these come near."""
        self._rows = rows
        self._list.clear()
        for row in rows:
            self._list.addItem(self._item(row))
        self._list.setCurrentRow(0)
        words = ""
        if nearest:
            words = self.tr('"{q}" was not found. The nearest:').format(q=query.strip())
        elif not query.strip() and rows:
            words = self.tr("Used last")
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self._list.setVisible(bool(rows))
        self._list.setFixedHeight(style.scaled(ROW_HEIGHT) * max(1, len(rows)) + 4)
        self.adjustSize()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""
        self._note.setText(problems.sentence(problem))
        self._note.setVisible(True)

    def close_box(self) -> None:
        """A row was chosen."""
        self.close()

    def texts(self) -> list[str]:
        """Return what the rows say."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows and Enter work while the field keeps the focus."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            key = Qt.Key(event.key())
            if key in steps and self._rows:
                row = self._list.currentRow() + steps[key]
                self._list.setCurrentRow(row % len(self._rows))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._field.commit_preedit()
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of what was found."""
        self._presenter.detach()
        super().closeEvent(event)

    def _choose(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._rows):
            self._presenter.choose(self._rows[row])

    def _item(self, row: Row) -> QListWidgetItem:
        size = style.scaled(tokens.ICON)
        parts = filter(None, (row.title, row.detail))
        beside = filter(None, (self._kind(row.kind), row.keys))
        item = QListWidgetItem(
            icons.icon(ICONS[row.kind], style.theme().text2, size),
            " · ".join(parts),
        )
        item.setData(BESIDE, "   ".join(beside))
        spoken = ", ".join(
            filter(None, (self._kind(row.kind), row.title, row.detail, row.keys))
        )
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(spoken)
        item.setSizeHint(QSize(1, style.scaled(ROW_HEIGHT)))
        return item

    def _kind(self, kind: Kind) -> str:
        return {
            Kind.COMMAND: self.tr("Command"),
            Kind.DOSSIER: self.tr("Dossier"),
            Kind.PERSON: self.tr("Person"),
            Kind.PROCEDURE: self.tr("Procedure"),
            Kind.HELP: self.tr("Help"),
        }[kind]

    def _lay_out(self) -> None:
        self.setFixedWidth(style.scaled(WIDTH))
        frame = QFrame()
        frame.setProperty("panel", "focus")  # its edge is that of a control
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(tokens.SPACE_S)
        for part in (self._field, self._note, self._list, self._hint):
            column.addWidget(part)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        parent = self.parentWidget()
        if parent:
            corner = parent.mapToGlobal(parent.rect().topLeft())
            left = (parent.width() - self.width()) // 2
            self.move(corner.x() + left, corner.y() + style.scaled(FROM_TOP))
