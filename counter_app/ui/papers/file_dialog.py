"""Choosing files, in our own words: the desktop's dialog may speak another language."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

KINDS = "*.pdf *.jpg *.jpeg *.png"


def choose_files(
    parent: QWidget, folder: Path | None, chosen: Callable[[Sequence[Path]], None]
) -> QFileDialog:
    """Open the dialog in this folder (or at home); ``chosen`` is called with files."""
    dialog = QFileDialog(parent, _said("Choose files"))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.ReadOnly)  # nobody renames files from here
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(f"PDF, JPEG, PNG ({KINDS})")
    for role, words in {
        QFileDialog.DialogLabel.LookIn: _said("Folder"),
        QFileDialog.DialogLabel.FileName: _said("File name"),
        QFileDialog.DialogLabel.FileType: _said("Kind"),
        QFileDialog.DialogLabel.Accept: _said("Take these files"),
        QFileDialog.DialogLabel.Reject: _said("Back"),
    }.items():
        dialog.setLabelText(role, words)
    home = QDir.homePath()
    dialog.setDirectory(str(folder) if folder else home)
    dialog.setSidebarUrls([QUrl.fromLocalFile(home)])
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()
    return dialog


def _said(source: str) -> str:
    return QCoreApplication.translate("PapersPage", source)
