"""Find dossiers and drafts, and read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import Any

from counter_app.domain.changes import SyncState
from counter_app.domain.dossiers import Dossier
from counter_app.domain.ids import DossierId, ProcedureCode
from counter_app.domain.journal import Act, Entry
from counter_app.domain.listing import DraftLine, Filter, Line, Today
from counter_app.domain.names import sort_key
from counter_app.domain.people import Citizen, Role, Source
from counter_app.domain.printed import Print
from counter_app.domain.procedures import Channel
from counter_app.services.ports import Begin, Clock, Queries
from counter_app.services.rights import READING, allowed, anybody
from counter_app.services.session import Session


@dataclass(frozen=True, slots=True)
class Whole:
    """One dossier with everything its screen shows."""

    dossier: Dossier
    sync: SyncState
    prints: Sequence[Print]
    journal: Sequence[Entry]
    place: int = 0
    """Of the shelf, in which its result lies; 0: in none."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person as their newest dossier here has them."""

    citizen: Citizen
    on: datetime
    """When that dossier was received."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """The use case of finding and reading."""

    begin: Begin
    queries: Queries
    session: Session
    clock: Clock
    zone: tzinfo

    @anybody
    def now(self) -> datetime:
        """Return this moment in the counter's zone."""
        return self.clock.now().astimezone(self.zone)

    @anybody
    def day(self) -> date:
        """Return today at the counter."""
        return self.now().date()

    @anybody
    def today(self) -> Today:
        """Return the counts of the ready screen."""
        return self.queries.today(self.now())

    @allowed(Role.INTAKE, unheard=True)
    def drafts(self) -> Sequence[DraftLine]:
        """Return the drafts of the officer at work, newest first."""
        return self.queries.drafts_of(self.session.who().officer.id)

    @allowed(*READING, unheard=True)
    def find(self, text: str) -> Sequence[DossierId]:
        """Find by code, personal ID, phone or name without accents.

        Newest first; people found by name stand by given name, each one's dossiers
        newest first.
        """
        found = self.queries.search(text)
        if any(letter.isdigit() for letter in text):
            return found
        lines = self.queries.lines_of(found)
        return [
            line.id for line in sorted(lines, key=lambda one: sort_key(one.applicant))
        ]

    @allowed(*READING, unheard=True)
    def open_code(self, code: str) -> DossierId | None:
        """Find by any code ever printed for the dossier."""
        return self.queries.by_code(code)

    @allowed(*READING, unheard=True)
    def lines(self, day: date, chosen: Filter = Filter.ALL) -> Sequence[DossierId]:
        """Return the dossiers received on this day, newest first."""
        return self.queries.lines(day, chosen)

    @allowed(*READING, unheard=True)
    def lines_of(self, dossiers: Sequence[DossierId]) -> Sequence[Line]:
        """Return the lines of these dossiers, in this order."""
        return self.queries.lines_of(dossiers)

    @anybody
    def counts(self, day: date) -> Mapping[Filter, int]:
        """Return how many dossiers of the day each filter lets through."""
        return self.queries.counts(day)

    @allowed(*READING, unheard=True)
    def past_of(self, personal_id: str) -> Sequence[Line]:
        """Return this person's dossiers on this machine, newest first."""
        return self.queries.past_of(personal_id) if personal_id else ()

    @allowed(Role.INTAKE)
    def known(self, personal_id: str) -> Known | None:
        """Return who this number was here before; what a scan spoilt is left out.

        Nobody showed a card for it: the journal notes who asked.
        """
        for line in self.past_of(personal_id)[:1]:
            officer = self.session.who().officer.id
            asked = Entry(
                at=self.clock.now(), act=Act.LOOKED_UP, officer=officer, dossier=line.id
            )
            with self.begin() as work:
                found = work.dossiers.get(line.id)
                work.journal.add(asked)
                work.commit()
            who = found.applicant
            spoilt: dict[str, Any] = dict.fromkeys(who.doubtful, "")
            citizen = replace(who, source=Source.PAST, doubtful=frozenset(), **spoilt)
            return Known(citizen, found.received_at)
        return None

    @anybody
    def last_channel(self, procedure: ProcedureCode) -> Channel | None:
        """Return the channel the last citizen chose for this procedure here."""
        return self.queries.last_channel(procedure)

    @allowed(*READING, unheard=True)
    def dossier(self, dossier: DossierId) -> Dossier:
        """Return one dossier, or raise NotFound."""
        return self.whole(dossier).dossier

    @allowed(*READING, unheard=True)
    def sync_state(self, dossier: DossierId) -> SyncState:
        """Say how a dossier stands towards the portal."""
        return self.queries.sync_state(dossier)

    @allowed(*READING, unheard=True)
    def whole(self, dossier: DossierId) -> Whole:
        """Return one dossier with its prints, journal and sync state."""
        with self.begin() as work:
            found = work.dossiers.get(dossier)
            prints, journal = work.prints.of(dossier), work.journal.of(dossier)
            lies = work.shelf.of(dossier)
        place = lies.place if lies else 0
        return Whole(found, self.queries.sync_state(dossier), prints, journal, place)
