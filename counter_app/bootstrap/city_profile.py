"""The city's own level of settings: kept from a pack, proven and read at each start."""

import argparse
import logging
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.paths import RESOURCES, Paths
from counter_app.policy.reading import profile_of_this_user, settings_in_force
from counter_app.settings import Settings, SettingsBroken

if TYPE_CHECKING:
    from counter_app.catalogue.signing import Trust
    from counter_app.domain.exchange import Pack
    from counter_app.policy.levels import Given, Refused

log = logging.getLogger(__name__)
LEVELS = ("mandatory", "recommended")


def city_levels(
    paths: Paths, trust: "Trust | None" = None
) -> Sequence["Given | Refused"]:
    """Return what the city set; a file that is not as it signed it is refused.

    Nothing is loaded where the city set nothing: the officer's window waits for this.
    """
    if not paths.city_profile.exists():
        return ()
    from counter_app.bootstrap.pinned import pinned_keys
    from counter_app.catalogue.city_profile import read_city_profile
    from counter_app.domain.exchange import PackRefused
    from counter_app.policy.levels import Given, Level, Refused

    source = str(paths.city_profile)
    trust = trust or pinned_keys(paths, rehearsal=False)
    try:
        text = paths.city_profile.read_text(encoding="utf-8")
        said = read_city_profile(text, trust)
    except (OSError, PackRefused, UnicodeDecodeError) as why:
        return (Refused(source, f"it is not as the city signed it: {why}"),)
    return (
        Given(Level.CITY, source, said.mandatory),
        Given(Level.CITY_ADVICE, source, said.recommended),
    )


def settings_of(paths: Paths) -> Settings:
    """Return the settings this profile runs with; raise SettingsBroken."""
    city = city_levels(paths)
    return settings_in_force(paths.resources, paths.settings, city=city)


def place_of(profile: Path | None) -> tuple[Paths, Settings]:
    """Return where to work, this user's own place if none is given, and by what."""
    paths = Paths(profile or profile_of_this_user())
    return paths, settings_of(paths)


def keep_city_profile(paths: Paths, trust: "Trust", pack: "Pack") -> None:
    """Put beside the profile what a signed pack brings, or take away what it dropped.

    It counts from the next start on. Whatever somebody did to the file is mended here.
    A pack without signatures is the law the program came with: it says nothing of this.
    """
    from counter_app.backups.disk import written
    from counter_app.catalogue.city_profile import FILE, read_city_profile
    from counter_app.domain.exchange import PackRefused

    if not pack.manifest:
        return
    text = pack.files.get(FILE)
    try:
        if text is None:
            paths.city_profile.unlink(missing_ok=True)
            return
        read_city_profile(text, trust)
        content = text.encode()
        if paths.city_profile.exists() and paths.city_profile.read_bytes() == content:
            return
        written(paths.city_profile, content)
    except PackRefused as why:
        log.warning("the city's settings are not taken over: %s", why)
    except OSError as error:
        log.warning("the city's settings are not kept: %s", error.strerror)


def sign_city_profile(given: argparse.Namespace, today: date) -> int:
    """Sign what a TOML file sets, for a pack's folder, or raise ValueError."""
    import tomllib

    from counter_app.backups.disk import written
    from counter_app.catalogue.city_profile import (
        HEAD,
        CityProfile,
        joined,
        statement_of,
    )
    from counter_app.catalogue.signing import sign

    said = tomllib.loads(given.settings.read_text(encoding="utf-8"))
    if odd := ", ".join(sorted(said.keys() - {*LEVELS, "issued"})):
        raise ValueError(f"{given.settings}: there is no {odd}")
    mandatory, recommended = (_checked(said.get(name, {})) for name in LEVELS)
    profile = CityProfile(
        issued=said.get("issued", today), mandatory=mandatory, recommended=recommended
    )
    statement = statement_of(profile)
    before = given.out.read_text(encoding="utf-8") if given.out.exists() else ""
    made = sign(given.key.read_bytes(), given.id, HEAD + statement)
    written(given.out, joined(before, statement, made).encode())
    sys.stdout.write(f"{given.out}: signed by {made.key}\n")
    return 0


def _checked(values: Mapping[str, Any]) -> Mapping[str, str | int]:
    from counter_app.policy.keys import read_keys

    keys = read_keys(RESOURCES)
    for name, value in values.items():
        if name not in keys:
            raise ValueError(f"there is no setting {name!r}")
        try:
            keys[name].check(value)
        except SettingsBroken as fault:
            raise ValueError(str(fault)) from fault
    return values
