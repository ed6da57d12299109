"""An officer's slot: the master key, wrapped by a password and this PC together.

Argon2id of the password and the device's secret from the keyring give, by HKDF, the key
that wraps (AES-KW). Who has the disk lacks the secret; who has the keyring lacks the
password. Parameters lie beside the slot, are bound into the key and never go below
OWASP's floor (ASVS 5.0 appendix C; SECURITY.md 1.3).
"""

import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from secrets import token_bytes
from time import perf_counter
from typing import Any, Self

from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)

from counter_app.domain.errors import SlotTampered
from counter_app.vault.keys import LENGTH, derived

ARGON2ID, PBKDF2 = "argon2id", "pbkdf2-sha512"
FEWEST_PASSES, LEAST_KIB, LEAST_ROUNDS = 2, 19 * 1024, 210_000
"""OWASP's floor: Argon2id t=2 with 19 MiB, PBKDF2-HMAC-SHA-512 with 210 000 rounds."""
MOST_PASSES, MOST_KIB, MOST_ROUNDS = 64, 1024 * 1024, 20_000_000
"""More would only be somebody who wants sign-in to take for ever."""
SALT = 16
QUICKEST, SLOWEST = 0.25, 0.8
"""Seconds one try should take on this PC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """How slow a password is made."""

    kdf: str = ARGON2ID
    passes: int = 3
    """Argon2id's passes, or PBKDF2's rounds."""
    kib: int = 65_536
    lanes: int = 4

    def stretched(self, password: str, salt: bytes) -> bytes:
        """Return 32 bytes; raises SlotTampered for numbers below the floor."""
        self.check()
        octets = unicodedata.normalize("NFC", password).encode()
        if self.kdf == PBKDF2:
            rounds = PBKDF2HMAC(SHA512(), LENGTH, salt, self.passes)
            return rounds.derive(octets)
        return Argon2id(
            salt=salt,
            length=LENGTH,
            iterations=self.passes,
            lanes=self.lanes,
            memory_cost=self.kib,
        ).derive(octets)

    def check(self) -> None:
        """Raise SlotTampered for numbers nobody of us wrote."""
        if self.kdf == ARGON2ID:
            fit = FEWEST_PASSES <= self.passes <= MOST_PASSES
            fit = fit and LEAST_KIB <= self.kib <= MOST_KIB and 1 <= self.lanes <= 16
        else:
            fit = self.kdf == PBKDF2 and LEAST_ROUNDS <= self.passes <= MOST_ROUNDS
        if not fit:
            raise SlotTampered(f"{self.kdf} {self.passes} {self.kib} {self.lanes}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One officer's way to the master key, as it lies in the vault's file."""

    officer: str
    cost: Cost
    salt: bytes
    master: bytes
    """The master key, wrapped."""
    own: bytes
    """The key of the officer's own drafts, wrapped."""

    @classmethod
    def open_to(cls, officer: str, cost: Cost, salt: bytes) -> Self:
        """Return a slot with nothing in it yet."""
        return cls(officer=officer, cost=cost, salt=salt, master=b"", own=b"")

    def closed(self, tag: bytes, secret: bytes, keys: tuple[bytes, bytes]) -> Self:
        """Wrap master and own key for whoever stretches a password to ``tag``."""
        master, own = keys
        return replace(
            self,
            master=aes_key_wrap(self._key(tag, secret, b"master"), master),
            own=aes_key_wrap(self._key(tag, secret, b"own"), own),
        )

    def opened(self, password: str, secret: bytes) -> tuple[bytes, bytes] | None:
        """Return master and own key, or None for another password. Slow."""
        tag = self.cost.stretched(password, self.salt)
        try:
            return (
                aes_key_unwrap(self._key(tag, secret, b"master"), self.master),
                aes_key_unwrap(self._key(tag, secret, b"own"), self.own),
            )
        except (InvalidUnwrap, ValueError):
            return None

    def as_json(self) -> dict[str, Any]:
        """Return what is written down."""
        cost = self.cost
        return {
            "kdf": [cost.kdf, cost.passes, cost.kib, cost.lanes],
            "salt": b64encode(self.salt).decode(),
            "master": b64encode(self.master).decode(),
            "own": b64encode(self.own).decode(),
        }

    @classmethod
    def from_json(cls, officer: str, given: Mapping[str, Any]) -> Self:
        """Read it; KeyError, TypeError or ValueError when it is no slot."""
        kdf, passes, kib, lanes = given["kdf"]
        numbers = (passes, kib, lanes)
        if not isinstance(kdf, str) or any(type(one) is not int for one in numbers):
            raise TypeError(kdf)
        return cls(
            officer=officer,
            cost=Cost(kdf=kdf, passes=passes, kib=kib, lanes=lanes),
            salt=b64decode(given["salt"], validate=True),
            master=b64decode(given["master"], validate=True),
            own=b64decode(given["own"], validate=True),
        )

    def _key(self, tag: bytes, secret: bytes, what: bytes) -> bytes:
        cost = self.cost
        numbers = f"{cost.kdf},{cost.passes},{cost.kib},{cost.lanes}"
        label = b"\0".join((b"slot", what, self.officer.encode(), numbers.encode()))
        return derived(tag + secret, label)


