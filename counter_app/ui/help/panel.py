"""The page of help at the right side of the window: the same place everywhere."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.help.pages import HelpPage
from counter_app.ui.key_words import worded
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label

WIDTH, MARGIN = 460, 8


class HelpPanel(QDialog):
    """One page; F1 or Esc closes it, the work behind stays as it is."""

    def __init__(self, page: HelpPage, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = page
        title = page.title(language)
        words = self.tr("Help: {title}").format(title=title)
        self.setWindowTitle(words)
        self.setAccessibleName(words)
        inside = QWidget()
        text = QVBoxLayout(inside)
        text.setContentsMargins(0, 0, 8, 0)
        text.setSpacing(tokens.SPACE_M)
        lines = page.body(language).splitlines()
        for line in (worded(one, page.id) for one in lines):
            if not line.strip("- "):
                continue  # it told of letters, and they are off
            shown = label(_line(line))
            shown.setTextFormat(Qt.TextFormat.RichText)
            text.addWidget(shown)
        text.addStretch(1)
        body = Body(inside)
        body.setAccessibleName(title)
        foot = QHBoxLayout()
        foot.addWidget(label(self.tr("Ctrl+/ shows the keys"), "hint"), 1)
        close = button(self.tr("Close"), self.accept)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(tokens.SPACE_M)
        column.addWidget(label(title, "h1"))
        column.addWidget(body, 1)
        column.addLayout(foot)
        close.setFocus()
        self._stand(parent)

    def page(self) -> str:
        """Return the id of the page shown."""
        return self._page.id

    def _stand(self, parent: QWidget) -> None:
        width = min(style.scaled(WIDTH), parent.width() - 2 * MARGIN)
        height = min(style.scaled(520), parent.height() - 64)
        corner = parent.mapToGlobal(parent.rect().topRight())
        self.resize(width, height)
        self.move(corner.x() - width - MARGIN, corner.y() + 56)


def _line(text: str) -> str:
    if not text.startswith("- "):
        return escape(text)
    return f"<table><tr><td>•&nbsp;&nbsp;</td><td>{escape(text[2:])}</td></tr></table>"
