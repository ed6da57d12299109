"""Both sides of a conflict for people: what a field is called and what stands in it."""

import textwrap
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.dossiers import Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.exchange import Side
from counter_app.domain.fields import FORM, PAPERS
from counter_app.domain.later_fields import CORRECTIONS
from counter_app.domain.papers import PaperState
from counter_app.domain.payments import PAYMENTS
from counter_app.domain.people import Gender
from counter_app.domain.procedures import Channel
from counter_app.ui import wording

LETTERS = 36
"""A value goes on in another line after so many: a choice does not wrap by itself."""
CITYS = frozenset({"status", "code", "official_code", "due_at", "due_steps"})
"""What the city's system leads; what the citizen said here is the counter's."""
GROUPS = {
    FORM: QT_TRANSLATE_NOOP("Syncing", "Form: {name}"),
    PAPERS: QT_TRANSLATE_NOOP("Syncing", "Paper: {name}"),
    PAYMENTS: QT_TRANSLATE_NOOP("Syncing", "Payment"),
    CORRECTIONS: QT_TRANSLATE_NOOP("Syncing", "Correction"),
}
FIELDS = {
    "applicant.phone": QT_TRANSLATE_NOOP("Syncing", "Telephone"),
    "applicant.name": QT_TRANSLATE_NOOP("Syncing", "Name"),
    "applicant.personal_id": QT_TRANSLATE_NOOP("Syncing", "Personal ID"),
    "applicant.birth": QT_TRANSLATE_NOOP("Syncing", "Date of birth"),
    "applicant.gender": QT_TRANSLATE_NOOP("Syncing", "Sex"),
    "applicant.address": QT_TRANSLATE_NOOP("Syncing", "Address"),
    "applicant.old_id": QT_TRANSLATE_NOOP("Syncing", "Old identity number"),
    "applicant.card_issued": QT_TRANSLATE_NOOP("Syncing", "Card issued on"),
    "applicant.source": QT_TRANSLATE_NOOP("Syncing", "Source of the person's data"),
    "applicant.doubtful": QT_TRANSLATE_NOOP("Syncing", "Data to type from the card"),
    "card_holder_present": QT_TRANSLATE_NOOP("Syncing", "The card's owner was here"),
    "code": QT_TRANSLATE_NOOP("Syncing", "Dossier code"),
    "official_code": QT_TRANSLATE_NOOP("Syncing", "Official code"),
    "lookup_secret": QT_TRANSLATE_NOOP("Syncing", "Look-up code"),
    "register_number": QT_TRANSLATE_NOOP("Syncing", "Number in the register"),
    "counter": QT_TRANSLATE_NOOP("Syncing", "Counter"),
    "procedure": QT_TRANSLATE_NOOP("Syncing", "Code of the procedure"),
    "procedure_version": QT_TRANSLATE_NOOP("Syncing", "Version of the procedure"),
    "procedure_name": QT_TRANSLATE_NOOP("Syncing", "Procedure"),
    "form_set": QT_TRANSLATE_NOOP("Syncing", "Set of printed forms"),
    "channel": QT_TRANSLATE_NOOP("Syncing", "Channel"),
    "case": QT_TRANSLATE_NOOP("Syncing", "Case"),
    "confirmed": QT_TRANSLATE_NOOP("Syncing", "Citizen confirmed"),
    "received_by": QT_TRANSLATE_NOOP("Syncing", "Account that received it"),
    "received_by_name": QT_TRANSLATE_NOOP("Syncing", "Received by"),
    "received_at": QT_TRANSLATE_NOOP("Syncing", "Received at"),
    "status": QT_TRANSLATE_NOOP("Syncing", "Status"),
    "fee": QT_TRANSLATE_NOOP("Syncing", "Fee"),
    "due_at": QT_TRANSLATE_NOOP("Syncing", "Promised for"),
    "due_steps": QT_TRANSLATE_NOOP("Syncing", "How the promised date was counted"),
    "due_basis": QT_TRANSLATE_NOOP("Syncing", "What the promised date rests on"),
    "result_at": QT_TRANSLATE_NOOP("Syncing", "Result arrived"),
    "handover": QT_TRANSLATE_NOOP("Syncing", "Hand-over"),
    "supplement": QT_TRANSLATE_NOOP("Syncing", "Papers asked for"),
    "extension": QT_TRANSLATE_NOOP("Syncing", "Date put off"),
    "apology": QT_TRANSLATE_NOOP("Syncing", "Apology for a late result"),
    "post": QT_TRANSLATE_NOOP("Syncing", "Given to the post"),
    "ending": QT_TRANSLATE_NOOP("Syncing", "Why it ended"),
    "missing_reason": QT_TRANSLATE_NOOP("Syncing", "Reason for missing papers"),
    "submission": QT_TRANSLATE_NOOP("Syncing", "Submission from home"),
}
LED = {"due_steps": "due_at", "due_basis": "due_at"}
"""How a date was counted goes with the date: nobody chooses a half of a promise."""


