"""Choosing files, in our own words: the desktop's dialog may speak another language."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QToolButton, QTreeView, QWidget

from counter_app.ui import icons, style, tokens

KINDS = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic *.heif"
TOOLS = {
    "backButton": "arrow-left",
    "forwardButton": "arrow-right",
    "toParentButton": "folder-open",
}
"""Qt's buttons that stay, by their names; the others only clutter a choice."""
TYPE_COLUMN = 2


def choose_files(
    parent: QWidget, folder: Path | None, chosen: Callable[[Sequence[Path]], None]
) -> QFileDialog:
    """Open the dialog in this folder (or at home); ``chosen`` is called with files."""
    translate = QCoreApplication.translate
    dialog = QFileDialog(parent, translate("PapersPage", "Choose files"))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.ReadOnly)  # nobody renames files from here
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    dialog.setNameFilter(f"PDF, JPEG, PNG, TIFF, HEIC ({KINDS})")
    for role, words in {
        QFileDialog.DialogLabel.LookIn: translate("PapersPage", "Folder"),
        QFileDialog.DialogLabel.FileName: translate("PapersPage", "File name"),
        QFileDialog.DialogLabel.FileType: translate("PapersPage", "Kind"),
        QFileDialog.DialogLabel.Accept: translate("PapersPage", "Take these files"),
        QFileDialog.DialogLabel.Reject: translate("PapersPage", "Back"),
    }.items():
        dialog.setLabelText(role, words)
    home = QDir.homePath()
    dialog.setDirectory(str(folder) if folder else home)
    dialog.setSidebarUrls([QUrl.fromLocalFile(home)])
    _tidy(dialog)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()
    return dialog


def _tidy(dialog: QFileDialog) -> None:
    dialog.resize(720, 460)
    size = style.scaled(tokens.ICON)
    for tool in dialog.findChildren(QToolButton):
        icon = TOOLS.get(tool.objectName())
        tool.setVisible(icon is not None)
        style.mark(tool, "look", "quiet")
        if icon:
            tool.setIcon(icons.icon(icon, style.theme().text2, size))
            tool.setAccessibleName(tool.toolTip())
    for tree in dialog.findChildren(QTreeView):
        tree.hideColumn(TYPE_COLUMN)
        tree.setColumnWidth(0, 300)
        tree.setColumnWidth(1, 120)
        tree.header().setStretchLastSection(True)
