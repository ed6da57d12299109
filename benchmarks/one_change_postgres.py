"""The same pass for one changed dossier, with a portal on PostgreSQL.

Fifteen milliseconds are asked of it, from the counter's act on disk to the end.
"""

from benchmarks.measurement import Measurement
from benchmarks.one_change import passes
from benchmarks.portal_apart import portal_apart
from benchmarks.postgres import private_postgres

LONGEST_MS = 15


def measure(rounds: int) -> Measurement:
    """Change a dossier and synchronise, so many times."""
    with private_postgres() as cluster, portal_apart(cluster.database()) as apart:
        ours, _none = passes(apart, rounds)
    return Measurement(
        name="one_change_postgres",
        what="a pass for one changed dossier, portal on PostgreSQL, synced",
        against=f"{LONGEST_MS} ms",
        unit="ms",
        ours=ours,
        limit=[LONGEST_MS] * rounds,
        goal=1.0,
    )
