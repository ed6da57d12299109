"""The system's own keyring, chosen in code: no variable or file can change it.

keyring's automatic choice obeys PYTHON_KEYRING_BACKEND and keyringrc.cfg and may
silently end in a backend that keeps nothing, or keeps it in plain text.
"""

import sys
from secrets import token_hex

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError
from keyring.errors import KeyringLocked as TheirKeyringLocked

from counter_app.domain.errors import KeyringLocked, KeyringMissing

PROBE = "mot-cua-phuong-probe"


class SystemKeyring:
    """A few entries a profile; every failure is KeyringMissing or KeyringLocked."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._backend = _backend()
        self._failures: tuple[type[Exception], ...] = (
            KeyringError,
            OSError,
            RuntimeError,
            *_system_failures(),
        )
        self._probe()

    def get(self, name: str) -> str | None:
        """Return the entry, or None if there is none."""
        try:
            return self._backend.get_password(self._service, name)
        except self._failures as error:
            raise _ours(error) from error

    def put(self, name: str, value: str) -> None:
        """Keep the entry, and read it back to be sure."""
        try:
            self._backend.set_password(self._service, name, value)
            kept = self._backend.get_password(self._service, name)
        except self._failures as error:
            raise _ours(error) from error
        if kept != value:
            raise KeyringMissing("the keyring did not keep what it was given")

    def remove(self, name: str) -> None:
        """Forget the entry; forgetting twice is no error."""
        try:
            self._backend.delete_password(self._service, name)
        except PasswordDeleteError:
            return
        except self._failures as error:
            raise _ours(error) from error

    def _probe(self) -> None:
        name, value = f"{PROBE}-{token_hex(4)}", token_hex(8)
        self.put(name, value)
        self.remove(name)


def _backend() -> KeyringBackend:
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring as Backend
    elif sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as Backend
    else:
        from counter_app.vault.secret_service import SecretService as Backend
    try:
        _priority = Backend.priority  # raises where the system has none
    except (RuntimeError, KeyringError, OSError) as error:
        raise KeyringMissing(str(error)) from error
    return Backend()  # type: ignore[no-untyped-call,unused-ignore]


def _system_failures() -> tuple[type[Exception], ...]:
    """Return what the system's own library raises and keyring lets through."""
    if sys.platform == "win32":
        from keyring.backends.Windows import pywintypes

        return (pywintypes.error,)
    if sys.platform == "darwin":
        return ()
    from jeepney import DBusErrorResponse  # type: ignore[import-untyped]
    from secretstorage.exceptions import SecretStorageException

    return (DBusErrorResponse, SecretStorageException)


def _ours(error: Exception) -> KeyringLocked | KeyringMissing:
    said = str(error).lower()
    if isinstance(error, TheirKeyringLocked) or "unlock" in said or "dismiss" in said:
        return KeyringLocked(str(error))
    return KeyringMissing(str(error))
