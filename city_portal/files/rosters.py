"""Who may work at the counters of each office: one file an office."""

import hashlib
import re
from pathlib import Path

import msgspec

from city_portal.files.durable import replace_durably
from counter_app.wire.messages import Duty, Roster

ROLES = (
    *("intake", "handover", "lead", "clerk"),
    *("site-admin", "inspector", "it"),
)
"""Roles at a counter, by the counter's own names."""
_CODE = re.compile(r"[A-Za-z0-9._-]{1,60}", re.ASCII)


class Rosters:
    """The rosters kept; an office without one goes by its PCs' own administrators."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "rosters"

    def read(self, org: str) -> Roster | None:
        """Return the roster of an office, or None."""
        if not _CODE.fullmatch(org):
            return None
        try:
            content = self._path(org).read_bytes()
        except FileNotFoundError:
            return None
        return Roster(
            mark=hashlib.sha256(content).hexdigest(),
            officers=msgspec.json.decode(content, type=list[Duty]),
        )

    def mark(self, org: str) -> str:
        """Return the digest of an office's roster; empty when there is none."""
        kept = self.read(org)
        return kept.mark if kept else ""

    def put(self, org: str, duty: Duty) -> None:
        """Put an officer on the roster, or change what they do."""
        others = self._others(org, duty.account)
        self._write(org, [*others, duty])
        went = self.left(org)
        if went.pop(duty.account, None):
            self._write_left(org, went)

    def remove(self, org: str, account: str, at: str) -> None:
        """Take an officer off it; a roster that is there stays, even an empty one.

        ``at``: the moment, kept apart, because what they did before it still comes in.
        """
        others = self._others(org, account)
        kept = self.read(org)
        self._write(org, others)
        if kept and len(others) < len(kept.officers):
            self._write_left(org, {**self.left(org), account: at})

    def left(self, org: str) -> dict[str, str]:
        """Return who was taken off it, and when."""
        try:
            content = self._left_path(org).read_bytes()
        except FileNotFoundError:
            return {}
        return msgspec.json.decode(content, type=dict[str, str])

    def _others(self, org: str, account: str) -> list[Duty]:
        kept = self.read(org)
        return [one for one in kept.officers if one.account != account] if kept else []

    def _write(self, org: str, duties: list[Duty]) -> None:
        if not _CODE.fullmatch(org):
            raise ValueError(org)
        self._folder.mkdir(parents=True, exist_ok=True)
        duties.sort(key=lambda one: one.account)
        replace_durably(self._path(org), msgspec.json.encode(duties))

    def _write_left(self, org: str, went: dict[str, str]) -> None:
        replace_durably(self._left_path(org), msgspec.json.encode(went))

    def _left_path(self, org: str) -> Path:
        return self._folder / f"{org}.left"

    def _path(self, org: str) -> Path:
        return self._folder / f"{org}.json"
