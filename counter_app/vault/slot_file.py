"""The file of slots beside the database, authenticated under this PC's secret.

One file, written whole: every slot, the recovery slot, and an HMAC over all of it under
a key only this PC's keyring can give. A slot that was changed, cut or brought from
another file is refused before any password is tried (SECURITY.md 1.3).
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from counter_app.domain.errors import SlotTampered, StoreReadOnly, StoreTooNew
from counter_app.vault.keys import derived, write_whole
from counter_app.vault.slots import Slot

FORMAT = 1
LONGEST = 1_000_000
"""Bytes; a hundred officers need a tenth of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """Everything sealed to the city's public key."""

    city_key: str
    master: str
    own: Mapping[str, str] = field(default_factory=dict)
    """Each officer's own key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotFile:
    """What the file says."""

    slots: Mapping[str, Slot] = field(default_factory=dict)
    founding: str = ""
    """The master key wrapped by the PC alone, until the first officer comes."""
    recovery: Recovery | None = None

    def write(self, path: Path, secret: bytes) -> None:
        """Write it whole; raise StoreReadOnly."""
        said = self._as_json()
        try:
            write_whole(path, json.dumps({**said, "mac": _mac(said, secret)}))
        except OSError as error:
            raise StoreReadOnly(str(path)) from error

    @classmethod
    def read(cls, path: Path, secret: bytes) -> Self:
        """Read it; SlotTampered for anything this PC did not write."""
        said = raw_slots(path)
        mac = said.pop("mac", "")
        if not isinstance(mac, str) or not hmac.compare_digest(
            mac.encode(), _mac(said, secret).encode()
        ):
            raise SlotTampered("the slots were not written by this PC")
        return cls._parsed(said)

    @classmethod
    def unproven(cls, path: Path) -> Self:
        """Read it without this PC's secret: only for recovery, which proves itself."""
        said = raw_slots(path)
        said.pop("mac", None)
        return cls._parsed(said)

    @classmethod
    def _parsed(cls, said: dict[str, Any]) -> Self:
        if type(said.get("format")) is int and said["format"] > FORMAT:
            raise StoreTooNew(f"slots of format {said['format']}")
        try:
            return cls(
                slots={
                    name: Slot.from_json(name, slot)
                    for name, slot in said["slots"].items()
                },
                founding=said["founding"],
                recovery=Recovery(**said["recovery"]) if said["recovery"] else None,
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise SlotTampered("the slots cannot be read") from error

    def _as_json(self) -> dict[str, Any]:
        found = self.recovery
        return {
            "format": FORMAT,
            "slots": {name: slot.as_json() for name, slot in self.slots.items()},
            "founding": self.founding,
            "recovery": found
            and {
                "city_key": found.city_key,
                "master": found.master,
                "own": dict(found.own),
            },
        }


def raw_slots(path: Path) -> dict[str, Any]:
    """Return the file as JSON; SlotTampered when it is none, or far too long."""
    try:
        with path.open("rb") as file:
            text = file.read(LONGEST + 1)
    except OSError as error:
        raise StoreReadOnly(str(path)) from error
    try:
        said = json.loads(text.decode("ascii")) if len(text) <= LONGEST else None
    except (ValueError, RecursionError) as error:
        raise SlotTampered("the slots cannot be read") from error
    if not isinstance(said, dict):
        raise SlotTampered("the slots cannot be read")
    return said


def _mac(said: Mapping[str, Any], secret: bytes) -> str:
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"))
    key = derived(secret, b"slot-file")
    return hmac.new(key, canonical.encode(), sha256).hexdigest()