def new_slot(
    officer: str, password: str, secret: bytes, keys: tuple[bytes, bytes], cost: Cost
) -> Slot:
    """Close a fresh slot for this password. Slow."""
    salt = token_bytes(SALT)
    tag = cost.stretched(password, salt)
    return Slot.open_to(officer, cost, salt).closed(tag, secret, keys)


def slot_from_phc(
    officer: str, hashed: str, secret: bytes, keys: tuple[bytes, bytes]
) -> Slot:
    """Close a slot for the password behind ``$argon2id$v=19$m=…,t=…,p=…$salt$tag``.

    Profiles of earlier versions keep such hashes inside their encrypted database. The
    tag is what the password stretches to, so nobody needs to type it. ValueError for
    anything else.
    """
    empty, kdf, version, numbers, salt, tag = hashed.split("$")
    if (empty, kdf, version) != ("", ARGON2ID, "v=19"):
        raise ValueError(hashed[:12])
    named = dict(number.split("=") for number in numbers.split(","))
    cost = Cost(passes=int(named["t"]), kib=int(named["m"]), lanes=int(named["p"]))
    cost.check()
    slot = Slot.open_to(officer, cost, _unpadded(salt))
    return slot.closed(_unpadded(tag), secret, keys)


def calibrated(timed: Callable[[Cost], float]) -> Cost:
    """Return the cost that takes 250 to 800 ms on this PC, or the floor at least.

    ``timed`` says how many seconds one password took at a cost.
    """
    cost = Cost()
    took = timed(cost)
    while took > SLOWEST and cost.kib // 2 >= LEAST_KIB:
        cost = replace(cost, kib=cost.kib // 2)
        took = timed(cost)
    if took > SLOWEST:
        return replace(cost, passes=FEWEST_PASSES)
    if took < QUICKEST:
        wanted = round(cost.passes * (QUICKEST + SLOWEST) / 2 / max(took, 0.001))
        cost = replace(cost, passes=min(max(wanted, cost.passes), MOST_PASSES))
    return cost


@cache
def cost_of_this_pc() -> Cost:
    """Return what this PC can bear, measured once; takes a second or two."""
    return calibrated(_timed)


def floor_cost() -> Cost:
    """Return the least there may be: for throw-away profiles with a public password."""
    return Cost(passes=FEWEST_PASSES, kib=LEAST_KIB, lanes=1)


def _timed(cost: Cost) -> float:
    begun = perf_counter()
    cost.stretched("measured", bytes(SALT))
    return perf_counter() - begun


def _unpadded(text: str) -> bytes:
    return b64decode(text + "=" * (-len(text) % 4), validate=True)
