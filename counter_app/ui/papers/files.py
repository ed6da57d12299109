"""The files of one row: which there are, and how much they weigh."""

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from counter_app.domain.papers import Attachment
from counter_app.ui import style, wording
from counter_app.ui.tokens import SPACE_XS
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.wrapped_list import WrappedList

MOST_LINES, LINE_HEIGHT = 4, 32


class FileList(QWidget):
    """Shows the files of a row; hidden while there are none."""

    looked_at = Signal()
    """Another file is the chosen one now, or none is."""

    def __init__(self) -> None:
        super().__init__()
        self._files: tuple[Attachment, ...] = ()
        self._list, self._kept = WrappedList(), label("", "hint")
        self._list.currentRowChanged.connect(lambda _row: self.looked_at.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self._list)
        column.addWidget(self._kept)
        self.hide()

    def chosen(self) -> Attachment | None:
        """Return the file the officer is on."""
        at = self._list.currentRow()
        return self._files[at] if 0 <= at < len(self._files) else None

    def show_files(self, files: tuple[Attachment, ...]) -> None:
        """Show these; one that has just come is the chosen one."""
        known = {file.sha256 for file in self._files}
        if [file.sha256 for file in files] == [file.sha256 for file in self._files]:
            return
        at, last = self._list.currentRow(), len(files) - 1
        fresh = any(file.sha256 not in known for file in files)
        self._files = files
        with QSignalBlocker(self._list):
            self._fill()
            self._list.setCurrentRow(last if fresh else min(max(at, 0), last))
        self.setVisible(bool(files))
        self.looked_at.emit()

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self._list.setAccessibleName(self.tr("Files of this paper"))
        at = self._list.currentRow()
        with QSignalBlocker(self._list):
            self._fill()
            self._list.setCurrentRow(at)

    def _fill(self) -> None:
        self._list.clear()
        for file in self._files:
            words = self.tr("{name} · {n} pages").format(name=file.name, n=file.pages)
            line = QListWidgetItem(words)
            line.setSizeHint(QSize(0, style.scaled(LINE_HEIGHT)))
            self._list.addItem(line)
        size = wording.megabytes(sum(file.size for file in self._files))
        words = self.tr("{size} kept encrypted on this machine, sent with the dossier")
        self._kept.setText(words.format(size=size))
        lines = min(len(self._files), MOST_LINES)
        self._list.setFixedHeight(lines * style.scaled(LINE_HEIGHT) + 4)
