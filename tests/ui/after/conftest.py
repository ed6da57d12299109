import pytest

from tests.fakes.after import AfterDesk


@pytest.fixture
def desk():
    return AfterDesk()
