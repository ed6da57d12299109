"""A dossier whose result has come, and what reads it."""

import pytest

from counter_app.services.reading import Reader
from tests.fakes.counter import FakeCounter, declarations


class Case:
    """One dossier of one counter; ``days`` after the promise its result came."""

    def __init__(self):
        self.counter = FakeCounter()
        self.dossier = self.counter.received()
        self.reader = Reader(
            lookup=self.counter.lookup,
            catalogue=self.counter.catalogue,
            forms=declarations(),
        )

    def result_comes(self, days=0):
        self.counter.clock.move(days=days)
        self.dossier = self.counter.handing_over.result_arrived(self.dossier.id)

    def handed_over(self):
        return self.counter.work.dossiers.kept[self.dossier.id].handover

    def in_post(self):
        return self.counter.work.dossiers.kept[self.dossier.id].in_post


@pytest.fixture
def case():
    made = Case()
    made.result_comes()
    return made


@pytest.fixture
def waiting():
    return Case()
