"""A process of its own that prints fee slips, one after the other, until it is killed.

``python -m tests.store.stack_of_slips DATABASE TRAY``: every paper that comes out adds
its number as one line to the file TRAY.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Form, Outcome
from counter_app.domain.receipts import PaperSize
from counter_app.services.outlets import Outlets
from counter_app.services.printing import Order, Printing
from counter_app.services.session import Session
from counter_app.store.opening import open_store
from counter_app.store.unit_of_work import SqlUnitOfWork
from tests.fakes.counter import HA, PASSWORD
from tests.fakes.machine import FakeClock, FakeFiles, FakeGate, FakePaper
from tests.store.conftest import KEY, ZONE


class Tray:
    """A printer whose paper lies in a file, and stays there through a power cut."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self):
        return ["Khay"]

    def send(self, pdf: bytes, title: str, to: Outlet) -> str:
        with self._path.open("ab") as file:
            file.write(pdf + b"\n")
            file.flush()
            os.fsync(file.fileno())
        return "job"

    def makes_files(self, printer: str) -> bool:
        return False

    def outcome(self, printer: str, job: str) -> Outcome:
        return Outcome.OUT


def printing(database: Path, tray: Path) -> Printing:
    engine = open_store(database, KEY, datetime.now(UTC))
    clock = FakeClock()

    def begin():
        return SqlUnitOfWork(engine, ZONE)

    session = Session(begin=begin, gate=FakeGate(), clock=clock)
    session.enrol(HA, PASSWORD)
    session.sign_in(HA.id, PASSWORD, "03")
    return Printing(
        begin=begin,
        session=session,
        clock=clock,
        zone=ZONE,
        files=FakeFiles(),
        paper=FakePaper(),
        printer=Tray(tray),
        outlets=Outlets(
            begin=begin,
            session=session,
            standard=Outlet(printer="Khay", size=PaperSize.A5),
        ),
        announce=lambda news: None,
    )


def order() -> Order:
    return Order(
        form=Form.FEE,
        form_set="TT03-2025",
        title="fee",
        draw=lambda drawing: drawing.number.encode(),
    )


def main(database: str, tray: str) -> None:
    work = printing(Path(database), Path(tray))
    work.recover()
    while True:
        work.print(order())


if __name__ == "__main__":
    main(*sys.argv[1:])
