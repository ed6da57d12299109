"""Set a value of the law by hand, with reason and ground, and take it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from counter_app.domain.folding import nfc
from counter_app.domain.overrides import Kept, Override
from counter_app.domain.people import Role
from counter_app.services.ports import Catalogue, Clock, Overrides
from counter_app.services.rights import allowed
from counter_app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingLaw:
    """The use case of the site's administrator; officers only see what came of it."""

    overrides: Overrides
    catalogue: Catalogue
    session: Session
    clock: Clock
    changed: Callable[[], None]
    """Told when other values hold from now on."""

    @allowed(Role.SITE_ADMIN)
    def set(self, override: Override) -> int:
        """Keep a value; return its number.

        Raises ProcedureUnavailable for a procedure the catalogue does not have,
        ValueError for a channel or case it does not offer.
        """
        procedure = self.catalogue.procedure(override.procedure)
        if override.channel is not None:
            procedure.offer(override.channel)
        if override.case:
            procedure.case(override.case)
        tidy = replace(
            override,
            reason=nfc(override.reason).strip(),
            ground=nfc(override.ground).strip(),
        )
        seat = self.session.who()
        number = self.overrides.add(tidy, seat.officer.id, self.clock.now())
        self.changed()
        return number

    @allowed(Role.SITE_ADMIN)
    def take_back(self, number: int) -> None:
        """Let the catalogue's own value hold again; raise NotFound."""
        seat = self.session.who()
        self.overrides.end(number, seat.officer.id, self.clock.now())
        self.changed()

    @allowed(Role.SITE_ADMIN, Role.INSPECTOR, Role.LEAD, unheard=True)
    def every(self) -> Sequence[Kept]:
        """Return all that were ever set, the oldest first."""
        return self.overrides.every()
