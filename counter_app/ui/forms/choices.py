"""Fields one chooses in: radio buttons, several of a list, a single tick."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.declarations import Field
from counter_app.domain.folding import fold
from counter_app.domain.jsonable import Json
from counter_app.ui import tokens


class _Buttons(QWidget):
    """Buttons below each other, one an option."""

    answered = Signal(object)
    typed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        self._known: Json = None
        self._locked = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_XS)
        self._buttons: list[QAbstractButton] = []

    def ask(self, field: Field) -> None:
        """Ask this field; buttons are made again only for other options."""
        same = field.options == self._field.options
        self._field = field
        if not same:
            self._make_buttons()
            self.show_value(self._known)

    def commit(self) -> None:
        """Nothing is ever half chosen."""

    def note(self) -> None:
        """A choice was told when it was made."""

    def lock(self, locked: bool) -> None:
        """Let the choice be read only: it is not dead, it just does not move."""
        self._locked = locked
        policy = Qt.FocusPolicy.NoFocus if locked else Qt.FocusPolicy.StrongFocus
        for button in self._buttons:
            button.setFocusPolicy(policy)
            button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, locked)

    def stops(self) -> Sequence[QWidget]:
        """Return the buttons."""
        return () if self._locked else tuple(self._buttons)

    def stop_at(self, rest: str) -> QWidget:
        """Return the chosen button, or the first."""
        chosen = [button for button in self._buttons if button.isChecked()]
        return next(iter(chosen or self._buttons), self)

    def show_value(self, value: Json) -> None:
        """Show an answer."""
        self._known = value

    def _make_buttons(self) -> None:
        for old in self._buttons:
            self._column.removeWidget(old)
            old.deleteLater()
        self._buttons = []

    def _add(self, button: QAbstractButton) -> None:
        button.setAccessibleName(button.text())
        self._buttons.append(button)
        self._column.addWidget(button)

    def _say(self, value: Json) -> None:
        if value == self._known:
            return
        self._known = value
        self.typed.emit()
        self.answered.emit(value)


class RadioEditor(_Buttons):
    """At most four options: a digit or a first letter chooses, Delete takes back."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._chosen)
        self._make_buttons()

    def show_value(self, value: Json) -> None:
        """Mark the option with this value, or none."""
        super().show_value(value)
        self._group.setExclusive(False)
        for option, button in zip(self._field.options, self._buttons, strict=True):
            button.setChecked(_same(option.value, value))
        self._group.setExclusive(True)

    def value(self) -> Json:
        """Return the value of the marked option; an unknown one stays."""
        chosen = self._group.checkedId()
        return self._known if chosen < 0 else self._field.options[chosen].value

    def _make_buttons(self) -> None:
        super()._make_buttons()
        for place, option in enumerate(self._field.options):
            button = _Radio(option.label, self._pressed)
            self._group.addButton(button, place)
            self._add(button)

    def _chosen(self, place: int) -> None:
        self._say(self._field.options[place].value)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.show_value(None)
            self._known = False  # whatever it was, taking it back is a change
            self._say(None)
            return True
        typed = fold(event.text())
        if typed.isdecimal() and 0 < int(typed) <= len(self._buttons):
            self._press(int(typed) - 1)
            return True
        starting = [
            place
            for place, option in enumerate(self._field.options)
            if typed and fold(option.label).startswith(typed)
        ]
        if not starting:
            return False
        later = [place for place in starting if place > self._group.checkedId()]
        self._press((later or starting)[0])
        return True

    def _press(self, place: int) -> None:
        self._buttons[place].setFocus()
        self._buttons[place].setChecked(True)
        self._chosen(place)


class _Radio(QRadioButton):
    """A radio button that lets its group read the keys first."""

    def __init__(self, text: str, pressed: Callable[[QKeyEvent], bool]) -> None:
        super().__init__(text)
        self._pressed = pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit or first letter."""
        if not self._pressed(event):
            super().keyPressEvent(event)


class ManyEditor(_Buttons):
    """Several of a list."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._make_buttons()

    def show_value(self, value: Json) -> None:
        """Tick the options of the list."""
        super().show_value(value)
        ticked = value if isinstance(value, list) else []
        for option, button in zip(self._field.options, self._buttons, strict=True):
            button.setChecked(any(_same(option.value, one) for one in ticked))

    def value(self) -> Json:
        """Return the ticked values in the order of the options, strange ones last."""
        ticked = [
            option.value
            for option, button in zip(self._field.options, self._buttons, strict=True)
            if button.isChecked()
        ]
        known = self._known if isinstance(self._known, list) else []
        offered = [option.value for option in self._field.options]
        strange = [one for one in known if not any(_same(one, o) for o in offered)]
        return [*ticked, *strange] or None

    def _make_buttons(self) -> None:
        super()._make_buttons()
        for option in self._field.options:
            button = QCheckBox(option.label)
            button.clicked.connect(lambda: self._say(self.value()))
            self._add(button)


class TickEditor(QCheckBox):
    """Yes or no, with the question to the right of the box."""

    answered = Signal(object)
    typed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__(field.label)
        self._known: Json = None
        self._locked = False
        self.clicked.connect(self._say)

    def ask(self, field: Field) -> None:
        """Ask this field."""
        self.setText(field.label)

    def show_value(self, value: Json) -> None:
        """Show an answer."""
        self._known = value
        self.setChecked(value is True)

    def value(self) -> Json:
        """Return True, False, or None as long as it was never touched."""
        return (
            True if self.isChecked() else self._known if self._known is None else False
        )

    def commit(self) -> None:
        """Nothing is ever half ticked."""

    def note(self) -> None:
        """A tick was told when it was made."""

    def lock(self, locked: bool) -> None:
        """Let the tick be read only."""
        self._locked = locked
        policy = Qt.FocusPolicy.NoFocus if locked else Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, locked)

    def stops(self) -> Sequence[QWidget]:
        """Return the box itself."""
        return () if self._locked else (self,)

    def stop_at(self, rest: str) -> QWidget:
        """Return the box itself."""
        return self

    def _say(self) -> None:
        self._known = self.isChecked()
        self.typed.emit()
        self.answered.emit(self._known)


def _same(one: Json, other: Json) -> bool:
    """Compare as JSON does: 1 is not true."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)
