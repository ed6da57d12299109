from datetime import timedelta

import pytest

from counter_app.domain.clocks import PORTAL_HEARD
from counter_app.domain.errors import (
    ClockUntrusted,
    Forbidden,
    NotSignedIn,
    OfflineTooLong,
    SecondOfficerNeeded,
    SignInHeldBack,
    StoreFull,
    WrongCounter,
    WrongPassword,
)
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act
from counter_app.domain.people import Officer, Role
from counter_app.services.session import ATTEMPTS
from tests.fakes.counter import BINH, HA, PASSWORD, FakeCounter


@pytest.fixture
def signed_out(counter):
    counter.session.sign_out()
    return counter


def fail(counter: FakeCounter, account: str = HA.id, times: int = 1) -> list[object]:
    """Type a wrong password so often and return what was complained of."""
    complaints: list[object] = []
    for _ in range(times):
        with pytest.raises((WrongPassword, SignInHeldBack)) as caught:
            counter.session.sign_in(account, "sai", "03")
        complaints.append(caught.value)
    return complaints


def told(complaints: list[object]) -> list[object]:
    return [
        one.attempts_left if isinstance(one, WrongPassword) else "held"
        for one in complaints
    ]


def test_an_enrolled_officer_signs_in_at_a_counter(signed_out):
    seat = signed_out.session.sign_in(HA.id, PASSWORD, "03")

    assert (seat.officer, seat.counter, seat.at) == (HA, "03", signed_out.clock.now())
    assert signed_out.session.who() == seat


def test_signing_in_is_remembered_and_written_down(signed_out):
    signed_out.session.sign_in(BINH.id, PASSWORD, "07")

    entry = signed_out.work.journal.entries[-1]
    assert (entry.act, entry.officer, entry.detail) == (Act.SIGNED_IN, BINH.id, "07")
    assert signed_out.session.last_account() == BINH.id


def test_nobody_signed_in_last_on_a_new_pc():
    counter = FakeCounter()
    counter.gate.remembered = ""

    assert counter.session.last_account() == ""


@pytest.mark.parametrize("typed", ["HANT.THU", "  hant.thu ", "Hant.Thu\t"])
def test_an_account_may_be_typed_in_any_case_and_with_spaces(signed_out, typed):
    assert signed_out.session.sign_in(typed, PASSWORD, "03").officer == HA


def test_an_account_enrolled_in_capitals_can_sign_in(signed_out):
    loud = Officer(
        id=OfficerId("LAN.THU"), name="Lê Lan", roles=frozenset(), counters=frozenset()
    )
    signed_out.session.enrol(loud, PASSWORD)

    assert (
        signed_out.session.sign_in("lan.thu", PASSWORD, "01").officer.name == "Lê Lan"
    )


def test_wrong_passwords_count_down_to_a_pause(signed_out):
    complaints = fail(signed_out, times=ATTEMPTS)

    assert told(complaints) == [4, 3, 2, 1, "held"]
    assert complaints[-1].until == signed_out.clock.now() + timedelta(seconds=30)


def test_the_right_password_forgives_the_wrong_ones(signed_out):
    fail(signed_out, times=3)
    signed_out.session.sign_in(HA.id, PASSWORD, "03")

    assert told(fail(signed_out)) == [4]


@pytest.mark.parametrize(("wrong", "warned"), [(0, False), (2, False), (3, True)])
def test_wrong_passwords_are_written_down_and_told_with_the_next_right_one(
    signed_out, wrong, warned
):
    fail(signed_out, times=wrong)

    seat = signed_out.session.sign_in(HA.id, PASSWORD, "03")
    again = signed_out.session.sign_in(HA.id, PASSWORD, "03")

    noted = [e for e in signed_out.work.journal.entries if e.act is Act.TRIES_MISSED]
    assert (seat.missed, seat.is_warned) == (wrong, warned)
    assert [(e.officer, e.detail) for e in noted] == ([(HA.id, str(wrong))][:wrong])
    assert again.missed == 0


