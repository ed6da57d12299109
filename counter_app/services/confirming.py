"""After a restore nothing is numbered and nothing sent, until somebody confirms it.

Whoever confirms has looked at what came back. This PC then becomes the next incarnation
at the portal, with blocks of its own, and only then works and sends again.
"""

from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.backups import Held
from counter_app.domain.devices import Device
from counter_app.domain.errors import NotFound
from counter_app.domain.news import Changed
from counter_app.domain.people import Role
from counter_app.services.ports import Announce
from counter_app.services.rights import allowed, anybody
from counter_app.services.session import Session


class Holding(Protocol):
    """What waits to be confirmed."""

    def held(self) -> Held | None:
        """Return it, if anything."""


class Renewing(Protocol):
    """Becoming the next incarnation at the portal."""

    def renew(self) -> Device:
        """Become it; raises PortalUnreachable, or NotEnrolled when a code is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirming:
    """The use case of restored data."""

    holding: Holding
    renewing: Renewing
    session: Session
    announce: Announce

    @anybody
    def held(self) -> Held | None:
        """Return what waits to be confirmed, if anything."""
        return self.holding.held()

    @allowed(Role.SITE_ADMIN, Role.IT, Role.LEAD, unheard=True)
    def confirm(self) -> Device:
        """Go on with the restored data; slow, for ``far``.

        Raises NotFound when nothing waits, PortalUnreachable while there is no way to
        the portal, NotEnrolled when this PC needs a new one-time code: then nothing
        has changed.
        """
        if self.holding.held() is None:
            raise NotFound("restored")
        device = self.renewing.renew()
        self.announce(Changed(outbox=True))
        return device
