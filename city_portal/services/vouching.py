"""A citizen says who they are, by an OpenID Connect provider (the VNeID step).

It vouches for one submission or one dossier and opens nothing else: no session comes of
it, no device's token takes part in it, and only what was proven is kept, not the token.
Bound to the browser that began it by a cookie of its own, good for ten minutes, once.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

import msgspec
from sqlalchemy import Connection, Engine

from city_portal.clock import Clock
from city_portal.files.blobs import Blobs
from city_portal.files.kept import Kept
from city_portal.rules.identity import Person
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.times import stamp
from city_portal.services.book import Book
from city_portal.services.lookup import Lookup
from city_portal.services.submitting import OPEN, Submitting
from city_portal.store.dossiers import Dossiers
from city_portal.store.identity import Begun, SignIns
from city_portal.store.submissions import SubmissionBook

LASTS = timedelta(minutes=10)
CONFIRMED = "citizen_confirmed"
"""Field of a dossier: who confirmed it by signing in, and when."""


class Provider(Protocol):
    """Who says who somebody is."""

    @property
    def name(self) -> str:
        """How citizens know it."""

    def begin(self, redirect: str, state: str, nonce: str, verifier: str) -> str:
        """Return where the citizen signs in."""

    def finish(self, redirect: str, code: str, nonce: str, verifier: str) -> Person:
        """Return who signed in; Refused for what is not believed."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where the citizen goes now, and what the browser is to remember meanwhile."""

    address: str
    browser: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouching:
    """The use case of a citizen who says who they are."""

    engine: Engine
    clock: Clock
    kept: Kept
    blobs: Blobs
    provider: Provider | None
    submitting: Submitting
    lookup: Lookup
    public_url: str = ""
    """How citizens call the portal, when a proxy changes it."""

    @property
    def offered(self) -> str:
        """The provider's name; empty when none is configured."""
        return self.provider.name if self.provider else ""

    def for_submission(self, keys: tuple[str, str, str], redirect: str) -> Step:
        """Begin for what is declared at home, by whoever has both codes."""
        row = self.submitting.sheet(*keys).row
        if row.status not in OPEN:
            raise Refused(Why.FORBIDDEN, "submitted-already")
        return self._begin(row.code, redirect)

    def for_dossier(self, code: str, secret: str, client: str, redirect: str) -> Step:
        """Begin for what was submitted with help at a counter."""
        dossier = self.lookup.whose(code, secret, client)
        if dossier is None:
            raise Refused(Why.NOT_FOUND, "no-submission")
        return self._begin(dossier, redirect)

    def finish(self, state: str, code: str, browser: str) -> str:
        """Believe or refuse what the provider says; return what it is about.

        FORBIDDEN for a state that is unknown, over, used or another browser's, and
        for somebody who is not the applicant.
        """
        now = stamp(self.clock.now())
        with self.engine.begin() as connection:
            begun = SignIns(connection).take(_hash(state), now)
        provider = self.provider
        own = begun and hmac.compare_digest(begun.browser, _hash(browser))
        if provider is None or begun is None or not own or not code:
            raise Refused(Why.FORBIDDEN, "identity")
        person = provider.finish(begun.redirect, code, begun.nonce, begun.verifier)
        with self.engine.begin() as connection:
            if begun.target.startswith("TN-"):
                _vouch(connection, begun.target, person, now)
            else:
                self._confirm(connection, begun.target, person, now)
        return begun.target

    def _begin(self, target: str, redirect: str) -> Step:
        if self.provider is None:
            raise Refused(Why.NOT_FOUND, "identity")
        state, nonce, browser = (secrets.token_urlsafe(32) for _ in range(3))
        verifier = secrets.token_urlsafe(48)
        address = self.provider.begin(redirect, state, nonce, verifier)
        begun = Begun(
            state=_hash(state),
            browser=_hash(browser),
            nonce=nonce,
            verifier=verifier,
            redirect=redirect,
            target=target,
            expires_at=stamp(self.clock.now() + LASTS),
        )
        with self.engine.begin() as connection:
            SignIns(connection).add(begun)
        return Step(address, browser)

    def _confirm(
        self, connection: Connection, dossier: str, person: Person, now: str
    ) -> None:
        found = Dossiers(connection).get(dossier)
        if found is None:
            raise Refused(Why.NOT_FOUND, "no-submission")
        book = Book(
            connection, found.org, epoch=self.kept.epoch(), now=now, blobs=self.blobs
        )
        copy = book.dossiers.get(dossier)
        applicant = copy.fields.get("applicant.personal_id") if copy else None
        if copy is None or applicant != person.personal_id:
            raise Refused(Why.FORBIDDEN, "identity-other")
        if not copy.fields.get(CONFIRMED):
            book.amend(copy, {CONFIRMED: {"by": person.provider, "at": now}})
        book.close()


def _vouch(connection: Connection, code: str, person: Person, now: str) -> None:
    book = SubmissionBook(connection)
    row = book.get(code)
    if row is None or row.status not in OPEN:
        raise Refused(Why.FORBIDDEN, "submitted-already")
    book.put(
        msgspec.structs.replace(
            row,
            name=person.name,
            personal_id=person.personal_id,
            vouched=person.provider,
            changed_at=now,
        )
    )


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
