"""What the window says of the city's system: in its banner, and before it closes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.ui.tokens import Tone

if TYPE_CHECKING:
    from counter_app.domain.news import Connection
    from counter_app.ui.widgets.banner import Banner, Choice

OFFLINE = QT_TRANSLATE_NOOP(
    "Network",
    "Offline since {time}. You can keep receiving; the code on the receipt"
    " is final and dossiers are sent when the network is back.",
)
OFFLINE_PROVISIONAL = QT_TRANSLATE_NOOP(
    "Network",
    "Offline since {time}. You can keep receiving; new dossiers get a"
    " provisional code and are sent when the network is back.",
)
SENDING = QT_TRANSLATE_NOOP("Network", "Back online. Sending {n} dossiers.")
STOPPED = QT_TRANSLATE_NOOP(
    "Network", "Back online, but {n} dossiers are not going out. {why}"
)
SENT = QT_TRANSLATE_NOOP("Network", "Back online. Everything that waited is sent.")
NEEDED = QT_TRANSLATE_NOOP(
    "Network",
    "{n} dossiers are not with the city and need an officer: open Sending to the city"
    " (Ctrl+U). Nobody sends them by themselves; they stay on this machine.",
)
WAITING = QT_TRANSLATE_NOOP(
    "Network",
    "{n} dossiers wait to be sent. This machine sends them when the program is"
    " opened again. The dossiers stay on this machine.",
)
OLDEST = QT_TRANSLATE_NOOP("Network", "The oldest has waited since {time}, {day}.")


class NetworkStory:
    """Tells one outage from its beginning to its end, each thing once."""

    def __init__(self) -> None:
        self._told: Connection | None = None
        self._offline_told = self._returning = False

    def hear(self, news: "Connection", banner: "Banner") -> None:
        """Say what changed; what is still being sent is never said for ever."""
        before, self._told = self._told, news
        if not news.online:
            self._returning = False
            if self._offline_told and not banner.isVisible():
                return  # the officer put it away
            self._offline_told = True
            banner.say(Tone.OFFLINE, _offline(news), _close(banner))
        elif before is not None and not before.online:
            banner.clear()
            self._offline_told = False  # the next time it goes is news again
            self._returning = bool(news.waiting)
            if self._returning:
                banner.say(*_returning(news), _close(banner))
        elif self._returning and banner.isVisible():
            tone, words = _returning(news)
            if words != banner.words():
                banner.reword(tone, words, [_close(banner)])
            self._returning = bool(news.waiting)

    def reword(self, banner: "Banner") -> None:
        """Say it in the language now chosen."""
        if self._told is None or not banner.isVisible():
            return
        if self._told.online:
            banner.clear()
        else:
            banner.reword(Tone.OFFLINE, _offline(self._told), [_close(banner)])

    def before_leaving(self) -> list[str]:
        """Return what an officer has to know who closes the program."""
        told, lines = self._told, []
        if told is None:
            return []
        if needs := needing(told):
            lines.append(_said(NEEDED).format(n=needs))
        if told.waiting:
            waits = [_said(WAITING).format(n=told.waiting)]
            waits += _age(told) if told.oldest else []
            waits += _why(told)[:1] if told.cause else []
            lines.append(" ".join(waits))
        return lines


def needing(news: "Connection") -> int:
    """Return how many dossiers wait for an officer and not for the network."""
    return news.failed + news.conflicts + len(news.lost_scans)


def _returning(news: "Connection") -> tuple[Tone, str]:
    if not news.waiting:
        return Tone.SUCCESS, _said(SENT)
    if news.cause:
        why = " ".join(_why(news))
        return Tone.WARNING, _said(STOPPED).format(n=news.waiting, why=why)
    return Tone.INFO, _said(SENDING).format(n=news.waiting)


def _offline(news: "Connection") -> str:
    words = OFFLINE if news.numbers_left else OFFLINE_PROVISIONAL
    return _said(words).format(time=clock_time(news.since))


def clock_time(moment: str) -> str:
    """Return ``09:12`` of an ISO 8601 moment at the counter, or nothing."""
    # Imported here: its words are those of dossiers, and the window comes first.
    from datetime import datetime

    from counter_app.ui import wording

    return wording.clock(datetime.fromisoformat(moment)) if moment else ""


def _age(news: "Connection") -> list[str]:
    from datetime import datetime

    from counter_app.ui import wording

    oldest = datetime.fromisoformat(news.oldest)
    words = _said(OLDEST)
    return [words.format(time=wording.clock(oldest), day=wording.day(oldest))]


def _why(news: "Connection") -> list[str]:
    """Return the cause and the next try; nothing while all goes well."""
    from counter_app.ui.syncing.sentences import halted

    return halted(news)


def _close(banner: "Banner") -> "Choice":
    return QCoreApplication.translate("Network", "Close"), banner.clear


def _said(source: object) -> str:
    return QCoreApplication.translate("Network", str(source))
