"""How this portal speaks to the national service: ``national.toml``."""

import tomllib
from pathlib import Path

import msgspec

from city_portal.rules.refusals import Refused, Why


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``national.toml``: one account for all offices of the portal."""

    address: str
    user: str
    secret: str


def config_of(folder: Path) -> Config | None:
    """Return what the file says; None: nobody is told anything by itself.

    Raises Refused for a file that cannot be read as one.
    """
    try:
        said = (folder / "national.toml").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        return msgspec.convert(tomllib.loads(said), Config)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Refused(Why.INVALID, f"national.toml: {error}") from error
