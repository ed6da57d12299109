"""What a pack must be before it is let in: whole, signed, newer and readable."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.catalogue.checking import check
from counter_app.catalogue.signing import Trust
from counter_app.catalogue.sources import PackBroken, source
from counter_app.domain.exchange import Pack, PackFault, PackRefused
from counter_app.wire.codec import Unreadable, decode
from counter_app.wire.packs import (
    FORMAT,
    MOST_BYTES,
    MOST_FILES,
    Manifest,
    hash_of,
)

_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@/-]{0,199}")


class Gate:
    """Lets packs in, or refuses them whole; the pack in force is not touched."""

    def __init__(
        self,
        trust: Trust,
        catalogue: PackCatalogue,
        kept: Callable[[], Pack | None],
        today: Callable[[], date],
    ) -> None:
        """``kept`` is the newest pack that was let in."""
        self._trust = trust
        self._catalogue = catalogue
        self._kept = kept
        self._today = today

    def admit(self, pack: Pack) -> Pack:
        """Return the whole pack, or raise PackRefused."""
        if pack.base:
            pack = self._joined(pack)
        _must_be_bounded(pack.files)
        # What came with the program is trusted as the program itself is.
        is_known = law_of(pack.files) == law_of(self._catalogue.shipped)
        if not pack.manifest:
            if is_known:
                return pack
            raise PackRefused(PackFault.UNSIGNED)
        manifest = manifest_in(pack)
        self._trust.check(pack.manifest, pack.signatures, self._today())
        if not manifest.sha256 == pack.sha256 == hash_of(pack.files):
            raise PackRefused(PackFault.TAMPERED, "the files are not those signed")
        self._must_be_newer(pack, manifest)
        if not is_known:
            self._must_be_law(pack.files, manifest)
        return pack

    def _joined(self, pack: Pack) -> Pack:
        kept = self._kept()
        if kept is None or kept.sha256 != pack.base:
            raise PackRefused(PackFault.TAMPERED, "changes of a pack not kept here")
        files = {**kept.files, **pack.files}
        for path in pack.gone:
            files.pop(path, None)
        return replace(pack, files=files, base="", gone=())

    def _must_be_newer(self, pack: Pack, manifest: Manifest) -> None:
        kept = self._kept()
        known = serial_of(kept) if kept else 0
        shipped = source(self._catalogue.shipped, "pack.toml").get("serial", 0)
        least = max(known, shipped)
        # The same number again is the same pack again, or a second one passed off.
        again = kept and manifest.serial == known and kept.sha256 != pack.sha256
        if manifest.serial < least or again:
            raise PackRefused(
                PackFault.OLDER, f"number {manifest.serial}, in force {least}"
            )

    def _must_be_law(self, files: Mapping[str, str], manifest: Manifest) -> None:
        measured = {**files, **self._catalogue.schemas}
        problems = check(measured).problems
        if problems:
            more = f" (+{len(problems) - 1})" if len(problems) > 1 else ""
            raise PackRefused(PackFault.BROKEN, problems[0] + more)
        try:
            head = source(files, "pack.toml")
        except PackBroken as fault:
            raise PackRefused(PackFault.BROKEN, str(fault)) from fault
        if (head.get("serial"), head.get("version")) != (
            manifest.serial,
            manifest.version,
        ):
            raise PackRefused(PackFault.BROKEN, "pack.toml is of another number")


def law_of(files: Mapping[str, str]) -> dict[str, str]:
    """Return the files that say what the law is: no remarks, no measures."""
    return {
        path: text
        for path, text in files.items()
        if path.endswith((".toml", ".json")) and not path.startswith("schemas/")
    }


def manifest_in(pack: Pack) -> Manifest:
    """Read what was signed; PackRefused for what this program does not know."""
    try:
        manifest = decode(Manifest, pack.manifest.encode("utf-8"))
    except Unreadable as error:
        raise PackRefused(PackFault.NEWER_FORMAT, str(error)) from error
    if manifest.format != FORMAT:
        raise PackRefused(PackFault.NEWER_FORMAT, str(manifest.format))
    return manifest


def serial_of(pack: Pack) -> int:
    """Return the number of a pack that was let in; 0 for one without."""
    try:
        return manifest_in(pack).serial if pack.manifest else 0
    except PackRefused:
        return 0


def _must_be_bounded(files: Mapping[str, str]) -> None:
    if len(files) > MOST_FILES:
        raise PackRefused(PackFault.TOO_LARGE, f"{len(files)} files")
    size = sum(len(text) for text in files.values())
    if size > MOST_BYTES:
        raise PackRefused(PackFault.TOO_LARGE, f"{size} letters")
    for path in files:
        if not _PATH.fullmatch(path) or ".." in path:
            raise PackRefused(PackFault.BROKEN, f"a file called {path[:60]!r}")
