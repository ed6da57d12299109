"""One question on the page: its words, its editor, where the answer came from."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from counter_app.domain.declarations import Fault, Field, FieldKind
from counter_app.domain.jsonable import Json
from counter_app.domain.memories import EARLIER
from counter_app.ui.forms.choices import RadioEditor
from counter_app.ui.forms.making import is_same_kind, make_editor, widget_of
from counter_app.ui.forms.mending import is_mended
from counter_app.ui.forms.sentences import sentence
from counter_app.ui.forms.table import TableEditor
from counter_app.ui.forms.values import Today, write
from counter_app.ui.widgets.field_row import FieldRow

TYPED_FACTS = frozenset({"phone"})
"""Facts about the citizen that no card carries."""


class Question(QObject):
    """Joins a field, its row and its editor."""

    answered = Signal(str, object)
    typed = Signal()
    mended = Signal(str)
    reshaped = Signal()
    """What takes the focus has changed: unlocked, or a row was opened."""

    def __init__(
        self, field: Field, today: Today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = make_editor(field, today)
        self.row = FieldRow("", widget_of(self.editor), parent)
        self._today = today
        self._faults: list[Fault] = []
        self._from_card: Json = None
        """What the card, or an earlier dossier, says."""
        self._earlier = ""
        """Which earlier dossier it is from."""
        self._last: Json = None
        self._is_edited = False
        self._is_locked = False
        self._say_words()
        self.editor.answered.connect(self._take)
        self.editor.typed.connect(self._look_again)
        self.row.edit_wanted.connect(self._unlock)
        if isinstance(self.editor, TableEditor):
            self.editor.reshaped.connect(self.reshaped)

    @property
    def is_locked(self) -> bool:
        """Whether the answer is the card's, or worked out, and not to be filled in."""
        return self._is_locked or self.field.read_only

    def fits(self, field: Field) -> bool:
        """Say whether this widget may go on asking the other field."""
        return is_same_kind(self.field, field)

    def ask(self, field: Field) -> None:
        """Ask the field as it stands for the present answers."""
        changed = field != self.field
        self.field = field
        if changed:
            self.editor.ask(field)
            self._say_words()

    def show_answer(self, value: Json, fact: str) -> None:
        """Show an answer; ``fact`` is what the card calls it, or empty."""
        if self.field.value is not None and (self.field.read_only or value is None):
            value = self.field.value
        if value != self._last:
            # Not told by this field: another citizen, or answers taken over.
            self._last, self._from_card, self._is_edited = value, None, False
            self._is_locked, self._earlier = False, ""
            self.row.show_source("")
            self.row.setToolTip("")
        self.editor.show_value(value)
        is_known = bool(fact) and fact not in TYPED_FACTS and not self._is_edited
        if is_known and self._from_card is None and value not in (None, "", {}):
            self._from_card = value
            is_earlier = fact.startswith(EARLIER)
            self._earlier = fact.removeprefix(EARLIER) if is_earlier else ""
            # A card is right today; what was said before is only offered.
            self._is_locked = not is_earlier and self._is_whole(value)
        self._show_source()

    def commit(self) -> None:
        """Finish what is being typed."""
        if not self.is_locked:
            self.editor.commit()

    def note(self) -> None:
        """Tell the answer as it stands, finished or not."""
        if not self.is_locked:
            self.editor.note()

    def tab_stops(self) -> list[QWidget]:
        """Return what Tab visits: the editor, or "Sửa" while the answer is locked."""
        if not self._is_locked:
            return [*self.editor.stops()]
        links = self.row.findChildren(QPushButton)
        return [link for link in links if link.property("look") == "link"]

    def show_faults(self, faults: list[Fault]) -> None:
        """Say what is wrong, above the field; an empty list takes it away."""
        if faults or self._faults:
            self._faults = faults
            self._say_faults()

    def said(self, fault: Fault) -> str:
        """Return the sentence about a fault of this field."""
        text = sentence(
            fault,
            digits=self.field.kind is FieldKind.DIGITS,
            unseen=isinstance(self.editor, RadioEditor),
        )
        rest = fault.pointer.removeprefix(self.field.pointer).strip("/").split("/")
        if self.field.kind is FieldKind.TABLE and rest[0].isdecimal():
            place = self.tr("{label}, row {n}").format(
                label=self.field.label, n=int(rest[0]) + 1
            )
            return f"{place}: {text}"
        if self.field.kind is FieldKind.ADDRESS and rest[0] and not fault.message:
            return f"{self.field.label}: {text}"
        return text

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self.row.retranslate()
        self._say_words()
        self._show_source()
        self._say_faults()

    def _take(self, value: Json) -> None:
        self._last = value
        if self._from_card is not None and value != self._from_card:
            self._is_edited = True
        # A fault told by the form itself cannot be judged here: a change is a try.
        self._keep_faults([fault for fault in self._faults if not fault.message])
        self._look_again()
        self._show_source()
        self.answered.emit(self.field.pointer, value)

    def _look_again(self) -> None:
        value = self.editor.value()
        self._keep_faults(
            [fault for fault in self._faults if not self._is_mended(fault, value)]
        )
        self._count_digits(value)
        self.typed.emit()

    def _is_whole(self, value: Json) -> bool:
        """An old ward that was divided leaves a part for the officer to choose."""
        if self.field.kind is not FieldKind.ADDRESS or not isinstance(value, dict):
            return True
        tiers = [column.pointer.strip("/") for column in self.field.columns[:2]]
        return all(value.get(tier) for tier in tiers)

    def _is_mended(self, fault: Fault, value: Json) -> bool:
        return is_mended(fault, self.field, self._part(fault, value), self._today)

    def _part(self, fault: Fault, value: Json) -> Json:
        rest = fault.pointer.removeprefix(self.field.pointer).strip("/")
        if rest and isinstance(value, dict):
            return value.get(rest)
        return None if rest and isinstance(value, list) else value

    def _keep_faults(self, kept: list[Fault]) -> None:
        gone = [fault for fault in self._faults if fault not in kept]
        if not gone:
            return
        self._faults = kept
        self._say_faults()
        for fault in gone:
            self.mended.emit(fault.pointer)

    def _say_faults(self) -> None:
        text = "\n".join(self.said(fault) for fault in self._faults)
        self.row.show_error(text)
        described = widget_of(self.editor).accessibleDescription()
        for stop in self.editor.stops():
            stop.setAccessibleDescription(described)

    def _count_digits(self, value: Json) -> None:
        wanted = self.field.digits
        if not wanted or self._from_card is not None:
            return
        typed = len(value) if isinstance(value, str) else 0
        counted = f"{typed}/{wanted}" if typed not in (0, wanted) else ""
        self.row.show_source(counted)

    def _unlock(self) -> None:
        self._is_locked = False
        self.editor.lock(False)
        self.reshaped.emit()
        self.editor.stop_at("").setFocus()

    def _show_source(self) -> None:
        locked = self.is_locked
        if self._is_edited:
            self.row.show_source(self.tr("Edited by hand"))
            old = write(self.field.kind, self._from_card)
            words = self.tr("On the card: {old}")
            if self._earlier:
                words = self.tr("In the earlier dossier: {old}")
            self.row.setToolTip(words.format(old=old) if old else "")
        elif self._from_card is not None:
            words = self.tr("From the QR code of the citizen card")
            if self._earlier:
                words = self.tr("From dossier {dossier}").format(dossier=self._earlier)
            self.row.show_source(words, locked=self._is_locked)
        self.editor.lock(locked)
        self._say_words()

    def _say_words(self) -> None:
        field = self.field
        label = f"{field.label} ({field.suffix})" if field.suffix else field.label
        optional = bool(label) and not field.required and not self.is_locked
        self.row.set_text(label, optional=optional)
        self.row.set_hint(field.hint)
        name = widget_of(self.editor)
        if field.kind is FieldKind.YES_NO:
            # The words stand to the right of the box, not above it.
            self.row.set_text("")
            name.setAccessibleName(field.label)
