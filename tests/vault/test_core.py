"""The corners of the security core: what happens where things are missing or odd."""

import hmac
import json
import os
import tarfile
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from time import perf_counter

import pytest
from joserfc import jwt
from keyring.backend import KeyringBackend
from keyring.errors import InitError, PasswordDeleteError
from keyring.errors import KeyringLocked as Locked
from secretstorage.exceptions import PromptDismissedException

from counter_app.domain.errors import (
    KeyringMissing,
    NotEnrolled,
    NotSignedIn,
    NotYours,
    RecoveryRefused,
    SecondOfficerNeeded,
    SlotTampered,
    StoreDamaged,
    StoreReadOnly,
    StoreTooNew,
)
from counter_app.domain.ids import OfficerId
from counter_app.domain.keeping_errors import QueueRefused
from counter_app.domain.officers import Tries
from counter_app.domain.passwords import is_well_known
from counter_app.domain.people import Officer, Role
from counter_app.services.session import Session
from counter_app.vault import keyring_choice
from counter_app.vault.device_key import AUDIENCE, LIFE
from counter_app.vault.gate import VaultGate
from counter_app.vault.keyring_choice import SystemKeyring
from counter_app.vault.keys import Keys, derived, profile_keyring, write_whole
from counter_app.vault.parcel import (
    by_city,
    by_code,
    new_code,
    read_parcel,
    write_parcel,
)
from counter_app.vault.recovery import CityKey, is_city_key, make_city_key
from counter_app.vault.sealing import MAGIC, Broken, Sealer, VaultSealer
from counter_app.vault.secret_service import SecretService, _unlocked
from counter_app.vault.shelf import Shelf
from counter_app.vault.slot_file import FORMAT, LONGEST, SlotFile, raw_slots
from counter_app.vault.slots import (
    LEAST_KIB,
    LEAST_ROUNDS,
    MOST_KIB,
    MOST_PASSES,
    MOST_ROUNDS,
    PBKDF2,
    Cost,
    Slot,
    _timed,
    calibrated,
    cost_of_this_pc,
    floor_cost,
    new_slot,
    slot_from_phc,
)
from counter_app.vault.vault import FILE, OLD_SECRET, SECRET, recover
from counter_app.vault.witness import (
    ENTRY,
    MOST_OFFICERS,
    KeptWitness,
    Noted,
    Witness,
)
from counter_app.vault.witness import (
    LONGEST as LONGEST_WITNESS,
)
from tests.fakes.machine import FakeClock
from tests.fakes.work import FakeWork
from tests.vault.pocket import QUICK, PocketKeyring, device_key, vault_at

HA, BINH = OfficerId("hant.thu"), OfficerId("binhtv.thu")
WORD = "Mật khẩu dài 42"
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture
def keyring():
    return PocketKeyring()


def mac_of(said, secret):
    key = derived(secret, b"slot-file")
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, canonical.encode(), sha256).hexdigest()


# -- slots and their file


@pytest.mark.parametrize(
    "fit",
    [
        Cost(passes=2, kib=LEAST_KIB, lanes=1),
        Cost(passes=MOST_PASSES, kib=MOST_KIB, lanes=16),
        Cost(kdf=PBKDF2, passes=LEAST_ROUNDS),
        Cost(kdf=PBKDF2, passes=MOST_ROUNDS),
    ],
)
def test_case_2_the_floor_and_the_ceiling_themselves_are_taken(fit):
    fit.check()


@pytest.mark.parametrize(
    "odd",
    [
        Cost(passes=1, kib=LEAST_KIB, lanes=1),
        Cost(passes=2, kib=LEAST_KIB - 1, lanes=1),
        Cost(passes=MOST_PASSES + 1, kib=LEAST_KIB, lanes=1),
        Cost(passes=2, kib=MOST_KIB + 1, lanes=1),
        Cost(passes=2, kib=LEAST_KIB, lanes=0),
        Cost(passes=2, kib=LEAST_KIB, lanes=17),
        Cost(kdf=PBKDF2, passes=LEAST_ROUNDS - 1),
        Cost(kdf=PBKDF2, passes=MOST_ROUNDS + 1),
        Cost(kdf="scrypt"),
    ],
)
def test_case_2_one_below_the_floor_or_above_the_ceiling_is_not(odd):
    with pytest.raises(SlotTampered):
        odd.check()


