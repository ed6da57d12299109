"""A throw-away counter PC that is enrolled at a portal apart, as bootstrap makes it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.portal_apart import Apart, enrolment_code
from counter_app.bootstrap.doors import Doors
from counter_app.bootstrap.use_cases import Counter, Opening, open_counter
from counter_app.machine import SystemClock
from counter_app.paths import Paths
from counter_app.rehearsal.keyring import PrivateKeyring
from counter_app.rehearsal.people import COUNTER, OFFICER, PASSWORD
from counter_app.settings import Settings

NUMBER = COUNTER
"""The counter its officer may work at."""


@contextmanager
def keyring_of_its_own() -> Iterator[Path]:
    """Give a folder beside a keyring that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="mot-cua-do-") as name:
        folder = Path(name)
        keyring = PrivateKeyring(folder)
        try:
            keyring.open()
            yield folder
        finally:
            keyring.close()


@contextmanager
def synced_counter(apart: Apart, profile: Path) -> Iterator[Counter]:
    """Make a profile, enrol it and sign an officer in; nothing is synchronised yet.

    It needs a keyring of its own.
    """
    clock = SystemClock()
    counter = open_counter(
        Opening(
            paths=Paths(profile),
            settings=Settings(counter=NUMBER, portal_url=apart.url),
            announce=lambda _news: None,
            doors=Doors(clock),
            clock=clock,
            rehearsal=True,  # its own city's packs are let in
        )
    )
    try:
        counter.session.found()
        code = enrolment_code(apart.database, NUMBER)
        counter.enrolment.enrol(code, NUMBER, "PC")
        counter.session.enrol(OFFICER, PASSWORD)
        counter.session.sign_in(OFFICER.id, PASSWORD, NUMBER)
        yield counter
    finally:
        counter.close()
