"""One dossier's row as a feed of thousands needs it: prepared, without SQLAlchemy.

The screens share the interpreter with whoever takes the feed in: what is not done here
is time they need not wait for.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, bindparam, select, text, update

from counter_app.domain.ids import DossierId
from counter_app.store import rows, schema
from counter_app.store.prepared import Prepared

_OF = schema.dossier.c.id == bindparam("wanted")
_WHOLE = Prepared(select(schema.dossier).where(_OF))
_KNOWN = Prepared(
    select(schema.dossier.c.row, schema.dossier.c.code, schema.dossier.c.current).where(
        _OF
    )
)
_WAITS = Prepared(
    text("SELECT seq FROM outbox WHERE dossier = :wanted AND state != 'acked' LIMIT 1")
)
TOLD = ("version", "tip", "epoch", "complete", "base", "current")
"""Columns that say what the portal told, and what stands because of it."""
_TELL = Prepared(update(schema.dossier).where(_OF), *TOLD)
LISTED = (
    *("code", "official_code", "personal_id", "applicant", "procedure"),
    *("procedure_name", "channel", "status", "received_day", "received_at", "due_at"),
    *("fee", "papers_missing", "current"),
)
"""Columns that lists and look-ups need: those of rows.columns_of, and what stands."""
_LIST = Prepared(update(schema.dossier).where(_OF), *LISTED)
_SAVE, _KEEP, _UNDO = (
    Prepared(text(words))
    for words in (
        "SAVEPOINT one_dossier",
        "RELEASE one_dossier",
        "ROLLBACK TO one_dossier",
    )
)


def whole(connection: Connection, dossier: DossierId) -> rows.Row | None:
    """Return every column, or None for one that is not here."""
    return _WHOLE.first(connection, {"wanted": dossier})


def known(connection: Connection, dossier: DossierId) -> rows.Row | None:
    """Return ``row``, ``code`` and ``current``, or None for one that is not here."""
    return _KNOWN.first(connection, {"wanted": dossier})


def is_pending(connection: Connection, dossier: DossierId) -> bool:
    """Say whether an officer's work on it is not confirmed yet."""
    return _WAITS.first(connection, {"wanted": dossier}) is not None


def tell(connection: Connection, dossier: DossierId, values: Mapping[str, Any]) -> None:
    """Write the columns of TOLD."""
    _TELL.run(connection, {**values, "wanted": dossier})


def enter(
    connection: Connection, dossier: DossierId, values: Mapping[str, Any]
) -> None:
    """Write the columns of LISTED."""
    _LIST.run(connection, {**values, "wanted": dossier})


@contextmanager
def undone_on_error(connection: Connection) -> Iterator[None]:
    """Take back what was written inside when it ends with an error; raise that on."""
    _SAVE.run(connection)
    try:
        yield
    except BaseException:
        _UNDO.run(connection)
        raise
    finally:
        _KEEP.run(connection)
