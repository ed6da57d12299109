"""The city's repository of packages, read by The Update Framework's own client.

Signed roles with thresholds and dates guard against an old, mixed, frozen, swapped or
endless answer, whoever runs the mirror or the stick (SECURITY.md 2.4). Metadata that
ran out stops updating, never working. What was trusted last is kept, so that nothing
older is believed later.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from tuf.api.exceptions import (
    DownloadError,
    DownloadHTTPError,
    RepositoryError,
)
from tuf.ngclient.config import UpdaterConfig
from tuf.ngclient.fetcher import FetcherInterface
from tuf.ngclient.updater import Updater

from counter_app.domain.keeping_errors import UpdateRefused
from counter_app.domain.updates import Offer, ordered

LARGEST_PACKAGE = 1 << 30
"""Bytes; one of ours has a tenth of it."""
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,100}")
PIECE = 1 << 16
PATIENCE = (10.0, 30.0)
"""Seconds to be connected, and between two pieces."""
OK = 200
NEWEST = "newest.json"
"""The target that names the package of each system; its custom part is the offer."""


class FolderFetcher(FetcherInterface):
    """Reads the repository from a folder: a stick, a share."""

    def _fetch(self, url: str) -> Iterator[bytes]:
        path = Path(url2pathname(unquote(urlsplit(url).path)))
        try:
            with path.open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece
        except FileNotFoundError as error:
            raise DownloadHTTPError(path.name, 404) from error
        except OSError as error:
            raise DownloadError(path.name) from error


class Answer(Protocol):
    """What a server answered."""

    status_code: int

    def iter_content(self, chunk_size: int) -> Iterator[bytes]:
        """Return the body, piece by piece; OSError."""

    def close(self) -> None:
        """Let the connection go."""


class Web(Protocol):
    """The way everything else of the program goes: its proxy, its authorities."""

    def get(self, url: str, *, stream: bool, timeout: tuple[float, float]) -> Answer:
        """Ask for an address; OSError."""


class WebFetcher(FetcherInterface):
    """Reads the repository from a server, by the way given."""

    def __init__(self, web: Web) -> None:
        self._web = web

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            answer = self._web.get(url, stream=True, timeout=PATIENCE)
            try:
                if answer.status_code != OK:
                    raise DownloadHTTPError(url, answer.status_code)
                yield from answer.iter_content(PIECE)
            finally:
                answer.close()
        except OSError as error:
            raise DownloadError(url) from error


class Repository:
    """One repository, and what was trusted of it last."""

    def __init__(
        self, root: bytes, state: Path, source: str, web: Web | None = None
    ) -> None:
        """``root``: the first root, kept by root; ``source``: https or a folder.

        ``state`` belongs to whoever updates and to nobody else. ``web`` carries what
        is asked of a server; without it only folders are read.
        """
        is_folder = not source.startswith(("https://", "http://"))
        base = Path(source).resolve().as_uri() if is_folder else source.rstrip("/")
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._updater = Updater(
            metadata_dir=str(state),
            metadata_base_url=f"{base}/metadata/",
            target_base_url=f"{base}/targets/",
            fetcher=_fetcher(web, is_folder=is_folder),
            config=UpdaterConfig(app_user_agent="mot-cua-phuong"),
            bootstrap=root,
        )

    def offer(self, system: str) -> Offer | None:
        """Return the package signed for a system (``amd64.deb``), or None.

        Raises UpdateRefused for everything that is not as the city signed it.
        """
        try:
            # The first question of a run refreshes the metadata by itself.
            target = self._updater.get_targetinfo(f"{system}/{NEWEST}")
            return None if target is None else offered(target.custom or {})
        except (RepositoryError, DownloadError, OSError) as error:
            raise UpdateRefused(type(error).__name__) from error

    def fetch(self, offer: Offer, folder: Path) -> Path:
        """Bring the package, its size and hash as signed; UpdateRefused."""
        return self.fetch_named(offer.name, folder)

    def fetch_named(self, name: str, folder: Path) -> Path:
        """Bring a signed package that need not be the newest; UpdateRefused."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = folder / name
        try:
            target = self._updater.get_targetinfo(name)
            if target is None or target.length > LARGEST_PACKAGE:
                raise UpdateRefused("the package is not among the signed ones")
            found = self._updater.find_cached_target(target, str(place))
            return Path(found or self._updater.download_target(target, str(place)))
        except (RepositoryError, DownloadError, OSError) as error:
            place.unlink(missing_ok=True)
            raise UpdateRefused(type(error).__name__) from error


def _fetcher(web: Web | None, *, is_folder: bool) -> FetcherInterface:
    if is_folder:
        return FolderFetcher()
    if web is None:
        raise ValueError("a server is asked for, and there is no way to it")
    return WebFetcher(web)


def offered(said: Mapping[str, Any]) -> Offer:
    """Read what a target says of a package; UpdateRefused for anything else."""
    try:
        return _offer(said)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise UpdateRefused("the offer cannot be read") from error


def _offer(said: Mapping[str, Any]) -> Offer:
    name = str(said["package"])
    if not NAME.fullmatch(name):
        raise ValueError(name)
    ordered(said["version"])
    ordered(said.get("from_version", "0"))
    rings = {
        int(ring): datetime.fromisoformat(moment)
        for ring, moment in said["not_before"].items()
    }
    if any(moment.tzinfo is None for moment in rings.values()):
        raise ValueError("a moment without a zone")
    return Offer(
        name=name,
        version=said["version"],
        size=int(said["size"]),
        not_before=rings,
        halt=said.get("halt", False) is not False,
        from_version=said.get("from_version", "0"),
    )
