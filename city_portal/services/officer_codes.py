"""An officer agrees on the portal's own page to being let in at a counter.

The device grant (RFC 8628) for counters, which are devices already. A code that is
phished is worth little: the page names counter, PC and office before anybody agrees; it
is good for ten minutes and once; only the device that asked hears the outcome; and only
an officer of the same office can agree. No address ever carries the code: it is typed.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.roles import Act
from city_portal.rules.throttle import Throttle
from city_portal.rules.times import stamp
from city_portal.services.staff import Visitor
from city_portal.store.officer_codes import OfficerCodes, Shown
from city_portal.store.offices import Device, Offices
from city_portal.store.staff import StaffBook
from counter_app.wire.officers import OfficerCode, OfficerProof

PAGE = "/can-bo/ma-may"
LIFE = timedelta(minutes=10)
INTERVAL = timedelta(seconds=3)
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""No vowels, no digits (RFC 8628, 6.1): eight of them are 34 bits."""
_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Which counter shows the code."""

    office: str
    counter: str
    pc: str
    made_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerAgreement:
    """The use cases of the counter that asks, and of the officer who agrees."""

    engine: Engine
    clock: Clock
    tries: Throttle
    """Wrong codes of one account."""

    def begin(self, device: Device) -> OfficerCode:
        """Return a fresh code for this counter to show."""
        now = self.clock.now()
        secret = secrets.token_urlsafe(32)
        typed = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        shown = Shown(
            device=device.id,
            sha256=_hash(secret),
            typed=_hash(typed),
            made_at=stamp(now),
            expires_at=stamp(now + LIFE),
        )
        with self.engine.begin() as connection:
            OfficerCodes(connection).put(shown, stamp(now))
        return OfficerCode(
            device_code=secret,
            user_code=f"{typed[:4]}-{typed[4:]}",
            page=PAGE,
            expires_in=int(LIFE.total_seconds()),
            interval=int(INTERVAL.total_seconds()),
        )

    def answer(self, device: Device, secret: str) -> OfficerProof:
        """Tell the device that asked, and once, who agreed."""
        now = stamp(self.clock.now())
        with self.engine.begin() as connection:
            shown = OfficerCodes(connection).of_device(device.id, _hash(secret), now)
            if shown is None:
                return OfficerProof(outcome="over")
            if not shown.decision:
                return OfficerProof(outcome="pending")
            one = StaffBook(connection).get(shown.staff)
            if shown.decision == "refused" or one is None or not one.active:
                return OfficerProof(outcome="refused")
        return OfficerProof(outcome="agreed", account=one.login, name=one.name)

    def look(self, who: Visitor, typed: str) -> Point:
        """Return where the code is shown; wrong codes are counted."""
        who.must_be_allowed(Act.COME_TO_COUNTER)
        now = self.clock.now()
        if not self.tries.is_open(who.id, now):
            raise Refused(Why.TOO_OFTEN, "too-often")
        with self.engine.begin() as connection:
            shown = OfficerCodes(connection).of_typed(_hash(_read(typed)), stamp(now))
            offices = Offices(connection)
            device = offices.device(shown.device) if shown else None
            office = offices.get(device.org) if device else None
        if (
            shown is None
            or device is None
            or device.revoked
            or office is None
            or device.org != who.org
        ):
            self.tries.failed(who.id, now)
            raise Refused(Why.NOT_FOUND, "code-unknown")
        return Point(
            office=office.name,
            counter=device.counter,
            pc=device.name,
            made_at=shown.made_at,
        )

    def decide(self, who: Visitor, typed: str, *, agrees: bool) -> Point:
        """Agree to this code, or refuse it; once."""
        point = self.look(who, typed)
        now = stamp(self.clock.now())
        decision = "agreed" if agrees else "refused"
        with self.engine.begin() as connection:
            codes = OfficerCodes(connection)
            if not codes.decide(_hash(_read(typed)), decision, who.id, now):
                raise Refused(Why.NOT_FOUND, "code-unknown")
            detail = f"{point.counter} {point.pc}: {decision}"
            line = who.did(Act.COME_TO_COUNTER, now, detail=detail)
            StaffBook(connection).note(line)
        return point


def _read(typed: str) -> str:
    """Return the letters of a code, however it was typed."""
    return re.sub(r"[^A-Z]", "", typed[:40].upper())


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
