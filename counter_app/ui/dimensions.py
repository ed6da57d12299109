"""The four ways a dossier stands: work, deadline, money, sync. Never merged.

A list has room for one: the most urgent; the other three are told beside it.
"""

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.domain.deadlines import Deadline, Standing
from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.listing import Line
from counter_app.domain.payments import Kind
from counter_app.domain.payments import counting as standing
from counter_app.domain.urgency import Urgency, counting, is_soon, urgency
from counter_app.ui import wording
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.chip import ChipLook

NAMES = (
    QT_TRANSLATE_NOOP("Words", "Processing"),
    QT_TRANSLATE_NOOP("Words", "Deadline"),
    QT_TRANSLATE_NOOP("Words", "Money"),
    QT_TRANSLATE_NOOP("Words", "Sync"),
)
_TONES = {
    Standing.AHEAD: ("", Tone.NEUTRAL),
    Standing.TODAY: ("clock", Tone.WARNING),
    Standing.PASSED: ("calendar-exclamation", Tone.WARNING),
    Standing.LATE: ("alert-triangle", Tone.DANGER),
}


def names() -> tuple[str, ...]:
    """Name the four dimensions."""
    return tuple(wording.said(name) for name in NAMES)


def remaining(of: Deadline) -> str:
    """Write ``2 h 10 min left`` or ``1 working days overdue``."""
    hours, minutes = divmod(of.count, 60)
    words = {
        Standing.AHEAD: QT_TRANSLATE_NOOP("Words", "{n} working days left"),
        Standing.TODAY: QT_TRANSLATE_NOOP("Words", "{hours} h {minutes} min left"),
        Standing.PASSED: QT_TRANSLATE_NOOP("Words", "Past the promised hour"),
        Standing.LATE: QT_TRANSLATE_NOOP("Words", "{n} working days overdue"),
    }[of.standing]
    if of.standing is Standing.TODAY and not hours:
        words = QT_TRANSLATE_NOOP("Words", "{minutes} min left")
    elif of.standing is Standing.TODAY and not minutes:
        words = QT_TRANSLATE_NOOP("Words", "{hours} h left")
    return wording.said(words).format(n=of.count, hours=hours, minutes=minutes)


def deadline_chip(
    due: datetime, of: Deadline | None, status: Status | None = None
) -> ChipLook:
    """Show how the promise stands; finished work (None) keeps its plain date.

    While the citizen is asked for papers the time does not run.
    """
    if status is Status.SUPPLEMENT:
        words = QT_TRANSLATE_NOOP("Words", "stands still")
        return ChipLook(wording.said(words), "clock")
    if of is None:
        return ChipLook(wording.day(due))
    icon, tone = _TONES[of.standing]
    if of.standing is Standing.TODAY and not is_soon(of):
        icon, tone = "", Tone.NEUTRAL
    return ChipLook(remaining(of), icon, tone)


def money_chip(amount: int | None) -> ChipLook:
    """Show the fee; one that no source gives stands out."""
    if amount is None:
        words = wording.said(QT_TRANSLATE_NOOP("Words", "fee not set"))
        return ChipLook(words, "cash", Tone.WARNING)
    if not amount:
        return ChipLook(wording.said(QT_TRANSLATE_NOOP("Words", "nothing to pay")))
    return ChipLook(wording.money(amount))


def paid_chip(dossier: Dossier) -> ChipLook:
    """Show what was taken of the fee, or that it is still to be paid."""
    owed = dossier.owed
    if owed is None or not (dossier.fee.amount or dossier.payments):
        return money_chip(dossier.fee.amount)
    if owed > 0:
        words = wording.said(QT_TRANSLATE_NOOP("Words", "{amount} to pay"))
        return ChipLook(words.format(amount=wording.money(owed)), "cash", Tone.WARNING)
    taken = sum(
        one.amount for one in standing(dossier.payments) if one.kind is Kind.TAKEN
    )
    if not taken:
        return ChipLook(wording.said(QT_TRANSLATE_NOOP("Words", "let off")))
    words = wording.said(QT_TRANSLATE_NOOP("Words", "{amount} taken"))
    return ChipLook(words.format(amount=wording.money(taken)))


def work_chip(status: Status, *, in_post: bool) -> ChipLook:
    """Show how far the work is, or that the post has its result."""
    if in_post:
        words = QT_TRANSLATE_NOOP("Words", "In the post")
        return ChipLook(wording.said(words), "send-2", Tone.INFO)
    return wording.status_chip(status)


def looks(line: Line, of: Deadline | None) -> tuple[ChipLook, ...]:
    """Show all four, in the order of ``names``."""
    return (
        work_chip(line.status, in_post=line.in_post),
        deadline_chip(line.due_at, counting(line, of), line.status),
        money_chip(line.fee),
        wording.sync_chip(line.sync),
    )


def sentence(line: Line, of: Deadline | None) -> str:
    """Say all four in one line, for tooltips and screen readers."""
    shown = zip(names(), looks(line, of), strict=True)
    return " · ".join(f"{name}: {look.text}" for name, look in shown)


def most_urgent(line: Line, of: Deadline | None) -> ChipLook:
    """Show the one an officer must see first: see domain.urgency."""
    why = urgency(line, of)
    if why in {Urgency.LATE, Urgency.SOON}:
        return deadline_chip(line.due_at, counting(line, of), line.status)
    if why in {Urgency.STUCK, Urgency.UNSENT}:
        return wording.sync_chip(line.sync)
    if why is Urgency.UNPRICED:
        return money_chip(line.fee)
    return work_chip(line.status, in_post=line.in_post)
