"""The Secret Service of a Linux desktop, its connection closed on every way out.

keyring's own backend leaves the bus open when the collection stays locked or cannot
be had, and lets the errors of the bus through as they are.
"""

from jeepney import DBusErrorResponse  # type: ignore[import-untyped]
from keyring.backends.SecretService import Keyring
from keyring.errors import InitError, KeyringError, KeyringLocked
from secretstorage import Collection, dbus_init, get_default_collection
from secretstorage.exceptions import SecretStorageException


class SecretService(Keyring):
    """Entries in the user's default collection."""

    def get_preferred_collection(self) -> Collection:
        """Return the default collection, unlocked; the caller closes its connection."""
        try:
            bus = dbus_init()
        except SecretStorageException as error:
            raise InitError(str(error)) from error
        try:
            return _unlocked(get_default_collection(bus))
        except (SecretStorageException, DBusErrorResponse) as error:
            bus.close()
            raise InitError(str(error)) from error
        except (KeyringError, OSError):
            bus.close()
            raise


def _unlocked(collection: Collection) -> Collection:
    # Where somebody is there to be asked, the desktop asks for the password now.
    if collection.is_locked():
        try:
            collection.unlock()
        except (SecretStorageException, DBusErrorResponse) as error:
            # The prompt could not be shown, or went away before it was answered.
            raise KeyringLocked("the keyring could not be unlocked") from error
        if collection.is_locked():
            raise KeyringLocked("the keyring stays locked")
    return collection
