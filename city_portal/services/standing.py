"""What the portal knows of a device, and a new life for one whose disk went back."""

from dataclasses import dataclass

import msgspec
from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.files.kept import Kept, KeptDevice, KeptLease
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.times import stamp
from city_portal.services.numbering import EVERY_DAY, lease, leased
from city_portal.store.offices import Device, Offices
from counter_app.wire.messages import Enrolled, Standing

FIRST_SLOTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """The use cases of a device that asks whether it is who it was."""

    engine: Engine
    kept: Kept
    clock: Clock

    def standing(self, device: Device) -> Standing:
        """Return incarnation and count: a counter behind them lost part of its past."""
        with self.engine.begin() as connection:
            operations = Offices(connection).operations(device)
        return Standing(
            device=device.id, incarnation=device.incarnation, operations=operations
        )

    def renew(self, device: Device, incarnation: int) -> Enrolled:
        """Make the next incarnation of a device that noticed an older disk.

        Refused as FORBIDDEN when another copy of the PC was renewed before: of two
        PCs with one identity the second has to come with a new one-time code.
        """
        with self.engine.begin() as connection:
            offices = Offices(connection)
            offices.lock(device.org)
            current = offices.device(device.id)
            office = offices.get(device.org)
            if current is None or office is None or current.incarnation != incarnation:
                raise Refused(Why.FORBIDDEN, "another copy of this PC was renewed")
            fresh = msgspec.structs.replace(current, incarnation=incarnation + 1)
            offices.put_device(fresh)
            offices.drop_tokens(fresh.id)
            holder = KeptLease(
                org=fresh.org,
                slot=0,
                device=fresh.id,
                incarnation=fresh.incarnation,
                valid_from=EVERY_DAY,
            )
            lease(connection, self.kept, holder, FIRST_SLOTS)
            slots = leased(connection, fresh.org, fresh.id, fresh.incarnation)
            values = msgspec.structs.asdict(fresh)
            del values["revoked"]
            self.kept.note(KeptDevice(**values, code_sha256=""))
        return Enrolled(
            device=fresh.id,
            incarnation=fresh.incarnation,
            counter=fresh.counter,
            organisation=office,
            slots=slots,
            epoch=self.kept.epoch(),
            server_time=stamp(self.clock.now()),
        )
