"""The policy of one profile on this machine, from all its levels."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.paths import RESOURCES, standard_profile
from counter_app.settings import Settings, read_settings, read_values

if TYPE_CHECKING:
    from counter_app.policy.levels import Given, Refused, Registry
    from counter_app.policy.resolving import Policy

MANDATORY = Path("/etc/mot-cua-phuong/policy.d")
RECOMMENDED = Path("/etc/mot-cua-phuong/recommended.d")
PLACES = (MANDATORY, RECOMMENDED)
"""The two folders of this machine; each may be absent."""


def settings_in_force(
    resources: Path,
    profile_file: Path,
    places: tuple[Path, Path] = PLACES,
    city: "Sequence[Given | Refused]" = (),
) -> Settings:
    """Return the settings to run with; raise SettingsBroken for a broken profile file.

    What of the machine's policy cannot be obeyed is left out and shown by ``doctor``
    and ``policy explain``: a typing mistake in one office's file must not stop a
    hundred counters. A PC without policies loads nothing but the profile's file,
    because the officer's window waits for this.
    """
    if not (city or _says_something(places)):
        return read_settings(profile_file)
    own = read_values(profile_file)
    return read_policy(resources, own, city, places=places).settings


def read_policy(
    resources: Path,
    profile: Mapping[str, Any],
    city: "Sequence[Given | Refused]" = (),
    places: tuple[Path, Path] = PLACES,
    registry: "Registry | None" = None,
) -> "Policy":
    """Weigh the profile's own values, the city's and this machine's."""
    from counter_app.policy.keys import read_keys
    from counter_app.policy.levels import Given, Level, of_machine
    from counter_app.policy.resolving import resolve

    given, refused = of_machine(*places, registry)
    own = Given(Level.PROFILE, "settings.toml", profile)
    said = [one for one in city if isinstance(one, Given)]
    unread = [one for one in city if not isinstance(one, Given)]
    return resolve(read_keys(resources), (*given, *said, own), (*refused, *unread))


def profile_of_this_user(
    places: tuple[Path, Path] = PLACES, registry: "Registry | None" = None
) -> Path:
    """Return where this user's profile lies, as the machine's policy says.

    ``data_scope`` of a profile's own settings would come too late: nobody asks it.
    """
    if registry is None and not _says_something(places):
        return standard_profile()
    policy = read_policy(RESOURCES, {}, places=places, registry=registry)
    return standard_profile(policy.settings.data_scope)


def _says_something(places: tuple[Path, Path]) -> bool:
    return sys.platform == "win32" or any(folder.is_dir() for folder in places)
