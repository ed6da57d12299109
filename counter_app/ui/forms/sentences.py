"""What is wrong with an answer, in one sentence (UX.md 2.2, 2.3)."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.dates import written
from counter_app.domain.declarations import Fault, FaultKind
from counter_app.ui.forms.values import grouped

MISSING = {
    "Nhập": QT_TRANSLATE_NOOP("Faults", "Enter {label}"),
    "Chọn": QT_TRANSLATE_NOOP("Faults", "Choose {label}"),
    "Đánh dấu": QT_TRANSLATE_NOOP("Faults", "Tick {label}"),
    "Thêm": QT_TRANSLATE_NOOP("Faults", "Add {label}"),
}
SENTENCES = {
    FaultKind.WRONG_LENGTH: QT_TRANSLATE_NOOP(
        "Faults", "{Label} must have {limit} digits. It has {n}."
    ),
    FaultKind.TOO_LONG: QT_TRANSLATE_NOOP(
        "Faults", "{Label} can have at most {limit} letters. It has {n}."
    ),
    FaultKind.NOT_DIGITS: QT_TRANSLATE_NOOP(
        "Faults", "{Label} is written with digits only."
    ),
    FaultKind.IMPOSSIBLE_DATE: QT_TRANSLATE_NOOP(
        "Faults", "There is no {value}. Enter day/month/year."
    ),
    FaultKind.DATE_IN_FUTURE: QT_TRANSLATE_NOOP(
        "Faults", "{Label} must be in the past."
    ),
    FaultKind.DATE_TOO_EARLY: QT_TRANSLATE_NOOP(
        "Faults", "{Label} cannot be before {limit}. It says {value}."
    ),
    FaultKind.IMPOSSIBLE_TIME: QT_TRANSLATE_NOOP(
        "Faults", "There is no time {value}. Enter hour:minute."
    ),
    FaultKind.NOT_ABOVE: QT_TRANSLATE_NOOP("Faults", "{Label} must be above {limit}."),
    FaultKind.NOT_BELOW: QT_TRANSLATE_NOOP("Faults", "{Label} must be below {limit}."),
    FaultKind.NOT_A_MULTIPLE: QT_TRANSLATE_NOOP(
        "Faults", "{Label} must be a multiple of {limit}. It says {value}."
    ),
    FaultKind.TOO_MANY_ROWS: QT_TRANSLATE_NOOP(
        "Faults", "{Label} can have at most {limit} rows. It has {n}. Remove some."
    ),
    FaultKind.TWICE: QT_TRANSLATE_NOOP(
        "Faults", "{Label} has the same row twice. Remove one."
    ),
    FaultKind.NOT_EMAIL: QT_TRANSLATE_NOOP(
        "Faults", "{Label} is an e-mail address like name@example.vn. It says {value}."
    ),
    FaultKind.WRONG_FORM: QT_TRANSLATE_NOOP(
        "Faults", "{Label} is not written the way this form asks. Check “{value}”."
    ),
    FaultKind.WRONG_KIND: QT_TRANSLATE_NOOP(
        "Faults", "{Label} cannot be “{value}”. Enter it again."
    ),
    FaultKind.NOT_ASKED: QT_TRANSLATE_NOOP(
        "Faults", "This form does not ask for {label}. Empty it."
    ),
    FaultKind.TOO_SMALL: QT_TRANSLATE_NOOP("Faults", "{Label} is at least {limit}."),
    FaultKind.TOO_BIG: QT_TRANSLATE_NOOP("Faults", "{Label} is at most {limit}."),
    FaultKind.NOT_A_NUMBER: QT_TRANSLATE_NOOP(
        "Faults", "{Label} must be a number. It says “{value}”."
    ),
    FaultKind.NOT_WHOLE: QT_TRANSLATE_NOOP(
        "Faults", "{Label} must be a whole number. It says {value}."
    ),
    FaultKind.TICKED: QT_TRANSLATE_NOOP("Faults", "Take the tick off {label}"),
    FaultKind.NOT_THAT: QT_TRANSLATE_NOOP(
        "Faults", "{Label} must be “{limit}”. It says “{value}”."
    ),
    FaultKind.UNLIKE: QT_TRANSLATE_NOOP(
        "Faults", "{Label} is written like {limit}. It says “{value}”."
    ),
    FaultKind.LACKS_A_ROW: QT_TRANSLATE_NOOP(
        "Faults", "{Label} lacks a row that this form asks for. Add it."
    ),
    FaultKind.TOO_MANY_ALIKE: QT_TRANSLATE_NOOP(
        "Faults", "{Label} has too many rows of one kind, {limit} may be. Remove some."
    ),
    FaultKind.TOO_FEW_ANSWERS: QT_TRANSLATE_NOOP(
        "Faults", "{Label} needs at least {limit} answers. Fill in more."
    ),
    FaultKind.TOO_MANY_ANSWERS: QT_TRANSLATE_NOOP(
        "Faults", "{Label} can have at most {limit} answers. Empty some."
    ),
    FaultKind.TWO_WAYS: QT_TRANSLATE_NOOP(
        "Faults", "{Label} is answered in two ways at once. Keep one."
    ),
    FaultKind.NOT_AN_OPTION: QT_TRANSLATE_NOOP(
        "Faults", "Choose {label} from the list"
    ),
    FaultKind.TOO_FEW_ROWS: QT_TRANSLATE_NOOP(
        "Faults", "{Label} needs at least {limit} rows."
    ),
    FaultKind.OTHER: QT_TRANSLATE_NOOP("Faults", "Look at {label} again"),
}
NUMBERS = frozenset(
    {
        FaultKind.TOO_SMALL,
        FaultKind.TOO_BIG,
        FaultKind.NOT_ABOVE,
        FaultKind.NOT_BELOW,
        FaultKind.NOT_A_MULTIPLE,
        FaultKind.NOT_WHOLE,
    }
)
NOT_LISTED = QT_TRANSLATE_NOOP(
    "Faults", "Choose {label} from the list. It says “{value}”."
)
TOO_SHORT = QT_TRANSLATE_NOOP(
    "Faults", "{Label} needs at least {limit} letters. It has {n}."
)
WRONG_DIGITS = QT_TRANSLATE_NOOP(
    "Faults", "{Label} does not have the right number of digits. It has {n}."
)
NAMELESS = QT_TRANSLATE_NOOP("Faults", "this field")


def sentence(fault: Fault, *, digits: bool = True, unseen: bool = False) -> str:
    """Return the sentence; ``digits`` tells what a wrong length counts.

    ``unseen``: the field cannot show an answer that is none of its options.
    """
    if unseen and fault.kind is FaultKind.NOT_AN_OPTION and fault.facts.get("value"):
        return _filled(NOT_LISTED, fault)
    if fault.message:
        return fault.message
    return _filled(_pattern(fault, digits=digits), fault)


def _filled(pattern: object, fault: Fault) -> str:
    label = fault.label or _said(NAMELESS)
    facts = {"n": "", "limit": "", "value": ""} | fault.facts
    facts["value"] = written(facts["value"])
    if fault.kind is FaultKind.DATE_TOO_EARLY:
        facts["limit"] = written(facts["limit"])
    if fault.kind in NUMBERS:
        facts = {name: _grouped(told) for name, told in facts.items()}
    return _said(pattern).format(**facts, label=_inside(label), Label=_first_up(label))


def _pattern(fault: Fault, *, digits: bool) -> object:
    if fault.kind is FaultKind.MISSING:
        return MISSING.get(fault.verb, MISSING["Nhập"])
    if fault.kind is FaultKind.WRONG_LENGTH:
        if not digits:
            return TOO_SHORT
        if not fault.facts.get("limit"):
            return WRONG_DIGITS
    return SENTENCES[fault.kind]


def _grouped(told: str) -> str:
    try:
        return grouped(float(told))
    except ValueError:
        return told  # what was typed instead of a number


def _said(text: object) -> str:
    return QCoreApplication.translate("Faults", str(text))


def _inside(label: str) -> str:
    """Write a label as inside a sentence; abbreviations keep their capitals."""
    if label[1:2].isupper():
        return label
    return label[:1].lower() + label[1:]


def _first_up(label: str) -> str:
    return label[:1].upper() + label[1:]
