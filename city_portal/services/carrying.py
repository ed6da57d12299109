"""Operations another PC of the office brings on a stick, and PCs that are given up.

The batch is signed by the PC that made it, and applied with that PC's rights; whoever
brings it is only a courier of the same office. Bringing it twice, or sending it as
well, changes nothing: operations keep their names and bytes.
"""

from dataclasses import dataclass
from typing import Any

import msgspec
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from sqlalchemy import Engine

from city_portal.rules.refusals import Refused, Why
from city_portal.services.enrolment import Devices
from city_portal.services.pushing import Pushing
from city_portal.store.fleet import FleetRows
from city_portal.store.offices import Device, Offices
from counter_app.wire.carrying import TYPE, batch_sha256
from counter_app.wire.fleet import (
    CarriedRequest,
    Retired,
    RetireRequest,
)
from counter_app.wire.messages import (
    PushReply,
    PushRequest,
)

MOST_BATCHES = 10_000
_HASH = 64


class _Claims(msgspec.Struct, frozen=True):
    dev: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrying:
    """The use cases of couriers and of PCs that are given up."""

    engine: Engine
    pushing: Pushing
    devices: Devices

    def take(self, courier: Device, request: CarriedRequest) -> PushReply:
        """Apply a batch with the rights of the PC that signed it.

        Refused as FORBIDDEN when that PC did not sign it, is another office's, or was
        shut out without having named this batch.
        """
        claims = _unproven(request.signed)
        sha256 = batch_sha256([bytes(one) for one in request.operations])
        with self.engine.begin() as connection:
            origin = Offices(connection).device(claims.dev)
            named = FleetRows(connection).carried(claims.dev)
        if origin is None or origin.org != courier.org:
            raise Refused(Why.FORBIDDEN, "the batch is not of a PC of this office")
        if claims.sha256 != sha256 or not _proven(request.signed, origin):
            raise Refused(Why.FORBIDDEN, "the batch is not what that PC signed")
        if origin.revoked and sha256 not in named:
            raise Refused(Why.FORBIDDEN, "that PC was shut out before it made this")
        return self.pushing.push(
            origin, PushRequest(epoch=request.epoch, operations=request.operations)
        )

    def retire(self, device: Device, request: RetireRequest) -> Retired:
        """Shut a device out by its own wish; what it names may still be brought."""
        named = request.carried
        fit = all(len(one) == _HASH and one.isalnum() for one in named)
        if len(named) > MOST_BATCHES or not fit:
            raise Refused(Why.INVALID, "the batches are not named by their SHA-256")
        with self.engine.begin() as connection:
            FleetRows(connection).allow_carried(device.id, named)
        self.devices.revoke(device.id)
        return Retired(device=device.id)


def _unproven(signed: str) -> _Claims:
    try:
        content = jws.extract_compact(signed.encode()).payload or b""
        return msgspec.json.decode(content, type=_Claims)
    except (JoseError, ValueError, msgspec.MsgspecError) as error:
        raise Refused(Why.FORBIDDEN, "the signature cannot be read") from error


def _proven(signed: str, origin: Device) -> bool:
    key: dict[str, Any] = msgspec.json.decode(origin.public_key)
    try:
        read = jwt.decode(signed, ECKey.import_key(key), algorithms=["ES256"])
    except (JoseError, ValueError):
        return False
    return read.header.get("typ") == TYPE