def test_case_1_the_cost_of_this_pc_is_measured_once_and_never_below_the_floor():
    cost = cost_of_this_pc()

    cost.check()
    assert cost is cost_of_this_pc()
    assert floor_cost() == Cost(passes=2, kib=19_456, lanes=1)


def test_a_slot_of_other_lanes_passes_or_memory_opens_with_no_password():
    slot = new_slot(HA, WORD, b"s" * 32, (bytes(32), bytes(32)), QUICK)
    assert slot.opened(WORD, b"s" * 32) == (bytes(32), bytes(32))

    for cost in (replace(QUICK, lanes=2), replace(QUICK, passes=3)):
        assert replace(slot, cost=cost).opened(WORD, b"s" * 32) is None
    assert replace(slot, officer=BINH).opened(WORD, b"s" * 32) is None
    assert (
        replace(slot, master=slot.own, own=slot.master).opened(WORD, b"s" * 32) is None
    )


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"format": FORMAT, "slots": {}, "founding": ""}, SlotTampered),
        (
            {"format": FORMAT, "slots": 7, "founding": "", "recovery": None},
            SlotTampered,
        ),
        ({"format": FORMAT, "slots": {"a": {}}, "founding": ""}, SlotTampered),
        (
            {
                "format": FORMAT,
                "slots": {"a": {"kdf": [1, 2, 3, 4], "salt": "", "master": ""}},
                "founding": "",
                "recovery": None,
            },
            SlotTampered,
        ),
        ({"format": 2, "slots": {}}, StoreTooNew),
    ],
)
def test_a_file_this_pc_signed_and_nobody_can_read_is_refused(tmp_path, said, problem):
    path, secret = tmp_path / FILE, b"s" * 32
    path.write_text(json.dumps({**said, "mac": mac_of(said, secret)}))

    with pytest.raises(problem):
        SlotFile.read(path, secret)


def test_a_file_of_slots_is_read_up_to_its_longest_and_not_beyond(tmp_path):
    path = tmp_path / FILE
    assert LONGEST == 1_000_000
    path.write_text("{}" + " " * (LONGEST - 2))
    assert raw_slots(path) == {}

    path.write_text("{}" + " " * (LONGEST - 1))
    with pytest.raises(SlotTampered):
        raw_slots(path)


@pytest.mark.parametrize("part", ["salt", "master", "own"])
def test_case_2_a_slot_with_letters_of_no_key_in_it_is_none(part):
    said = new_slot(HA, WORD, bytes(32), (bytes(32), bytes(32)), QUICK).as_json()
    said[part] = f"{said[part][:8]}!!!!{said[part][8:]}"

    with pytest.raises(ValueError):  # noqa: PT011 -- whatever base64 says
        Slot.from_json(HA, said)


@pytest.mark.parametrize("length", [16, 17, 18])
def test_a_hash_of_an_earlier_profile_makes_a_slot_for_the_same_password(length):
    salt = bytes(range(length))
    parts = (salt, QUICK.stretched(WORD, salt))
    salted, tag = (b64encode(one).decode().rstrip("=") for one in parts)
    hashed = f"$argon2id$v=19$m={QUICK.kib},t={QUICK.passes},p=1${salted}${tag}"
    master, own = b"m" * 32, b"o" * 32

    slot = slot_from_phc(HA, hashed, bytes(32), (master, own))

    assert slot.opened(WORD, bytes(32)) == (master, own)
    assert slot.opened(f"{WORD}!", bytes(32)) is None


def test_a_hash_with_letters_of_no_salt_in_it_makes_no_slot():
    hashed = "$argon2id$v=19$m=65536,t=3,p=4$AAAA!!!!AAAAAAAAAAAAAAAAAA$AAAA"

    with pytest.raises(ValueError):  # noqa: PT011 -- whatever base64 says
        slot_from_phc(HA, hashed, bytes(32), (bytes(32), bytes(32)))


