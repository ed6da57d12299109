"""Carrying the queue by hand, joined to the outbox, the key and the portal."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from counter_app.services.carrying import Opener
from counter_app.vault.parcel import new_code, read_parcel, write_parcel

KIND = "queue"


class QueueParcels:
    """Sealed files for the road, opened by a code or by the city."""

    def __init__(self, city_key: str) -> None:
        """``city_key``: the city's public key; empty: the code alone opens them."""
        self._city_key = city_key

    def write(self, path: Path, parts: Iterable[tuple[str, bytes]]) -> str:
        """Write one; return the code that opens it."""
        code = new_code()
        write_parcel(path, KIND, parts, code=code, city_key=self._city_key)
        return code

    def read(self, path: Path, opener: Opener) -> Iterator[tuple[str, bytes]]:
        """Return the parts in order; QueueRefused."""
        return read_parcel(path, KIND, opener)
