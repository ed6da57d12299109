"""Both sides of a conflict for people: what a field is called and what stands in it."""

import textwrap
from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.dossiers import Status
from counter_app.domain.exchange import Side
from counter_app.domain.fields import FORM, PAPERS
from counter_app.domain.papers import PaperState
from counter_app.domain.payments import PAYMENTS
from counter_app.ui import wording

LETTERS = 36
"""A value goes on in another line after so many: a choice does not wrap by itself."""
CITYS = frozenset({"status", "code", "official_code", "due_at", "due_steps"})
"""What the city's system leads; what the citizen said here is the counter's."""
GROUPS = {
    FORM: QT_TRANSLATE_NOOP("Syncing", "Form: {name}"),
    PAPERS: QT_TRANSLATE_NOOP("Syncing", "Paper: {name}"),
    PAYMENTS: QT_TRANSLATE_NOOP("Syncing", "Payment"),
}


def grouped(name: str) -> str:
    """Name a field of which a dossier has many; "" for any other."""
    for prefix, words in GROUPS.items():
        if name.startswith(prefix):
            said = QCoreApplication.translate("Syncing", str(words))
            return said.format(name=name.removeprefix(prefix))
    return ""


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
    "fee": _money,
    PAYMENTS: _money,
    PAPERS: _paper,
}