def test_a_quick_pc_aims_at_the_middle_of_what_a_person_bears():
    cost = calibrated(lambda cost: 0.0125 * cost.passes)

    assert cost == Cost(passes=42)


def test_a_slow_pc_halves_the_memory_and_no_more():
    cost = calibrated(lambda cost: 1.0 if cost.kib > 32_768 else 0.5)

    assert cost == Cost(kib=32_768)


def test_one_try_is_timed_from_its_beginning_to_its_end():
    begun = perf_counter()

    took = _timed(floor_cost())

    # No machine fills 19 MiB twice so quickly: something was stretched in between.
    assert 0.003 < took <= perf_counter() - begun


def test_slots_that_cannot_be_written_or_read_say_so(tmp_path):
    missing = tmp_path / "gone" / FILE

    with pytest.raises(StoreReadOnly):
        SlotFile().write(missing, b"s" * 32)
    with pytest.raises(StoreReadOnly):
        raw_slots(missing)


def test_the_mac_is_under_a_key_of_this_pc(tmp_path):
    path = tmp_path / FILE
    SlotFile(founding="AAAA").write(path, b"s" * 32)

    assert SlotFile.read(path, b"s" * 32).founding == "AAAA"
    assert SlotFile.unproven(path).founding == "AAAA"
    with pytest.raises(SlotTampered):
        SlotFile.read(path, b"t" * 32)


# -- the vault


def test_a_vault_is_founded_once_and_opens_by_this_pc_until_somebody_comes(
    tmp_path, keyring
):
    vault, told = vault_at(tmp_path, keyring)
    assert (vault.is_founded, vault.is_open, vault.officers) == (False, False, set())
    vault.found()
    writes = keyring.writes
    vault.found()
    assert (vault.is_founded, vault.is_open) == (True, True)
    vault.shut()
    assert not vault.is_open

    again, told_again = vault_at(tmp_path, keyring)
    again.found()

    assert told_again == told
    assert keyring.writes == writes
    again.enrol(HA, WORD)
    closed, _told = vault_at(tmp_path, keyring)
    closed.found()
    assert not closed.is_open


def test_a_founding_slot_of_another_pc_opens_nothing(tmp_path, keyring):
    vault, _told = vault_at(tmp_path, keyring)
    vault.found()
    secret = b"x" * 32
    keyring.put(SECRET, b64encode(secret).decode())
    said = raw_slots(tmp_path / FILE)
    said.pop("mac")
    (tmp_path / FILE).write_text(json.dumps({**said, "mac": mac_of(said, secret)}))

    other, told = vault_at(tmp_path, keyring)
    with pytest.raises(SlotTampered):
        other.found()

    assert told == []


def test_a_slot_put_in_from_another_vault_is_refused_while_one_is_open(
    tmp_path, keyring
):
    vault, _told = vault_at(tmp_path, keyring)
    vault.enrol(HA, WORD)
    vault.enrol(BINH, WORD)
    secret = vault._secret
    foreign = new_slot(BINH, WORD, secret, (b"f" * 32, bytes(32)), QUICK)
    found = SlotFile.read(tmp_path / FILE, secret)
    SlotFile(slots={**found.slots, BINH: foreign}).write(tmp_path / FILE, secret)
    vault, _told = vault_at(tmp_path, keyring)
    assert vault.admit(HA, WORD)

    with pytest.raises(SlotTampered):
        vault.admit(BINH, WORD)

    assert vault.own(HA)


def test_proving_a_password_opens_nothing_and_changes_nobody(tmp_path, keyring):
    vault, told = vault_at(tmp_path, keyring)
    vault.enrol(HA, WORD)
    closed, told = vault_at(tmp_path, keyring)

    assert closed.proves(HA, WORD)
    assert not closed.proves(HA, "sai")
    assert not closed.proves("ai.do", WORD)

    assert told == []
    with pytest.raises(NotSignedIn):
        closed.keys  # noqa: B018
    with pytest.raises(NotYours):
        closed.own(HA)


