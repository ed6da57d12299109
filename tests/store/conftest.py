"""Real SQLCipher files, and one dossier with everything in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from sqlalchemy import insert

from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Confirmation
from counter_app.domain.due import Promise, Step, StepKind
from counter_app.domain.fees import Fee
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.domain.people import Citizen, Gender, Source
from counter_app.domain.procedures import Channel
from counter_app.store import schema
from counter_app.store.opening import close_store, open_store
from counter_app.store.unit_of_work import SqlUnitOfWork

KEY = bytes(range(32))
ZONE = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)
DOSSIER = Dossier(
    id="6f0e8f0a-0000-4000-8000-000000000001",
    code="000.12.34.H26-261123-0100",
    lookup_secret="7KQ4",
    register_number=1,
    counter="03",
    procedure="2.000635",
    procedure_version="2026-07-01",
    procedure_name="Cấp bản sao trích lục hộ tịch",
    form_set="TT01-2018",
    channel=Channel.ASSISTED,
    applicant=Citizen(
        name="Đặng Thị Hoà Ngát",
        personal_id="001187654901",
        birth="1987-03-05",
        gender=Gender.FEMALE,
        phone="0912 345 678",
        source=Source.CARD,
        doubtful=frozenset({"name"}),
    ),
    answers={"ban_sao": {"so_luong": 3, "loai": ["khai sinh"]}, "ghi_chu": "gấp"},
    papers=(
        PaperRow(row="to-khai", state=PaperState.ELECTRONIC),
        PaperRow(
            row="giay-uy-quyen",
            state=PaperState.COPY,
            files=(
                Attachment(sha256="ab" * 32, size=2048, pages=2, name="Quét 09:41"),
            ),
            seen_by="hant.vmqtg",
            seen_at=NOW,
        ),
    ),
    fee=Fee(amount=24000, unit_amount=8000, quantity=3, ground="NQ", verified=False),
    due=Promise(
        at=datetime(2026, 11, 23, 17, tzinfo=ZONE),
        steps=(
            Step(kind=StepKind.BEFORE_CUTOFF, day=date(2026, 11, 23), at=time(15, 0)),
        ),
        basis="Luật Hộ tịch điều 64",
    ),
    confirmed=Confirmation.ON_SCREEN,
    received_by="hant.vmqtg",
    received_by_name="Nguyễn Thu Hà",
    received_at=NOW,
)


@pytest.fixture
def key():
    return KEY


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def path(tmp_path):
    return tmp_path / "counter.db"


@pytest.fixture
def engine(path):
    engine = open_store(path, KEY, NOW)
    yield engine
    close_store(engine)


@pytest.fixture
def begin(engine):
    return lambda: SqlUnitOfWork(engine, ZONE)


@pytest.fixture
def a_dossier():
    """Make a dossier; what is given differs from the standard one."""

    def make(number=1, **different):
        standard = replace(
            DOSSIER,
            id=f"6f0e8f0a-0000-4000-8000-{number:012d}",
            code=f"000.12.34.H26-261123-{99 + number:04d}",
        )
        return replace(standard, **different)

    return make


@pytest.fixture
def enrolled(engine):
    """A PC that may number and queue: slots 4 and 7, from the first of November."""
    with engine.begin() as connection:
        connection.execute(
            insert(schema.device).values(
                only=1,
                id="pc-7f3a",
                incarnation=2,
                operations=0,
                counter="03",
                organisation='{"code":"000.12.34.H26"}',
                epoch=1,
            )
        )
        for number in (7, 4):
            connection.execute(
                insert(schema.slot).values(
                    number=number, incarnation=2, valid_from="2026-11-01"
                )
            )
    return engine