def test_a_password_proven_at_work_forgives_the_wrong_ones(counter):
    for _ in range(2):
        with pytest.raises(WrongPassword):
            counter.session.prove("sai")

    counter.session.prove(PASSWORD)

    with pytest.raises(WrongPassword) as caught:
        counter.session.prove("sai")
    assert caught.value.attempts_left == ATTEMPTS - 1


def test_guesses_at_a_locked_screen_are_told_to_whoever_unlocks_it(counter):
    counter.session.lock()
    for _ in range(3):
        with pytest.raises(WrongPassword):
            counter.session.unlock("sai")

    seat = counter.session.unlock(PASSWORD)

    last = counter.work.journal.entries[-1]
    assert (last.act, last.officer, last.detail) == (Act.TRIES_MISSED, HA.id, "3")
    assert seat.is_warned
    assert counter.session.current == seat


def test_during_a_pause_not_even_the_right_password_counts(signed_out):
    fail(signed_out, times=ATTEMPTS)
    slow = signed_out.gate.slow
    signed_out.clock.move(seconds=29)

    with pytest.raises(SignInHeldBack):
        signed_out.session.sign_in(HA.id, PASSWORD, "03")

    assert signed_out.gate.slow == slow


def test_after_the_pause_the_right_password_counts_again(signed_out):
    fail(signed_out, times=ATTEMPTS)
    signed_out.clock.move(seconds=30)

    assert signed_out.session.sign_in(HA.id, PASSWORD, "03").officer == HA


def test_pauses_double_up_to_a_quarter_of_an_hour(signed_out):
    fail(signed_out, times=ATTEMPTS - 1)

    pauses = []
    for _ in range(8):
        [complaint] = fail(signed_out)
        pauses.append((complaint.until - signed_out.clock.now()).total_seconds())
        signed_out.clock.at = complaint.until

    assert pauses == [30, 60, 120, 240, 480, 900, 900, 900]


def test_the_count_survives_a_restart(signed_out):
    fail(signed_out, times=3)
    again = type(signed_out.session)(
        begin=signed_out.work.begin,
        gate=signed_out.gate,
        clock=signed_out.clock,
    )

    with pytest.raises(WrongPassword) as caught:
        again.sign_in(HA.id, "sai", "03")

    assert caught.value.attempts_left == 1


def test_a_clock_put_right_locks_nobody_out(signed_out):
    fail(signed_out, times=ATTEMPTS)
    signed_out.clock.move(days=-365)

    assert signed_out.session.sign_in(HA.id, PASSWORD, "03").officer == HA


def test_an_account_nobody_has_takes_as_long_as_one_somebody_has(signed_out):
    start = signed_out.gate.slow
    fail(signed_out)
    known = signed_out.gate.slow - start

    fail(signed_out, account="khong.co")

    assert signed_out.gate.slow - start - known == known


def test_an_account_nobody_has_answers_just_as_one_somebody_has(signed_out):
    known = fail(signed_out, times=ATTEMPTS + 1)
    unknown = fail(signed_out, account="khong.co", times=ATTEMPTS + 1)

    assert told(unknown) == told(known)
    assert "khong.co" not in signed_out.gate.failed


def test_the_counter_must_be_one_of_the_officers(signed_out):
    with pytest.raises(WrongCounter) as caught:
        signed_out.session.sign_in(HA.id, PASSWORD, "04")

    assert caught.value.counter == "04"
    assert signed_out.session.current is None
    assert signed_out.gate.inside == ""


def test_a_wrong_password_says_nothing_about_the_counter(signed_out):
    with pytest.raises(WrongPassword):
        signed_out.session.sign_in(HA.id, "sai", "04")


def test_a_locked_screen_stays_its_owners_and_nobody_works(counter):
    counter.session.lock()

    assert counter.session.locked
    assert counter.session.current.officer == HA
    with pytest.raises(NotSignedIn):
        counter.session.who()


