"""Find whatever an officer names in one box: people, dossiers, procedures."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.listing import Line
from counter_app.domain.people import masked
from counter_app.domain.procedures import Procedure
from counter_app.services.finding import Finding
from counter_app.services.lookup import Lookup
from counter_app.services.ports import Begin, Clock
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session

MOST = 8
"""Of each kind: the palette has as many rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who has dossiers here; the personal ID is masked."""

    name: str
    masked_id: str
    newest: DossierId


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What fits, best first."""

    people: Sequence[Person] = ()
    dossiers: Sequence[Line] = ()
    procedures: Sequence[Procedure] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeking:
    """The use case of the palette, over the index of this PC."""

    lookup: Lookup
    finding: Finding
    begin: Begin
    session: Session
    clock: Clock

    @allowed(*READING, unheard=True)
    def seek(
        self, query: str, *, dossiers: bool = True, procedures: bool = True
    ) -> Found:
        """Return what fits; people are those whose dossiers fit."""
        lines: Sequence[Line] = ()
        if dossiers:
            lines = self.lookup.lines_of(self.lookup.find(query)[:MOST])
        return Found(
            people=self._people(lines),
            dossiers=lines,
            procedures=self.finding.find(query)[:MOST] if procedures else (),
        )

    @allowed(*READING, unheard=True)
    def opened(self, dossier: DossierId) -> None:
        """Write down that a person or dossier was looked up and opened."""
        officer = self.session.who().officer
        with self.begin() as work:
            work.journal.add(
                Entry(
                    at=self.clock.now(),
                    act=Act.LOOKED_UP,
                    officer=officer.id,
                    dossier=dossier,
                )
            )
            work.commit()

    def _people(self, lines: Sequence[Line]) -> Sequence[Person]:
        people: dict[tuple[str, str], Person] = {}
        with self.begin() as work:
            for line in lines:
                if line.erased:
                    continue
                who = work.dossiers.get(line.id).applicant
                people.setdefault(
                    (who.name, who.personal_id),
                    Person(
                        name=who.name,
                        masked_id=masked(who.personal_id),
                        newest=line.id,
                    ),
                )
        return [*people.values()]
