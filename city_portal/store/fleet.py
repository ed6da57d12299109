"""Beats of PCs, and batches that may still be brought for one given up."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, RowMapping, delete, func, insert, select

from city_portal.store import schema


class FleetRows:
    """What is asked about the fleet in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_beat(self, device: str, heard_at: str, body: str) -> None:
        """Keep the newest beat of a device."""
        table = schema.beat
        self._connection.execute(delete(table).where(table.c.device == device))
        self._connection.execute(
            insert(table).values(device=device, heard_at=heard_at, body=body)
        )

    def every(self, org: str) -> Sequence[RowMapping]:
        """Return each device with its beat, if any; ``org`` empty: of all offices."""
        device, beat = schema.device, schema.beat
        found = (
            select(device, beat.c.heard_at, beat.c.body)
            .outerjoin(beat, beat.c.device == device.c.id)
            .order_by(device.c.org, device.c.counter, device.c.name, device.c.id)
        )
        if org:
            found = found.where(device.c.org == org)
        return self._connection.execute(found).mappings().all()

    def counted(self, org: str) -> Mapping[str, int]:
        """Return how many devices in service each office has; ``org`` as above."""
        device = schema.device.c
        found = (
            select(device.org, func.count())
            .where(device.revoked == 0)
            .group_by(device.org)
        )
        if org:
            found = found.where(device.org == org)
        return {row[0]: row[1] for row in self._connection.execute(found)}

    def allow_carried(self, device: str, batches: Iterable[str]) -> None:
        """Note which batches of a device given up may still be brought."""
        table = schema.carried
        known = self.carried(device)
        for sha256 in sorted(set(batches) - known):
            self._connection.execute(insert(table).values(device=device, sha256=sha256))

    def carried(self, device: str) -> frozenset[str]:
        """Return those batches."""
        table = schema.carried.c
        found = select(table.sha256).where(table.device == device)
        return frozenset(self._connection.scalars(found))
