"""What happens after receiving, over a counter in memory; an officer of every role."""

from dataclasses import dataclass, replace
from datetime import timedelta

from counter_app.domain.afterwards import Wanted
from counter_app.domain.ids import OfficerId, RowId
from counter_app.domain.listing import DueGroup
from counter_app.domain.people import Officer, Role
from counter_app.domain.statuses import WORKED_ON
from counter_app.services.correcting import Correcting
from counter_app.services.due_dates import DueDates
from counter_app.services.ending import EndingUp
from counter_app.services.following_up import FollowingUp
from counter_app.services.reading import Reader
from counter_app.services.supplementing import Supplementing
from counter_app.services.turning_away import TurningAway
from counter_app.services.walk_ins import WalkIns
from tests.fakes.counter import BINH, PASSWORD, ZONE, FakeCounter, declarations
from tests.fakes.papers import PROFILES, PaperStack, PlainPictures

HEAD = Officer(
    id=OfficerId("minhlt.thu"),
    name="Lê Thị Minh",
    roles=frozenset({Role.INTAKE, Role.LEAD, Role.CLERK}),
    counters=frozenset(),
)
ROW = RowId("giay-to-tuy-than")
WANTED = (
    Wanted(name="Giấy tờ tùy thân", row=ROW, what="bản còn hạn", ground="Luật 26/2023"),
    Wanted(name="Giấy chứng sinh"),
)
REASON = "Giấy tờ nộp đã hết hạn sử dụng"


def turning_away_of(counter):
    """Who is sent home before anything is received, over this counter."""
    return TurningAway(
        begin=counter.work.begin,
        session=counter.session,
        clock=counter.clock,
        zone=ZONE,
        catalogue=counter.catalogue,
        walk_ins=WalkIns(
            catalogue=counter.catalogue, session=counter.session, clock=counter.clock
        ),
        slips=counter.slips,
        announce=counter.heard.append,
    )


@dataclass
class FakePromises:
    """What is due, read from the shelf."""

    work: object

    def due(self, now):
        found = {group: [] for group in DueGroup}
        for one in self.work.dossiers.kept.values():
            if one.status in WORKED_ON:
                group = _group(one.due.at, now)
                if group:
                    found[group].append(one.id)
        return found

    def counts(self, now):
        return {group: len(ids) for group, ids in self.due(now).items()}


def _group(due, now):
    days = (due.date() - now.date()).days
    if due < now:
        return DueGroup.OVERDUE
    if not days:
        return DueGroup.TODAY
    return DueGroup.SOON if days <= 3 else None


class AfterDesk:
    """The use cases after receiving, the head of the section signed in."""

    def __init__(self, counter=None, *, specialists="Hộ tịch, máy lẻ 12"):
        self.counter = counter = counter or FakeCounter()
        counter.session.enrol(HEAD, PASSWORD)
        self.dossier = counter.received()
        self.scanner, self.pictures = PaperStack(), PlainPictures()
        following = FollowingUp(
            begin=counter.work.begin,
            catalogue=counter.catalogue,
            clock=counter.clock,
            zone=ZONE,
            announce=counter.heard.append,
        )
        session = counter.session
        self.supplementing = Supplementing(
            following=following,
            files=counter.files,
            pictures=self.pictures,
            scanner=self.scanner,
            session=session,
            ids=counter.ids,
            chosen=lambda: "",
            profile=PROFILES[0],
        )
        self.ending = EndingUp(following=following, session=session)
        self.correcting = Correcting(
            following=following, forms=declarations(), session=session
        )
        self.due_dates = DueDates(
            promises=FakePromises(counter.work),
            session=session,
            local=following.local,
            specialists=specialists,
        )
        self.reader = Reader(
            lookup=counter.lookup, catalogue=counter.catalogue, forms=declarations()
        )
        self.sign_in(HEAD)

    def sign_in(self, officer):
        self.counter.session.sign_out()
        self.counter.session.sign_in(officer.id, PASSWORD, "03")

    def now(self):
        return self.counter.work.dossiers.get(self.dossier.id)

    def put(self, **changes):
        """Put the dossier as it would stand on another day."""
        changed = replace(self.now(), **changes)
        with self.counter.work.begin() as work:
            work.dossiers.put(changed)
            work.commit()
        return changed

    def extend(self, reason, days):
        """Put the date off; a colleague agrees."""
        return self.ending.extend(
            self.dossier.id,
            reason=reason,
            days=days,
            second=BINH.id,
            password=PASSWORD,
        )

    def asked(self, wanted=WANTED):
        return self.supplementing.ask(self.dossier.id, wanted, reason=REASON)

    def late(self, days=2):
        """The promised moment passed so many days ago."""
        self.counter.clock.move(days=days)
        return self.now()

    @staticmethod
    def earlier(**by):
        return timedelta(**by)
