"""Countersign the heads of counters' journals, and notice a counter with two pasts."""

from dataclasses import dataclass
from typing import Any

import msgspec
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from city_portal.clock import Clock
from city_portal.files.witnessed import Seen, Witnessed
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.times import stamp
from city_portal.store.offices import Device
from counter_app.wire.messages import CheckpointReply

TYPE = "audit"
RECEIPT = {"alg": "ES256", "typ": "audit-receipt"}
HEAD = 64
"""Hexadecimal digits of a head."""


class _Claims(msgspec.Struct, frozen=True):
    seq: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnessing:
    """The use case of a counter that shows the head of its journal."""

    witnessed: Witnessed
    clock: Clock

    def countersign(self, device: Device, signed: str) -> CheckpointReply:
        """Return the portal's receipt.

        Refused as FORKED when this life of the counter showed another head at this
        length, or a longer journal: two copies run, or its past was put back.
        """
        claims = _read(signed, device)
        now = stamp(self.clock.now())
        with self.witnessed.lock:
            last = self.witnessed.newest(device.id, device.incarnation)
            if last and (last.seq, last.head) != (claims.seq, claims.head):
                if claims.seq <= last.seq:
                    raise Refused(Why.FORKED, "this journal has another past")
                last = None
            if last is None:
                self.witnessed.note(
                    Seen(
                        device=device.id,
                        incarnation=device.incarnation,
                        seq=claims.seq,
                        head=claims.head,
                        at=now,
                    )
                )
            key = self.witnessed.key()
        said = {"dev": device.id, "inc": device.incarnation, "at": now}
        receipt = jwt.encode(
            RECEIPT, {**said, "seq": claims.seq, "head": claims.head}, key
        )
        return CheckpointReply(receipt=receipt, server_time=now)


def _read(signed: str, device: Device) -> _Claims:
    key: dict[str, Any] = msgspec.json.decode(device.public_key)
    try:
        proven = jws.deserialize_compact(
            signed.encode(), ECKey.import_key(key), algorithms=["ES256"]
        )
        claims = msgspec.json.decode(proven.payload, type=_Claims)
    except (JoseError, ValueError, msgspec.MsgspecError) as error:
        raise Refused(Why.FORBIDDEN, "this is no signed head of a journal") from error
    fits = proven.headers().get("typ") == TYPE and claims.seq > 0
    if not fits or len(claims.head) != HEAD or not claims.head.isalnum():
        raise Refused(Why.FORBIDDEN, "this is no signed head of a journal")
    return claims