def test_its_owner_unlocks_it(counter):
    seat = counter.session.who()
    counter.session.lock()

    assert counter.session.unlock(PASSWORD) == seat
    assert counter.session.who() == seat


def test_another_officers_password_does_not_unlock_it(counter):
    counter.session.enrol(BINH, "mật khẩu của Bình")
    counter.session.lock()

    with pytest.raises(WrongPassword):
        counter.session.unlock("mật khẩu của Bình")

    assert counter.session.locked


def test_guessing_at_a_locked_screen_counts_as_well(counter):
    counter.session.lock()
    for _ in range(ATTEMPTS - 1):
        with pytest.raises(WrongPassword):
            counter.session.unlock("sai")

    with pytest.raises(SignInHeldBack):
        counter.session.unlock("sai")


def test_another_officer_may_sign_in_over_a_lock(counter):
    counter.session.lock()

    counter.session.sign_in(BINH.id, PASSWORD, "03")

    assert counter.session.who().officer == BINH


def test_nobody_is_there_to_lock_or_unlock_after_signing_out(signed_out):
    signed_out.session.lock()

    assert not signed_out.session.locked
    with pytest.raises(NotSignedIn):
        signed_out.session.unlock(PASSWORD)
    with pytest.raises(NotSignedIn):
        signed_out.session.who()


def test_signing_out_behind_a_lock_leaves_no_key_and_nothing_covered(counter):
    counter.session.lock()

    counter.session.sign_out()

    assert counter.gate.inside == ""
    assert not counter.session.locked
    assert counter.session.current is None


def test_who_came_after_an_officer_that_was_let_go_is_at_work(counter):
    assert counter.session.takes_note(HA, out=True)
    counter.session.sign_out()

    assert not counter.session.takes_note(HA, out=True)
    assert counter.session.sign_in(BINH.id, PASSWORD, "03").officer == BINH
    assert counter.session.who().officer == BINH


def test_what_another_officer_agreed_to_is_forgotten_at_signing_out(counter):
    signed = counter.session.cosign(BINH.id, PASSWORD, "hoãn")
    counter.session.sign_out()
    counter.session.sign_in(HA.id, PASSWORD, "03")

    with pytest.raises(SecondOfficerNeeded):
        counter.session.agreed(signed, "hoãn")


def test_enrolling_again_replaces_the_password(signed_out):
    signed_out.session.enrol(HA, "mới tinh")

    with pytest.raises(WrongPassword):
        signed_out.session.sign_in(HA.id, PASSWORD, "03")
    assert signed_out.session.sign_in(HA.id, "mới tinh", "03").officer == HA


def test_every_wrong_password_leaves_a_line_and_no_account(signed_out, caplog):
    fail(signed_out, times=2)
    fail(signed_out, "nguyen.van.x")

    said = [one.getMessage() for one in caplog.records if "wrong" in one.getMessage()]
    assert said == [
        "a password of an officer's account is wrong: 1 in a row",
        "a password of an officer's account is wrong: 2 in a row",
        "a password of nobody's account is wrong: 1 in a row",
    ]
    assert HA.id not in caplog.text
    assert "nguyen.van.x" not in caplog.text


LOOK, ACT = frozenset(Role), frozenset(Role)


def unheard_for(counter, hours):
    """The counter's city was heard last so many hours ago; policy allows 72."""
    counter.session.most_offline = timedelta(hours=72)
    heard = counter.clock.now() - timedelta(hours=hours)
    counter.work.notes.put(PORTAL_HEARD, heard.isoformat())


def test_case_4_past_the_window_an_officer_looks_and_does_nothing_new(signed_out):
    unheard_for(signed_out, 73)
    session = signed_out.session

    entered = session.sign_in(HA.id, PASSWORD, "03")

    assert entered.only_reads
    session.must_be(LOOK, "Lookup.find", unheard=True)
    with pytest.raises(OfflineTooLong):
        session.must_be(ACT, "Intake.receive")
    with pytest.raises(OfflineTooLong):  # asking again helps nobody
        session.must_be(ACT, "Intake.receive")


