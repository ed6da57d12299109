from datetime import date

import pytest

from counter_app.domain.errors import Forbidden, ProcedureUnavailable
from counter_app.domain.ids import OfficerId
from counter_app.domain.overrides import Override
from counter_app.domain.people import Officer, Role
from counter_app.domain.procedures import Channel
from counter_app.services.setting_law import SettingLaw
from tests.fakes.counter import PASSWORD, FakeCounter

ADMIN = Officer(
    id=OfficerId("quantri.thu"),
    name="Quản Trị Thử",
    roles=frozenset({Role.SITE_ADMIN}),
    counters=frozenset(),
)


class Book:
    """Overrides in memory."""

    def __init__(self):
        self.added = []

    def add(self, override, by, at):
        self.added.append((override, by))
        return len(self.added)


class Room:
    def __init__(self):
        self.counter, self.book, self.told = FakeCounter(), Book(), []
        self.law = SettingLaw(
            overrides=self.book,
            catalogue=self.counter.catalogue,
            session=self.counter.session,
            clock=self.counter.clock,
            changed=lambda: self.told.append("changed"),
        )

    def sign_in(self):
        self.counter.session.enrol(ADMIN, PASSWORD)
        self.counter.session.sign_in(ADMIN.id, PASSWORD, "03")


def fee(code="1.004873", **parts):
    return Override(
        procedure=code,
        amount=15_000,
        reason="  Nghị quyết mới ",
        ground="Nghị quyết thử",
        valid_from=date(2026, 11, 24),
        **parts,
    )


@pytest.fixture
def room():
    return Room()


def test_an_administrator_sets_a_value_under_their_name(room):
    room.sign_in()

    number = room.law.set(fee())

    [(kept, by)] = room.book.added
    assert (number, by, kept.reason) == (1, ADMIN.id, "Nghị quyết mới")
    assert room.told == ["changed"]


def test_an_officer_sets_nothing(room):
    with pytest.raises(Forbidden):
        room.law.set(fee())

    assert room.book.added == []


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (fee("9.999999"), ProcedureUnavailable),
        (fee("2.000815", channel=Channel.POST), ValueError),
        (fee(case="không-có"), ValueError),
    ],
)
def test_what_the_catalogue_does_not_offer_is_not_set(room, wrong, problem):
    room.sign_in()

    with pytest.raises(problem):
        room.law.set(wrong)

    assert room.book.added == []
