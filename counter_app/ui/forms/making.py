"""Which editor a kind of field gets."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter_app.domain.declarations import Field, FieldKind
from counter_app.ui.forms.address import AddressEditor
from counter_app.ui.forms.choices import ManyEditor, RadioEditor, TickEditor
from counter_app.ui.forms.editor import Editor
from counter_app.ui.forms.lines import LineEditor, LongEditor
from counter_app.ui.forms.search_box import SearchBox, has_list
from counter_app.ui.forms.table import TableEditor
from counter_app.ui.forms.values import Today

_SPECIAL: dict[FieldKind, Callable[[Field, Today], Editor]] = {
    FieldKind.LONG_TEXT: lambda field, _today: LongEditor(field),
    FieldKind.MANY: lambda field, _today: ManyEditor(field),
    FieldKind.YES_NO: lambda field, _today: TickEditor(field),
    FieldKind.ADDRESS: AddressEditor,
    FieldKind.TABLE: lambda field, today: TableEditor(
        field, lambda column: make_editor(column, today)
    ),
}


def make_editor(field: Field, today: Today) -> Editor:
    """Return an editor, which is a QWidget, for this field."""
    special = _SPECIAL.get(field.kind)
    if special:
        return special(field, today)
    if has_list(field):
        return SearchBox(field, today)
    if field.kind is FieldKind.CHOICE:
        return RadioEditor(field)
    return LineEditor(field, today)


def widget_of(editor: Editor) -> QWidget:
    """Return the editor as the widget it is."""
    if not isinstance(editor, QWidget):
        raise TypeError(type(editor))
    return editor


def is_same_kind(one: Field, other: Field) -> bool:
    """Say whether an editor made for one field may go on serving the other."""
    return (
        one.kind is other.kind
        and has_list(one) == has_list(other)
        and [column.pointer for column in one.columns]
        == [column.pointer for column in other.columns]
    )
