"""The virtual scanner: a network feeder with invented papers, behind real drivers."""

import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.rehearsal.processes import DidNotStart

if TYPE_CHECKING:
    from PIL.Image import Image

CONFIG = "SANE_CONFIG_DIR"


class RehearsalScanner:
    """Serves eSCL on loopback and points SANE of this process at it."""

    def __init__(self, folder: Path) -> None:
        """Start it; ``device`` is its name then.

        Raises DidNotStart when SANE's own programs are not there.
        """
        if shutil.which("scanimage") is None:
            raise DidNotStart("scanimage (package sane-utils) is not installed")
        from counter_app.rehearsal.escl import VirtualFeeder

        self._feeder = VirtualFeeder(_papers)
        self.device = self._feeder.configure(folder / "sane")
        os.environ[CONFIG] = str(folder / "sane")
        self._serving = ThreadPoolExecutor(1, thread_name_prefix="feeder")
        self._serving.submit(self._feeder.serve)

    def close(self) -> None:
        """Stop serving."""
        self._feeder.close()
        self._serving.shutdown()


def _papers() -> Sequence["Image"]:
    """Return what lies in the feeder: both sides of an invented citizen card."""
    from counter_app.rehearsal.papers import card

    return [card(front=True), card(front=False)]
