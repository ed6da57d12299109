"""How a PC tells the city how it is: seldom, little, and never in the way."""

import shutil
from dataclasses import fields
from datetime import timedelta

import msgspec
import pytest

from counter_app.domain.condition import Condition
from counter_app.domain.errors import PortalUnreachable
from counter_app.services.beating import Beating
from counter_app.wire.fleet import (
    Beat,
)
from tests.fakes.counter import FakeCounter

CANARY = "Nguyễn Thị Canary 001187654901"


class Machine:
    version = "0.1.0"
    ring = 1
    asked = 0
    examined = 0

    def update(self):
        return "went-back", "0.2.0"

    def errors(self):
        self.examined += 1
        return ["DR-033"]

    def disk_free_mib(self):
        return shutil.disk_usage("/").free >> 20

    def printer(self):
        return "no-paper"

    def scanner(self):
        self.asked += 1
        return "ok"


class City:
    def __init__(self):
        self.told, self.problem, self.every = [], None, timedelta(minutes=15)

    def beat(self, condition):
        if self.problem:
            raise self.problem
        self.told.append(condition)
        return self.every


class Signs(dict):
    def read(self):
        return self


class Room:
    def __init__(self):
        self.counter = FakeCounter()
        self.city, self.machine, self.online = City(), Machine(), True
        self.signs = Signs(
            unsent=3,
            oldest_unsent_at="2026-11-23T02:00:00+00:00",
            clock_offset=-4,
            numbers_left=188,
            last_name=CANARY,
        )
        self.beating = self.made(wanted=True)

    def made(self, *, wanted):
        return Beating(
            machine=self.machine,
            signs=self.signs,
            city=self.city,
            session=self.counter.session,
            clock=self.counter.clock,
            wanted=wanted,
            online=lambda: self.online,
        )

    def later(self, **by):
        self.counter.clock.move(**by)
        self.beating.tick()
        return len(self.city.told)


@pytest.fixture
def room():
    return Room()


def test_it_is_told_once_a_quarter_of_an_hour_and_only_on_line(room):
    room.online = False
    away = room.later(minutes=1)
    room.online = True

    told = [room.later(minutes=each) for each in (1, 5, 9, 1)]

    assert (away, told) == (0, [1, 1, 1, 2])
    assert room.city.told[0].unsent == 3
    assert room.city.told[0].printer == "no-paper"


def test_a_failure_waits_as_long_and_the_portal_may_ask_for_more(room):
    room.city.problem = PortalUnreachable("x")
    room.later(minutes=1)
    room.city.problem, room.city.every = None, timedelta(hours=1)

    told = [room.later(minutes=each) for each in (5, 10, 50, 10)]

    assert told == [0, 1, 1, 2]


def test_policy_switches_it_off(room):
    room.made(wanted=False).tick()

    assert room.city.told == []


def test_the_scanner_is_asked_only_while_nobody_can_be_scanning(room):
    room.later(minutes=1)
    room.counter.session.lock()
    room.later(minutes=16)

    assert [one.scanner for one in room.city.told] == ["", "ok"]
    assert room.machine.asked == 1


def test_nothing_but_the_fixed_fields_is_told_whatever_was_noted(room):
    room.later(minutes=1)

    told = {one.name: getattr(room.city.told[0], one.name) for one in fields(Condition)}
    said = msgspec.json.encode(Beat(**told))
    assert b"Canary" not in said
    assert b"001187654901" not in said
    assert {one.name for one in fields(Condition)} == set(Beat.__struct_fields__)
    assert len(said) < 2048


def test_how_the_last_update_ended_is_told_with_the_wave_this_pc_is_in(room):
    room.later(minutes=1)

    [told] = room.city.told
    assert (told.ring, told.update, told.updated_to) == (1, "went-back", "0.2.0")


def test_the_doctor_looks_twice_a_day_while_nobody_is_at_work(room):
    room.counter.session.lock()
    looked = []
    for minutes in (1, 16, 16, 12 * 60):
        room.later(minutes=minutes)
        looked.append(room.machine.examined)

    assert looked == [0, 1, 1, 2]
    assert [one.errors for one in room.city.told][:2] == [(), ("DR-033",)]
