"""A counter in memory: real rules, catalogue and declarations, a fake outside."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Confirmation, Draft
from counter_app.domain.errors import StoreFull
from counter_app.domain.ids import DossierId, OfficerId, ProcedureCode
from counter_app.domain.outlets import Outlet
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.people import Citizen, Gender, Officer, Role, Source
from counter_app.domain.procedures import Channel, Procedure
from counter_app.domain.receipts import PaperSize
from counter_app.forms.library import FormLibrary
from counter_app.services.apologising import Apologising
from counter_app.services.batching import Batching
from counter_app.services.cashing_up import CashingUp
from counter_app.services.certifying import Certifying
from counter_app.services.check_slips import CheckSlips
from counter_app.services.collecting import Collecting
from counter_app.services.day_end import DayEnd
from counter_app.services.declaring import Declaring
from counter_app.services.describing import Describing
from counter_app.services.fee_slips import FeeSlips
from counter_app.services.following_up import FollowingUp
from counter_app.services.handing_shift import HandingShift
from counter_app.services.handover import HandingOver
from counter_app.services.intake import Intake
from counter_app.services.labelling import Labelling
from counter_app.services.lookup import Lookup
from counter_app.services.numbering import Numbering
from counter_app.services.outlets import Outlets
from counter_app.services.paying import Paying
from counter_app.services.printing import Printing
from counter_app.services.receipting import Receipting
from counter_app.services.registering import Registering
from counter_app.services.session import Session
from counter_app.services.shelving import Shelving
from counter_app.services.slips import Slips
from counter_app.services.visits import Visits
from tests.fakes.machine import (
    CountingIds,
    FakeClock,
    FakeDeclarationPaper,
    FakeFiles,
    FakeGate,
    FakeOffice,
    FakePaper,
    FakePrinter,
    FakeTallies,
)
from tests.fakes.queries import FakeQueries
from tests.fakes.work import FakeWork

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PASSWORD = "trời xanh 42"
EXTRACT, BIRTH = ProcedureCode("2.000635"), ProcedureCode("1.001193")

HA = Officer(
    id=OfficerId("hant.thu"),
    name="Nguyễn Thu Hà",
    roles=frozenset({Role.INTAKE, Role.HANDOVER}),
    counters=frozenset({"03"}),
)
BINH = Officer(
    id=OfficerId("binhtv.thu"),
    name="Trần Văn Bình",
    roles=frozenset({Role.INTAKE, Role.HANDOVER}),
    counters=frozenset(),
)
THU = Citizen(
    name="NGUYỄN THỊ THỬ",
    personal_id="001187012901",
    birth="1987-03-05",
    gender=Gender.FEMALE,
    address="Số 1 Phố Thử, Phường Văn Miếu - Quốc Tử Giám, Hà Nội",
    card_issued="2025-07-08",
    source=Source.CARD,
)
MAU = replace(
    THU,
    name="TRẦN VĂN MẪU",
    personal_id="001090000123",
    birth="1990-12-01",
    gender=Gender.MALE,
)
REGISTERED_AT = {"dk_tai": "UBND phường Thử Nghiệm"}


@cache
def shipped() -> PackCatalogue:
    return PackCatalogue(Path(__file__).parents[2] / "resources" / "catalogue")


@cache
def declarations() -> FormLibrary:
    return FormLibrary(shipped().files)


class FullDisk(FakeWork):
    """A store whose disk is full while ``full`` is set: nothing can be kept."""

    full = False

    def commit(self) -> None:
        if self.full:
            raise StoreFull
        super().commit()


class FakeCounter:
    """Everything a counter can do, officer Hà signed in at counter 03."""

    def __init__(self) -> None:
        self.work = FullDisk()
        self.clock = FakeClock()
        self.ids = CountingIds()
        self.gate = FakeGate()
        self.files = FakeFiles()
        self.paper = FakePaper()
        self.printer = FakePrinter()
        self.heard: list[object] = []
        self.online = True
        self.catalogue = shipped()
        self.session = Session(begin=self.work.begin, gate=self.gate, clock=self.clock)
        self.session.enrol(HA, PASSWORD)
        self.session.enrol(BINH, PASSWORD)
        self.session.sign_in(HA.id, PASSWORD, "03")
        self.intake = self._intake()
        self.outlets = Outlets(
            begin=self.work.begin,
            session=self.session,
            standard=Outlet(printer="QuayThu", size=PaperSize.A5),
        )
        self.printing = Printing(
            begin=self.work.begin,
            session=self.session,
            clock=self.clock,
            zone=ZONE,
            files=self.files,
            paper=self.paper,
            printer=self.printer,
            outlets=self.outlets,
            announce=self.heard.append,
        )
        self.describing = Describing(
            catalogue=self.catalogue,
            office=FakeOffice(),
            zone=ZONE,
            online=lambda: self.online,
            rehearsal=False,
        )
        self.receipting = Receipting(
            begin=self.work.begin,
            session=self.session,
            printing=self.printing,
            describing=self.describing,
        )
        self.slips = Slips(
            begin=self.work.begin,
            session=self.session,
            clock=self.clock,
            zone=ZONE,
            catalogue=self.catalogue,
            printing=self.printing,
            describing=self.describing,
        )
        self.declaration_paper = FakeDeclarationPaper()
        self.declaring = Declaring(
            begin=self.work.begin,
            catalogue=self.catalogue,
            forms=declarations(),
            session=self.session,
            clock=self.clock,
            zone=ZONE,
            paper=self.declaration_paper,
            printing=self.printing,
            rehearsal=True,
        )
        self.labelling = Labelling(
            begin=self.work.begin,
            session=self.session,
            printing=self.printing,
            describing=self.describing,
        )
        self.lookup = Lookup(
            begin=self.work.begin,
            queries=FakeQueries(self.work, ZONE),
            session=self.session,
            clock=self.clock,
            zone=ZONE,
        )
        self.batching = Batching(
            begin=self.work.begin,
            session=self.session,
            queries=self.lookup.queries,
            slips=self.slips,
        )
        self.apologising = Apologising(
            following=FollowingUp(
                begin=self.work.begin,
                catalogue=self.catalogue,
                clock=self.clock,
                zone=ZONE,
                announce=self.heard.append,
            ),
            session=self.session,
            slips=self.slips,
        )
        self.shelving = Shelving(
            begin=self.work.begin,
            session=self.session,
            clock=self.clock,
            queries=self.lookup.queries,
            slips=self.slips,
            announce=self.heard.append,
        )
        self.visits = Visits(
            begin=self.work.begin,
            session=self.session,
            clock=self.clock,
            ids=self.ids,
            announce=self.heard.append,
        )
        self.paying = Paying(
            begin=self.work.begin,
            session=self.session,
            account=None,
            draw=str.encode,
        )
        self.collecting = Collecting(
            begin=self.work.begin,
            session=self.session,
            clock=self.clock,
            ids=self.ids,
            catalogue=self.catalogue,
            qr=self._qr,
            announce=self.heard.append,
        )
        self.fee_slips = FeeSlips(
            begin=self.work.begin,
            session=self.session,
            printing=self.printing,
            describing=self.describing,
        )
        self.day_end = DayEnd(
            begin=self.work.begin,
            session=self.session,
            clock=self.clock,
            zone=ZONE,
            queries=self.lookup.queries,
            left_open=self.lookup.queries.left_open,
            unstored=set,
        )
        self.handing_shift = HandingShift(
            session=self.session,
            day_end=self.day_end,
            refusals=SimpleNamespace(open=lambda: self.refused),
            conflicts=SimpleNamespace(open=lambda: self.disputed),
        )
        self.refused, self.disputed = [], []
        self.check_slips = CheckSlips(
            session=self.session,
            clock=self.clock,
            zone=ZONE,
            catalogue=self.catalogue,
            forms=declarations(),
            printing=self.printing,
            describing=self.describing,
        )
        self.cashing_up = CashingUp(
            begin=self.work.begin,
            session=self.session,
            clock=self.clock,
            zone=ZONE,
            queries=self.lookup.queries,
            catalogue=self.catalogue,
            printing=self.printing,
            describing=self.describing,
            announce=self.heard.append,
        )
        self.certifying = Certifying(
            begin=self.work.begin,
            catalogue=self.catalogue,
            session=self.session,
            clock=self.clock,
            ids=self.ids,
            zone=ZONE,
            announce=self.heard.append,
        )
        self.numbering = Numbering(
            begin=self.work.begin,
            session=self.session,
            clock=self.clock,
            tallies=FakeTallies(),
        )
        self.registering = Registering(
            begin=self.work.begin,
            session=self.session,
            clock=self.clock,
            zone=ZONE,
            queries=self.lookup.queries,
            catalogue=self.catalogue,
            printing=self.printing,
            describing=self.describing,
        )
        self.handing_over = HandingOver(
            begin=self.work.begin,
            session=self.session,
            clock=self.clock,
            announce=self.heard.append,
        )

    def _qr(self, dossier: DossierId) -> bytes | None:
        return self.paying.qr(dossier)

    def _intake(self) -> Intake:
        return Intake(
            begin=self.work.begin,
            catalogue=self.catalogue,
            forms=declarations(),
            session=self.session,
            clock=self.clock,
            ids=self.ids,
            zone=ZONE,
            announce=self.heard.append,
        )

    def procedure(self, code: ProcedureCode = EXTRACT) -> Procedure:
        return self.catalogue.procedure(code)

    def change(self, draft: Draft, how: Callable[[Draft], Draft]) -> Draft:
        """Change a draft behind the back of the use cases, as another lane would."""
        with self.work.begin() as work:
            changed = how(work.drafts.get(draft.id))
            work.drafts.put(changed)
            work.commit()
        return changed

    def chosen(
        self, citizen: Citizen = THU, channel: Channel = Channel.ASSISTED
    ) -> Draft:
        """A walk-in whose procedure is chosen; nothing is filled in yet."""
        draft = self.intake.start(citizen)
        return self.intake.choose(draft.id, EXTRACT, channel)

    def filled(
        self, citizen: Citizen = THU, channel: Channel = Channel.ASSISTED
    ) -> Draft:
        """A walk-in whose declaration is right and whose papers are all there."""
        draft = self.chosen(citizen, channel)
        self.intake.answer(draft.id, {**draft.answers, **REGISTERED_AT})
        return self.change(draft, with_papers)

    def ready(
        self, citizen: Citizen = THU, channel: Channel = Channel.ASSISTED
    ) -> Draft:
        """A walk-in that can be received."""
        draft = self.filled(citizen, channel)
        return self.intake.confirm(draft.id, Confirmation.SPOKEN)

    def received(self, citizen: Citizen = THU) -> Dossier:
        """A dossier just received."""
        return self.intake.receive(self.ready(citizen).id)


def with_papers(draft: Draft) -> Draft:
    rows = (
        replace(row, state=PaperState.SEEN, seen_by=HA.id, seen_at=draft.saved_at)
        if row.state is PaperState.MISSING
        else row
        for row in draft.papers
    )
    return replace(draft, papers=tuple(rows))


def states(papers: tuple[PaperRow, ...]) -> dict[str, PaperState]:
    return {row.row: row.state for row in papers}
