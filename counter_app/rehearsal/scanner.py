"""The virtual scanner: SANE's own test device behind the real driver stack."""

import os
import shutil
from pathlib import Path

from counter_app.rehearsal.processes import DidNotStart

CONFIG = "SANE_CONFIG_DIR"
DEVICE = "test:0"


def offer_virtual_scanner(folder: Path) -> str:
    """Point SANE at its test device for this process and return the device's name.

    Raises DidNotStart when SANE's own programs are not there.
    """
    if shutil.which("scanimage") is None:
        raise DidNotStart("scanimage (package sane-utils) is not installed")
    config = folder / "sane"
    config.mkdir(parents=True)
    (config / "dll.conf").write_text("test\n", encoding="ascii")
    # A grid can be seen and measured; the device's own choice is a black page.
    (config / "test.conf").write_text('test-picture "Grid"\n', encoding="ascii")
    os.environ[CONFIG] = str(config)
    return DEVICE
