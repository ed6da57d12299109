import pytest

from tests.fakes.counter import FakeCounter


@pytest.fixture
def counter():
    return FakeCounter()