def test_a_lock_forgets_the_officers_key_and_keeps_the_machines(tmp_path, keyring):
    vault, _told = vault_at(tmp_path, keyring)
    vault.enrol(HA, WORD)
    vault.admit(HA, WORD)

    vault.lock()

    assert vault.is_open
    with pytest.raises(NotYours):
        vault.own(HA)
    with pytest.raises(NotSignedIn):
        vault.enrol(BINH, WORD)


def test_an_opening_that_fails_leaves_the_vault_closed(tmp_path, keyring):
    vault, _told = vault_at(tmp_path, keyring)
    vault.enrol(HA, WORD)

    def broken(_keys):
        raise StoreDamaged("database")

    again, _told = vault_at(tmp_path, keyring, opened=broken)
    with pytest.raises(StoreDamaged):
        again.admit(HA, WORD)

    assert not again.is_open


def test_an_earlier_profile_without_officers_gets_a_founding_slot(tmp_path, keyring):
    old = b"o" * 32
    keyring.put(OLD_SECRET, b64encode(old).decode())
    vault, told = vault_at(tmp_path, keyring)
    assert vault.old_keys == Keys.of(old)

    vault.adopt({})
    vault.found()

    assert OLD_SECRET not in keyring.entries
    assert told == [Keys.of(old)]
    assert vault.old_keys is None
    vault.adopt({HA: "never looked at"})  # what is founded is adopted no more
    assert vault.officers == set()


def test_a_profile_that_never_had_a_secret_adopts_nothing(tmp_path, keyring):
    vault, _told = vault_at(tmp_path, keyring)

    vault.adopt({HA: "never looked at"})

    assert not (tmp_path / FILE).exists()


def test_each_purpose_has_a_key_of_its_own():
    keys = Keys.of(b"m" * 32)
    every = [keys.database, keys.files, keys.names, keys.copies, keys.backups]

    assert len({*every, b"m" * 32}) == 6
    assert {len(key) for key in every} == {32}
    # What was sealed by an earlier version must open: the labels never change.
    assert keys.database.hex()[:16] == "cd0e57cf3d23090f"
    assert keys.files.hex()[:16] == "60ab1c908487bd2f"
    assert keys.names.hex()[:16] == "9270a568991e947f"
    assert keys.copies.hex()[:16] == "10ba5356f40652bc"
    assert keys.backups.hex()[:16] == "143432895fef1df3"


# -- the city's key


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    private, public = make_city_key("")
    path = tmp_path_factory.mktemp("city") / "key.pem"
    path.write_text(private)
    return CityKey(path, ""), public


def test_the_public_half_is_the_one_that_was_told(city):
    key, public = city

    assert key.public == public
    assert is_city_key(public)
    assert not is_city_key(f"{public[:8]}!!!!{public[8:]}")


def test_a_changed_slot_is_sealed_to_the_city_again(tmp_path, keyring, city):
    key, public = city
    vault, _told = vault_at(tmp_path, keyring, city_key=public)
    vault.enrol(HA, WORD)
    vault.enrol(BINH, WORD)
    vault.admit(HA, WORD)
    own = vault.own(HA)

    vault.dismiss(BINH)

    found = SlotFile.unproven(tmp_path / FILE).recovery
    assert {*found.own} == {HA, BINH}  # the city may still read what Bình half typed
    assert key.opened(found.own[HA], f"own {HA}") == own
    with pytest.raises(RecoveryRefused):
        key.opened(found.own[HA], "master")


def test_case_23_somebody_new_is_let_in_by_the_city_with_drafts_of_their_own(
    tmp_path, keyring, city
):
    key, public = city
    vault, told = vault_at(tmp_path, keyring, city_key=public)
    vault.enrol(HA, WORD)

    keys = recover(tmp_path, PocketKeyring(), key, (BINH, WORD, QUICK))

    assert [keys] == told
    assert SlotFile.unproven(tmp_path / FILE).slots.keys() == {BINH}


# -- profile, keyring, witness


def test_a_profile_in_a_folder_that_is_not_there_cannot_be_named(tmp_path):
    with pytest.raises(StoreReadOnly):
        profile_keyring(tmp_path / "gone")


