"""A city that knows officers: it gives codes and says what became of them."""

from datetime import timedelta

from counter_app.bootstrap.passwords import common_passwords
from counter_app.domain.coming_in import Asked, Outcome, Told
from counter_app.paths import RESOURCES
from counter_app.services.coming_in import beside
from counter_app.services.officers import Officers

AGREED = Told(outcome=Outcome.AGREED, account="Lan.PT", name="Phạm Thị Lan")


class FakeCity:
    """Answers what ``told`` says; ``fails`` is raised instead, if it is set."""

    def __init__(self):
        self.told = Told(outcome=Outcome.PENDING)
        self.fails = None
        self.given, self.asked_about = 0, []

    def ask(self):
        if self.fails:
            raise self.fails
        self.given += 1
        return Asked(
            secret=f"secret-{self.given}",
            code="WDJB-MJHT",
            address="https://portal.example/can-bo/ma-may",
            lasts=timedelta(minutes=10),
            every=timedelta(seconds=3),
        )

    def answer(self, secret):
        if self.fails:
            raise self.fails
        self.asked_about.append(secret)
        return self.told


def coming_in_of(counter, city):
    """Make the use case over a counter in memory."""
    officers = Officers(
        begin=counter.work.begin,
        gate=counter.gate,
        session=counter.session,
        clock=counter.clock,
        common=lambda: common_passwords(RESOURCES),
    )
    return beside(officers, city)
