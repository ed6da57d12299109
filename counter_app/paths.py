"""Where data, logs and resources lie: checkout, installed or frozen."""

import sys
from dataclasses import dataclass
from pathlib import Path

RESOURCES = Path(__file__).parents[1] / "resources"
"""Right in a checkout and in a PyInstaller folder alike."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The places of one profile."""

    profile: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.profile / "counter.db"

    @property
    def files(self) -> Path:
        """The encrypted files."""
        return self.profile / "files"

    @property
    def logs(self) -> Path:
        """The log folder."""
        return self.profile / "logs"

    @property
    def settings(self) -> Path:
        """What an administrator may set for this profile."""
        return self.profile / "settings.toml"

    @property
    def rehearsal_trust(self) -> Path:
        """The key a rehearsal's own city signs packs with; else nobody reads it."""
        return self.profile / "rehearsal-trust.toml"

    @property
    def city_profile(self) -> Path:
        """What the city signed for all its counters, as it came with a pack."""
        return self.profile / "city-profile.json"

    @property
    def vital_signs(self) -> Path:
        """Counts and moments for ``doctor`` and the heartbeat; no person."""
        return self.profile / "vital-signs.json"

    @property
    def second_copy(self) -> Path:
        """Where the second copy of what is not sent lies if nobody chose a place."""
        if self.profile not in {standard_profile(), standard_profile("machine")}:
            return self.profile.with_name(f"{self.profile.name}-second-copy")
        from platformdirs import user_state_path

        return user_state_path("mot-cua-phuong", appauthor=False) / "second-copy"

    @property
    def documents(self) -> Path:
        """Where this user's tables for other programs are put."""
        from platformdirs import user_documents_path

        return user_documents_path()

    @property
    def resources(self) -> Path:
        """Fonts, icons, words, catalogue: read only."""
        return RESOURCES


def standard_profile(scope: str = "user") -> Path:
    """Return where this user's profile belongs on this system.

    ``machine``: a folder of the PC, one in it for each user; an administrator makes it.
    """
    if scope == "machine":
        from getpass import getuser

        return machine_wide() / getuser()
    from platformdirs import user_data_path

    return user_data_path("mot-cua-phuong", appauthor=False, roaming=False)


def machine_wide() -> Path:
    """Return the folder of the profiles that lie in no user's home."""
    if sys.platform == "win32":
        from platformdirs import site_data_path

        return site_data_path("mot-cua-phuong", appauthor=False)
    return Path("/var/lib/mot-cua-phuong/profiles")
