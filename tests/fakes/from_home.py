"""What came from home, over any counter: the use case and, in memory, its outside."""

from datetime import UTC, datetime

from counter_app.domain.errors import NotFound, PortalUnreachable
from counter_app.domain.from_home import FromHome, FromHomeFile, Waiting
from counter_app.domain.ids import ProcedureCode, RowId, Sha256
from counter_app.domain.keeping_errors import HeldElsewhere
from counter_app.services.from_home import ReceivingFromHome
from counter_app.services.intake import Intake
from counter_app.services.scanning import Scanning
from counter_app.services.walk_ins import WalkIns
from tests.fakes.counter import REGISTERED_AT, ZONE, declarations, shipped
from tests.fakes.papers import PlainPictures

SENT = FromHome(
    code="TN-261129-ABC234",
    submitted_at=datetime(2026, 11, 29, 1, 5, tzinfo=UTC),
    procedure=ProcedureCode("2.000635"),
    procedure_name="Bản sao Giấy khai sinh, trích lục hộ tịch",
    name="Trần Thị Thử",
    personal_id="001190000001",
    phone="0912345678",
    answers={**REGISTERED_AT, "nd_ho_ten": "Trần Văn Mẫu"},
    files=(
        FromHomeFile(
            row=RowId("giay-to-tuy-than"),
            name="can-cuoc.pdf",
            sha256=Sha256("ab" * 32),
            size=9,
        ),
    ),
)


def receiving(session, begin, clock, ids, files, home):
    """The use case, joined as in bootstrap."""
    catalogue = shipped()

    def announce(_news):
        return None

    return ReceivingFromHome(
        list=home[0],
        city=home[1],
        intake=Intake(
            begin=begin,
            catalogue=catalogue,
            forms=declarations(),
            session=session,
            clock=clock,
            ids=ids,
            zone=ZONE,
            announce=announce,
        ),
        scanning=Scanning(
            begin=begin,
            files=files,
            pictures=PlainPictures(),
            scanner=None,
            camera=None,
            folder=None,
            walk_ins=WalkIns(catalogue=catalogue, session=session, clock=clock),
            session=session,
            clock=clock,
            ids=ids,
            zone=ZONE,
            announce=announce,
            chosen=lambda: "",
            chosen_camera=lambda: "",
            profiles=(),
        ),
        session=session,
    )


class HomeList:
    """The list and the city of one test."""

    def __init__(self, *lines):
        self.lines = {line.code: Waiting(one=line) for line in lines}
        self.told = []
        self.online, self.taken = True, set()

    def waiting(self):
        return [*self.lines.values()]

    def get(self, code):
        if code not in self.lines:
            raise NotFound(code)
        return self.lines[code]

    def opened(self, one, draft):
        self.lines[one.code] = Waiting(one=one, draft=draft, owner="hant.thu")

    def answer(self, told):
        del self.lines[told.code]
        self.told.append(told)

    def claim(self, code):
        if not self.online:
            raise PortalUnreachable("cut")
        if code in self.taken:
            raise HeldElsewhere(code)
        return self.lines[code].one

    def content(self, code, file):
        return b"%PDF-1.7 "
