"""The citizen at the counter and the officer behind it."""

from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain.ids import OfficerId


class Gender(StrEnum):
    """As the citizen card says it; other systems' digits are mapped at the border."""

    MALE = "male"
    FEMALE = "female"


class Source(StrEnum):
    """Where a fact about the citizen comes from."""

    CARD = "card"
    TYPED = "typed"
    PAST = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizen:
    """A person as known at the counter; empty text means not known.

    Dates are ISO 8601, possibly partial (``1987``, ``1987-03``, ``1987-03-05``),
    because old papers often know the year only.
    """

    name: str
    personal_id: str = ""
    birth: str = ""
    gender: Gender | None = None
    address: str = ""
    old_id: str = ""
    card_issued: str = ""
    phone: str = ""
    source: Source = Source.TYPED
    doubtful: frozenset[str] = field(default_factory=frozenset)
    """Names of fields the scanner mangled and the officer has not yet corrected."""


class Role(StrEnum):
    """What an officer may do."""

    INTAKE = "intake"
    """Tiếp nhận: receives dossiers."""
    HANDOVER = "handover"
    """Trả kết quả: hands results over."""
    LEAD = "lead"
    """Lãnh đạo bộ phận: reads everything, co-signs, decides conflicts."""
    CLERK = "clerk"
    """Văn thư: brings papers and results in."""
    SITE_ADMIN = "site-admin"
    """Quản trị điểm: officers and devices of the site, no dossier."""
    INSPECTOR = "inspector"
    """Kiểm tra: reads the journal, changes nothing."""
    IT = "it"
    """CNTT: keeps the machine running, no dossier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody who may sign in on this PC."""

    id: OfficerId
    name: str
    roles: frozenset[Role]
    counters: frozenset[str]
    """Counters the officer may sit at, e.g. ``03``; empty means any."""


def masked(personal_id: str) -> str:
    """Show the first six and last three digits only: ``001187•••901``.

    Of an old number of nine digits the first three and the last three.
    """
    if len(personal_id) == len("012345678"):
        return f"{personal_id[:3]}•••{personal_id[6:]}"
    if len(personal_id) != len("001187012901"):
        return personal_id
    return f"{personal_id[:6]}•••{personal_id[9:]}"


def last_four(personal_id: str) -> str:
    """Show the last four digits only, ``•••• 2901``; nothing of a shorter number."""
    return f"•••• {personal_id[4:][-4:]}".rstrip() if personal_id else ""
