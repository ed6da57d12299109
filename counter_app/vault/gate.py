"""The vault's door as the session knows it, with the keyring as its memory."""

from dataclasses import replace

from counter_app.domain.ids import OfficerId
from counter_app.domain.officers import Tries
from counter_app.vault.vault import Vault
from counter_app.vault.witness import KeptWitness


class VaultGate:
    """Lets officers in by their slots; counts in the keyring who failed."""

    def __init__(self, vault: Vault, witness: KeptWitness) -> None:
        self._vault = vault
        self._witness = witness

    def found(self) -> None:
        """Open a vault no officer has come to yet; nothing where one has."""
        self._vault.found()

    def knows_officers(self) -> bool:
        """Say whether anybody is enrolled here."""
        return bool(self._vault.officers)

    def enrol(self, officer: OfficerId, password: str) -> None:
        """Let an officer in from now on, instead of any older password."""
        self._vault.enrol(officer, password)

    def dismiss(self, officer: OfficerId) -> None:
        """Let an officer in no more."""
        self._vault.dismiss(officer)

    def knows(self, officer: OfficerId) -> bool:
        """Say whether this officer has a slot."""
        return officer in self._vault.officers

    def admit(self, officer: OfficerId, password: str) -> bool:
        """Open the vault to this officer, or say no."""
        return self._vault.admit(officer, password)

    def proves(self, officer: OfficerId, password: str) -> bool:
        """Say whether this is the officer's password; who is at work stays so."""
        return self._vault.proves(officer, password)

    def tries(self, officer: OfficerId) -> Tries:
        """Return how often this officer failed in a row."""
        return self._witness.read().tries_of(officer)

    def note(self, officer: OfficerId, tries: Tries) -> None:
        """Keep how often this officer failed in a row."""
        self._witness.write(self._witness.read().noted(officer, tries))

    def last(self) -> str:
        """Return the account that signed in last on this PC, or nothing."""
        return self._witness.read().last

    def came(self, officer: OfficerId) -> None:
        """Remember who signed in; their wrong passwords are forgiven."""
        before = self._witness.read()
        after = replace(before.noted(officer, Tries()), last=officer)
        if after != before:
            self._witness.write(after)

    def lock(self) -> None:
        """Forget what only the officer at work may have."""
        self._vault.lock()

    def shut(self) -> None:
        """Forget every key."""
        self._vault.shut()
