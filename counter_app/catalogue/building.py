"""Make the pack that counters get of the files people write."""

from collections.abc import Mapping
from datetime import date

from counter_app.catalogue.checking import check
from counter_app.catalogue.sources import Files, PackBroken, as_json, source
from counter_app.wire.codec import Unreadable, decode, encode
from counter_app.wire.packs import FORMAT, Manifest, PackFile, hash_of


def built(files: Files) -> dict[str, str]:
    """Return the files of a pack for counters; PackBroken unless it has no problems.

    Procedures become JSON, which is read many times faster than TOML; what the
    program measures packs by does not travel with them.
    """
    problems = check(files).problems
    if problems:
        raise PackBroken(problems[0])
    kept = {path: text for path, text in files.items() if not _stays(path)}
    head = kept["pack.toml"]
    for path in [*kept]:
        if path.startswith("procedures/") and path.endswith(".toml"):
            fresh = f"{path.removesuffix('.toml')}.json"
            kept[fresh] = as_json(source(kept, path))
            del kept[path]
            head = head.replace(f'"{path}"', f'"{fresh}"')
    return {**kept, "pack.toml": head}


def manifest_of(files: Files) -> str:
    """Return the text to sign; PackBroken for a pack without number and day."""
    head = source(files, "pack.toml")
    issued = head.get("issued")
    if "serial" not in head or not isinstance(issued, date):
        raise PackBroken("pack.toml: a pack to publish needs serial and issued")
    return encode(
        Manifest(
            format=FORMAT,
            version=str(head["version"]),
            serial=head["serial"],
            issued=issued.isoformat(),
            sha256=hash_of(files),
        )
    ).decode("utf-8")


def pack_file(files: Mapping[str, str]) -> bytes:
    """Return the pack as one file, not signed yet."""
    plain = dict(files)
    return encode(PackFile(manifest=manifest_of(plain), signatures=[], files=plain))


def read_pack_file(content: bytes) -> PackFile:
    """Read a pack's file; PackBroken for anything else."""
    try:
        return decode(PackFile, content)
    except Unreadable as error:
        raise PackBroken(f"no pack: {error}") from error


def _stays(path: str) -> bool:
    return path.startswith("schemas/") or not path.endswith((".toml", ".json"))
