"""The switch between Vietnamese and English, each named in itself."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from counter_app.ui import tokens
from counter_app.ui.widgets.buttons import button

NAMES = {"vi": "Tiếng Việt", "en": "English"}


class LanguageSwitch(QWidget):
    """``wanted`` brings ``vi`` or ``en``; the language spoken now is lit."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_XS)
        self.buttons: dict[str, QPushButton] = {}
        for code, name in NAMES.items():
            made = button(code.upper(), partial(self._ask, code), look="toggle")
            made.setCheckable(True)
            made.setAccessibleName(name)
            made.setToolTip(name)
            self.buttons[code] = made
            row.addWidget(made)
        self._light()

    def changeEvent(self, event: QEvent) -> None:
        """Light the language now spoken."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._light()

    def _ask(self, code: str) -> None:
        self._light()  # a press lights nothing until the language is there
        self.wanted.emit(code)

    def _light(self) -> None:
        spoken = self.tr("en")  # its translation is the language's own code
        for code, made in self.buttons.items():
            made.setChecked(code == spoken)
