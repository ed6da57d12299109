"""How backing up stands, in words: what, when, and what to do."""

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.backups import Backup, BackupStanding, Held
from counter_app.ui import wording

MIB = 1 << 20


def said(source: object) -> str:
    """Return a sentence in the language now chosen."""
    return QCoreApplication.translate("Backups", str(source))


def standing(told: BackupStanding) -> list[str]:
    """Return one sentence a matter, the most urgent first."""
    if not told.place:
        words = QT_TRANSLATE_NOOP(
            "Backups",
            "No place for backups is set on this PC. IT staff name a folder on another"
            " disk (backup_folder); until then a broken disk takes with it what was"
            " not sent.",
        )
        return [said(words)]
    return [*_wrong(told), *_right(told)]


def _wrong(told: BackupStanding) -> list[str]:
    lines = []
    if told.away:
        words = QT_TRANSLATE_NOOP(
            "Backups", "The disk of the backups is not there: {place}. Plug it in."
        )
        lines.append(said(words).format(place=told.place))
    if told.failed_at:
        words = QT_TRANSLATE_NOOP(
            "Backups",
            "The last try failed ({time}). It is repeated by itself; call IT staff if"
            " it goes on.",
        )
        lines.append(said(words).format(time=moment(told.failed_at)))
    if told.same_disk:
        words = QT_TRANSLATE_NOOP(
            "Backups",
            "The backups lie on the same disk as the dossiers: they do not outlive it.",
        )
        lines.append(said(words))
    return lines


def _right(told: BackupStanding) -> list[str]:
    if told.last_at is None:
        lines = [said(QT_TRANSLATE_NOOP("Backups", "There is no backup yet."))]
    else:
        words = QT_TRANSLATE_NOOP(
            "Backups", "Last backup: {time}, read back and whole."
        )
        lines = [said(words).format(time=moment(told.last_at))]
    words = QT_TRANSLATE_NOOP(
        "Backups",
        "Place: {place}. A backup every {hours} hours, while the screen is locked.",
    )
    return [*lines, said(words).format(place=told.place, hours=told.every_hours)]


def held(told: Held) -> str:
    """Return what the restored data are and what has to be done."""
    words = QT_TRANSLATE_NOOP(
        "Backups",
        "These data were restored from the backup of {time}. Look through today's"
        " dossiers. Until an administrator confirms them, nothing is received or sent;"
        " afterwards this PC has new numbers, and none is given twice.",
    )
    return said(words).format(time=moment(datetime.fromisoformat(told.backup)))


def line(one: Backup) -> str:
    """Return one line about a backup."""
    words = QT_TRANSLATE_NOOP("Backups", "{time} · {size} MB · {files} files")
    return said(words).format(
        time=moment(one.at), size=max(1, one.size // MIB), files=one.files
    )


def moment(at: datetime) -> str:
    """Return a moment with its day."""
    return f"{wording.clock(at)} {wording.day(at)}"
