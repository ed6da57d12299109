"""What stands in an engine for a part that was not given."""

from counter_app.domain.exchange import Pack, PackFault, PackRefused
from counter_app.domain.rosters import Roster


class ShutGate:
    """Lets no pack in: nobody told whom to trust."""

    def admit(self, pack: Pack) -> Pack:
        """Refuse."""
        raise PackRefused(PackFault.UNKNOWN_KEY, pack.version)


class NoRoster:
    """Goes by what this PC's own administrator enrolled."""

    def known(self) -> str:
        """Know none."""
        return ""

    def take(self, roster: Roster) -> None:
        """Change nobody."""
