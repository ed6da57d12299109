"""What the session and the officers' administrator ask of the vault."""

from typing import Protocol

from counter_app.domain.ids import OfficerId
from counter_app.domain.officers import Tries


class Gate(Protocol):
    """The vault's door. Before an officer came through it there is no store."""

    def found(self) -> None:
        """Open a vault no officer has come to yet; nothing where one has."""

    def knows_officers(self) -> bool:
        """Say whether anybody is enrolled here."""

    def knows(self, officer: OfficerId) -> bool:
        """Say whether this officer is enrolled here."""

    def enrol(self, officer: OfficerId, password: str) -> None:
        """Let an officer in from now on, instead of any older password.

        Raises NotSignedIn when others are enrolled and none of them is at work.
        """

    def dismiss(self, officer: OfficerId) -> None:
        """Let an officer in no more."""

    def admit(self, officer: OfficerId, password: str) -> bool:
        """Open the vault to this officer, or say no; slow on purpose.

        As slow for an account nobody has. Raises StoreProblem leaves when the store
        behind it cannot be opened.
        """

    def proves(self, officer: OfficerId, password: str) -> bool:
        """Say whether this is the officer's password; who is at work stays so. Slow."""

    def tries(self, officer: OfficerId) -> Tries:
        """Return how often this officer failed in a row."""

    def note(self, officer: OfficerId, tries: Tries) -> None:
        """Keep how often this officer failed in a row, where no restore resets it."""

    def last(self) -> str:
        """Return the account that signed in last on this PC, or nothing."""

    def came(self, officer: OfficerId) -> None:
        """Remember who signed in; their wrong passwords are forgiven."""

    def lock(self) -> None:
        """Forget what only the officer at work may have in memory. Quick."""

    def shut(self) -> None:
        """Forget every key; the store is closed. Quick."""
