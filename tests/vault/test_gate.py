"""The throttle lives where no restored file reaches."""

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.domain.errors import SignInHeldBack, WrongPassword
from counter_app.domain.ids import OfficerId
from counter_app.domain.people import Officer, Role
from counter_app.services.session import ATTEMPTS, Session
from counter_app.vault.gate import VaultGate
from counter_app.vault.vault import FILE
from counter_app.vault.witness import MOST_OFFICERS, KeptWitness
from tests.fakes.machine import FakeClock
from tests.fakes.work import FakeWork
from tests.vault.pocket import PocketKeyring, vault_at

HA = Officer(
    id=OfficerId("hant.thu"),
    name="Hà",
    roles=frozenset({Role.INTAKE}),
    counters=frozenset(),
)
WORD = "Mật khẩu dài 42"


class Desk:
    """A PC that can be started anew over its folder and its keyring."""

    def __init__(self, folder):
        self.folder, self.keyring = folder, PocketKeyring()
        self.clock, self.work = FakeClock(), FakeWork()
        self.start().enrol(HA, WORD)

    def start(self):
        vault, _told = vault_at(self.folder, self.keyring)
        gate = VaultGate(vault, KeptWitness(self.keyring))
        return Session(begin=self.work.begin, gate=gate, clock=self.clock)


def fail(session, account=HA.id):
    with pytest.raises((WrongPassword, SignInHeldBack)):
        session.sign_in(account, "sai", "03")


def test_case_3_an_old_vault_file_put_back_does_not_reset_the_throttle(tmp_path):
    desk = Desk(tmp_path)
    old = (tmp_path / FILE).read_bytes()
    session = desk.start()
    for _ in range(ATTEMPTS):
        fail(session)
    (tmp_path / FILE).write_bytes(old)

    again = desk.start()

    with pytest.raises(SignInHeldBack):
        again.sign_in(HA.id, WORD, "03")
    desk.clock.at += timedelta(seconds=31)
    assert again.sign_in(HA.id, WORD, "03").officer == HA


def test_who_signed_in_last_is_remembered_and_forgiven(tmp_path):
    desk = Desk(tmp_path)
    session = desk.start()
    fail(session)

    session.sign_in(HA.id, WORD, "03")

    assert desk.start().last_account() == HA.id
    assert KeptWitness(desk.keyring).read().tries == {}


def test_the_keyrings_entry_stays_short_however_many_fail(tmp_path):
    desk = Desk(tmp_path)
    session = desk.start()
    session.sign_in(HA.id, WORD, "03")
    for number in range(MOST_OFFICERS + 8):
        name = OfficerId(f"can.bo.{number}")
        session.enrol(replace(HA, id=name), WORD)

    for number in range(MOST_OFFICERS + 8):
        fail(session, OfficerId(f"can.bo.{number}"))

    witness = KeptWitness(desk.keyring).read()
    assert len(witness.tries) == MOST_OFFICERS
    assert all(len(value) <= 1280 for value in desk.keyring.entries.values())


@pytest.mark.parametrize("spoilt", ["", "x", "[]", "{}", '{"t":7}', "[" * 5000])
def test_an_entry_that_cannot_be_read_is_none(tmp_path, spoilt):
    keyring = PocketKeyring({"witness": spoilt})

    assert KeptWitness(keyring).read().tries == {}