def called(name: str, names: Mapping[str, str]) -> str:
    """Name a field; ``names``: what answers and papers are called, as far as known."""
    if name in FIELDS:
        return QCoreApplication.translate("Syncing", str(FIELDS[name]))
    for prefix, words in GROUPS.items():
        if name.startswith(prefix):
            said = QCoreApplication.translate("Syncing", str(words))
            return said.format(name=names.get(name) or name.removeprefix(prefix))
    return name  # a newer program's


def leader(name: str, fields: Collection[str]) -> str:
    """Return the field that is chosen for this one, among those that differ."""
    led = LED.get(name, name)
    return led if led in fields else name


def told_apart(fields: Sequence[str]) -> Sequence[str]:
    """Return the fields an officer chooses for, in the order they have."""
    return [*dict.fromkeys(leader(name, fields) for name in fields)]


def preferred(name: str) -> Side:
    """Return the side that is chosen unless the officer chooses the other."""
    return Side.THEIRS if name in CITYS else Side.MINE


def shown(name: str, value: object) -> str:
    """Write what stands in a field, as the officer knows it from elsewhere."""
    if value is None or value in ("", [], {}):
        return "—"
    try:
        words = _written(name, value)
    except (KeyError, TypeError, ValueError):
        words = _plain(value)  # a newer program's way of writing it
    return textwrap.fill(words, LETTERS)


def _written(name: str, value: object) -> str:
    for prefix, write in _WRITTEN.items():
        if name.startswith(prefix):
            return write(value)
    return _plain(value)


def _plain(value: object) -> str:
    """Write words and numbers; of what holds others, what they say."""
    if isinstance(value, bool):
        yes = QT_TRANSLATE_NOOP("Syncing", "yes")
        no = QT_TRANSLATE_NOOP("Syncing", "no")
        return QCoreApplication.translate("Syncing", str(yes if value else no))
    if isinstance(value, Mapping):
        return ", ".join(_plain(one) for one in value.values() if one not in (None, ""))
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value))
    return _dated(str(value))


def _dated(text: str) -> str:
    """Write a moment or a day as people do; other words stay."""
    try:
        if "T" not in text:
            return f"{date.fromisoformat(text):%d/%m/%Y}"
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{wording.clock(moment)} {wording.day(moment)}"


def _money(value: object) -> str:
    amount = value["amount"] if isinstance(value, Mapping) else None
    return _plain(value) if amount is None else wording.money(int(amount))


def _paper(value: object) -> str:
    if not isinstance(value, Mapping):
        return _plain(value)
    words = QCoreApplication.translate("Syncing", "{state}, {n} files")
    state = wording.paper_chip(PaperState(str(value["state"]))).text
    return words.format(state=state, n=len(value.get("files") or ()))


_WRITTEN: Mapping[str, Callable[[object], str]] = {
    "status": lambda value: wording.status(Status(str(value))),
    "channel": lambda value: wording.channel(Channel(str(value))),
    "confirmed": lambda value: wording.confirmation(Confirmation(str(value))),
    "applicant.gender": lambda value: wording.gender(Gender(str(value))),
    "fee": _money,
    PAYMENTS: _money,
    PAPERS: _paper,
}
