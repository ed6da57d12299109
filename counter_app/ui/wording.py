"""Facts of the domain in the words of the screen: states, channels, money, times.

English sources, Vietnamese in resources/i18n/vi/wording.ts. Dates and money are
written the Vietnamese way in both languages: they are compared with paper.
"""

from datetime import date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain import amounts, journal
from counter_app.domain.changes import SyncState
from counter_app.domain.dates import written
from counter_app.domain.dossiers import Status
from counter_app.domain.drafts import Confirmation, Stage
from counter_app.domain.fees import Fee
from counter_app.domain.listing import Line
from counter_app.domain.papers import PaperState
from counter_app.domain.people import Citizen, Gender, masked
from counter_app.domain.procedures import Channel
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.chip import ChipLook

ZONE: tzinfo = ZoneInfo("Asia/Ho_Chi_Minh")
"""The counter's clock: Việt Nam has one zone and no summer time."""

CHANNELS = {
    Channel.ASSISTED: QT_TRANSLATE_NOOP("Words", "Online, assisted at the counter"),
    Channel.PAPER: QT_TRANSLATE_NOOP("Words", "In person (paper)"),
    Channel.SELF: QT_TRANSLATE_NOOP("Words", "Citizen submits on own phone"),
    Channel.POST: QT_TRANSLATE_NOOP("Words", "Post"),
}
PAPER_STATES = {
    PaperState.MISSING: QT_TRANSLATE_NOOP("Words", "Missing"),
    PaperState.NOT_NEEDED: QT_TRANSLATE_NOOP("Words", "Not needed"),
    PaperState.FROM_DATABASE: QT_TRANSLATE_NOOP("Words", "Taken from database"),
    PaperState.FROM_STORE: QT_TRANSLATE_NOOP("Words", "In the citizen's store"),
    PaperState.SEEN: QT_TRANSLATE_NOOP("Words", "Compared, returned"),
    PaperState.ORIGINAL: QT_TRANSLATE_NOOP("Words", "Original"),
    PaperState.CERTIFIED_COPY: QT_TRANSLATE_NOOP("Words", "Certified copy"),
    PaperState.COPY: QT_TRANSLATE_NOOP("Words", "Photocopy"),
    PaperState.ELECTRONIC: QT_TRANSLATE_NOOP("Words", "Electronic"),
}
STATUSES = {
    Status.RECEIVED: QT_TRANSLATE_NOOP("Words", "Received"),
    Status.PROCESSING: QT_TRANSLATE_NOOP("Words", "Being processed"),
    Status.SUPPLEMENT: QT_TRANSLATE_NOOP("Words", "Waiting for papers"),
    Status.PAYMENT: QT_TRANSLATE_NOOP("Words", "Waiting for payment"),
    Status.READY: QT_TRANSLATE_NOOP("Words", "Result is here"),
    Status.RETURNED: QT_TRANSLATE_NOOP("Words", "Handed over"),
    Status.REFUSED: QT_TRANSLATE_NOOP("Words", "Refused"),
    Status.STOPPED: QT_TRANSLATE_NOOP("Words", "Stopped"),
    Status.WITHDRAWN: QT_TRANSLATE_NOOP("Words", "Withdrawn"),
}
SYNC_STATES = {
    SyncState.WAITING: QT_TRANSLATE_NOOP("Words", "Waiting to send"),
    SyncState.SENDING: QT_TRANSLATE_NOOP("Words", "Sending"),
    SyncState.FAILED: QT_TRANSLATE_NOOP("Words", "Sending failed"),
    SyncState.CONFLICT: QT_TRANSLATE_NOOP("Words", "Conflict"),
    SyncState.SENT: QT_TRANSLATE_NOOP("Words", "Sent"),
}
CONFIRMATIONS = {
    Confirmation.ON_SCREEN: QT_TRANSLATE_NOOP("Words", "on screen"),
    Confirmation.SPOKEN: QT_TRANSLATE_NOOP("Words", "by word"),
    Confirmation.SIGNED_SLIP: QT_TRANSLATE_NOOP("Words", "signed slip"),
}
STAGES = {
    Stage.CITIZEN: QT_TRANSLATE_NOOP("Words", "Citizen and procedure"),
    Stage.FORM: QT_TRANSLATE_NOOP("Words", "Form"),
    Stage.PAPERS: QT_TRANSLATE_NOOP("Words", "Papers"),
    Stage.CHECK: QT_TRANSLATE_NOOP("Words", "Check"),
}
JOURNAL_ACTS = {
    journal.Act.SIGNED_IN: QT_TRANSLATE_NOOP("Words", "Signed in"),
    journal.Act.TRIES_MISSED: QT_TRANSLATE_NOOP("Words", "Wrong passwords before:"),
    journal.Act.RECEIVED: QT_TRANSLATE_NOOP("Words", "Received"),
    journal.Act.PRINTED: QT_TRANSLATE_NOOP("Words", "Receipt printed, copy"),
    journal.Act.REPRINTED: QT_TRANSLATE_NOOP("Words", "Receipt reprinted, copy"),
    journal.Act.DECLARATION_PRINTED: QT_TRANSLATE_NOOP(
        "Words", "Declaration printed, copy"
    ),
    journal.Act.PAPER_PRINTED: QT_TRANSLATE_NOOP("Words", "Paper printed:"),
    journal.Act.LISTED_OUT: QT_TRANSLATE_NOOP(
        "Words", "Given to the specialist room, list"
    ),
    journal.Act.LISTED_BACK: QT_TRANSLATE_NOOP(
        "Words", "Result back from the specialist room, list"
    ),
    journal.Act.PRINT_ANSWERED: QT_TRANSLATE_NOOP("Words", "Officer on the print:"),
    journal.Act.NUMBER_VOIDED: QT_TRANSLATE_NOOP("Words", "Number voided:"),
    journal.Act.RESULT_ARRIVED: QT_TRANSLATE_NOOP("Words", "Result is here"),
    journal.Act.SHELVED: QT_TRANSLATE_NOOP("Words", "Put on the shelf, place"),
    journal.Act.POSTED: QT_TRANSLATE_NOOP("Words", "Given to the post, number"),
    journal.Act.CAME_BACK: QT_TRANSLATE_NOOP("Words", "Back from the post, number"),
    journal.Act.HANDED_OVER: QT_TRANSLATE_NOOP("Words", "Handed over"),
    journal.Act.CORRECTED: QT_TRANSLATE_NOOP("Words", "Corrected"),
    journal.Act.ASKED: QT_TRANSLATE_NOOP("Words", "Papers asked for:"),
    journal.Act.BROUGHT: QT_TRANSLATE_NOOP("Words", "Papers brought:"),
    journal.Act.EXTENDED: QT_TRANSLATE_NOOP("Words", "Put off, working days:"),
    journal.Act.APOLOGISED: QT_TRANSLATE_NOOP(
        "Words", "Apologised for the late result, working days:"
    ),
    journal.Act.TURNED_AWAY: QT_TRANSLATE_NOOP("Words", "Not received, slip"),
    journal.Act.REFUSED: QT_TRANSLATE_NOOP("Words", "Refused"),
    journal.Act.STOPPED: QT_TRANSLATE_NOOP("Words", "Stopped"),
    journal.Act.WITHDRAWN: QT_TRANSLATE_NOOP("Words", "Withdrawn"),
    journal.Act.SENT: QT_TRANSLATE_NOOP("Words", "Sent"),
    journal.Act.RENUMBERED: QT_TRANSLATE_NOOP("Words", "number exchanged, old, new:"),
    journal.Act.SENT_AGAIN: QT_TRANSLATE_NOOP("Words", "sent again by hand"),
    journal.Act.CONFLICT_PASSED: QT_TRANSLATE_NOOP(
        "Words", "both copies kept, left to the head"
    ),
    journal.Act.SCANS_ERASED: QT_TRANSLATE_NOOP("Words", "raw scans erased"),
    journal.Act.PAPER_REUSED: QT_TRANSLATE_NOOP(
        "Words", "paper kept here used again, with consent"
    ),
    journal.Act.RENEWED: QT_TRANSLATE_NOOP(
        "Words", "this PC goes on under a new registration"
    ),
    journal.Act.OFFICER_CHANGED: QT_TRANSLATE_NOOP(
        "Words", "roles or counters changed by the city:"
    ),
    journal.Act.CLOCK_CONFIRMED: QT_TRANSLATE_NOOP("Words", "clock confirmed as right"),
    journal.Act.FEE_TAKEN: QT_TRANSLATE_NOOP("Words", "Fee taken, slip"),
    journal.Act.FEE_WAIVED: QT_TRANSLATE_NOOP("Words", "Fee let off:"),
    journal.Act.FEE_REVERSED: QT_TRANSLATE_NOOP("Words", "Fee given back, slip"),
    journal.Act.FEE_PROVED: QT_TRANSLATE_NOOP("Words", "Credit seen, slip"),
    journal.Act.FILES_ERASED: QT_TRANSLATE_NOOP(
        "Words", "files erased here, kept by the city:"
    ),
    journal.Act.CONTENT_ERASED: QT_TRANSLATE_NOOP(
        "Words", "content erased here as the rules ask, kept by the city; papers:"
    ),
    journal.Act.CONTENT_FETCHED: QT_TRANSLATE_NOOP(
        "Words", "content got from the city again"
    ),
    journal.Act.DAY_PROVEN: QT_TRANSLATE_NOOP(
        "Words", "day compared with the city, all there:"
    ),
    journal.Act.LOOKED_UP: QT_TRANSLATE_NOOP("Words", "Looked up and opened"),
    journal.Act.CHANGED_BY_PORTAL: QT_TRANSLATE_NOOP(
        "Words", "Changed by the city's system"
    ),
}
ERASED = QT_TRANSLATE_NOOP("Words", "(content erased)")
_STATUS_LOOKS = {
    Status.RECEIVED: ("circle-check", Tone.SUCCESS),
    Status.PROCESSING: ("refresh", Tone.INFO),
    Status.SUPPLEMENT: ("plus", Tone.WARNING),
    Status.PAYMENT: ("cash", Tone.WARNING),
    Status.READY: ("package", Tone.INFO),
}
_SYNC_LOOKS = {
    SyncState.WAITING: ("circle-dotted", Tone.OFFLINE),
    SyncState.SENDING: ("refresh", Tone.INFO),
    SyncState.FAILED: ("alert-circle", Tone.DANGER),
    SyncState.CONFLICT: ("alert-triangle", Tone.DANGER),
    SyncState.SENT: ("circle-check", Tone.SUCCESS),
}


