"""The catalogue pack of a folder; what it says is none of the portal's business."""

import hashlib
import logging
import unicodedata
from pathlib import Path

import msgspec

from counter_app.wire.messages import CataloguePack

log = logging.getLogger(__name__)


def read_pack(folder: Path) -> CataloguePack:
    """Return every text file of a folder by its path; the version is its hash.

    A file that is not UTF-8 is left out and logged.
    """
    files = {}
    for path in sorted(folder.rglob("*")):
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        if not path.is_file() or any(part.startswith(".") for part in name.split("/")):
            continue
        try:
            # Bytes, not text mode: line ends stay as they are.
            files[name] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            log.warning("not a text file, left out of the catalogue: %s", name)
    canonical = msgspec.json.encode(files, order="sorted")
    sha256 = hashlib.sha256(canonical).hexdigest()
    return CataloguePack(version=sha256[:12], sha256=sha256, files=files)
