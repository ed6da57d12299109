"""Papers in a bucket that speaks S3, for portals of several machines.

An object is named as a file of the folder would be, and is there whole or not at all.
What is on its way in stays on a disk: tus goes on at a synced offset, which no object
store has.
"""

import errno
import hashlib
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec
import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

_PATIENCE = timedelta(seconds=10)
"""A request that waits longer is told to come again."""


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``storage.toml``."""

    endpoint: str
    bucket: str
    access_key: str
    secret_key: str
    region: str = "us-east-1"


class BucketBlobs:
    """Finished files of a bucket."""

    def __init__(self, config: Config) -> None:
        self._store = S3Store(
            config.bucket,
            endpoint=config.endpoint,
            region=config.region,
            access_key_id=config.access_key,
            secret_access_key=config.secret_key,
            virtual_hosted_style_request=False,
            client_options={
                "allow_http": config.endpoint.startswith("http://"),
                "connect_timeout": timedelta(seconds=2),
                "timeout": _PATIENCE * 3,  # of one request, a large file's too
            },
            retry_config={"max_retries": 2, "retry_timeout": _PATIENCE},
        )

    def size(self, sha256: str) -> int | None:
        """Return the size in bytes, or None if it is not here."""
        with _answering():
            try:
                return obstore.head(self._store, _name(sha256))["size"]
            except FileNotFoundError:
                return None

    def has(self, sha256: str) -> bool:
        """Say whether it is here."""
        return self.size(sha256) is not None

    def take(self, content: bytes) -> str:
        """Keep a whole file and return its SHA-256; stored when this returns."""
        sha256 = hashlib.sha256(content).hexdigest()
        if not self.has(sha256):
            with _answering():
                obstore.put(self._store, _name(sha256), content)
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """Return a file's content, or None if it is not here."""
        with _answering():
            try:
                return bytes(obstore.get(self._store, _name(sha256)).bytes())
            except FileNotFoundError:
                return None

    def adopt(self, file: Path, sha256: str) -> None:
        """Take over a file whose content has this hash; it is gone from the disk."""
        with _answering():
            obstore.put(self._store, _name(sha256), file)
        file.unlink()


def bucket_of(file: Path) -> BucketBlobs:
    """Return the bucket this portal keeps its papers in."""
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    return BucketBlobs(msgspec.convert(said, Config))


def _name(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except BaseError as error:
        raise OSError(errno.EIO, "the object store does not answer") from error
