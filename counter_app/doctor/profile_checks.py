"""Can this PC's profile be opened, and does its work get away?"""

from datetime import datetime, timedelta
from pathlib import Path

from counter_app.doctor.surroundings import (
    NOTHING_TO_CHECK,
    Finding,
    Surroundings,
    bad,
    found,
    good,
)

HEADER_OF_PLAIN_SQLITE = b"SQLite format 3\x00"
PAGE = 4096
STALE = timedelta(days=2)
LOW_STOCK = 20


def keyring(around: Surroundings) -> Finding:
    """DR-030: the system's keyring keeps and gives back what it is given."""
    around.probes.keyring()
    return good()


def secret(around: Surroundings) -> Finding:
    """DR-031: the keyring holds the secret of this profile."""
    if not _database(around).exists():
        return NOTHING_TO_CHECK
    return Finding(around.probes.profile_secret())


def encrypted(around: Surroundings) -> Finding:
    """DR-032: the database is not plain SQLite."""
    if not _database(around).exists():
        return NOTHING_TO_CHECK
    with _database(around).open("rb") as file:
        head = file.read(len(HEADER_OF_PLAIN_SQLITE))
    return Finding(head != HEADER_OF_PLAIN_SQLITE)


def whole(around: Surroundings) -> Finding:
    """DR-033: the database has whole pages and is not empty."""
    if not _database(around).exists():
        return NOTHING_TO_CHECK
    size = _database(around).stat().st_size
    return Finding(size > 0 and size % PAGE == 0, {"size": size})


def files(around: Surroundings) -> Finding:
    """DR-034: no encrypted document is empty or wrongly named."""
    folder = around.profile / "files"
    if not folder.is_dir():
        return NOTHING_TO_CHECK
    kept = [one for one in folder.glob("??/*") if one.is_file()]
    odd = [one.name[:16] for one in kept if not one.stat().st_size]
    return found(", ".join(odd[:5]), n=len(kept))


def enrolled(around: Surroundings) -> Finding:
    """DR-035: this PC has an identity at the portal."""
    return Finding(bool(around.settings.get("portal_url")))


def unsent(around: Surroundings) -> Finding:
    """DR-036: nothing waits for the portal longer than two days."""
    count = int(around.vital.get("unsent", 0))
    since = _moment(around.vital.get("oldest_unsent_at"))
    if not count or since is None:
        return good(n=count)
    facts = {"n": count, "since": f"{since:%d/%m/%Y %H:%M} UTC"}
    return Finding(around.now - since <= STALE, facts)


def refused(around: Surroundings) -> Finding:
    """DR-037: the portal refused nothing, and no conflict waits."""
    count = int(around.vital.get("failed", 0)) + int(around.vital.get("conflicts", 0))
    return Finding(not count, {"n": count})


def numbers(around: Surroundings) -> Finding:
    """DR-038: there are dossier codes enough for a day off line."""
    left = around.vital.get("numbers_left")
    if left is None:
        return NOTHING_TO_CHECK
    return Finding(int(left) >= LOW_STOCK, {"n": left})


def last_sync(around: Surroundings) -> Finding:
    """DR-039: the portal was heard of within two days."""
    if not around.settings.get("portal_url"):
        return NOTHING_TO_CHECK
    at = _moment(around.vital.get("synced_at"))
    if at is None:
        return bad(at="–")
    facts = {"at": f"{at:%d/%m/%Y %H:%M} UTC"}
    return Finding(around.now - at <= STALE, facts)


def erased(around: Surroundings) -> Finding:
    """DR-045: nothing that closed dossiers said is kept past its days."""
    if not around.settings.get("keep_content_days"):
        return NOTHING_TO_CHECK
    at = _moment(around.vital.get("content_at"))
    if at is None:
        return NOTHING_TO_CHECK
    facts = {
        "n": int(around.vital.get("content_overdue", 0)),
        "held": int(around.vital.get("content_held", 0)),
        "gone": int(around.vital.get("content_erased", 0)),
        "at": f"{at:%d/%m/%Y %H:%M} UTC",
    }
    return Finding(not facts["n"], facts)


def _database(around: Surroundings) -> Path:
    return around.profile / "counter.db"


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
