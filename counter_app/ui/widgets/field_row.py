"""One question of a form: label above, hint, error, the field, where it came from."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import IconLabel, label


class FieldRow(QWidget):
    """A field with its words around it.

    ``edit_wanted`` is emitted when the officer presses "Sửa" on a locked field; the
    row has then unlocked itself.
    """

    edit_wanted = Signal()

    def __init__(
        self, text: str, field: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = label(text, "label")
        self._label.setBuddy(field)
        self._hint, self._error, self._source = (
            label("", "hint"),
            label("", "error"),
            label("", "hint"),
        )
        self._alarm = IconLabel("alert-circle", tokens.ICON_CHIP, Tone.DANGER)
        self._edit = button("", self._unlock, look="link")
        self._optional = False
        self._text = text
        self._lay_out()
        self._error_row.hide()
        for part in (self._hint, self._source, self._edit):
            part.hide()
        self._say()

    def set_text(self, text: str, *, optional: bool = False) -> None:
        """Name the question; optional ones say so."""
        self._text, self._optional = text, optional
        self._say()

    def set_hint(self, text: str, *, always: bool = False) -> None:
        """Show a short help under the label; ``always``: also to who hides hints."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text) and (always or style.has_hints()))

    def show_error(self, text: str) -> None:
        """Say what is wrong above the field; empty text takes it away."""
        self._error.setText(text)
        self._error_row.setVisible(bool(text))
        style.mark(self.field, "wrong", bool(text))
        described = self.tr("Error: {what}").format(what=text) if text else ""
        self.field.setAccessibleDescription(described or self._hint.text())

    def error(self) -> str:
        """Return what is said to be wrong, or nothing."""
        return self._error.text()

    def show_source(self, text: str, *, locked: bool = False) -> None:
        """Say where the answer came from; lock it if it is not to be typed over."""
        self._source.setText(text)
        self._source.setVisible(bool(text))
        self._edit.setVisible(locked)
        if isinstance(self.field, QLineEdit):
            self.field.setReadOnly(locked)
            style.mark(self.field, "readOnly", locked)

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self._say()

    def _unlock(self) -> None:
        self.show_source("", locked=False)
        self.field.setFocus()
        self.edit_wanted.emit()

    def _say(self) -> None:
        text = self._text
        if self._optional:
            text = self.tr("{label} (optional)").format(label=text)
        self._label.setText(text)
        self.field.setAccessibleName(text)
        self._edit.setText(self.tr("Edit"))
        self._edit.setAccessibleName(
            QCoreApplication.translate("FieldRow", "Edit {label}").format(label=text)
        )

    def _lay_out(self) -> None:
        self._error_row = QWidget()
        row = QHBoxLayout(self._error_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._alarm)
        row.addWidget(self._error, 1)
        field_row = QHBoxLayout()
        field_row.setSpacing(tokens.SPACE_XS)
        field_row.addWidget(self.field, 1)
        field_row.addWidget(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._label)
        column.addWidget(self._hint)
        column.addWidget(self._error_row)
        column.addLayout(field_row)
        column.addWidget(self._source)
        column.addStretch(1)
