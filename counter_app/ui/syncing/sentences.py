"""How things stand towards the city, in words: state, cause, age, next try."""

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.exchange import Refusal
from counter_app.domain.news import Connection
from counter_app.ui import wording

FEW_NUMBERS = 30
CAUSES = {
    "PortalUnreachable": QT_TRANSLATE_NOOP(
        "Syncing", "The city's system did not answer. Dossiers stay on this PC."
    ),
    "PortalRefused": QT_TRANSLATE_NOOP(
        "Syncing", "The city's system refused to talk. Call IT staff if it goes on."
    ),
    "NotEnrolled": QT_TRANSLATE_NOOP(
        "Syncing",
        "The city's system does not know this PC any more, or another copy of it took"
        " its place. Call IT staff to register it again; nothing is lost.",
    ),
}
OTHER_CAUSE = QT_TRANSLATE_NOOP(
    "Syncing", "This PC could not go on (disk or keyring). Call IT staff."
)
REASONS = {
    "number-taken": QT_TRANSLATE_NOOP(
        "Syncing", "the printed number is another dossier's; call the head and IT staff"
    ),
    "key-reuse": QT_TRANSLATE_NOOP(
        "Syncing", "this PC's memory went back; call IT staff before trying again"
    ),
    "superseded": QT_TRANSLATE_NOOP("Syncing", "a newer change took its place"),
    "forbidden": QT_TRANSLATE_NOOP(
        "Syncing", "this counter may not change that dossier"
    ),
    "unreadable": QT_TRANSLATE_NOOP(
        "Syncing", "both sides together make no dossier; open it and compare"
    ),
    "another-code": QT_TRANSLATE_NOOP(
        "Syncing", "the city holds another number than the paper; call the head"
    ),
}
FIELDS = {
    "applicant.phone": QT_TRANSLATE_NOOP("Syncing", "Telephone"),
    "applicant.name": QT_TRANSLATE_NOOP("Syncing", "Name"),
    "applicant.personal_id": QT_TRANSLATE_NOOP("Syncing", "Personal ID"),
    "applicant.address": QT_TRANSLATE_NOOP("Syncing", "Address"),
    "status": QT_TRANSLATE_NOOP("Syncing", "Status"),
    "fee": QT_TRANSLATE_NOOP("Syncing", "Fee"),
    "due_at": QT_TRANSLATE_NOOP("Syncing", "Promised for"),
    "result_at": QT_TRANSLATE_NOOP("Syncing", "Result arrived"),
    "handover": QT_TRANSLATE_NOOP("Syncing", "Hand-over"),
    "missing_reason": QT_TRANSLATE_NOOP("Syncing", "Reason for missing papers"),
}


def said(source: object) -> str:
    """Return a sentence in the language now chosen."""
    return QCoreApplication.translate("Syncing", str(source))


def standing(told: Connection) -> list[str]:
    """Return how things stand: one sentence a matter, the most urgent first."""
    lines = [_state(told)]
    if told.closed_until:
        lines.append(
            said(
                QT_TRANSLATE_NOOP(
                    "Syncing", "Planned work on the city's system until {until}. {why}"
                )
            ).format(until=_moment(told.closed_until), why=told.notice)
        )
    if told.cause:
        lines.append(said(CAUSES.get(told.cause, OTHER_CAUSE)))
    if told.next_at:
        lines.append(
            said(QT_TRANSLATE_NOOP("Syncing", "Next try at {time}.")).format(
                time=wording.seconds(datetime.fromisoformat(told.next_at))
            )
        )
    lines += _counts(told)
    return lines


def _state(told: Connection) -> str:
    needs = told.failed + told.conflicts
    if needs:
        words = QT_TRANSLATE_NOOP("Syncing", "{n} dossiers need you.")
        return said(words).format(n=needs)
    if not told.online:
        words = QT_TRANSLATE_NOOP("Syncing", "Offline since {since}. Go on receiving.")
        return said(words).format(since=_moment(told.since))
    if told.waiting:
        words = QT_TRANSLATE_NOOP("Syncing", "Online, {n} dossiers behind.")
        return said(words).format(n=told.waiting)
    return said(QT_TRANSLATE_NOOP("Syncing", "Online; everything is sent."))


def _counts(told: Connection) -> list[str]:
    lines = []
    if told.waiting and told.oldest:
        words = QT_TRANSLATE_NOOP(
            "Syncing", "{n} dossiers wait to be sent, the oldest since {since}."
        )
        lines.append(said(words).format(n=told.waiting, since=_moment(told.oldest)))
    if told.quarantined:
        words = QT_TRANSLATE_NOOP(
            "Syncing",
            "{n} copies from the city were set aside: not this office's, another"
            " number, or of a newer version. Nothing was changed here.",
        )
        lines.append(said(words).format(n=told.quarantined))
    if told.numbers_left < FEW_NUMBERS:
        words = QT_TRANSLATE_NOOP(
            "Syncing",
            "{n} final numbers left for today; after them receipts carry a provisional"
            " number, which stays good for ever.",
        )
        lines.append(said(words).format(n=told.numbers_left))
    return lines


def reason(refusal: Refusal) -> str:
    """Say why the portal will not take it."""
    known = REASONS.get(refusal.reason)
    if known:
        return said(known)
    words = QT_TRANSLATE_NOOP("Syncing", "the city's system says: {reason}")
    return said(words).format(reason=refusal.reason)


def field(name: str) -> str:
    """Name a field of a dossier."""
    return said(FIELDS[name]) if name in FIELDS else name


def _moment(text: str) -> str:
    if not text:
        return ""
    moment = datetime.fromisoformat(text)
    return f"{wording.clock(moment)} {wording.day(moment)}"
