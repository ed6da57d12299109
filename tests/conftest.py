"""For every test."""

from pathlib import Path

import pytest

from counter_app.ui.none_kept import keep_none

# Tests make widgets without our Application; PySide6 would end Python 3.11 (0007).
keep_none()

TESTS = Path(__file__).parent
LONGEST = (
    "program/test_selftest.py",
    "program/test_killed.py",
    "sync/test_ward.py",
    "sync/test_faults.py",
    "vault/test_journal.py",
    "vault/test_fuzz.py",
    "program/test_window.py",
    "sync/test_real_portal.py",
    "program/test_lock.py",
    "sync/test_catalogue.py",
    "program/test_offline_everywhere.py",
    "documents/test_whole_stack.py",
    "services/test_every_procedure.py",
    "sync/test_invariants.py",
    "program/test_copies_lane.py",
    "sync/test_standing.py",
    "sync/test_second_copy.py",
    "cli/test_commands.py",
    "program/test_bad_surroundings.py",
)
"""Files that take long, the longest first; who comes last makes the others wait."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with the longest files; all others stay in the order of chance."""
    place = {TESTS / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))
