"""Access tokens and the assertions that bought them."""

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.exc import IntegrityError

from city_portal.store import schema
from city_portal.store.offices import Device
from city_portal.store.prepared import Prepared

_TOKEN, _DEVICE = schema.token.c, schema.device.c
_DEVICE_OF = Prepared(
    select(schema.device, _TOKEN.bound)
    .join(schema.token, _TOKEN.device == _DEVICE.id)
    .where(_TOKEN.sha256 == bindparam("shown"))
    .where(_TOKEN.expires_at > bindparam("moment"))
    .where(_TOKEN.incarnation == _DEVICE.incarnation, _DEVICE.revoked == 0)
)


class Sessions:
    """What is asked about signed-in devices in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def spend(self, device: str, jti: str, expires_at: str) -> bool:
        """Note an assertion; False if it was used before."""
        try:
            with self._connection.begin_nested():
                self._connection.execute(
                    insert(schema.assertion).values(
                        device=device, jti=jti, expires_at=expires_at
                    )
                )
        except IntegrityError:
            return False
        return True

    def add(self, sha256: str, device: Device, expires_at: str, *, bound: bool) -> None:
        """Keep an access token (its hash); ``bound``: only good with a proof."""
        self._connection.execute(
            insert(schema.token).values(
                sha256=sha256,
                device=device.id,
                incarnation=device.incarnation,
                expires_at=expires_at,
                bound=int(bound),
            )
        )

    def device_of(self, sha256: str, now: str) -> tuple[Device, bool] | None:
        """Return the device of a token that is good now, and if it needs a proof."""
        asked = {"shown": sha256, "moment": now}
        values = _DEVICE_OF.first(self._connection, asked)
        if values is None:
            return None
        bound = bool(values.pop("bound"))
        return Device(**values), bound

    def sweep(self, now: str) -> None:
        """Forget what has expired."""
        for table in (schema.token, schema.assertion):
            self._connection.execute(delete(table).where(table.c.expires_at <= now))
