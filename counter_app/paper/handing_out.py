"""What goes to one person: an encrypted PDF that carries files, or a folder.

The PDF opens in every reader with the password told beside it (AES-256, revision 6):
its pages say what is in it, its attachments are all of it. The folder is for an officer
who hands it over on a stick of the person's own; it is this user's only.
"""

import errno
import io
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pikepdf

from counter_app.domain.errors import (
    CounterError,
    StoreFailed,
    StoreFull,
    StoreReadOnly,
)
from counter_app.paper.drawing import draw
from counter_app.paper.fonts import Fonts
from counter_app.paper.pages import Block, paginate
from counter_app.paper.placed import Face, Sheet, Text
from counter_app.paper.typesetting import Setter, Type

WIDE, TALL, EDGE = 210.0, 297.0, 20.0
"""An A4 sheet and its margins, in millimetres."""
PLAIN, HEAD, MARK = Type(Face.REGULAR, 12), Type(Face.BOLD, 14), Type(Face.SANS, 34)
INDEX = "person.txt"


class SealedFile:
    """One encrypted PDF; nothing is on the disk before it is whole."""

    def __init__(self, path: Path, password: str, fonts: Path, mark: str) -> None:
        """Name the file, which must not exist; ``mark`` is laid over every page."""
        if path.exists():
            raise ValueError(f"{path} exists already")
        self._path, self._password, self._mark = path, password, mark
        self._fonts = Fonts(fonts)
        self._put: list[tuple[str, bytes]] = []

    def put(self, name: str, content: bytes) -> None:
        """Add one file."""
        self._put.append((name, content))

    def finish(self, lines: Sequence[str]) -> None:
        """Draw the pages, attach the files, encrypt and write."""
        self._fonts.load()
        fresh = self._path.with_name(f".{self._path.name}.new")
        try:
            with pikepdf.open(io.BytesIO(self._drawn(lines))) as pdf:
                for name, content in self._put:
                    pdf.attachments[name] = pikepdf.AttachedFileSpec(
                        pdf, content, filename=name
                    )
                with _fresh(fresh) as file:
                    pdf.save(
                        file,
                        encryption=pikepdf.Encryption(
                            user=self._password, owner=self._password, R=6
                        ),
                    )
                    file.flush()
                    os.fsync(file.fileno())
            fresh.rename(self._path)
        except OSError as error:
            fresh.unlink(missing_ok=True)
            raise _ours(error) from error

    def undo(self) -> None:
        """Forget what was put."""
        self._put.clear()

    def _drawn(self, lines: Sequence[str]) -> bytes:
        setter = Setter(self._fonts)
        blocks = []
        for place, line in enumerate(lines):
            kind = HEAD if place == 0 else PLAIN
            said = self._fonts.printable(line)
            for part in setter.broken(said, kind, WIDE - 2 * EDGE):
                text = setter.line(part, kind, EDGE, 0)
                blocks.append(Block(height=kind.leading, things=(text,)))
        mark = Text(
            x=EDGE + 10,
            y=TALL - 60,
            text=self._fonts.printable(self._mark),
            face=MARK.face,
            size=MARK.size,
            grey=0.88,
            turned=52,
        )
        pages = paginate(blocks, top=EDGE, room=TALL - 2 * EDGE)
        return draw(
            Sheet(
                width=WIDE,
                height=TALL,
                title="Dữ liệu cá nhân",
                pages=tuple((mark, *page) for page in pages),
            )
        )


class OpenFolder:
    """A new folder of plain files, this user's only."""

    def __init__(self, path: Path) -> None:
        """Name the folder, which must not exist."""
        if path.exists() or path.is_symlink():
            raise ValueError(f"{path} exists already")
        self._path, self._made = path, False

    def put(self, name: str, content: bytes) -> None:
        """Write one file, synced to the disk."""
        try:
            if not self._made:
                self._path.mkdir(mode=0o700)
                self._made = True
            with _fresh(self._path / name) as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise _ours(error) from error

    def finish(self, lines: Sequence[str]) -> None:
        """Add what stands in it."""
        self.put(INDEX, ("\n".join(lines) + "\n").encode())

    def undo(self) -> None:
        """Take everything away again."""
        if self._made:
            shutil.rmtree(self._path, ignore_errors=True)


def _fresh(path: Path) -> BinaryIO:
    # This user's only from the first byte on; through no link and over no file.
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(handle, "w+b")


def _ours(error: OSError) -> CounterError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return StoreFull(str(error))
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return StoreReadOnly(str(error))
    return StoreFailed(str(error))
