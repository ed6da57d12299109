"""Lists and search over what a FakeWork holds, newest first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from counter_app.domain.changes import SyncState
from counter_app.domain.dossiers import OPEN, Dossier, Status
from counter_app.domain.ids import DossierId, OfficerId, ProcedureCode
from counter_app.domain.journal import Act
from counter_app.domain.listing import DraftLine, Filter, Line, Today
from counter_app.domain.procedures import Channel
from counter_app.domain.reporting import Case
from tests.fakes.work import FakeWork


@dataclass(frozen=True, slots=True)
class FakeQueries:
    """Reads the shelves as they are."""

    work: FakeWork
    zone: tzinfo

    def lines(self, day: date, chosen: Filter) -> Sequence[DossierId]:
        return [
            one.id
            for one in self._newest()
            if (
                self._day(one) == day
                if chosen is Filter.ALL
                else one.status is Status.READY
            )
        ]

    def received(self, since: date, until: date) -> list[DossierId]:
        return [
            one.id
            for one in reversed([*self._newest()])
            if since <= self._day(one) <= until
        ]

    def left_open(self, before: date, counter: str) -> list[DossierId]:
        """All of them: a list that has too many is no fault, see the port."""
        return [
            one.id
            for one in reversed([*self._newest()])
            if self._day(one) < before and one.counter == counter
        ]

    def lines_of(self, dossiers: Sequence[DossierId]) -> Sequence[Line]:
        kept = self.work.dossiers.kept
        return [self._line(kept[one]) for one in dossiers if one in kept]

    def counts(self, day: date) -> Mapping[Filter, int]:
        return {chosen: len(self.lines(day, chosen)) for chosen in Filter}

    def today(self, now: datetime) -> Today:
        received = len(self.lines(now.date(), Filter.ALL))
        return Today(
            received=received, online=0, due_soon=0, overdue=0, ready=0, as_of=now
        )

    def noted(
        self, dossiers: Sequence[DossierId], act: Act, detail: str = ""
    ) -> frozenset[DossierId]:
        return frozenset(
            entry.dossier
            for entry in self.work.journal.entries
            if entry.dossier in dossiers
            and entry.act is act
            and entry.detail.startswith(detail)
        )

    def drafts_of(self, officer: OfficerId) -> Sequence[DraftLine]:
        mine = (one for one in self.work.drafts.kept.values() if one.owner == officer)
        return [
            DraftLine(
                id=one.id,
                citizen=one.citizen.name,
                procedure=one.procedure or "",
                stage=one.stage,
                saved_at=one.saved_at,
            )
            for one in sorted(mine, key=lambda one: one.saved_at, reverse=True)
        ]

    def cases(self, since: date, until: date, zone: tzinfo) -> Sequence[Case]:
        return [
            Case(
                procedure=one.procedure,
                counter=one.counter,
                channel=one.channel,
                status=one.status,
                received_at=one.received_at.astimezone(zone),
                due_at=one.due.at.astimezone(zone),
                settled_at=one.result_at.astimezone(zone) if one.result_at else None,
                begun_at=begun.astimezone(zone) if begun else None,
            )
            for one in self.work.dossiers.kept.values()
            for begun in (self.work.stays.kept.get(one.id),)
        ]

    def by_channel(self, first: date, last: date) -> Mapping[Channel, int]:
        days = [one for one in self._newest() if first <= self._day(one) <= last]
        return Counter(one.channel for one in days)

    def last_channel(self, procedure: ProcedureCode) -> Channel | None:
        chosen = (one.channel for one in self._newest() if one.procedure == procedure)
        return next(chosen, None)

    def by_code(self, code: str) -> DossierId | None:
        return next((one.id for one in self._newest() if one.code == code), None)

    def search(self, text: str, limit: int = 50) -> Sequence[DossierId]:
        found = [one.id for one in self._newest() if text in one.applicant.name]
        return found[:limit]

    def past_of(self, personal_id: str) -> Sequence[Line]:
        return [
            self._line(one)
            for one in self._newest()
            if one.applicant.personal_id == personal_id
        ]

    def open_of(self, personal_id: str) -> Sequence[DossierId]:
        return [
            one.id
            for one in reversed(self._newest())
            if personal_id
            and one.applicant.personal_id == personal_id
            and one.status in OPEN
        ]

    def favourites(self, since: date) -> Sequence[ProcedureCode]:
        return [one.procedure for one in self._newest() if self._day(one) >= since]

    def sync_state(self, dossier: DossierId) -> SyncState:
        waits = any(one.dossier == dossier for one in self.work.outbox.changes)
        return SyncState.WAITING if waits else SyncState.SENT

    def _newest(self) -> list[Dossier]:
        return sorted(
            self.work.dossiers.kept.values(),
            key=lambda one: one.received_at,
            reverse=True,
        )

    def _day(self, dossier: Dossier) -> date:
        return dossier.received_at.astimezone(self.zone).date()

    def _line(self, dossier: Dossier) -> Line:
        return Line(
            id=dossier.id,
            code=dossier.code,
            received_at=dossier.received_at,
            applicant=dossier.applicant.name,
            procedure=dossier.procedure,
            procedure_name=dossier.procedure_name,
            due_at=dossier.due.at,
            status=dossier.status,
            sync=self.sync_state(dossier.id),
            in_post=dossier.in_post is not None,
        )
