"""Journals of counters as the portal has seen them: outside every database.

One line for each head a counter signed, for ever; and the key by which the portal
countersigns. A restore of the database forgets neither.
"""

from pathlib import Path
from threading import Lock

import msgspec
from joserfc.jwk import ECKey

from city_portal.files.durable import append_durably, replace_durably


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """One head of one counter's journal."""

    device: str
    incarnation: int
    seq: int
    head: str
    at: str


class Witnessed:
    """The ledger of heads; the newest of each counter is held in memory."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._ledger = folder / "journals.jsonl"
        self._key_file = folder / "receipt-key.pem"
        self.lock = Lock()
        self._newest: dict[tuple[str, int], Seen] = {}
        self._read()

    def newest(self, device: str, incarnation: int) -> Seen | None:
        """Return the last head seen of this counter in this life."""
        return self._newest.get((device, incarnation))

    def note(self, seen: Seen) -> None:
        """Keep a head; on disk when this returns."""
        append_durably(self._ledger, msgspec.json.encode(seen) + b"\n")
        self._newest[seen.device, seen.incarnation] = seen

    def key(self) -> ECKey:
        """Return the portal's own key, made when it is first wanted."""
        if not self._key_file.exists():
            fresh = ECKey.generate_key("P-256", private=True)
            replace_durably(self._key_file, fresh.as_pem(private=True))
            self._key_file.chmod(0o600)
        return ECKey.import_key(self._key_file.read_bytes())

    def _read(self) -> None:
        if not self._ledger.exists():
            return
        for line in self._ledger.read_bytes().split(b"\n"):
            try:
                seen = msgspec.json.decode(line, type=Seen)
            except msgspec.DecodeError:
                continue
            self._newest[seen.device, seen.incarnation] = seen
