"""How things stand towards the city, in words: state, cause, age, next try."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.exchange import Refusal
from counter_app.domain.ids import DossierCode
from counter_app.domain.news import Connection
from counter_app.domain.numbers import on_paper
from counter_app.domain.proofs import DayProof
from counter_app.domain.second_copy import SecondCopy
from counter_app.services.proving import Last
from counter_app.ui import wording

FEW_NUMBERS = 30
MOST_CODES = 12
"""Listed by name; of more only how many."""
CAUSES = {
    "PortalUnreachable": QT_TRANSLATE_NOOP(
        "Syncing", "The city's system did not answer. Dossiers stay on this PC."
    ),
    "PortalRefused": QT_TRANSLATE_NOOP(
        "Syncing", "The city's system refused to talk. Call IT staff if it goes on."
    ),
    "RestoreUnconfirmed": QT_TRANSLATE_NOOP(
        "Syncing",
        "These data were restored from a backup. Look at them; an administrator then"
        " confirms them here. Until then nothing is received or sent.",
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
NUMBER_TAKEN = ("number-taken", "the code belongs to another dossier")
_TAKEN = QT_TRANSLATE_NOOP(
    "Syncing",
    "the printed number is another dossier's; give another one, tell the head",
)
REASONS = {
    **dict.fromkeys(NUMBER_TAKEN, _TAKEN),
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


def said(source: object) -> str:
    """Return a sentence in the language now chosen."""
    return QCoreApplication.translate("Syncing", str(source))


def standing(told: Connection) -> list[str]:
    """Return how things stand: one sentence a matter, the most urgent first."""
    lines = [_state(told)]
    if told.paused_until:
        lines.insert(
            0,
            said(
                QT_TRANSLATE_NOOP(
                    "Syncing", "Sending is paused until {time}. Try now (F5) goes on."
                )
            ).format(time=wording.clock(datetime.fromisoformat(told.paused_until))),
        )
    if told.closed_until:
        lines.append(
            said(
                QT_TRANSLATE_NOOP(
                    "Syncing", "Planned work on the city's system until {until}. {why}"
                )
            ).format(until=_moment(told.closed_until), why=told.notice)
        )
    return [*lines, *halted(told), *_counts(told)]


def halted(told: Connection) -> list[str]:
    """Return why the last pass ended early and when the next one begins."""
    lines = [said(CAUSES.get(told.cause, OTHER_CAUSE))] if told.cause else []
    if told.next_at:
        lines.append(
            said(QT_TRANSLATE_NOOP("Syncing", "Next try at {time}.")).format(
                time=wording.seconds(datetime.fromisoformat(told.next_at))
            )
        )
    return lines


def _state(told: Connection) -> str:
    needs = told.failed + told.conflicts + len(told.lost_scans)
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
    if told.lost_scans:
        words = QT_TRANSLATE_NOOP(
            "Syncing",
            "Neither this PC nor the city has these scans any more: {scans}. Ask for"
            " the paper and scan it again.",
        )
        lines.append(said(words).format(scans=_listed(told.lost_scans)))
    if told.numbers_left < FEW_NUMBERS:
        words = QT_TRANSLATE_NOOP(
            "Syncing",
            "{n} final numbers left for today; after them receipts carry a provisional"
            " number, which stays good for ever.",
        )
        lines.append(said(words).format(n=told.numbers_left))
    return lines


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_CODES
    return ", ".join(names[:MOST_CODES]) + (f" (+{more})" if more > 0 else "")


def day(last: Last | None, proof: DayProof | None) -> list[str]:
    """Return what the newest proof came to, and what stood in its way."""
    if proof and not proof.proven:
        words = QT_TRANSLATE_NOOP(
            "Syncing",
            "Compared at {time}: the city does not hold exactly today's dossiers yet.",
        )
        return [said(words).format(time=wording.clock(proof.at)), *_obstacles(proof)]
    if last is None:
        words = QT_TRANSLATE_NOOP(
            "Syncing",
            "No day was compared yet. Compare before you close the shift.",
        )
        return [said(words)]
    words = QT_TRANSLATE_NOOP(
        "Syncing",
        "{day}: the city holds exactly these {n} dossiers and {files} files"
        " (compared at {time}, sum {sum}).",
    )
    return [
        said(words).format(
            day=f"{last.day:%d/%m/%Y}",
            n=last.dossiers,
            files=last.files,
            time=wording.clock(last.at),
            sum=last.short,
        )
    ]


def _obstacles(proof: DayProof) -> list[str]:
    parts = (
        (proof.unsent, QT_TRANSLATE_NOOP("Syncing", "Not sent yet: {codes}")),
        (proof.without_files, QT_TRANSLATE_NOOP("Syncing", "Scans missing: {codes}")),
        (proof.differing, QT_TRANSLATE_NOOP("Syncing", "Different there: {codes}")),
        (proof.missing_there, QT_TRANSLATE_NOOP("Syncing", "Not there: {codes}")),
        (proof.missing_here, QT_TRANSLATE_NOOP("Syncing", "Only there: {codes}")),
    )
    return [said(words).format(codes=_few(codes)) for codes, words in parts if codes]


def second(copy: SecondCopy, missing: Sequence[str]) -> list[str]:
    """Return what is to be said of the second copy and of numbers nobody has."""
    lines = []
    if copy.away_since:
        words = QT_TRANSLATE_NOOP(
            "Syncing",
            "The second copy in {place} is not there since {since}. Plug its disk in;"
            " receiving goes on.",
        )
        since = _moment(copy.away_since)
        lines.append(said(words).format(place=copy.place, since=since))
    elif copy.same_disk:
        words = QT_TRANSLATE_NOOP(
            "Syncing",
            "The second copy lies on the same disk as the dossiers. IT staff can name a"
            " folder on another one (second_copy).",
        )
        lines.append(said(words))
    if copy.brought_back_at:
        words = QT_TRANSLATE_NOOP(
            "Syncing",
            "An older disk was put back on {when}; from the second copy came: {codes}",
        )
        when = _moment(copy.brought_back_at)
        lines.append(said(words).format(when=when, codes=_few(copy.brought_back)))
    if missing:
        words = QT_TRANSLATE_NOOP(
            "Syncing",
            "Numbers used in the last month without a dossier here: {codes}. Look for"
            " their receipts and receive again what is missing.",
        )
        lines.append(said(words).format(codes=_few(missing)))
    return lines


def _few(codes: Sequence[str]) -> str:
    shown = ", ".join(on_paper(DossierCode(code)) for code in codes[:MOST_CODES])
    more = len(codes) - MOST_CODES
    return f"{shown} (+{more})" if more > 0 else shown or "—"


def reason(refusal: Refusal) -> str:
    """Say why the portal will not take it."""
    known = REASONS.get(refusal.reason)
    if known:
        return said(known)
    words = QT_TRANSLATE_NOOP("Syncing", "the city's system says: {reason}")
    return said(words).format(reason=refusal.reason)


def _moment(text: str) -> str:
    if not text:
        return ""
    moment = datetime.fromisoformat(text)
    return f"{wording.clock(moment)} {wording.day(moment)}"
