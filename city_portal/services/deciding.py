"""A back office for rehearsals: it decides every dossier after a while."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.files.blobs import Blobs
from city_portal.files.kept import Kept
from city_portal.rules.times import stamp
from city_portal.services.book import Book
from city_portal.store.dossiers import Dossiers

RECEIVED = "received"
READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """The use case of results that appear by themselves."""

    engine: Engine
    kept: Kept
    blobs: Blobs
    clock: Clock
    after: timedelta

    def decide(self) -> int:
        """Make dossiers ready that arrived this long ago; return how many."""
        now = self.clock.now()
        with self.engine.begin() as connection:
            due = Dossiers(connection).undecided(RECEIVED, stamp(now - self.after))
            orgs = {copy.org for copy in due}
        decided = 0
        for org in sorted(orgs):
            with self.engine.begin() as connection:
                book = Book(
                    connection,
                    org,
                    epoch=self.kept.epoch(),
                    now=stamp(now),
                    blobs=self.blobs,
                )
                for name in (copy.id for copy in due if copy.org == org):
                    copy = book.dossiers.get(name)
                    if copy and copy.status == RECEIVED:
                        book.amend(copy, {"status": READY, "result_at": stamp(now)})
                        decided += 1
                book.close()
        return decided
