"""Whether the portal can do its work, and how much there is: counts, never persons."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from city_portal.clock import Clock, SystemClock
from city_portal.files.blobs import Blobs
from city_portal.services.naming import Naming
from city_portal.store import schema
from city_portal.store.desks import session, work
from city_portal.store.national import NationalLedger
from city_portal.store.rounds import RoundBook

_NO_PAPER = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The use cases of whoever watches the portal."""

    engine: Engine
    files: Path
    blobs: Blobs | None = None
    """Asked too where they do not lie below ``files``."""
    naming: Naming | None = None
    """Asked how many names are on no roster."""
    clock: Clock = field(default_factory=SystemClock)

    def failing(self) -> list[str]:
        """Name what does not work: ``database``, ``files``; empty when all does."""
        return [
            name
            for name, works in (("database", self._reads), ("files", self._writes))
            if not works()
        ]

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how many there are, by measure and kind."""
        dossier = schema.dossier.c
        with self.engine.begin() as connection:
            statuses = connection.execute(
                select(dossier.status, func.count()).group_by(dossier.status)
            )
            stages = connection.execute(
                select(work.c.stage, func.count()).group_by(work.c.stage)
            )
            return {
                "dossiers": {str(row[0]): row[1] for row in statuses},
                "work": {str(row[0]): row[1] for row in stages},
                "awaited_files": {"": _count(connection, schema.awaited)},
                "staff_sessions": {"": _count(connection, session)},
                "national_ledger": NationalLedger(connection).counts(),
                "names_on_no_roster": {"": self._strangers()},
                "seconds_since_work": self._ages(RoundBook(connection)),
            }

    def _ages(self, book: RoundBook) -> dict[str, int]:
        """Return how long ago each piece of background work was last done."""
        newest: dict[str, str] = {}
        for one in book.all():
            newest[one.name] = max(one.at, newest.get(one.name, ""))
        now = self.clock.now()
        return {
            name: int((now - datetime.fromisoformat(at)).total_seconds())
            for name, at in newest.items()
        }

    def _strangers(self) -> int:
        unknown = self.naming.unknown() if self.naming else {}
        return sum(map(len, unknown.values()))

    def _reads(self) -> bool:
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return False
        return True

    def _writes(self) -> bool:
        probe = self.files / f".probe-{secrets.token_hex(4)}"
        try:
            probe.write_bytes(b"1")
            probe.unlink()
            if self.blobs:
                self.blobs.has(_NO_PAPER)
        except OSError:
            return False
        return True


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0
