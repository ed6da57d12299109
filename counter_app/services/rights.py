"""Who may give which command: asked in the use case itself, never only on the screen.

Every public method of a use case carries ``allowed(...)`` with the roles that may call
it, or ``anybody`` when no officer is behind it (the machine's own work, and what shows
no dossier). A law refuses a method that carries neither; tests/services/test_rights.py
asks every row of every role. Source: SECURITY.md 1.4, OWASP ASVS 5.0 8.2.1 and 8.3.1.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from counter_app.domain.people import Role
from counter_app.services.session import Session

READING = (Role.INTAKE, Role.HANDOVER, Role.LEAD, Role.CLERK)
"""Who may see dossiers. Not the site's administrator, the inspector or IT staff."""


class Guarded(Protocol):
    """A use case that knows who is at work."""

    @property
    def session(self) -> Session:
        """The one session of the program."""


P = ParamSpec("P")
R = TypeVar("R")
G = TypeVar("G", bound=Guarded)
F = TypeVar("F", bound=Callable[..., Any])


def allowed(
    *roles: Role,
    unheard: bool = False,
) -> Callable[[Callable[Concatenate[G, P], R]], Callable[Concatenate[G, P], R]]:
    """Let only officers with one of these roles call the method.

    Anybody else gets Forbidden, and the attempt is written down; nobody signed in, or a
    locked screen, gets NotSignedIn. Where the city was not heard for longer than policy
    allows, only what is marked ``unheard`` goes on: what shows something, and what
    brings a PC back or makes it safer; the rest gets OfflineTooLong or ClockUntrusted.
    """
    fit = frozenset(roles)

    def guarded(
        method: Callable[Concatenate[G, P], R],
    ) -> Callable[Concatenate[G, P], R]:
        command = method.__qualname__

        @wraps(method)
        def asked(use_case: G, /, *args: P.args, **kwargs: P.kwargs) -> R:
            use_case.session.must_be(fit, command, unheard=unheard)
            return method(use_case, *args, **kwargs)

        asked.roles = fit  # type: ignore[attr-defined]
        asked.unheard = unheard  # type: ignore[attr-defined]
        return asked

    return guarded


def anybody(method: F) -> F:
    """Mark a method behind which no officer stands, or which shows no dossier."""
    method.roles = None  # type: ignore[attr-defined]
    return method


def commands(use_case: type) -> Iterable[tuple[str, frozenset[Role] | None]]:
    """Return the public methods of a use case, each with the roles that may call it.

    None stands for ``anybody``. Raises AttributeError for a method without a row.
    """
    for name, method in vars(use_case).items():
        if callable(method) and not name.startswith("_"):
            yield method.__qualname__, method.roles
