"""The same push to a portal on PostgreSQL, against PouchDB.

Goal G6 of SYNC.md: twice as fast, so at most half of the time.
"""

from benchmarks.measurement import Measurement
from benchmarks.portal_apart import portal_apart
from benchmarks.postgres import private_postgres
from benchmarks.push_peer import beside_the_peer


def measure(rounds: int) -> Measurement:
    """Push each batch to a portal apart, and replicate the same dossiers."""
    with private_postgres() as cluster, portal_apart(cluster.database()) as apart:
        ours, limit = beside_the_peer(apart, rounds)
    return Measurement(
        name="push_peer_postgres",
        what="a hundred dossiers pushed over HTTP, packed, to a portal on PostgreSQL",
        against="the same dossiers replicated by PouchDB, batches of a hundred",
        unit="ms",
        ours=ours,
        limit=limit,
        goal=0.5,
    )
