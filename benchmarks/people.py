"""Search over a million dossiers and people, against the same FTS5 query asked raw.

Both ask the same encrypted database on the same connection pool; ours adds what an
officer's words become, the dossier's id of every row, and the objects (SYNC.md 4, G3).
"""

import gc
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import quantiles
from time import process_time

from sqlalchemy import Engine, insert, text

from benchmarks.measurement import Measurement
from counter_app.domain.folding import fold
from counter_app.store import schema
from counter_app.store.database import reading
from counter_app.store.opening import close_store, open_store
from counter_app.store.queries import SqlQueries

MANY = 1_000_000
AT_ONCE = 20_000
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Đặng", "Đỗ")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thu", "Ngọc", "Quang", "Thanh", "Hữu", "Xuân")
GIVEN = (
    *("An", "Ánh", "Bình", "Châu", "Dũng", "Đào", "Giang", "Hà", "Hạnh", "Hoà"),
    *("Hùng", "Hương", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Ngát", "Phượng"),
    *("Quân", "Quỳnh", "Sơn", "Tâm", "Thảo", "Trang", "Tuấn", "Uyên", "Vinh", "Yến"),
)
RAW = text(
    "SELECT rowid FROM search WHERE search MATCH :asked ORDER BY rowid DESC LIMIT 50"
)
ASKED = (
    ("nguyen", '"nguyen"*'),
    ("tran thi", '"tran"* AND "thi"*'),
    ("dang van ng", '"dang"* AND "van"* AND "ng"*'),
    ("phuong", '"phuong"*'),
    ("le quynh", '"le"* AND "quynh"*'),
    ("001187", '"001187"*'),
    ("0011870001", '"0011870001"*'),
    ("261123", '"261123"*'),
    ("do minh kha", '"do"* AND "minh"* AND "kha"*'),
    ("hoang", '"hoang"*'),
)


def measure(rounds: int) -> Measurement:
    """Ask every query in turn, ours and raw."""
    with filled() as engine:
        queries = SqlQueries(engine)
        ours, limit = [], []
        for _ in range(rounds):
            gc.collect()
            ours.append(_slowest(lambda asked: queries.search(asked[0])))
            limit.append(_slowest(lambda asked: _raw(engine, asked[1])))
    return Measurement(
        name="people",
        what="p95 of a search over 1,000,000 dossiers and people (processor time)",
        against="the same FTS5 query asked raw",
        unit="ms",
        ours=ours,
        limit=limit,
        goal=2.0,
    )


def _slowest(ask: Callable[[tuple[str, str]], object]) -> float:
    spent = []
    for _ in range(6):
        for asked in ASKED:
            begun = process_time()
            ask(asked)
            spent.append((process_time() - begun) * 1000)
    return quantiles(spent, n=20)[-1]


def _raw(engine: Engine, asked: str) -> int:
    with reading(engine) as connection:
        return len(connection.execute(RAW, {"asked": asked}).all())


@contextmanager
def filled() -> Iterator[Engine]:
    """Open a store with a million invented dossiers; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="mot-cua-do-"))
    engine = open_store(folder / "counter.db", b"k" * 32, datetime.now(UTC))  # noqa: DTZ005,TID251,RUF100
    try:
        chance = Random(26)
        for first in range(0, MANY, AT_ONCE):
            _fill(engine, chance, first)
        yield engine
    finally:
        close_store(engine)
        shutil.rmtree(folder, ignore_errors=True)


def _fill(engine: Engine, chance: Random, first: int) -> None:
    rows, found = [], []
    for number in range(first, first + AT_ONCE):
        name = " ".join(map(chance.choice, (FAMILY, MIDDLE, GIVEN)))
        person = f"001{chance.randrange(10)}{chance.randrange(10**8):08d}"
        code = f"000.12.34.H26-{260101 + number % 365:06d}-{number:07d}"
        rows.append(
            {
                "row": number + 1,
                "id": f"d{number}",
                "base": "{}",
                "current": "{}",
                "code": code,
                "personal_id": person,
                "applicant": name,
                "procedure": "2.000635",
                "procedure_name": "Bản sao",
                "channel": "paper",
                "status": "received",
                "received_day": "2026-11-23",
                "received_at": "2026-11-23T09:00:00+07:00",
                "due_at": "2026-11-23T17:00:00+07:00",
            }
        )
        found.append(
            {
                "row": number + 1,
                "code": code,
                "person": person,
                "name": fold(name),
                "phone": f"09{chance.randrange(10**8):08d}",
            }
        )
    with engine.begin() as connection:
        connection.execute(insert(schema.dossier), rows)
        connection.execute(
            text(
                "INSERT INTO search (rowid, code, person, name, phone, procedure)"
                " VALUES (:row, :code, :person, :name, :phone, 'ban sao')"
            ),
            found,
        )
