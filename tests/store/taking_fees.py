"""A process of its own that takes fees, one after the other, until it is killed.

``python -m tests.store.taking_fees DATABASE LOG``: each fee that is said to be taken
adds its slip's number as one line to the file LOG.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from counter_app.domain.ids import PaymentId
from counter_app.domain.payments import Method
from counter_app.services.collecting import Collecting, Taking
from counter_app.services.session import Session
from counter_app.store.opening import open_store
from counter_app.store.unit_of_work import SqlUnitOfWork
from tests.fakes.counter import HA, PASSWORD, shipped
from tests.fakes.machine import FakeClock, FakeGate
from tests.store.conftest import KEY, ZONE

CASH = Taking(method=Method.CASH, amount=24_000, tendered=50_000)


class Names:
    """Names no other run gives."""

    def __init__(self, run: str) -> None:
        self._run, self._given = run, 0

    def new(self) -> str:
        self._given += 1
        return f"{self._run}.{self._given}"

    def secret(self) -> str:
        return "7K2M"


def at_the_till(database: Path, run: str = "test") -> Collecting:
    engine = open_store(database, KEY, datetime.now(UTC))
    clock = FakeClock()

    def begin():
        return SqlUnitOfWork(engine, ZONE)

    session = Session(begin=begin, gate=FakeGate(), clock=clock)
    session.enrol(HA, PASSWORD)
    session.sign_in(HA.id, PASSWORD, "03")
    return Collecting(
        begin=begin,
        session=session,
        clock=clock,
        ids=Names(run),
        catalogue=shipped(),
        qr=lambda _dossier: None,
        announce=lambda _news: None,
    )


def main(database: str, log: str) -> None:
    till = at_the_till(Path(database), str(os.getpid()))
    with till.begin() as work:
        waiting = work.dossiers.get("6f0e8f0a-0000-4000-8000-000000000001")
    number = 1
    while True:
        name = f"6f0e8f0a-0000-4000-8000-{number:012d}"
        with till.begin() as work:
            waiting = work.dossiers.get(name)
        number += 1
        if waiting.owed == 0:
            continue
        taken = till.take(waiting.id, PaymentId(till.ids.new()), CASH)
        with Path(log).open("a") as file:
            file.write(f"{taken.slip}\n")
            file.flush()
            os.fsync(file.fileno())


if __name__ == "__main__":
    main(*sys.argv[1:])
