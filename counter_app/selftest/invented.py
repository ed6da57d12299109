"""Answers for whatever a declaration asks: invented, but of the right kind."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from counter_app.domain.declarations import (
    Declaration,
    Fault,
    FaultKind,
    Field,
    FieldKind,
    Group,
)
from counter_app.domain.ids import FormId
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import found_at, placed
from counter_app.services.ports import Forms

BUILT_IN: dict[str, Answers] = {
    "2.000635": {"dk_tai": "Ủy ban nhân dân phường Hàng Bột", "so_luong": 2},
    "1.001193": {
        "quan_he": "Mẹ",
        "con_ho_ten": "NGUYỄN ĐỖ THỬ",
        "con_gioi_tinh": "2",
        "con_dan_toc": "01",
        "con_noi_sinh": {
            "tinh": "Thành phố Hà Nội",
            "xa": "Phường Hai Bà Trưng",
            "chi_tiet": "Bệnh viện Thử Nghiệm",
        },
        "me_ho_ten": "ĐỖ THỊ PHƯỢNG",
    },
}
"""What the self-test answers when nothing is given."""
ROUNDS = 5
WANTING = {FaultKind.MISSING, FaultKind.TOO_FEW_ROWS, FaultKind.OTHER}
"""Faults an answer may mend where there is none yet."""


def complete(forms: Forms, form: FormId, answers: Answers, today: date) -> Answers:
    """Fill what is still missing; what was given is not touched."""
    for _ in range(ROUNDS):
        missing = [
            fault
            for fault in forms.faults(form, answers, today)
            if fault.kind in WANTING
            and found_at(answers, fault.pointer) in (None, "", [], {})
        ]
        if not missing:
            break
        asked = {field.pointer: field for field in _fields(forms.layout(form, answers))}
        answers = _filled(answers, missing, asked, today)
    return answers


def _filled(
    answers: Answers, missing: Sequence[Fault], asked: dict[str, Field], today: date
) -> Answers:
    for fault in missing:
        field = asked.get(fault.pointer) or _in_a_row(asked, fault.pointer)
        value = _INVENT[field.kind](field, today) if field else "Thử"
        answers = placed(answers, fault.pointer, value)
    return answers


def _in_a_row(asked: dict[str, Field], pointer: str) -> Field | None:
    """Return the column of a table this pointer is in, ``/papers/0/pages`` e.g."""
    table, _, inside = pointer.rpartition("/")
    table = table.rpartition("/")[0]
    columns = asked[table].columns if table in asked else ()
    return next((one for one in columns if one.pointer == f"/{inside}"), None)


def _fields(declaration: Declaration) -> Iterator[Field]:
    for page in declaration.pages:
        yield from _inside(page)


def _inside(group: Group) -> Iterator[Field]:
    for part in group.parts:
        if isinstance(part, Group):
            yield from _inside(part)
        else:
            yield part


def _first(field: Field, _today: date) -> Json:
    return field.options[0].value if field.options else "Thử"


def _digits(field: Field, _today: date) -> Json:
    return "001093000001" if field.digits == 12 else "0" * (field.digits or 1)


_INVENT: dict[FieldKind, Callable[[Field, date], Json]] = {
    FieldKind.TEXT: lambda _field, _today: "Thử nghiệm",
    FieldKind.LONG_TEXT: lambda _field, _today: "Thử nghiệm",
    FieldKind.DIGITS: _digits,
    FieldKind.DATE: lambda _field, today: today.isoformat(),
    FieldKind.PARTIAL_DATE: lambda _field, today: str(today.year - 1),
    FieldKind.INTEGER: lambda _field, _today: 1,
    FieldKind.NUMBER: lambda _field, _today: 1,
    FieldKind.CHOICE: _first,
    FieldKind.MANY: lambda field, today: [_first(field, today)],
    FieldKind.YES_NO: lambda _field, _today: True,
    FieldKind.ADDRESS: lambda _field, _today: {
        "tinh": "Thành phố Hà Nội",
        "xa": "Phường Ba Đình",
        "chi_tiet": "Số 1 Phố Thử",
    },
    FieldKind.TABLE: lambda _field, _today: [{}],
    FieldKind.STATIC: lambda _field, _today: None,
    FieldKind.UNKNOWN: lambda _field, _today: "Thử",
}
