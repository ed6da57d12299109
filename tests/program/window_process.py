"""The program's window on a kept profile, for real key events. Not a test."""

import sys
from pathlib import Path

from counter_app.bootstrap.program import run_program
from counter_app.paths import Paths
from counter_app.rehearsal.people import COUNTER
from counter_app.settings import Settings

if __name__ == "__main__":
    settings = Settings(
        portal_url=sys.argv[2],
        counter=COUNTER,
        sync_every=2,
        language="en",
        printer=sys.argv[3],
        receipt_size="80mm",
    )
    sys.exit(run_program(Paths(Path(sys.argv[1])), settings))
