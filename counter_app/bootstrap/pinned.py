"""Whose signatures of packs and of the city's settings count at this counter."""

from counter_app.catalogue.signing import Trust, read_trust
from counter_app.paths import Paths


def pinned_keys(paths: Paths, *, rehearsal: bool) -> Trust:
    """Return whose signatures count at this counter.

    The keys come with the program. A rehearsal's throw-away city signs with a key of
    its own, which no other counter ever reads.
    """
    pinned = paths.resources / "trust" / "catalogue.toml"
    trust = read_trust(pinned.read_text(encoding="utf-8"))
    if rehearsal and paths.rehearsal_trust.exists():
        own = paths.rehearsal_trust.read_text(encoding="utf-8")
        return trust.joined(read_trust(own))
    return trust
