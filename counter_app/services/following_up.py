"""What every act after receiving shares: the dossier's own limit, and filing the step.

No command of an officer: the use cases beside it ask who may.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from counter_app.domain.afterwards import FollowUp
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import NotReady, ProcedureUnavailable
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierId, OfficerId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.news import Changed
from counter_app.domain.practice import Usage
from counter_app.domain.procedures import LegalSource, LimitKind, Procedure, TimeLimit
from counter_app.services.filing import file_with
from counter_app.services.ports import Announce, Begin, Catalogue, Clock
from counter_app.services.rights import anybody

UNKNOWN = TimeLimit(
    kind=LimitKind.WORKING_DAYS, source=LegalSource(text="", verified=True)
)
"""When the catalogue has lost the procedure: a pause needs nothing of its limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowingUp:
    """The ground on which the acts after receiving stand."""

    begin: Begin
    catalogue: Catalogue
    clock: Clock
    zone: tzinfo
    announce: Announce

    @anybody
    def local(self) -> datetime:
        """Return this moment in the counter's zone."""
        return self.clock.now().astimezone(self.zone)

    @anybody
    def usage(self, act: FollowUp) -> Usage:
        """Return the usual reasons of an act, and the rule it rests on."""
        return self.catalogue.practice().get(act, Usage())

    @anybody
    def procedure(self, dossier: Dossier) -> Procedure | None:
        """Return the version it was received under, else that in force, else none."""
        for version in (dossier.procedure_version, ""):
            try:
                return self.catalogue.procedure(dossier.procedure, version)
            except ProcedureUnavailable:
                continue
        return None

    @anybody
    def limit(self, dossier: Dossier) -> TimeLimit:
        """Return the limit the dossier was promised under."""
        procedure = self.procedure(dossier)
        try:
            return (
                procedure.offer(dossier.channel, dossier.case).limit
                if procedure
                else UNKNOWN
            )
        except ValueError:
            return UNKNOWN  # the channel or the case is no longer offered

    @anybody
    def do(
        self,
        dossier: DossierId,
        step: Callable[[Dossier], Dossier],
        act: Act,
        by: OfficerId,
        detail: str = "",
    ) -> Dossier:
        """Take one step, on disk when this returns: the dossier, the change, the line.

        A step that changes nothing is not written down.
        """
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            after = step(before)
            if after == before:
                return before
            entry = Entry(
                at=self.clock.now(),
                act=act,
                officer=by,
                dossier=dossier,
                detail=detail,
            )
            file_with(work, before=before, after=after, by=by, line=entry)
            work.commit()
        self.announce(Changed(frozenset({dossier}), outbox=True))
        return after


def written(text: str) -> str:
    """Return what was typed, composed and without space around it."""
    return nfc(text).strip()


def needed(*texts: str) -> None:
    """Raise NotReady for as many of these as say nothing."""
    wanting = sum(not text for text in texts)
    if wanting:
        raise NotReady(wanting)
