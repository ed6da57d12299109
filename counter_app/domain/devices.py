"""Who this PC is towards the portal, known from enrolment on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The office a counter belongs to."""

    code: str
    """Unit identifier at the head of every dossier code."""
    name: str
    parent_lines: tuple[str, ...] = ()
    office_lines: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One incarnation of one counter PC; a lost disk makes a new one."""

    id: str
    incarnation: int
    counter: str
    organisation: Organisation
    epoch: int
    """The portal's epoch as last heard; it grows when the portal is restored."""
