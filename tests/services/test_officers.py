"""Whoever administers the site lets officers in, out, and try again."""

import pytest

from counter_app.bootstrap.passwords import common_passwords
from counter_app.domain.errors import SignInHeldBack, WrongPassword
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act
from counter_app.domain.keeping_errors import PasswordTooWeak
from counter_app.domain.people import Officer, Role
from counter_app.paths import RESOURCES
from counter_app.services.officers import Officers
from counter_app.services.session import ATTEMPTS
from tests.fakes.counter import BINH, PASSWORD

ADMIN = Officer(
    id=OfficerId("quan.tri"),
    name="Trần Thu Nga",
    roles=frozenset({Role.SITE_ADMIN}),
    counters=frozenset(),
)
LAN = Officer(
    id=OfficerId("lan"),
    name="Lê Lan",
    roles=frozenset({Role.INTAKE}),
    counters=frozenset(),
)


@pytest.fixture
def officers(counter):
    counter.session.enrol(ADMIN, PASSWORD)
    counter.session.sign_in(ADMIN.id, PASSWORD, "")
    return Officers(
        begin=counter.work.begin,
        gate=counter.gate,
        session=counter.session,
        clock=counter.clock,
        common=lambda: common_passwords(RESOURCES),
    )


def last(counter):
    entry = counter.work.journal.entries[-1]
    return entry.act, entry.officer, entry.detail


def test_a_new_officer_is_written_down_and_signs_in(counter, officers):
    officers.enrol(LAN, "một câu riêng")

    assert last(counter) == (Act.OFFICER_ENROLLED, ADMIN.id, LAN.id)
    assert counter.session.sign_in(LAN.id, "một câu riêng", "03").officer == LAN


def test_case_15_a_dismissed_officer_is_out_and_it_is_written_down(counter, officers):
    officers.dismiss(OfficerId(" BINHTV.thu "))

    assert last(counter) == (Act.OFFICER_DISMISSED, ADMIN.id, BINH.id)
    assert counter.work.accounts.get(BINH.id).revoked
    with pytest.raises(WrongPassword):
        counter.session.sign_in(BINH.id, PASSWORD, "03")


def test_a_pause_is_lifted_by_name(counter, officers):
    for _ in range(ATTEMPTS):
        with pytest.raises((WrongPassword, SignInHeldBack)):
            counter.session.sign_in(BINH.id, "sai", "03")

    officers.let_try_again(BINH.id)

    assert last(counter) == (Act.PAUSE_LIFTED, ADMIN.id, BINH.id)
    assert counter.session.sign_in(BINH.id, PASSWORD, "03").officer == BINH


def test_case_16_nobody_is_let_in_with_what_everybody_would_guess(counter, officers):
    with pytest.raises(PasswordTooWeak):
        officers.enrol(LAN, "football1")

    assert not counter.gate.knows(LAN.id)