def test_case_4_once_the_city_is_heard_work_goes_on_without_signing_in(signed_out):
    unheard_for(signed_out, 73)
    signed_out.session.sign_in(HA.id, PASSWORD, "03")
    unheard_for(signed_out, 0)

    signed_out.session.must_be(ACT, "Intake.receive")
    signed_out.clock.move(hours=73)  # asked again at the next password, not in between
    signed_out.session.must_be(ACT, "Intake.receive")


def test_case_4_within_the_window_everything_goes_on(signed_out):
    unheard_for(signed_out, 71)

    assert not signed_out.session.sign_in(HA.id, PASSWORD, "03").only_reads
    signed_out.session.must_be(ACT, "Intake.receive")


def test_case_4_a_window_that_ended_behind_a_lock_is_noticed_at_unlocking(signed_out):
    unheard_for(signed_out, 71)
    signed_out.session.sign_in(HA.id, PASSWORD, "03")
    signed_out.session.lock()
    signed_out.clock.move(hours=2)

    assert signed_out.session.unlock(PASSWORD).only_reads
    with pytest.raises(OfflineTooLong):
        signed_out.session.must_be(ACT, "Intake.receive")


def test_case_4_a_clock_put_back_behind_a_lock_lets_nothing_new_be_done(signed_out):
    unheard_for(signed_out, 1)
    signed_out.session.sign_in(HA.id, PASSWORD, "03")
    signed_out.session.lock()
    signed_out.clock.move(minutes=-11)

    assert signed_out.session.unlock(PASSWORD).only_reads
    with pytest.raises(ClockUntrusted):
        signed_out.session.must_be(ACT, "Intake.receive")


def test_on_a_full_disk_an_officer_unlocks_and_works_on_when_there_is_room(
    signed_out, monkeypatch
):
    unheard_for(signed_out, 1)
    session = signed_out.session
    session.sign_in(HA.id, PASSWORD, "03")
    session.lock()
    with monkeypatch.context() as disk:
        disk.setattr(signed_out.work, "commit", full)
        assert not session.unlock(PASSWORD).only_reads
        session.must_be(LOOK, "Lookup.find", unheard=True)
        with pytest.raises(StoreFull):
            session.must_be(ACT, "Intake.receive")

    session.must_be(ACT, "Intake.receive")


def full():
    raise StoreFull


def test_an_administrators_command_sits_at_no_counter_and_is_held_to_no_window(
    signed_out,
):
    unheard_for(signed_out, 73)

    assert not signed_out.session.sign_in(HA.id, PASSWORD, "").only_reads
    signed_out.session.must_be(ACT, "Officers.enrol")


def test_twelve_hours_after_the_last_password_it_is_due_again(signed_out):
    session, clock = signed_out.session, signed_out.clock
    assert not session.is_overdue()
    session.sign_in(HA.id, PASSWORD, "03")
    clock.move(hours=11, minutes=59)
    before = session.is_overdue()
    clock.move(minutes=1)
    after = session.is_overdue()

    session.lock()
    locked = session.is_overdue()
    session.unlock(PASSWORD)

    assert (before, after, locked) == (False, True, False)
    assert not session.is_overdue()
    clock.move(hours=12)
    assert session.is_overdue()


def test_case_14_without_the_role_a_command_is_forbidden_and_written_down(counter):
    with pytest.raises(Forbidden):
        counter.session.must_be(frozenset({Role.INSPECTOR}), "Auditing.explain")

    entry = counter.work.journal.entries[-1]
    assert (entry.act, entry.officer) == (Act.DENIED, HA.id)
    assert entry.detail == "Auditing.explain"


def test_with_the_role_nothing_is_written_down(counter):
    before = len(counter.work.journal.entries)

    counter.session.must_be(frozenset({Role.INTAKE, Role.IT}), "Intake.receive")

    assert len(counter.work.journal.entries) == before
