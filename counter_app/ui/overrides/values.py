"""Values set by hand in words: what, where, since when, by whom, and why."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.overrides import COUNTED, Kept, Override
from counter_app.domain.procedures import LimitKind
from counter_app.ui import wording

_KINDS = {
    LimitKind.WORKING_DAYS: QT_TRANSLATE_NOOP("Overrides", "working days"),
    LimitKind.CALENDAR_DAYS: QT_TRANSLATE_NOOP("Overrides", "calendar days"),
    LimitKind.WORKING_HOURS: QT_TRANSLATE_NOOP("Overrides", "working hours"),
    LimitKind.SAME_DAY: QT_TRANSLATE_NOOP("Overrides", "within the day"),
    LimitKind.AT_ONCE: QT_TRANSLATE_NOOP("Overrides", "at once"),
}
KINDS = tuple(_KINDS)


def said(text: str) -> str:
    """Return the words in the language of the screen."""
    return QCoreApplication.translate("Overrides", text)


def kind(which: LimitKind) -> str:
    """Name a kind of limit."""
    return said(str(_KINDS[which]))


def value(override: Override) -> str:
    """Say what was set: ``10 working days``, ``15.000 đ``."""
    if override.kind is None:
        return wording.money(override.amount or 0)
    if override.kind in COUNTED:
        return f"{override.count:g} {kind(override.kind)}".replace(".", ",")
    return kind(override.kind)


def line(kept: Kept) -> str:
    """Say one value in two lines: what holds, and whose word it is."""
    one = kept.override
    where = [wording.channel(one.channel)] if one.channel else []
    where += [one.case] if one.case else []
    parts = [f"{kept.number}. {one.procedure}", value(one), *where]
    since = said("from {day}").format(day=f"{one.valid_from:%d/%m/%Y}")
    if one.valid_to:
        since += " " + said("to {day}").format(day=f"{one.valid_to:%d/%m/%Y}")
    parts.append(since)
    if kept.ended_at:
        when = f"{kept.ended_at:%d/%m/%Y}"
        parts.append(said("taken back on {day}").format(day=when))
    why = said("{ground}; {reason} · by {officer}").format(
        ground=one.ground, reason=one.reason, officer=kept.made_by
    )
    return f"{' · '.join(parts)}\n{why}"
