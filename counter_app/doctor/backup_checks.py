"""Would a broken disk take anything with it?"""

from datetime import datetime, timedelta
from pathlib import Path

from counter_app.doctor.surroundings import (
    NOTHING_TO_CHECK,
    Finding,
    Surroundings,
    bad,
    good,
)

GRACE = timedelta(days=1)
"""A weekend is longer, but the program runs then or nothing new needs a backup."""


def place(around: Surroundings) -> Finding:
    """DR-040: a place for backups is set."""
    return Finding(bool(around.settings.get("backup_folder")))


def fresh(around: Surroundings) -> Finding:
    """DR-041: the last backup is not old, and the last try did not fail."""
    if not around.settings.get("backup_folder"):
        return NOTHING_TO_CHECK
    at = _moment(around.vital.get("backup_at"))
    why = str(around.vital.get("backup_why") or "")
    if at is None:
        return bad(at="–", why=why)
    facts = {"at": f"{at:%d/%m/%Y %H:%M} UTC", "why": why}
    every = timedelta(hours=int(around.settings.get("backup_hours", 24)))
    # Nothing was done since then that a backup would lack.
    seen = _moment(around.vital.get("noted_at")) or around.now
    return Finding(seen - at <= every + GRACE and not why, facts)


def elsewhere(around: Surroundings) -> Finding:
    """DR-042: the backups are there, and on another disk than the profile."""
    folder = str(around.settings.get("backup_folder") or "")
    if not folder:
        return NOTHING_TO_CHECK
    try:
        there = Path(folder).stat().st_dev
    except OSError:
        return bad(why=folder)
    if around.profile.exists() and there == around.profile.stat().st_dev:
        return bad(why=folder)
    return good(why=folder)


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