def test_a_small_file_is_written_whole_and_nothing_stays_beside_it(tmp_path):
    write_whole(tmp_path / "a.json", "one")
    write_whole(tmp_path / "a.json", "two")

    assert (tmp_path / "a.json").read_text() == "two"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_where_no_folder_can_be_opened_a_small_file_is_written_all_the_same(
    tmp_path, monkeypatch
):
    monkeypatch.delattr(os, "O_DIRECTORY")  # as on Windows
    shelf = Shelf(tmp_path / "copy", lambda: b"k" * 32)

    write_whole(tmp_path / "id", "abc")
    shelf.replace([b"{}"])

    assert (tmp_path / "id").read_text() == "abc"
    assert [*shelf.records()] == [b"{}"]


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_case_23_a_system_without_its_own_keyring_gets_no_other(monkeypatch, system):
    monkeypatch.setattr(keyring_choice.sys, "platform", system)

    with pytest.raises(KeyringMissing):
        SystemKeyring("service")


def test_a_mac_lets_no_failure_of_its_own_through(monkeypatch):
    monkeypatch.setattr(keyring_choice.sys, "platform", "darwin")

    assert keyring_choice._system_failures() == ()


class Shut:
    """A collection of the Secret Service that nobody opens."""

    def __init__(self, fault=None, opens=False):
        self.fault, self.opens, self.locked = fault, opens, True

    def is_locked(self):
        return self.locked

    def unlock(self):
        if self.fault:
            raise self.fault
        self.locked = not self.opens


@pytest.mark.parametrize("fault", [PromptDismissedException("gone"), None])
def test_case_23_a_collection_that_does_not_open_is_said_to_be_locked(fault):
    with pytest.raises(Locked):
        _unlocked(Shut(fault))


def test_case_23_without_a_bus_no_collection_is_taken(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)

    with pytest.raises(InitError):
        SecretService().get_preferred_collection()


def test_a_collection_that_somebody_opens_is_used():
    opened = Shut(opens=True)

    assert _unlocked(opened) is opened
    assert _unlocked(opened) is opened


def test_case_26_a_witness_too_long_for_a_keyring_is_not_offered_to_it(keyring):
    kept = KeptWitness(keyring)
    kept.write(Witness(head="h" * 100))
    writes = keyring.writes

    with pytest.raises(ValueError, match="too long"):
        kept.write(Witness(head="h" * LONGEST_WITNESS))

    assert keyring.writes == writes
    assert kept.read().head == "h" * 100


def test_the_witness_remembers_all_it_was_told(keyring):
    kept, noted = KeptWitness(keyring), Noted(KeptWitness(keyring))
    tries = Tries(failures=6, held_until=NOW)
    kept.write(replace(Witness(last="hant.thu", seen=NOW).noted(HA, tries)))
    noted.note("7:abc")
    noted.left("digest")
    writes = keyring.writes
    noted.left("digest")

    read = KeptWitness(keyring).read()
    assert (read.last, read.seen, read.head, read.file) == (
        *("hant.thu", NOW, "7:abc", "digest"),
    )
    assert (noted.noted(), noted.file()) == ("7:abc", "digest")
    assert read.tries_of(HA) == tries
    assert read.tries_of(BINH) == Tries()
    assert keyring.writes == writes
    assert HA not in keyring.entries[ENTRY].replace('"l":"hant.thu"', "")


def test_of_many_officers_who_failed_the_worst_are_remembered():
    witness = Witness()
    for failures in range(1, MOST_OFFICERS + 3):
        witness = witness.noted(f"o{failures}", Tries(failures=failures))

    assert witness.tries_of("o1") == witness.tries_of("o2") == Tries()
    assert witness.tries_of("o3").failures == 3
    assert witness.noted("o3", Tries()).tries_of("o3") == Tries()


# -- gate and session


@pytest.fixture
def desk(tmp_path, keyring):
    vault, _told = vault_at(tmp_path, keyring)
    work, clock = FakeWork(), FakeClock()
    gate = VaultGate(vault, KeptWitness(keyring))
    return Session(begin=work.begin, gate=gate, clock=clock), gate, work, vault


def officer(name, *roles):
    return Officer(id=name, name=name, roles=frozenset(roles), counters=frozenset())


