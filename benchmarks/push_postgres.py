"""The same batches of a hundred dossiers, to a portal on PostgreSQL.

Goal G5 of SYNC.md: at least 0.7 of applying them directly, so at most 1.43 times.
"""

from benchmarks.measurement import Measurement
from benchmarks.portal_apart import portal_apart
from benchmarks.postgres import private_postgres
from benchmarks.push import compared


def measure(rounds: int) -> Measurement:
    """Push each batch to a portal apart, and apply a like one to a like database."""
    with private_postgres() as cluster, portal_apart(cluster.database()) as apart:
        ours, limit = compared(apart, cluster.copy(apart.database), rounds)
    return Measurement(
        name="push_postgres",
        what="a hundred dossiers pushed over HTTP, packed, to a portal on PostgreSQL",
        against="the same batch applied in this process, without HTTP",
        unit="ms",
        ours=ours,
        limit=limit,
        goal=1.43,
    )
