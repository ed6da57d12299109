"""A keyring in the test's own hands, and a vault that is quick. Not for the keyring."""

from counter_app.vault.device_key import DeviceKey
from counter_app.vault.slots import Cost
from counter_app.vault.vault import Vault

QUICK = Cost(passes=2, kib=19 * 1024, lanes=1)
"""The floor: every try still costs it."""


class PocketKeyring:
    """Entries in a dictionary; ``writes`` counts what was put."""

    def __init__(self, entries=()):
        self.entries, self.writes = dict(entries), 0

    def get(self, name):
        return self.entries.get(name)

    def put(self, name, value):
        self.writes += 1
        self.entries[name] = value

    def remove(self, name):
        self.entries.pop(name, None)


def device_key(keyring, now=None):
    """Return the key of a PC whose vault is open."""
    return DeviceKey(keyring, lambda: b"v" * 32, now)


class Opened(list):
    """What the vault told when it was opened."""

    def __call__(self, keys):
        self.append(keys)


def vault_at(folder, keyring, **more):
    """Open the vault of a folder as a fresh start of the program does."""
    told = more.pop("opened", Opened())
    vault = Vault(folder, keyring, cost=lambda: QUICK, opened=told, **more)
    return vault, told
