"""The ways to scan, as data: resources/scanning/profiles.toml and what is allowed."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from counter_app.domain.scan_profiles import Colour, ScanProfile, Sheet


def read_profiles(file: Path, *, standard: str, allowed: str) -> Sequence[ScanProfile]:
    """Return the profiles officers may choose from, the standard one first.

    ``allowed`` is a list of ids with commas, empty for all: an administrator who allows
    one has locked it. An id that is not there is passed over; ValueError when none is
    left, or when the file says something that is no profile.
    """
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    known = [_profile(one) for one in told["profile"]]
    names = {part.strip() for part in allowed.split(",") if part.strip()}
    open_ = [one for one in known if not names or one.id in names]
    if not open_:
        raise ValueError(f"scan_profiles: none of {allowed} is in {file.name}")
    return sorted(open_, key=lambda one: one.id != standard)


def _profile(told: dict[str, object]) -> ScanProfile:
    dpi = told.get("dpi", 200)
    if not isinstance(dpi, int) or not 75 <= dpi <= 600:
        raise ValueError(f"dpi: {dpi}")
    return ScanProfile(
        id=str(told["id"]),
        name=str(told["name"]),
        colour=Colour(str(told.get("colour", "colour"))),
        dpi=dpi,
        sheet=Sheet(str(told.get("sheet", "A4"))),
        feeder=told.get("feeder", True) is True,
        duplex=told.get("duplex", True) is True,
        camera=told.get("camera", False) is True,
    )
