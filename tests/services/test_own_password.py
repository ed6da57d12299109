"""An officer changes their own password, and nobody else's."""

import pytest

from counter_app.bootstrap.passwords import common_passwords
from counter_app.domain.errors import SignInHeldBack, WrongPassword
from counter_app.domain.journal import Act
from counter_app.domain.keeping_errors import PasswordTooWeak
from counter_app.paths import RESOURCES
from counter_app.services.officers import Officers
from counter_app.services.session import ATTEMPTS
from tests.fakes.counter import BINH, HA, PASSWORD

FRESH = "một câu mới thật dài"


@pytest.fixture
def officers(counter):
    return Officers(
        begin=counter.work.begin,
        gate=counter.gate,
        session=counter.session,
        clock=counter.clock,
        common=lambda: common_passwords(RESOURCES),
    )


def test_the_old_password_opens_nothing_any_more_and_it_is_written_down(
    counter, officers
):
    officers.change_own(PASSWORD, FRESH)

    entry = counter.work.journal.entries[-1]
    assert (entry.act, entry.officer, entry.detail) == (
        Act.OWN_PASSWORD,
        HA.id,
        HA.id,
    )
    assert FRESH not in repr(counter.work.journal.entries)
    counter.session.sign_out()
    with pytest.raises(WrongPassword):
        counter.session.sign_in(HA.id, PASSWORD, "03")
    assert counter.session.sign_in(HA.id, FRESH, "03").officer == HA
    assert counter.session.sign_in(BINH.id, PASSWORD, "03").officer == BINH


def test_without_the_old_password_nothing_changes_and_the_tries_count(
    counter, officers
):
    for _ in range(ATTEMPTS - 1):
        with pytest.raises(WrongPassword):
            officers.change_own("đoán", FRESH)
    with pytest.raises(SignInHeldBack):
        officers.change_own("đoán", FRESH)

    counter.clock.move(minutes=20)
    assert counter.session.sign_in(HA.id, PASSWORD, "03").officer == HA


@pytest.mark.parametrize("new", ["ngắn", "Hanoi@2026", "1q2w3e4r5t", "MySpace1"])
def test_case_16_what_everybody_would_guess_is_not_taken(counter, officers, new):
    with pytest.raises(PasswordTooWeak):
        officers.change_own(PASSWORD, new)

    counter.session.sign_out()
    assert counter.session.sign_in(HA.id, PASSWORD, "03").officer == HA
