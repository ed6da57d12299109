"""Devices that sign in (RFC 7523, ES256) and show their token."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec
from joserfc import jws, jwt
from joserfc.errors import JoseError
from sqlalchemy import Connection, Engine

from city_portal.clock import Clock
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.times import stamp
from city_portal.services.proofs import Proofs, Shown, key_of
from city_portal.store.offices import Device, Offices
from city_portal.store.sessions import Sessions
from counter_app.wire.messages import Token

AUDIENCE = "city-portal"
BEARER, BOUND = "Bearer", "DPoP"
LIFE = timedelta(minutes=10)
_ASSERTION_LIFE = timedelta(seconds=60)
_LEEWAY = timedelta(seconds=60)
_ALGORITHMS = ["ES256"]


class _Claims(msgspec.Struct, frozen=True):
    """What an assertion must say."""

    iss: str
    sub: str
    aud: str
    jti: str
    exp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """The use case of a device that signs in."""

    engine: Engine
    clock: Clock
    public_url: str = ""
    """How counters call this portal, where something stands in between; else empty."""
    proofs: Proofs = field(default_factory=Proofs)

    def token(self, assertion: str, shown: Shown | None = None) -> Token:
        """Return a token for an assertion, used for the first time.

        With a proof the token is bound to the device's key. An assertion shown twice
        was taken from somewhere: every token of the device ends with it.
        """
        now = self.clock.now()
        claims = _claims(_unproven(assertion))
        with self.engine.begin() as connection:
            device = Offices(connection).device(claims.iss)
            if device is None or device.revoked or not _proven(assertion, device):
                raise Refused(Why.UNAUTHORISED, "the assertion is not good")
            _check_times(claims, now)
            sessions = Sessions(connection)
            sessions.sweep(stamp(now))
            if shown:
                self.proofs.check(shown, device.id, device.public_key, now)
            good_until = datetime.fromtimestamp(claims.exp, UTC) + _LEEWAY
            secret = secrets.token_urlsafe(32)
            is_first = sessions.spend(device.id, claims.jti, stamp(good_until))
            if is_first:
                until = stamp(now + LIFE)
                sessions.add(_hash(secret), device, until, bound=shown is not None)
            else:
                Offices(connection).drop_tokens(device.id)
        if not is_first:
            raise Refused(Why.UNAUTHORISED, "the assertion was used before")
        return Token(
            access_token=secret,
            expires_in=int(LIFE.total_seconds()),
            token_type=BOUND if shown else BEARER,
        )

    def device_of(self, token: str, shown: Shown | None = None) -> Device:
        """Return whose token this is; a revoked device has none.

        A bound token needs the device's proof for this request, another one takes none.
        """
        with self.engine.begin() as connection:
            return self.device_in(connection, token, shown)

    def device_in(
        self, connection: Connection, token: str, shown: Shown | None = None
    ) -> Device:
        """Return the same in a transaction that somebody else ends."""
        now = self.clock.now()
        found = Sessions(connection).device_of(_hash(token), stamp(now))
        if found is None:
            raise Refused(Why.UNAUTHORISED, "the token is unknown or too old")
        device, bound = found
        if bound != (shown is not None):
            raise Refused(Why.UNAUTHORISED, "the token is shown in another way")
        if shown:
            self.proofs.check(shown, device.id, device.public_key, now, token)
        return device


def _unproven(assertion: str) -> bytes:
    """Return what an assertion claims, before anybody has checked it."""
    try:
        content = jws.extract_compact(assertion.encode()).payload
    except (JoseError, ValueError) as error:
        raise Refused(Why.UNAUTHORISED, "the assertion cannot be read") from error
    return content or b""


def _claims(content: bytes) -> _Claims:
    try:
        claims = msgspec.json.decode(content, type=_Claims)
    except msgspec.MsgspecError as error:
        raise Refused(Why.UNAUTHORISED, "the assertion lacks a claim") from error
    if claims.iss != claims.sub or claims.aud != AUDIENCE or not claims.jti:
        raise Refused(Why.UNAUTHORISED, "the assertion is for somebody else")
    if len(claims.jti) > 100 or not claims.jti.isprintable():
        raise Refused(Why.UNAUTHORISED, "the assertion's jti is not fit")
    return claims


def _proven(assertion: str, device: Device) -> bool:
    try:
        _said, key = key_of(device.public_key)
        jwt.decode(assertion, key, algorithms=_ALGORITHMS)
    except (JoseError, ValueError):
        return False
    return True


def _check_times(claims: _Claims, now: datetime) -> None:
    seconds = claims.exp - now.timestamp()
    if seconds <= -_LEEWAY.total_seconds():
        raise Refused(Why.UNAUTHORISED, "the assertion is too old; check the clock")
    if seconds > (_ASSERTION_LIFE + _LEEWAY).total_seconds():
        raise Refused(Why.UNAUTHORISED, "the assertion is good for too long")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
