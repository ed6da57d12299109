"""A dossier just received, its receipt printed, and what opens it."""

import pytest

from counter_app.services.reading import Reader
from tests.fakes.counter import FakeCounter, declarations


class Case:
    """One dossier of one counter."""

    def __init__(self):
        self.counter = FakeCounter()
        self.dossier = self.counter.received()
        self.counter.receipting.issue(self.dossier.id)
        self.reader = Reader(
            lookup=self.counter.lookup,
            catalogue=self.counter.catalogue,
            forms=declarations(),
        )


@pytest.fixture
def case():
    return Case()
