"""What every editor of a field can do, whatever it looks like."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from counter_app.domain.declarations import Field
from counter_app.domain.jsonable import Json


class Editor(Protocol):
    """The part of a field that is filled in."""

    @property
    def answered(self) -> SignalInstance:
        """Emitted with the answer when the officer has finished and changed it."""

    @property
    def typed(self) -> SignalInstance:
        """Emitted at every change, finished or not."""

    def ask(self, field: Field) -> None:
        """Ask this field: the same kind, perhaps with other options."""

    def show_value(self, value: Json) -> None:
        """Show an answer as already known."""

    def value(self) -> Json:
        """Return the answer as it stands; None for none."""

    def commit(self) -> None:
        """Finish what is being typed, and say so if it changed."""

    def note(self) -> None:
        """Say what stands there now if it is new, and leave the field as it is."""

    def lock(self, locked: bool) -> None:
        """Let the answer be read only, or filled in."""

    def stops(self) -> Sequence[QWidget]:
        """Return what takes the focus, in order; nothing while it is locked."""

    def stop_at(self, rest: str) -> QWidget:
        """Return what takes the focus for a pointer below this field's."""
