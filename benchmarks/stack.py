"""Fifty pages looked at by two workers against the same fifty by one, by the clock."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.scanned_page import scanned
from counter_app.documents.pictures import WORKERS, IsolatedPictures
from counter_app.domain.ids import RowId, Sha256
from counter_app.domain.stacks import Page, PageId, PartId, Raw

PAGES = 50
GOAL = 1 / 1.6
PATIENCE = 600.0
"""Seconds for a page: the machine may be busy, which is not what is measured."""


def measure(rounds: int) -> Measurement:
    """Look at the stack both ways, in turn."""
    if WORKERS < 2:
        raise NotMeasured("this machine has one core")
    ours, limit = [], []
    for _ in range(rounds):
        limit.append(seconds(1))
        ours.append(seconds(2))
    return Measurement(
        name="stack",
        what=f"{PAGES} pages at 300 dpi looked at by both cores, by the clock",
        against="the same pages by one core",
        unit="s",
        ours=ours,
        limit=limit,
        goal=GOAL,
    )


def seconds(workers: int) -> float:
    """Return how long the stack takes."""
    raws = [scanned("plain"), scanned("stamped")]
    with IsolatedPictures(workers=workers, time_limit=PATIENCE) as pictures:
        for raw in raws * workers:  # started, and its libraries loaded
            pictures.look(page_of(), [raw])
        began = perf_counter()
        with ThreadPoolExecutor(workers) as lanes:
            stack = [raws[at % len(raws)] for at in range(PAGES)]
            list(lanes.map(lambda raw: pictures.look(page_of(), [raw]), stack))
        return perf_counter() - began


def page_of() -> Page:
    """Return a page of the stack; its content is brought beside it."""
    row = RowId("giay")
    return Page(
        id=PageId("1"),
        raws=(Raw(sha256=Sha256("")),),
        batch="b",
        part=PartId("b"),
        name="Quét",
        tapped=row,
        row=row,
    )
