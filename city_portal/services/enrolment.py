"""Offices, one-time codes, and devices that come with one."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import msgspec
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.files.kept import Kept, KeptDevice, KeptLease, KeptRevocation
from city_portal.rules.codes import is_organisation
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.throttle import Throttle
from city_portal.rules.times import stamp
from city_portal.services.numbering import EVERY_DAY, lease, leased
from city_portal.store.offices import Device, Offices
from counter_app.wire.messages import (
    Enrolled,
    EnrolRequest,
    Organisation,
    SlotReply,
)

CODE_LIFE = timedelta(hours=24)
FIRST_SLOTS = 2
MOST_SLOTS = 10
"""Blocks one request may ask for."""
LONGEST_NAME = 100
"""Letters of a device's name; PostgreSQL takes no NUL among them."""
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE_LENGTH = 12
"""31**12 codes: 59 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """The use cases of founding an office and enrolling its counters."""

    engine: Engine
    clock: Clock

    def found(self, office: Organisation) -> None:
        """Create an office or change its letterhead."""
        if not is_organisation(office.code):
            raise Refused(Why.INVALID, f"{office.code} is no unit identifier")
        with self.engine.begin() as connection:
            Offices(connection).put(office)

    def code(self, org: str, counter: str, name: str) -> str:
        """Return a fresh one-time code for a counter; only its hash is kept."""
        code = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
        with self.engine.begin() as connection:
            offices = Offices(connection)
            if offices.get(org) is None:
                raise Refused(Why.NOT_FOUND, f"there is no office {org}")
            offices.add_code(
                {
                    "sha256": _hash(code),
                    "org": org,
                    "counter": counter,
                    "name": name,
                    "expires_at": stamp(self.clock.now() + CODE_LIFE),
                }
            )
        return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class Devices:
    """The use cases of a device that enrols, asks for blocks or is shut out."""

    engine: Engine
    kept: Kept
    clock: Clock
    failures: Throttle

    def enrol(self, request: EnrolRequest, client: str) -> Enrolled:
        """Take a device in; the same counter and name again is a new incarnation."""
        now = self.clock.now()
        if not self.failures.is_open(client, now):
            raise Refused(Why.TOO_OFTEN, "too many wrong codes; wait some minutes")
        sha256 = _hash(request.code)
        with self.engine.begin() as connection:
            offices = Offices(connection)
            code = offices.code(sha256)
            if code is None or code["used_by"] or code["expires_at"] <= stamp(now):
                self.failures.failed(client, now)
                raise Refused(Why.FORBIDDEN, "the code is unknown, used or too old")
            if code["counter"] != request.counter:
                raise Refused(Why.FORBIDDEN, "the code is for another counter")
            # Only now: whoever has no code is told nothing about keys and names.
            name = request.device_name
            if len(name) > LONGEST_NAME or not name.isprintable():
                raise Refused(Why.INVALID, f"a name has {LONGEST_NAME} printed letters")
            key = _public_key(request.public_key)
            offices.lock(code["org"])
            device = self._incarnated(offices, code["org"], request, key)
            offices.use_code(sha256, device.id)
            holder = _holder(device)
            lease(connection, self.kept, holder, FIRST_SLOTS)
            office = offices.get(device.org)
            slots = leased(connection, device.org, device.id, device.incarnation)
            self.kept.note(_kept(device, sha256))
        if office is None:
            raise Refused(Why.NOT_FOUND, "the office is gone")
        return Enrolled(
            device=device.id,
            incarnation=device.incarnation,
            counter=device.counter,
            organisation=office,
            slots=slots,
            epoch=self.kept.epoch(),
            server_time=stamp(now),
        )

    def more_slots(self, device: Device, count: int) -> SlotReply:
        """Lease more blocks, as far as there are any; return all it holds."""
        if not 1 <= count <= MOST_SLOTS:
            raise Refused(Why.INVALID, f"ask for 1 to {MOST_SLOTS} blocks")
        with self.engine.begin() as connection:
            Offices(connection).lock(device.org)
            lease(connection, self.kept, _holder(device), count)
            slots = leased(connection, device.org, device.id, device.incarnation)
        return SlotReply(slots=slots, server_time=stamp(self.clock.now()))

    def revoke(self, name: str) -> None:
        """Shut a device out for good."""
        with self.engine.begin() as connection:
            offices = Offices(connection)
            device = offices.device(name)
            if device is None:
                raise Refused(Why.NOT_FOUND, f"there is no device {name}")
            self.kept.note(KeptRevocation(device=name))
            offices.put_device(msgspec.structs.replace(device, revoked=1))
            offices.drop_tokens(name)

    def remember(self) -> None:
        """Bring what the ledger knows back into a restored database."""
        with self.engine.begin() as connection:
            offices = Offices(connection)
            known = frozenset(offices.codes())
            for line in self.kept.lines():
                match line:
                    case KeptDevice() if line.org in known:
                        _remember_device(offices, line)
                    case KeptLease() if line.org in known:
                        if not offices.has_lease(line.org, line.slot):
                            offices.add_lease(msgspec.structs.asdict(line))
                    case KeptRevocation():
                        device = offices.device(line.device)
                        if device:
                            offices.put_device(
                                msgspec.structs.replace(device, revoked=1)
                            )
                    case _:
                        continue

    def _incarnated(
        self, offices: Offices, org: str, request: EnrolRequest, key: str
    ) -> Device:
        before = offices.device_at(org, request.counter, request.device_name)
        if request.replaces:
            before = _replaced(offices.device(request.replaces), org, request) or before
        device = Device(
            id=before.id if before else _name(),
            org=org,
            counter=request.counter,
            name=request.device_name,
            incarnation=before.incarnation + 1 if before else 1,
            public_key=key,
        )
        offices.put_device(device)
        offices.drop_tokens(device.id)
        return device


def _replaced(device: Device | None, org: str, request: EnrolRequest) -> Device | None:
    """Return the PC whose restored data another one holds, if the code is for it."""
    if device is None or device.revoked:
        return None
    same = (device.org, device.counter) == (org, request.counter)
    return device if same else None


def _remember_device(offices: Offices, line: KeptDevice) -> None:
    values = msgspec.structs.asdict(line)
    code = values.pop("code_sha256")
    device = offices.device(line.id)
    if device is None or device.incarnation < line.incarnation:
        offices.put_device(Device(**values))
    offices.use_code(code, line.id)


def _holder(device: Device) -> KeptLease:
    return KeptLease(
        org=device.org,
        slot=0,
        device=device.id,
        incarnation=device.incarnation,
        valid_from=EVERY_DAY,
    )


def _kept(device: Device, code_sha256: str) -> KeptDevice:
    values = msgspec.structs.asdict(device)
    del values["revoked"]
    return KeptDevice(**values, code_sha256=code_sha256)


def _public_key(given: Mapping[str, Any]) -> str:
    """Return the key as JSON: an EC key on P-256 without its private half."""
    wanted = {name: given.get(name) for name in ("kty", "crv", "x", "y")}
    if (wanted["kty"], wanted["crv"]) != ("EC", "P-256") or "d" in given:
        raise Refused(Why.INVALID, "the key is not the public half of a P-256 key")
    try:
        key = ECKey.import_key(wanted)  # type: ignore[arg-type]
        key.raw_value  # noqa: B018 - reading it checks the point
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise Refused(Why.INVALID, "the key cannot be read") from error
    return msgspec.json.encode(wanted).decode()


def _name() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(10))


def _hash(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
