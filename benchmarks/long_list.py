"""A counter with a hundred thousand dossiers, a list of them on a screen, and a feed.

What is measured is the program's own list page over its own encrypted store, its lanes
and its presenters; while it is looked at, ten thousand of the dossiers come anew by the
feed, five hundred a page, each page one transaction and one piece of news.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from threading import Event, Thread
from time import perf_counter, process_time, sleep
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, insert, select

from benchmarks.invented import HANOI, ORGANISATION, RECEIPT
from benchmarks.measurement import NotMeasured
from benchmarks.throwaway import opened, throwaway_profile
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Confirmation
from counter_app.domain.exchange import Copy
from counter_app.domain.fields import fields_of
from counter_app.domain.ids import DossierCode, DossierId, OfficerId, ProcedureCode
from counter_app.domain.news import Changed
from counter_app.domain.people import Citizen
from counter_app.machine import SystemClock
from counter_app.paths import RESOURCES
from counter_app.rehearsal.people import COUNTER, OFFICER, PASSWORD
from counter_app.store import schema
from counter_app.store.ledger import SqlLedger

MANY, COMING, PAGE, AT_ONCE = 100_000, 10_000, 500, 10_000
PATIENCE = 60.0
FRAME = 1 / 60
TURN = 0.002
"""Seconds between two looks: waiting costs no processor."""


@dataclass
class Screen:
    """The page in its window, and what turns the events."""

    app: Any
    page: Any
    table: Any
    hear: Callable[[Changed], None]
    ledger: SqlLedger
    counter: Counter
    fields: dict[str, Any]
    version: int = 1
    """What the dossiers have; each feed brings the next."""

    def open(self) -> float:
        """Come to the page; return the processor's milliseconds until it has lines.

        Of all threads: the one that reads and the one that paints take turns.
        """
        self.page.left()
        self.table.model().forget_lines(self.table.model().ids())
        began = process_time()
        self.page.came()
        self.until(lambda: self.table.model().line_at(self.table.rowAt(0)))
        return (process_time() - began) * 1000

    def frame(self, place: float) -> float:
        """Scroll to this part of the list; return what the frame took.

        Milliseconds by the clock, with all that came to the GUI thread meanwhile.
        """
        bar = self.table.verticalScrollBar()
        began = perf_counter()
        bar.setValue(round(bar.maximum() * place))
        self.app.processEvents()
        spent = perf_counter() - began
        sleep(FRAME)  # a screen shows no more; meanwhile the others go on
        return spent * 1000

    def until(self, done: Callable[[], object]) -> None:
        """Turn the events until something is so."""
        end = perf_counter() + PATIENCE
        while not done():
            self.app.processEvents()
            sleep(TURN)
            if perf_counter() > end:
                raise NotMeasured("the list never came")

    @contextmanager
    def feed(self) -> Iterator[Event]:
        """Let ten thousand dossiers come; the event says that all are here."""
        done = Event()
        self.version += 1
        child = Thread(target=self._take, args=(done,), daemon=True)
        child.start()
        yield done
        child.join()

    def _take(self, done: Event) -> None:
        for first in range(0, COMING, PAGE):
            page = [
                Copy(
                    dossier=_name(number),
                    version=self.version,
                    tip=f"portal.1.{self.version}",
                    fields={**self.fields, "code": _code(number), "status": "ready"},
                )
                for number in range(first, first + PAGE)
            ]
            begin = self.ledger.cursor()
            with self.ledger.settling() as settling:
                settling.take_page(page, begin, f"{first}")
            self.hear(Changed(settling.changed))
        done.set()


@contextmanager
def screen() -> Iterator[Screen]:
    """Fill a throw-away counter and show today's list of it; gone afterwards."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from counter_app.ui import style, tokens
    from counter_app.ui.application import Application
    from counter_app.ui.garbage import PAUSE_MS, Garbage
    from counter_app.ui.hub import Hub
    from counter_app.ui.idle import Idle
    from counter_app.ui.tasks import QtTasks
    from counter_app.ui.today.page import TodayList, TodayPage
    from counter_app.ui.today.presenter import TodayPresenter
    from counter_app.ui.turns import screen_first

    app = QApplication.instance()
    if not isinstance(app, Application):
        app = Application(RESOURCES)
    style.apply(app, tokens.LIGHT)
    screen_first()
    with throwaway_profile() as paths, opened(paths) as counter:
        counter.session.sign_in(OFFICER.id, PASSWORD, COUNTER)
        engine = counter.lookup.queries._engine  # type: ignore[attr-defined]
        fields = _filled(engine, counter)
        lane = QtTasks("local", 1)
        presenter = TodayPresenter(counter.lookup, counter.catalogue, lane)
        page = TodayPage(presenter)
        style.dress(page)
        page.resize(1158, 600)
        page.show()
        garbage = Garbage(Idle(after_ms=PAUSE_MS))
        garbage.collect()
        hub = Hub()
        hub.listen(presenter.hear)
        ledger = SqlLedger(engine, HANOI, SystemClock())
        yield Screen(
            app, page, page.findChild(TodayList), hub.announce, ledger, counter, fields
        )
        garbage.leave()
        lane.close()
        page.close()
        page.deleteLater()
        app.processEvents()


def _filled(engine: Engine, counter: Counter) -> dict[str, Any]:
    """Write the dossiers as the store keeps them; return the fields of one."""
    at = counter.lookup.now().replace(hour=8, minute=0)
    one = Dossier(
        id=_name(0),
        code=_code(0),
        lookup_secret="7K2F",
        register_number=1,
        counter=COUNTER,
        procedure=ProcedureCode(RECEIPT.procedure_code),
        procedure_version="1",
        procedure_name=RECEIPT.procedure_name,
        form_set=RECEIPT.form_set,
        channel=RECEIPT.channel,
        applicant=Citizen(name=RECEIPT.applicant, personal_id=RECEIPT.personal_id),
        fee=RECEIPT.fee,
        due=RECEIPT.due,
        confirmed=Confirmation.SPOKEN,
        received_by=OfficerId(OFFICER.id),
        received_by_name=OFFICER.name,
        received_at=at,
    )
    with counter.lookup.begin() as work:
        work.dossiers.put(one)
        work.commit()
    table = schema.dossier
    with engine.begin() as connection:
        kept = dict(connection.execute(select(table)).mappings().one())
    for first in range(1, MANY, AT_ONCE):
        rows = [
            {
                **kept,
                "row": kept["row"] + number,
                "id": _name(number),
                "code": _code(number),
                "received_at": (at + timedelta(milliseconds=number)).isoformat(),
            }
            for number in range(first, min(first + AT_ONCE, MANY))
        ]
        with engine.begin() as connection:
            connection.execute(insert(table), rows)
    return fields_of(one)


def _name(number: int) -> DossierId:
    return DossierId(str(UUID(int=number + 1)))


def _code(number: int) -> DossierCode:
    return DossierCode(f"{ORGANISATION}-261123-{number:06d}")
