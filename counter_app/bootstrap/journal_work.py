"""The use cases of the journal, joined to the keyring, the key and the portal."""

from collections.abc import Callable
from dataclasses import dataclass

import requests

from counter_app.bootstrap.doors import ZONE
from counter_app.domain.devices import Device
from counter_app.services.auditing import Accepting, Auditing
from counter_app.services.ports import Begin, Clock, Files, Ids, Queries
from counter_app.services.privacy import People, Privacy
from counter_app.services.rating import RatingService
from counter_app.services.session import Session
from counter_app.store.audit import SqlAudit
from counter_app.store.ratings import SqlRatings
from counter_app.sync.notary import PortalNotary
from counter_app.sync.portal_client import HttpPortal
from counter_app.sync.rating import PortalRatings
from counter_app.vault.device_key import DeviceKey
from counter_app.vault.witness import Noted


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalGround:
    """What the journal's use cases stand on."""

    books: SqlAudit
    marks: SqlRatings
    device_key: DeviceKey
    device: Callable[[], Device]
    noted: Noted
    portal_url: str
    web: requests.Session
    begin: Begin
    session: Session
    clock: Clock
    ids: Ids
    people: People
    files: Files
    queries: Queries


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalWork:
    """Everything that keeps the journal believable; the citizens' marks and rights.

    Marks are told to the city the same way, beside everything of dossiers.
    """

    auditing: Auditing
    accepting: Accepting
    books: SqlAudit
    rating: RatingService
    privacy: Privacy

    def tick(self, *, online: bool) -> None:
        """Have the head countersigned and tell marks, when it is time."""
        self.auditing.tick(online=online)
        self.rating.tell(online=online)

    def lock(self) -> None:
        """Lock the session, and sign what was written in it."""
        self.auditing.session.lock()
        self.auditing.mark(now=True)


def assemble_journal_work(ground: JournalGround) -> JournalWork:
    """Join them. Nothing is read before the store is open."""
    books = ground.books

    def assertion() -> str:
        device = ground.device().id
        now, name = ground.clock.now(), ground.ids.new()
        return ground.device_key.assertion(device, now, name)

    portal = HttpPortal(ground.portal_url, ground.web, ground.device_key.prove)
    return JournalWork(
        auditing=Auditing(
            books=books,
            seal=ground.device_key,
            notary=PortalNotary(portal, assertion),
            outside=ground.noted,
            begin=ground.begin,
            session=ground.session,
            clock=ground.clock,
        ),
        accepting=Accepting(
            books=books,
            outside=ground.noted,
            begin=ground.begin,
            session=ground.session,
            clock=ground.clock,
        ),
        books=books,
        rating=RatingService(
            marks=ground.marks,
            city=PortalRatings(portal, assertion),
            session=ground.session,
            clock=ground.clock,
            ids=ground.ids,
            zone=ZONE,
        ),
        privacy=Privacy(
            begin=ground.begin,
            people=ground.people,
            files=ground.files,
            sync_state=ground.queries.sync_state,
            session=ground.session,
            clock=ground.clock,
            zone=ZONE,
        ),
    )
