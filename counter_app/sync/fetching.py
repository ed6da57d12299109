"""Ask the portal for one dossier that was erased here.

With a way and a token of its own: an officer may ask while a pass is under way.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from counter_app.domain.errors import PortalRefused
from counter_app.domain.exchange import Copy
from counter_app.domain.ids import DossierId
from counter_app.sync import translate
from counter_app.wire.messages import FeedRow


class Erased(Protocol):
    """What was erased here."""

    def bring_back(self, copy: Copy) -> bool:
        """Write the portal's copy; False if this program cannot read it."""


class Asked(Protocol):
    """The portal, as far as a copy is asked of it."""

    def sign_in(self, assertion: Callable[[], str]) -> None:
        """Make sure there is a token."""

    def copies(self, dossiers: Sequence[str]) -> Sequence[FeedRow]:
        """Return the current copies of some dossiers."""


class PortalCopies:
    """Fetches one copy; PortalProblem leaves come through."""

    def __init__(
        self, erased: Erased, portal: Asked, assertion: Callable[[], str]
    ) -> None:
        self._erased = erased
        self._portal = portal
        self._assertion = assertion

    def fetch(self, dossier: DossierId) -> None:
        """Write the portal's copy of it here."""
        self._portal.sign_in(self._assertion)
        told = [row for row in self._portal.copies([dossier]) if row.dossier == dossier]
        if not told:
            raise PortalRefused("unknown")
        if not self._erased.bring_back(translate.copy_of(told[0])):
            raise PortalRefused("unreadable")
