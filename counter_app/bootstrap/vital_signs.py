"""The last signs of life, beside the encrypted store: counts and moments, no person.

``doctor`` and the heartbeat read them without any officer's password (SECURITY.md 2.6).
Losing them loses nothing; they are written beside and renamed, without waiting for the
disk.
"""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from counter_app.domain.news import Connection, News, Renewing
from counter_app.services.ports import Announce, Clock

log = logging.getLogger(__name__)
LARGEST = 100_000


class VitalSigns:
    """Notes every news of the connection and passes all news on."""

    def __init__(self, path: Path, clock: Clock, announce: Announce) -> None:
        self._path = path
        self._clock = clock
        self._announce = announce
        self._busy = Lock()

    def announce(self, news: News) -> None:
        """Note it if it is news of the connection; tell the screens in any case."""
        if isinstance(news, Connection):
            self.note(_signs(news, self._clock.now().isoformat()))
        self._announce(news)

    def renewing(self, part: float) -> None:
        """Tell how far the data of an older version are brought up to date."""
        self._announce(Renewing(part))

    def read(self) -> Mapping[str, Any]:
        """Return what is kept."""
        return read_signs(self._path)

    def note(self, signs: Mapping[str, Any]) -> None:
        """Keep these signs beside the others; a full disk is no reason to stop."""
        with self._busy:
            before = read_signs(self._path)
            kept = {**before, **signs}
            if kept.get("unsent"):
                kept.setdefault("oldest_unsent_at", kept.get("noted_at"))
            else:
                kept.pop("oldest_unsent_at", None)
            if kept == before:
                return
            fresh = self._path.with_suffix(".writing")
            try:
                fresh.write_text(json.dumps(kept), encoding="utf-8")
                fresh.replace(self._path)
            except OSError as error:
                log.warning("the signs of life were not kept: %s", error.strerror)


def read_signs(path: Path) -> Mapping[str, Any]:
    """Return the signs kept there; none if there are none or they are damaged."""
    try:
        if path.stat().st_size > LARGEST:
            return {}
        signs = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return signs if isinstance(signs, dict) else {}


def _signs(news: Connection, now: str) -> Mapping[str, Any]:
    # ``since`` is the moment the portal was last found there, or found gone.
    heard = {"synced_at": now} if news.online else {}
    return {
        **heard,
        "noted_at": now,
        "unsent": news.waiting,
        "failed": news.failed,
        "conflicts": news.conflicts,
        "numbers_left": news.numbers_left,
        "clock_offset": round(news.clock_offset),
    }
