"""A screen on which files may be dropped from a folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from counter_app.ui.page import Page


class FilesWelcome(Page):
    """Hears of files that are dropped on it, and of nothing else."""

    def dropped(self, paths: Sequence[Path], at: QPoint) -> None:
        """Take these files, which were dropped here."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from a folder are welcome, nothing else."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        self.dropped(paths, event.position().toPoint())
        event.acceptProposedAction()
