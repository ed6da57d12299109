"""What the city sets for all its counters: signed apart, carried in a pack.

A pack's signature covers all its letters together, and settings are read at each
start, before anything is unlocked. So these few lines have signatures of their own, by
the same pinned keys; what is kept beside the profile is proven each time it is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter_app.catalogue.signing import Trust
from counter_app.domain.exchange import PackFault, PackRefused, PackSignature
from counter_app.wire.codec import Unreadable, decode, encode
from counter_app.wire.messages import PackSignature as SignatureMessage
from counter_app.wire.packs import CityProfileFile, CityStatement

FILE = "city-profile.json"
"""Its path in a pack, and its name beside a profile."""
FORMAT = 1
HEAD = "city profile 1\n"
"""Signed before the statement: neither is ever taken for a pack's manifest."""
LARGEST = 100_000
"""Letters; a real one has some hundred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CityProfile:
    """What was signed. The values are proven to be the city's, not to be possible."""

    issued: date
    mandatory: Mapping[str, str | int]
    recommended: Mapping[str, str | int]


def statement_of(profile: CityProfile) -> str:
    """Return the exact text to sign, without HEAD."""
    return encode(
        CityStatement(
            format=FORMAT,
            issued=profile.issued.isoformat(),
            mandatory=dict(profile.mandatory),
            recommended=dict(profile.recommended),
        )
    ).decode("utf-8")


def joined(before: str, statement: str, made: PackSignature) -> str:
    """Return the file: the statement, its earlier signatures and this one.

    ``before`` is the file as it was; signatures of another statement are dropped.
    """
    others: list[SignatureMessage] = []
    if before:
        file = _file(before)
        if file.statement == statement:
            others = [one for one in file.signatures if one.key != made.key]
    own = SignatureMessage(key=made.key, value=made.value)
    file = CityProfileFile(statement=statement, signatures=[*others, own])
    return encode(file).decode("utf-8")


def read_city_profile(text: str, trust: Trust, on: date | None = None) -> CityProfile:
    """Return what the city says, or raise PackRefused.

    The keys must be good ``on`` this day; without one, on the day of issue: what was
    let in does not lapse with its key.
    """
    file = _file(text)
    try:
        said = decode(CityStatement, file.statement.encode("utf-8"))
        issued = date.fromisoformat(said.issued)
    except (Unreadable, ValueError) as error:
        raise PackRefused(PackFault.NEWER_FORMAT, str(error)) from error
    if said.format != FORMAT:
        raise PackRefused(PackFault.NEWER_FORMAT, str(said.format))
    signatures = [PackSignature(one.key, one.value) for one in file.signatures]
    trust.check(HEAD + file.statement, signatures, on or issued)
    return CityProfile(
        issued=issued, mandatory=said.mandatory, recommended=said.recommended
    )


def _file(text: str) -> CityProfileFile:
    if len(text) > LARGEST:
        raise PackRefused(PackFault.TOO_LARGE, f"{len(text)} letters")
    try:
        return decode(CityProfileFile, text.encode("utf-8"))
    except Unreadable as error:
        raise PackRefused(PackFault.BROKEN, str(error)) from error
