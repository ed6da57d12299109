"""What a restored file may not undo: kept in the keyring beside the vault.

Wrong passwords in a row, the latest moment this PC has seen, the last account, and what
the portal last countersigned. Small on purpose: Windows keeps 1,280 letters an entry.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Self

from counter_app.domain.officers import Tries
from counter_app.vault.keyring_choice import SystemKeyring

ENTRY = "witness"
MOST_OFFICERS = 12
"""Whose failures are remembered; of more, the ones held back longest."""
LONGEST = 1_200
"""Letters of the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """The entry as data."""

    tries: Mapping[str, Tries] = field(default_factory=dict)
    """By a short digest of the account."""
    last: str = ""
    """The account that signed in last."""
    seen: datetime | None = None
    """The latest moment this PC has worked at."""
    head: str = ""
    """Length and head of the journal as last signed."""
    file: str = ""
    """Digest of the database as the program last left it; empty while at work."""

    def tries_of(self, officer: str) -> Tries:
        """Return this officer's tries."""
        return self.tries.get(short(officer), Tries())

    def noted(self, officer: str, tries: Tries) -> Self:
        """Return the witness with these tries; the oldest officers make room."""
        others = {n: t for n, t in self.tries.items() if n != short(officer)}
        if tries.failures:
            others[short(officer)] = tries
        kept = sorted(others.items(), key=lambda item: item[1].failures, reverse=True)
        return replace(self, tries=dict(kept[:MOST_OFFICERS]))


class KeptWitness:
    """The witness in the keyring; KeyringMissing and KeyringLocked come through."""

    def __init__(self, keyring: SystemKeyring) -> None:
        self._keyring = keyring

    def read(self) -> Witness:
        """Return it; an entry that cannot be read is none."""
        kept = self._keyring.get(ENTRY)
        try:
            return _parsed(json.loads(kept)) if kept else Witness()
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return Witness()

    def write(self, witness: Witness) -> None:
        """Keep it, if anything changed."""
        said = json.dumps(_said(witness), separators=(",", ":"))
        if len(said) > LONGEST:
            raise ValueError("the witness is too long for a keyring")
        self._keyring.put(ENTRY, said)


class Noted:
    """The journal's head and the file's digest in the keyring."""

    def __init__(self, kept: KeptWitness) -> None:
        self._kept = kept

    def noted(self) -> str:
        """Return the head last noted, or nothing."""
        return self._kept.read().head

    def note(self, head: str) -> None:
        """Note a head."""
        self._kept.write(replace(self._kept.read(), head=head))

    def file(self) -> str:
        """Return the digest of the database as the program last left it."""
        return self._kept.read().file

    def left(self, digest: str) -> None:
        """Note how the program leaves the database; empty: it is at work on it."""
        before = self._kept.read()
        if before.file != digest:
            self._kept.write(replace(before, file=digest))


def short(officer: str) -> str:
    """Return the few letters that stand for an account."""
    return sha256(officer.encode()).hexdigest()[:8]


def _said(witness: Witness) -> dict[str, Any]:
    return {
        "t": {
            name: [tries.failures, _stamp(tries.held_until)]
            for name, tries in witness.tries.items()
        },
        "l": witness.last[:64],
        "s": _stamp(witness.seen),
        "h": witness.head,
        "f": witness.file,
    }


def _parsed(said: dict[str, Any]) -> Witness:
    return Witness(
        tries={
            name: Tries(failures=int(failures), held_until=_moment(until))
            for name, (failures, until) in said["t"].items()
        },
        last=str(said["l"]),
        seen=_moment(said["s"]),
        head=str(said["h"]),
        file=str(said.get("f", "")),
    )


def _stamp(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0


def _moment(stamp: int) -> datetime | None:
    return datetime.fromtimestamp(stamp, UTC) if stamp else None
