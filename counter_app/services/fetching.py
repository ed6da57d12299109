"""Get from the city again what a closed dossier said and this PC has erased.

Only by an officer who needs it, on line, and written down before the city is asked. It
stays its days anew and goes again; its files stay at the city.
"""

from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.news import Changed
from counter_app.services.ports import Announce, Begin, Clock
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session


class City(Protocol):
    """The portal, as far as one dossier is asked of it."""

    def fetch(self, dossier: DossierId) -> None:
        """Write its copy here; PortalProblem leaves come through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """The use case of a dossier whose content is wanted after all."""

    city: City
    begin: Begin
    session: Session
    clock: Clock
    announce: Announce

    @allowed(*READING)
    def fetch(self, dossier: DossierId) -> None:
        """Ask the city for it and keep it; raises NotFound for one not known here."""
        officer = self.session.who().officer.id
        with self.begin() as work:
            work.dossiers.outline(dossier)
            work.journal.add(
                Entry(
                    at=self.clock.now(),
                    act=Act.CONTENT_FETCHED,
                    officer=officer,
                    dossier=dossier,
                )
            )
            work.commit()
        self.city.fetch(dossier)
        self.announce(Changed(frozenset({dossier})))
