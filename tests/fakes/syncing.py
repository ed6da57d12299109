"""What waits and what the city refused, in memory, with the screen's presenter."""

from datetime import UTC, date, datetime, timedelta, timezone

from counter_app.domain.errors import NotFound
from counter_app.domain.exchange import Conflict, Refusal, Sent, Tally, Waiting
from counter_app.domain.proofs import DayProof
from counter_app.domain.second_copy import SecondCopy
from counter_app.services.proving import Proving
from counter_app.services.syncing import Syncing
from counter_app.services.two_copies import TwoCopies
from counter_app.sync.backoff import FullJitter
from counter_app.sync.report import Report
from counter_app.ui.syncing.presenter import SyncingPresenter
from tests.fakes.counter import FakeCounter, declarations
from tests.fakes.tasks import NowTasks
from tests.fakes.view import NotingView

AT = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)
CODE = "000.12.34.H26-261123-0100"


def refusal(by="hant.vmqtg", reason="forbidden"):
    return Refusal(
        operation="pc.1.7",
        dossier="d1",
        code=CODE,
        applicant="Đặng Thị Hoà Ngát",
        reason=reason,
        made_by=by,
        made_at=AT,
    )


CONFLICT = Conflict(
    operation="pc.1.8",
    dossier="d2",
    base={"code": CODE, "applicant.phone": "1"},
    mine={"code": CODE, "applicant.phone": "2"},
    theirs={"code": CODE, "applicant.phone": "3"},
    fields=("applicant.phone",),
    seen_at=AT,
)
LINE = Waiting(
    dossier="d3",
    code=CODE,
    applicant="Lê Văn Mẫu",
    made_by="hant.vmqtg",
    made_at=AT,
    sent=False,
)


GONE = Sent(dossier="d4", code=CODE, applicant="Phạm Thị Mẫu", at=AT)


class Outbox:
    """What the store would hold."""

    def __init__(self):
        self.refused, self.lines, self.conflicts = [], [], []
        self.again, self.decided, self.gone = [], [], []

    def open(self):
        return self.refused

    def waiting(self):
        return self.lines

    def sent(self, since):
        return [line for line in self.gone if line.at >= since]

    def lost_scans(self, files):
        return [f"0042 {name}" for name in files]

    def author(self, operation):
        return next((r.made_by for r in self.refused if r.operation == operation), None)

    def renumber(self, operation, day, by):
        self.refused.pop()
        self.numbered = (operation, by)
        return "000.12.34.H26-261123-0177"

    def retry(self, operation, by):
        if not self.refused:
            raise NotFound(operation)
        self.again.append((operation, by))
        return self.refused.pop().dossier


class Parked:
    def __init__(self, outbox):
        self._outbox = outbox

    def open(self):
        return self._outbox.conflicts

    def resolve(self, operation, keep, by):
        self._outbox.decided.append((operation, dict(keep), by))
        return self._outbox.conflicts.pop().dossier


class Passes:
    def __init__(self):
        self.runs, self.next = 0, Report()

    def run(self):
        self.runs += 1
        return self.next


class Books:
    def tally(self, day):
        return Tally(waiting=1, numbers_left=90)


class Office:
    """The city as a proof asks it, the other disk, and the counted numbers."""

    def __init__(self):
        self.proof = DayProof(
            day=date(2026, 11, 23), at=AT, dossiers=3, files=5, digest="ab12cd34" * 8
        )
        self.copy = SecondCopy(place="/media/o2")
        self.lacking = []

    def of(self, day):
        return self.proof

    def standing(self):
        return self.copy

    def missing_codes(self, since, until, counter):
        return self.lacking


class CitySide:
    """The screen's presenter over all of it."""

    def __init__(self, local=NowTasks, far=NowTasks):
        self.counter, self.outbox, self.passes = FakeCounter(), Outbox(), Passes()
        self.heard = []
        self.syncing = Syncing(
            exchange=self.passes,
            accounting=Books(),
            conflicts=Parked(self.outbox),
            refusals=self.outbox,
            begin=self.counter.work.begin,
            session=self.counter.session,
            backoff=FullJitter(lambda longest: longest),
            clock=self.counter.clock,
            zone=timezone(timedelta(hours=7)),
            every=timedelta(seconds=30),
            announce=self.heard.append,
        )
        self.local, self.far = local(), far()
        self.office = Office()
        self.proving = Proving(
            prover=self.office,
            second=self.office,
            missing=self.office,
            begin=self.counter.work.begin,
            session=self.counter.session,
            clock=self.counter.clock,
            zone=timezone(timedelta(hours=7)),
        )
        self.copies = TwoCopies(
            begin=self.counter.work.begin,
            catalogue=self.counter.catalogue,
            forms=declarations(),
            session=self.counter.session,
            clock=self.counter.clock,
        )
        self.presenter = SyncingPresenter(
            self.syncing, self.proving, self.copies, self.local, self.far
        )
        self.view = NotingView()