def test_the_door_founds_lets_in_proves_and_dismisses(desk):
    session, gate, _work, vault = desk
    assert not session.has_officers()
    session.found()
    assert vault.is_open
    session.enrol(officer(HA, Role.INTAKE), WORD)
    session.enrol(officer(BINH, Role.IT), WORD)
    assert session.has_officers()
    session.sign_in(HA, WORD, "03")
    writes = gate._witness._keyring.writes
    session.sign_in(HA, WORD, "03")

    assert session.last_account() == HA
    assert gate._witness._keyring.writes == writes
    assert gate.proves(BINH, WORD)
    gate.dismiss(BINH)
    assert not gate.knows(BINH)
    gate.shut()
    assert not vault.is_open


def test_case_9_a_locked_door_leaves_no_officers_key_behind(desk):
    session, gate, _work, vault = desk
    session.found()
    session.enrol(officer(HA, Role.INTAKE), WORD)
    session.sign_in(HA, WORD, "03")
    assert vault.own(HA)

    session.lock()

    with pytest.raises(NotYours):
        vault.own(HA)
    assert gate.knows_officers()


class Forgetful(KeyringBackend):
    """A system's keyring that says yes and keeps nothing."""

    priority = 1

    def set_password(self, service, username, password):
        """Keep nothing."""

    def get_password(self, service, username):
        """Know nothing."""

    def delete_password(self, service, username):
        """Forget what was never known."""
        raise PasswordDeleteError


def test_case_23_a_keyring_that_keeps_nothing_is_none(monkeypatch):
    monkeypatch.setattr(keyring_choice, "_backend", Forgetful)

    with pytest.raises(KeyringMissing):
        SystemKeyring("mot-cua-phuong/thu")


def test_case_12_whoever_neither_receives_nor_leads_agrees_to_nothing(desk):
    session, _gate, _work, _vault = desk
    session.found()
    session.enrol(officer(HA, Role.INTAKE), WORD)
    session.enrol(officer(BINH, Role.IT), WORD)
    session.sign_in(HA, WORD, "03")

    with pytest.raises(SecondOfficerNeeded):
        session.second(BINH, WORD)

    assert session.who().officer.id == HA


def test_case_15_whoever_was_put_out_agrees_to_nothing(desk):
    session, _gate, work, _vault = desk
    session.found()
    for name in (HA, BINH):
        session.enrol(officer(name, Role.INTAKE), WORD)
    session.sign_in(HA, WORD, "03")
    work.accounts.put(replace(work.accounts.get(BINH), revoked=True))

    with pytest.raises(SecondOfficerNeeded):
        session.second(BINH, WORD)


@pytest.mark.parametrize(
    ("password", "guessed"),
    [("15081947", True), ("1508194700123", False), ("aaabbbccc", True)],
)
def test_case_16_a_date_alone_is_no_password(password, guessed):
    assert is_well_known(password) is guessed


# -- the device's key


@pytest.fixture
def device(keyring):
    key = device_key(keyring, lambda: NOW)
    assert not key.is_made()
    key.make()
    assert key.is_made()
    return key


def read(device, token):
    return jwt.decode(token, device._key(), algorithms=["ES256"])


def test_an_assertion_says_who_to_whom_and_for_less_than_a_minute(device):
    name = "00000000-0000-4000-8000-000000000001"

    claims = read(device, device.assertion("pc-7", NOW, name)).claims

    begun = int(NOW.timestamp())
    assert claims == {
        "iss": "pc-7",
        "sub": "pc-7",
        "aud": AUDIENCE,
        "jti": name.replace("-", ""),
        "iat": begun,
        "exp": begun + 50,
    }
    assert timedelta(seconds=50) == LIFE


def test_a_proof_says_which_request_by_which_token_and_is_never_the_same(device):
    proofs = [device.prove("GET", "https://p/v1/time", "t", None) for _ in range(2)]

    first, second = (read(device, proof) for proof in proofs)
    assert first.header["typ"] == "dpop+jwt"
    assert "d" not in first.header["jwk"]
    assert first.claims["htm"] == "GET"
    assert first.claims["htu"] == "https://p/v1/time"
    assert first.claims["iat"] == int(NOW.timestamp())
    assert first.claims["ath"] == "47mKTaMaEn1L3m5DAz9muidMqw636xxw7EFAK_YnPdg"
    assert first.claims["jti"] != second.claims["jti"]
    bare = read(device, device.prove("POST", "https://p/v1/token", "", 7)).claims
    assert (bare["iat"], "ath" in bare) == (7, False)


