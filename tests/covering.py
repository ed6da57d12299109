"""Whether the tests of the security core go every way through it: ``make covered``.

The same modules and tests as ``make mutants``; a way nobody goes ends with 1. Only
``...`` of protocols and imports for types are let off: there is nothing to run.
"""

import os
import sys
from pathlib import Path

import coverage
import pytest

from tests.mutating import CORE

ROOT = Path(__file__).parents[1]
LET_OFF = (r"if TYPE_CHECKING:", r"^\s*\.\.\.$")


def main():
    """Run the tests, print what of each module was gone, return the exit status."""
    os.chdir(ROOT)
    modules = [f"{name.replace('.', '/')}.py" for name in CORE]
    watching = coverage.Coverage(
        branch=True, include=modules, data_file=None, config_file=False
    )
    for words in LET_OFF:
        watching.exclude(words)
    named = {test for tests in CORE.values() for test in tests}
    tests = ["tests/vault", *sorted(one for one in named if "/vault/" not in one)]
    watching.start()
    failed = pytest.main([*tests, "-q", "-p", "no:cacheprovider", "-m", "not soak"])
    watching.stop()
    share = watching.report(show_missing=True)
    return 1 if failed or share < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
