"""What a citizen may know: one dossier, by code and lookup secret."""

import hmac
import unicodedata
from dataclasses import dataclass

from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.rules.codes import asked_for
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.throttle import Throttle
from city_portal.store.dossiers import Copy, Dossiers
from city_portal.store.offices import Offices


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A dossier as a citizen sees it; nothing personal but initials."""

    code: str
    initials: str
    procedure: str
    office: str
    status: str
    due_at: str
    result_at: str
    wanted: tuple[str, ...] = ()
    """Papers the citizen is still to bring, while they are asked for."""
    until: str = ""
    """By which day, ISO 8601; empty: not said."""
    item: str = ""
    """Number under which the post has the result now; empty: it does not."""
    is_assisted: bool = False
    """It was submitted online with help at a counter."""
    confirmed_by: str = ""
    """Who vouched for the citizen who confirmed it, e.g. ``VNeID``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """The use case of looking a dossier up."""

    engine: Engine
    clock: Clock
    by_client: Throttle
    by_code: Throttle
    """Over all clients: a secret is short, so it must not be guessed by many."""

    def find(self, code: str, secret: str, client: str) -> Found | None:
        """Return the dossier; None alike for a wrong secret and an unknown code.

        Raises Refused with TOO_OFTEN after too many failures.
        """
        copy = self.copy(code, secret, client)
        if copy is None:
            return None
        with self.engine.begin() as connection:
            office = Offices(connection).get(copy.org)
        return _found(copy, office.name if office else "")

    def whose(self, code: str, secret: str, client: str) -> str | None:
        """Return the id of the dossier, to whoever has both codes; else as ``find``."""
        copy = self.copy(code, secret, client)
        return copy.id if copy else None

    def copy(self, code: str, secret: str, client: str) -> Copy | None:
        """Return all of it, to the portal's own use; else as ``find``."""
        now = self.clock.now()
        code = asked_for(unicodedata.normalize("NFC", code))[:80]
        keys = ((self.by_client, f"{client} {code}"), (self.by_code, code))
        if not all(throttle.is_open(key, now) for throttle, key in keys):
            raise Refused(Why.TOO_OFTEN, "too many failed look-ups")
        with self.engine.begin() as connection:
            copies = Dossiers(connection).of_code(code) if "\0" not in code else []
        for copy in copies:
            if _fits(secret, copy):
                return copy
        for throttle, key in keys:
            throttle.failed(key, now)
        return None


_OPEN = frozenset({"received", "processing", "supplement", "payment", "ready"})


def _fits(secret: str, copy: Copy) -> bool:
    right = copy.fields.get("lookup_secret")
    if not isinstance(right, str) or not right:
        return False
    given = "".join(secret.split()).upper()
    return hmac.compare_digest(given.encode(), right.upper().encode())


def _found(copy: Copy, office: str) -> Found:
    def text(name: str) -> str:
        value = copy.fields.get(name)
        return value if isinstance(value, str) else ""

    wanted, until = _wanted(copy)
    words = text("applicant.name").split()
    return Found(
        code=copy.official_code or copy.code,
        initials=" ".join(f"{word[0].upper()}." for word in words),
        procedure=text("procedure_name"),
        office=office,
        status=copy.status,
        # The time stands still while papers are waited for: no date is promised.
        due_at="" if wanted else text("due_at"),
        result_at=text("result_at"),
        wanted=wanted,
        until=until,
        item=_item(copy),
        is_assisted=_is_assisted(copy),
        confirmed_by=_confirmed_by(copy),
    )


def _is_assisted(copy: Copy) -> bool:
    """Say whether an officer submitted it for the citizen, and it is still open."""
    by_hand = copy.fields.get("channel") == "assisted"
    return by_hand and not copy.fields.get("submission") and copy.status in _OPEN


def _item(copy: Copy) -> str:
    """Return under which number the post has the result, if the counter says so."""
    sent = copy.fields.get("post")
    last = sent[-1] if isinstance(sent, list) and sent else None
    if copy.status != "ready" or not isinstance(last, dict) or last.get("end"):
        return ""
    number = last.get("number")
    return number if isinstance(number, str) else ""


def _confirmed_by(copy: Copy) -> str:
    said = copy.fields.get("citizen_confirmed")
    return str(said.get("by", "")) if isinstance(said, dict) else ""


def _wanted(copy: Copy) -> tuple[tuple[str, ...], str]:
    """Return what is still to be brought, and by when; nothing for a malformed one."""
    request = copy.fields.get("supplement")
    if copy.status != "supplement" or not isinstance(request, dict):
        return (), ""
    wanted, until = request.get("wanted"), request.get("until")
    names = [
        ": ".join(str(one[part]) for part in ("name", "what") if one.get(part))
        for one in (wanted if isinstance(wanted, list) else [])
        if isinstance(one, dict) and not one.get("came")
    ]
    return tuple(filter(None, names)), until if isinstance(until, str) else ""