def test_a_batch_is_signed_under_a_kind_of_its_own(device):
    token = device.sign_batch("pc-7", 2, "ab" * 32, NOW)

    signed = read(device, token)
    assert signed.header["typ"] == "carried"
    assert signed.claims == {
        "dev": "pc-7",
        "inc": 2,
        "sha256": "ab" * 32,
        "iat": int(NOW.timestamp()),
    }
    assert device.signed(token) is None


def test_case_37_a_head_is_believed_under_its_own_kind_of_signature_only(device):
    head = {"seq": 7, "head": "ab" * 32, "iat": int(NOW.timestamp())}
    elsewhere = jwt.encode({"alg": "ES256", "typ": "carried"}, head, device._key())

    assert device.signed(device.sign(7, "ab" * 32, NOW)) == (7, "ab" * 32)
    assert device.signed(elsewhere) is None


def test_a_new_key_proves_with_itself_and_not_with_the_one_before(device):
    device.prove("GET", "https://p/", "", 1)

    device.make()

    assert read(device, device.prove("GET", "https://p/", "", 1))


def test_without_a_key_nothing_is_proved(keyring):
    with pytest.raises(NotEnrolled):
        device_key(keyring).prove("GET", "https://p/", "", 1)


def test_every_key_of_a_profile_is_what_it_was_or_no_profile_would_open():
    keys = Keys.of(b"m" * 32)

    assert {name: getattr(keys, name).hex()[:16] for name in keys.__slots__} == {
        "database": "cd0e57cf3d23090f",
        "files": "60ab1c908487bd2f",
        "names": "9270a568991e947f",
        "copies": "10ba5356f40652bc",
        "backups": "143432895fef1df3",
        "device": "5fdb412e683ec754",
    }


# -- sealed things


def test_a_vault_that_is_open_seals_and_opens():
    sealer = VaultSealer(lambda: b"k" * 32)

    closed = sealer.seal(b"anh the", "ten")

    assert closed.startswith(MAGIC)
    assert len(closed) == len(MAGIC) + 40 + 12 + len(b"anh the") + 16
    assert sealer.open(closed, "ten") == b"anh the"
    with pytest.raises(Broken):
        Sealer(b"K" * 32).open(closed, "ten")


@pytest.fixture
def parcel(tmp_path, city):
    path, code = tmp_path / "parcel", new_code()
    parts = [("a", b"x" * (3 << 20)), ("b", b""), ("c", b"c")]
    write_parcel(path, "queue", parts, code=code, city_key=city[1])
    return path, code, parts


def test_a_parcel_opens_with_its_code_and_with_the_citys_key(parcel, city):
    path, code, parts = parcel

    assert list(read_parcel(path, "queue", by_code(code.lower()))) == parts
    assert list(read_parcel(path, "queue", by_city(city[0]))) == parts
    assert len(code) == 24


def test_a_parcel_for_the_city_alone_opens_with_no_code(tmp_path, city):
    path = tmp_path / "parcel"
    write_parcel(path, "bundle", [("a", b"a")], city_key=city[1])

    assert list(read_parcel(path, "bundle", by_city(city[0]))) == [("a", b"a")]
    with pytest.raises(QueueRefused):
        list(read_parcel(path, "bundle", by_code(new_code())))


def test_a_parcel_whose_last_piece_is_only_padding_is_read_to_its_end(tmp_path, city):
    # Its archive ends a block before the piece that seals the end begins.
    path, part = tmp_path / "parcel", ("a", bytes(102 * 10_240 - 2 * 512))
    write_parcel(path, "bundle", [part], city_key=city[1])

    assert list(read_parcel(path, "bundle", by_city(city[0]))) == [part]
    with path.open("ab") as file:
        file.write(b"x")
    with pytest.raises(QueueRefused):
        list(read_parcel(path, "bundle", by_city(city[0])))


