"""Put a new catalogue pack in force; counters fetch it with their next pass."""

from collections.abc import Mapping

from city_portal.files.packs import Packs
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.times import is_moment
from counter_app.wire.codec import Unreadable, decode
from counter_app.wire.packs import FORMAT, Manifest, PackFile, hash_of


def publish(packs: Packs, content: bytes, waves: Mapping[str, str]) -> Manifest:
    """Publish a pack's file; raise Refused for one counters would refuse.

    Who signed it is for the counters to judge: they have the pinned keys, and a
    portal somebody broke into must not be able to say otherwise. ``waves``: from when
    on each wave of counters gets it, by ring; empty: all at once.
    """
    for ring, moment in waves.items():
        if not ring.isdecimal() or not is_moment(moment):
            raise Refused(Why.INVALID, f"{ring}={moment} is no ring and its moment")
    try:
        file = decode(PackFile, content)
        manifest = decode(Manifest, file.manifest.encode("utf-8"))
    except Unreadable as error:
        raise Refused(Why.INVALID, f"this is no pack: {error}") from error
    if manifest.format != FORMAT:
        raise Refused(Why.WRONG_VERSION, f"a pack of format {manifest.format}")
    if hash_of(file.files) != manifest.sha256:
        raise Refused(Why.INVALID, "the files are not those of the manifest")
    if not file.signatures:
        raise Refused(Why.FORBIDDEN, "nobody signed this pack")
    if manifest.serial <= packs.serial():
        raise Refused(
            Why.INVALID,
            f"number {manifest.serial} is not newer than {packs.serial()}, in force",
        )
    packs.publish(file, manifest, waves)
    return manifest
