import pytest

from tests.fakes.law import Counter, Maintainer, shipped_law


@pytest.fixture
def law():
    """The shipped law as counters get it."""
    return dict(shipped_law())


@pytest.fixture
def maintainer():
    return Maintainer()


@pytest.fixture
def counter(maintainer):
    return Counter(maintainer.trust)
