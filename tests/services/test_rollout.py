from datetime import date

from counter_app.domain.procedures import Channel
from counter_app.services.rollout import RollingOut
from tests.fakes.counter import ZONE, FakeCounter

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


class Counted:
    """Queries that have counted already."""

    def __init__(self, counts):
        self.counts = counts

    def by_channel(self, first, last):
        assert (first, last) == (FIRST, LAST)
        return self.counts


def rolling_out(counts):
    counter = FakeCounter()
    return RollingOut(
        catalogue=counter.catalogue,
        queries=Counted(counts),
        clock=counter.clock,
        zone=ZONE,
    )


def test_whoever_was_guided_at_the_counter_counts_as_online():
    counts = {Channel.ASSISTED: 71, Channel.PAPER: 28, Channel.POST: 1}

    dossiers, _procedures = rolling_out(counts).reached(FIRST, LAST)

    assert (dossiers.part, dossiers.whole, dossiers.met) == (71, 100, True)


def test_exactly_seventy_percent_is_not_over_seventy():
    counts = {Channel.SELF: 7, Channel.PAPER: 3}

    dossiers, _procedures = rolling_out(counts).reached(FIRST, LAST)

    assert not dossiers.met


def test_the_share_of_procedures_leaves_out_what_belongs_elsewhere():
    _dossiers, procedures = rolling_out({}).reached(FIRST, LAST)

    assert (procedures.part, procedures.whole, procedures.met) == (71, 85, True)


def test_today_is_asked_when_no_day_is_named():
    found = rolling_out({}).online(unit="Phường Ba Đình")

    assert found.on == date(2026, 11, 23)
    assert found.units.certain == 1