def test_a_parcel_opens_with_nothing_else(parcel, city, tmp_path):
    path, _code, _parts = parcel
    other = tmp_path / "other.pem"
    other.write_text(make_city_key("")[0])

    for kind, opener in (
        ("queue", by_code(new_code())),
        ("queue", by_city(CityKey(other, ""))),
        ("backup", by_city(city[0])),
    ):
        with pytest.raises(QueueRefused):
            list(read_parcel(path, kind, opener))
    with pytest.raises(QueueRefused):
        list(read_parcel(tmp_path / "gone", "queue", by_city(city[0])))


@pytest.mark.parametrize("how", ["cut", "longer", "turned", "no head", "short piece"])
def test_a_parcel_somebody_touched_is_refused(parcel, how):
    path, code, _parts = parcel
    whole = path.read_bytes()
    line = whole.index(b"\n") + 1
    path.write_bytes(
        {
            "cut": whole[:-20],
            "longer": whole + b"!",
            "turned": whole[:-1] + bytes([whole[-1] ^ 1]),
            "no head": b"[]\n" + whole[line:],
            "short piece": whole[:line] + b"\0\0\0\x03abc",
        }[how]
    )

    with pytest.raises(QueueRefused):
        list(read_parcel(path, "queue", by_code(code)))


def test_a_parcel_that_holds_a_link_is_refused(tmp_path, monkeypatch):
    class Link(tarfile.TarInfo):
        def __init__(self, name):
            super().__init__(name)
            self.type, self.linkname = tarfile.SYMTYPE, "/etc/passwd"

    code = new_code()
    with monkeypatch.context() as patch:
        patch.setattr(tarfile, "TarInfo", Link)
        write_parcel(tmp_path / "parcel", "queue", [("a", b"")], code=code)

    with pytest.raises(QueueRefused):
        list(read_parcel(tmp_path / "parcel", "queue", by_code(code)))


def test_a_parcel_that_could_not_be_finished_leaves_nothing(tmp_path):
    def parts():
        yield "a", b"a"
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 -- the very one
        write_parcel(tmp_path / "parcel", "queue", parts(), code=new_code())

    assert [*tmp_path.iterdir()] == []


def test_the_second_copys_last_line_is_found_however_long_it_is(tmp_path):
    shelf = Shelf(tmp_path / "copy", lambda: b"k" * 32)
    assert (shelf.size, shelf.last() if shelf.size else None) == (0, None)
    shelf.replace([b"one", b"x" * 200_000])

    assert shelf.last() == b"x" * 200_000
    assert list(shelf.records()) == [b"one", b"x" * 200_000]


def test_a_line_torn_by_a_power_cut_is_cut_off(tmp_path):
    path = tmp_path / "copy"
    shelf = Shelf(path, lambda: b"k" * 32)
    shelf.replace([b"one"])
    whole = path.read_bytes()

    path.write_bytes(whole + b"torn")
    assert list(shelf.records()) == [b"one"]
    assert path.read_bytes() == whole
    path.write_bytes(whole + b"torn")
    assert shelf.last() == b"one"
    assert path.read_bytes() == whole
    path.write_bytes(b"torn")
    assert shelf.last() is None
    assert shelf.size == 0


def test_a_line_of_another_key_is_nobodys_here(tmp_path):
    path = tmp_path / "copy"
    Shelf(path, lambda: b"k" * 32).replace([b"one"])

    with pytest.raises(ValueError, match="another key"):
        list(Shelf(path, lambda: b"K" * 32).records())


def test_a_line_is_added_to_a_copy_that_is_there_and_to_no_other(tmp_path):
    shelf = Shelf(tmp_path / "copy", lambda: b"k" * 32)
    with pytest.raises(FileNotFoundError):
        shelf.append(b"one", durable=True)
    shelf.replace([])

    shelf.append(b"one", durable=True)
    shelf.append(b"two", durable=False)

    assert list(shelf.records()) == [b"one", b"two"]
    shelf.set_aside("old")
    assert [path.name for path in tmp_path.iterdir()] == ["copy.old"]
