"""Planned work on the portal, announced ahead in a file beside the database."""

from pathlib import Path

import msgspec

from city_portal.files.durable import replace_durably


class Closure(msgspec.Struct, frozen=True, kw_only=True):
    """From when to when the portal is closed, ISO 8601 with offset, and why."""

    begins: str = ""
    ends: str = ""
    notice: str = ""


OPEN = Closure()


class Announcements:
    """The announcement in force, if any."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "closed.json"

    def read(self) -> Closure:
        """Return it; ``OPEN`` when there is none or it cannot be read."""
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=Closure)
        except (FileNotFoundError, msgspec.MsgspecError):
            return OPEN

    def write(self, closure: Closure) -> None:
        """Announce; ``OPEN`` takes an announcement back."""
        replace_durably(self._file, msgspec.json.encode(closure))