def said(source: object) -> str:
    """Return the words in the language of the screen."""
    return QCoreApplication.translate("Words", str(source))


def channel(which: Channel) -> str:
    """Name a channel."""
    return said(CHANNELS[which])


def paper_state(state: PaperState) -> str:
    """Name the legal state of a paper."""
    return said(PAPER_STATES[state])


def paper_chip(state: PaperState) -> ChipLook:
    """Show the state of a checklist row."""
    if state is PaperState.MISSING:
        return ChipLook(paper_state(state), "circle-dashed", Tone.WARNING)
    if state is PaperState.NOT_NEEDED:
        return ChipLook(paper_state(state))
    return ChipLook(paper_state(state), "circle-check", Tone.SUCCESS)


def status(which: Status) -> str:
    """Name how far the work on a dossier is."""
    return said(STATUSES[which])


def status_chip(which: Status) -> ChipLook:
    """Show how far the work is; finished work is plain words."""
    icon, tone = _STATUS_LOOKS.get(which, ("", Tone.NEUTRAL))
    return ChipLook(status(which), icon, tone)


def plain_chip(words: str) -> ChipLook:
    """Show words without an icon or a colour."""
    return ChipLook(words)


def sync(state: SyncState) -> str:
    """Name how a dossier stands towards the portal."""
    return said(SYNC_STATES[state])


