"""For every test."""

import gc
from pathlib import Path

import pytest

from counter_app.ui.garbage import collect_due
from counter_app.ui.none_kept import keep_none

# Tests make widgets without our Application; PySide6 would end Python 3.11 (0007).
keep_none()
# As in the program: never on a thread that is not Qt's (counter_app/ui/garbage.py).
gc.disable()

TESTS = Path(__file__).parent
LONGEST = (
    "program/test_selftest.py",
    "sync/test_real_portal.py",
    "cli/test_officers.py",
    "documents/test_pictures.py",
    "portal/test_operations.py",
    "sync/test_standing.py",
    "portal/test_agreeing.py",
    "cli/test_commands.py",
    "cli/test_override.py",
    "program/test_bad_surroundings.py",
    "catalogue/test_gate.py",
    "ui/test_every_screen_fits.py",
    "sync/test_faults.py",
    "documents/test_whole_stack.py",
    "portal/test_witnessing.py",
    "portal/test_hostile.py",
    "sync/test_proving.py",
    "sync/test_catalogue.py",
    "program/test_killed.py",
    "program/test_offline_everywhere.py",
    "program/test_window.py",
    "program/test_copies_lane.py",
    "sync/test_ward.py",
)
"""Files that take long, the longest first; who comes last makes the others wait."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with the longest files; all others stay in the order of chance."""
    place = {TESTS / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown():
    """Look for garbage between tests, on the thread of the widgets."""
    collect_due()
