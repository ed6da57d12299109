"""A counter that a process of its own can open again after it was killed."""

import json
from pathlib import Path

from counter_app.documents.files import EncryptedFiles
from counter_app.vault.sealing import Sealer
from tests.sync.conftest import KEY, Counter, PocketKeyring
from tests.vault.pocket import device_key


def save(counter):
    """Write the keyring beside the profile."""
    entries = {
        name: value.hex() if isinstance(value, bytes) else value
        for name, value in counter.keyring.entries.items()
    }
    kinds = {
        name: isinstance(value, bytes)
        for name, value in counter.keyring.entries.items()
    }
    text = json.dumps({"entries": entries, "bytes": kinds})
    (counter.folder / "keyring.json").write_text(text)


def reopened(folder: Path) -> Counter:
    """Open the counter of this folder again."""
    kept = json.loads((folder / "keyring.json").read_text())
    counter = Counter.__new__(Counter)
    counter.folder, counter.number = folder, "03"
    counter.clock = Counter.__dataclass_fields__["clock"].default_factory()
    counter.keyring = PocketKeyring()
    counter.keyring.entries = {
        name: bytes.fromhex(value) if kept["bytes"][name] else value
        for name, value in kept["entries"].items()
    }
    counter.ids = Named()
    counter.key = device_key(counter.keyring)
    counter.files = EncryptedFiles(folder / "files", Sealer(KEY))
    counter.switch_on()
    counter.received = len(counter.mirrored())
    return counter


class Named:
    """Names that no other process gives."""

    def new(self):
        import uuid

        return str(uuid.uuid4())
