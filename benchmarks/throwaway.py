"""A throw-away enrolled counter PC: own keyring, own profile, no portal."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.invented import DEVICE, slots
from benchmarks.measurement import NotMeasured
from counter_app.bootstrap.doors import Doors
from counter_app.bootstrap.use_cases import Counter, Opening, open_counter
from counter_app.domain.errors import CounterError
from counter_app.machine import SystemClock
from counter_app.paths import Paths
from counter_app.rehearsal.keyring import PrivateKeyring
from counter_app.rehearsal.people import COUNTER, OFFICER, PASSWORD
from counter_app.rehearsal.processes import DidNotStart
from counter_app.settings import Settings


@contextmanager
def throwaway_profile(*, codes: int = 100) -> Iterator[Paths]:
    """Make a profile that can number so many dossiers a day; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="mot-cua-do-"))
    keyring = PrivateKeyring(folder)
    try:
        keyring.open()
        paths = Paths(folder / "profile")
        with opened(paths) as counter:
            counter.session.found()
            counter.enrolment.devices.keep_device(DEVICE, slots(codes))
            counter.session.enrol(OFFICER, PASSWORD)
        yield paths
    except DidNotStart as problem:
        raise NotMeasured(
            f"{problem}; `make bench` installs what it needs"
        ) from problem
    except CounterError as problem:
        raise NotMeasured(f"the throw-away profile: {problem!r}") from problem
    finally:
        keyring.close()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def opened(paths: Paths) -> Iterator[Counter]:
    """Open the profile the way the program does, without a window."""
    clock = SystemClock()
    counter = open_counter(
        Opening(
            paths=paths,
            settings=Settings(counter=COUNTER),
            announce=lambda _news: None,
            doors=Doors(clock),
            clock=clock,
        )
    )
    try:
        yield counter
    finally:
        counter.close()