def sync_chip(state: SyncState) -> ChipLook:
    """Show how a dossier stands towards the portal."""
    icon, tone = _SYNC_LOOKS[state]
    return ChipLook(sync(state), icon, tone)


def confirmation(how: Confirmation) -> str:
    """Name how the citizen confirmed."""
    return said(CONFIRMATIONS[how])


def journal_act(act: journal.Act) -> str:
    """Name what was done."""
    return said(JOURNAL_ACTS[act])


def money(amount: int) -> str:
    """Write ``8.000 đ``."""
    return f"{amounts.money(amount)} đ"


def fee(of: Fee) -> str:
    """Write a fee; one that no source gives says so."""
    if of.amount is None:
        return QCoreApplication.translate("Words", "fee not set")
    return money(of.amount)


def megabytes(size: int) -> str:
    """Write a count of bytes as ``2,4 MB``; a little one is still ``0,1 MB``."""
    return f"{max(size / 1e6, 0.1 if size else 0):.1f} MB".replace(".", ",")


def day(moment: datetime) -> str:
    """Write ``23/11/2026``."""
    return f"{moment.astimezone(ZONE):%d/%m/%Y}"


def lies_in(place: int) -> str:
    """Say where on the shelf a result lies; empty when it is not there."""
    words = QCoreApplication.translate("Words", "On the shelf: place {n}.")
    return words.format(n=place) if place else ""


