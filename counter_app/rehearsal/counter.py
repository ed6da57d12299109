"""A throw-away counter: profile, keyring, portal, scanner, one invented officer.

Everything is real but lives in one temporary folder and is gone at the end.
"""

import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from counter_app.bootstrap.catalogue import rehearsal_pack
from counter_app.bootstrap.use_cases import Counter
from counter_app.paths import Paths
from counter_app.rehearsal.keyring import PrivateKeyring
from counter_app.rehearsal.people import COUNTER, HEAD, OFFICER, PASSWORD
from counter_app.rehearsal.portal import OFFICE_NAME, EmbeddedPortal
from counter_app.rehearsal.printer import PrivateQueue
from counter_app.rehearsal.scanner import RehearsalScanner
from counter_app.settings import Settings


class Rehearsal:
    """The surroundings of a throw-away counter."""

    def __init__(self, *, auto_decide: int = 0) -> None:
        self._auto_decide = auto_decide
        self._closing = ExitStack()
        self.folder = Path()
        self.portal: EmbeddedPortal
        self.paths: Paths
        self.settings: Settings

    def __enter__(self) -> Self:
        with ExitStack() as closing:
            self.folder = Path(tempfile.mkdtemp(prefix="mot-cua-thu-"))
            closing.callback(shutil.rmtree, self.folder, ignore_errors=True)
            keyring = PrivateKeyring(self.folder)
            closing.callback(keyring.close)
            keyring.open()
            self.paths = Paths(self.folder / "profile")
            self.portal = EmbeddedPortal(
                self.folder / "portal",
                rehearsal_pack(self.folder, self.paths.profile),
                auto_decide=self._auto_decide,
            )
            closing.callback(self.portal.stop)
            self.portal.found()
            self.portal.start()
            scanner = ""
            if sys.platform == "linux":
                feeder = RehearsalScanner(self.folder)
                closing.callback(feeder.close)
                scanner = feeder.device
            queue = PrivateQueue(self.folder / "print")
            closing.callback(queue.close)
            printer = queue.open()
            self.settings = Settings(
                portal_url=self.portal.url,
                sync_every=2,
                scanner=scanner,
                printer=printer,
                office=OFFICE_NAME,
                counter=COUNTER,
            )
            self._closing = closing.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.close()

    def settle(self, counter: Counter) -> None:
        """Enrol the PC and its officers, and synchronise once. Slow."""
        counter.session.found()
        code = self.portal.enrolment_code(COUNTER)
        counter.enrolment.enrol(code, COUNTER, "rehearsal")
        for officer in (OFFICER, HEAD):
            counter.session.enrol(officer, PASSWORD)
        counter.syncing.now()
