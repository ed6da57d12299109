"""The real counter and portal of tests/sync, for longer."""

from tests.sync.conftest import (  # noqa: F401
    counter,
    founded,
    make_counter,
    portal,
    session,
    way,
)