def clock(moment: datetime) -> str:
    """Write ``09:41``."""
    return f"{moment.astimezone(ZONE):%H:%M}"


def seconds(moment: datetime) -> str:
    """Write ``09:41:07``."""
    return f"{moment.astimezone(ZONE):%H:%M:%S}"


def due(at: datetime) -> str:
    """Write ``23/11/2026, before 17:00`` with the weekday in front."""
    local = at.astimezone(ZONE)
    return QCoreApplication.translate(
        "Words", "{weekday}, {day}, before {hour}"
    ).format(weekday=weekday(local), day=day(local), hour=clock(local))


def weekday(moment: datetime) -> str:
    """Name the day of the week."""
    names = (
        QT_TRANSLATE_NOOP("Words", "Monday"),
        QT_TRANSLATE_NOOP("Words", "Tuesday"),
        QT_TRANSLATE_NOOP("Words", "Wednesday"),
        QT_TRANSLATE_NOOP("Words", "Thursday"),
        QT_TRANSLATE_NOOP("Words", "Friday"),
        QT_TRANSLATE_NOOP("Words", "Saturday"),
        QT_TRANSLATE_NOOP("Words", "Sunday"),
    )
    return said(names[moment.astimezone(ZONE).weekday()])


def long_day(day: date) -> str:
    """Write ``Thứ Hai, ngày 23 tháng 11 năm 2026``.

    Nghị định 30/2020/NĐ-CP: days below 10 and months 1 and 2 get a zero in front.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return QCoreApplication.translate(
        "Words", "{weekday}, {day}/{month}/{year}"
    ).format(
        weekday=weekday(datetime.combine(day, time(12), ZONE)),
        day=f"{day.day:02d}",
        month=month,
        year=day.year,
    )


def gender(which: Gender | None) -> str:
    """Name a sex as the card does."""
    if which is None:
        return ""
    if which is Gender.MALE:
        return QCoreApplication.translate("Words", "Male")
    return QCoreApplication.translate("Words", "Female")


def applicant(line: Line) -> str:
    """Name who handed a listed dossier in, or say that nobody here knows any more."""
    return said(ERASED) if line.erased else line.applicant


def facts(citizen: Citizen) -> str:
    """Write birth, sex and masked personal ID in one line."""
    parts = (
        written(citizen.birth),
        gender(citizen.gender),
        masked(citizen.personal_id),
    )
    return " · ".join(part for part in parts if part)
