"""Slots: who opens the vault, what a thief of a part gets, what locking forgets."""

import gc
import json
import unicodedata
from base64 import b64decode, b64encode

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from counter_app.domain.errors import (
    NotSignedIn,
    NotYours,
    SecretLost,
    SlotTampered,
    StoreTooNew,
)
from counter_app.vault import slots as slots_module
from counter_app.vault.drafts import OwnDrafts
from counter_app.vault.keys import Keys, derived
from counter_app.vault.slots import (
    LEAST_KIB,
    QUICKEST,
    SLOWEST,
    Cost,
    Slot,
    calibrated,
    new_slot,
    slot_from_phc,
)
from counter_app.vault.vault import FILE, OLD_SECRET, SECRET
from tests.vault.pocket import QUICK, Opened, PocketKeyring, vault_at

HA, BINH = "hant.thu", "binhtv.thu"
WORD, OTHER = "Mật khẩu dài 42", "một câu khác hẳn"


@pytest.fixture
def keyring():
    return PocketKeyring()


@pytest.fixture
def founded(tmp_path, keyring):
    """A vault with two officers, closed again."""
    vault, told = vault_at(tmp_path, keyring)
    vault.enrol(HA, WORD)
    vault.enrol(BINH, OTHER)
    vault.shut()
    return told[0]


def spoilt(path, change):
    """Change the file as somebody with an editor would."""
    said = json.loads(path.read_text())
    change(said)
    path.write_text(json.dumps(said))


def test_each_officer_opens_the_same_vault_with_their_own_password(
    tmp_path, keyring, founded
):
    for officer, word in ((HA, WORD), (BINH, OTHER)):
        vault, told = vault_at(tmp_path, keyring)

        assert vault.admit(officer, word)
        assert told == [founded]
        assert vault.keys == founded


def test_a_wrong_password_and_another_officers_open_nothing(tmp_path, keyring, founded):
    vault, told = vault_at(tmp_path, keyring)

    assert vault.admit(HA, WORD + " ") is False
    assert vault.admit(HA, OTHER) is False
    assert vault.admit("ai.do", WORD) is False

    assert told == []
    with pytest.raises(NotSignedIn):
        vault.keys  # noqa: B018


def test_a_password_typed_in_pieces_is_the_same_password(tmp_path, keyring, founded):
    vault, _told = vault_at(tmp_path, keyring)

    assert vault.admit(HA, unicodedata.normalize("NFD", WORD))


def test_the_keyring_alone_opens_nothing_once_an_officer_has_come(
    tmp_path, keyring, founded
):
    vault, told = vault_at(tmp_path, keyring)

    vault.found()

    assert not vault.is_open
    assert told == []
    assert not json.loads((tmp_path / FILE).read_text())["founding"]


def test_before_the_first_officer_the_pc_sets_itself_up(tmp_path, keyring):
    vault_at(tmp_path, keyring)[0].found()
    again, told = vault_at(tmp_path, keyring)

    again.found()
    again.enrol(HA, WORD)

    assert again.is_open
    assert len(told) == 1
    with pytest.raises(NotSignedIn):
        vault_at(tmp_path, keyring)[0].enrol(BINH, OTHER)


def test_case_1_each_guess_costs_the_stretching_of_the_slot(
    tmp_path, keyring, founded, monkeypatch
):
    calls = []
    real = Cost.stretched

    def counted(self, password, salt):
        calls.append(self)
        return real(self, password, salt)

    monkeypatch.setattr(slots_module.Cost, "stretched", counted)
    vault, _told = vault_at(tmp_path, keyring)

    for guess in range(20):
        vault.admit(HA, f"đoán {guess}")

    assert calls == [QUICK] * 20
    assert all(cost.kib >= LEAST_KIB and cost.passes >= 2 for cost in calls)


def test_case_6_an_unknown_officer_costs_the_same_stretching(
    tmp_path, keyring, founded, monkeypatch
):
    calls = []
    real = Cost.stretched
    monkeypatch.setattr(
        slots_module.Cost,
        "stretched",
        lambda self, *given: calls.append(self) or real(self, *given),
    )
    vault, _told = vault_at(tmp_path, keyring)

    vault.admit(HA, "sai")
    vault.admit("khong.co", "sai")

    assert len(calls) == 2
    assert calls[0] == calls[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said["slots"][HA]["kdf"].__setitem__(1, 1),
        lambda said: said["slots"][HA]["kdf"].__setitem__(2, 8),
        lambda said: said["slots"][HA]["kdf"].__setitem__(0, "scrypt"),
        lambda said: said["slots"][HA].__setitem__("salt", "AAAA"),
        lambda said: said["slots"].__setitem__(HA, said["slots"][BINH]),
        lambda said: said["slots"].pop(BINH),
        lambda said: said.__setitem__("founding", "AAAA"),
        lambda said: said.__setitem__("mac", "0" * 64),
        lambda said: said.__setitem__("mac", 7),
        lambda said: said.pop("mac"),
        lambda said: said.__setitem__("recovery", {"city_key": "", "master": ""}),
    ],
)
def test_case_2_slots_that_were_changed_are_refused_before_any_password(
    tmp_path, keyring, founded, change
):
    spoilt(tmp_path / FILE, change)

    with pytest.raises(SlotTampered):
        vault_at(tmp_path, keyring)


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{", "[" * 100_000, "\xff", '{"mac":"\u1ec7"}']
)
def test_slots_that_are_none_are_refused(tmp_path, keyring, founded, text):
    (tmp_path / FILE).write_bytes(text.encode("utf-8"))

    with pytest.raises(SlotTampered):
        vault_at(tmp_path, keyring)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(passes=1),
        Cost(passes=2, kib=LEAST_KIB - 1),
        Cost(passes=2**31),
        Cost(kib=2**31),
        Cost(lanes=0),
        Cost(lanes=17),
        Cost(kdf="pbkdf2-sha512", passes=209_999),
        Cost(kdf="md5"),
    ],
)
def test_case_2_no_slot_is_stretched_below_the_floor_or_for_ever(cost):
    with pytest.raises(SlotTampered):
        cost.stretched("x", bytes(16))


def test_a_slot_bound_to_its_numbers_opens_with_no_others():
    keys = (bytes(32), b"o" * 32)
    slot = new_slot(HA, WORD, b"s" * 32, keys, QUICK)
    other = Slot(
        officer=HA,
        cost=Cost(passes=3, kib=19 * 1024, lanes=1),
        salt=slot.salt,
        master=slot.master,
        own=slot.own,
    )

    assert slot.opened(WORD, b"s" * 32) == keys
    assert other.opened(WORD, b"s" * 32) is None


def test_the_second_choice_of_stretching_opens_as_well():
    cost = Cost(kdf="pbkdf2-sha512", passes=210_000)
    keys = (bytes(32), b"o" * 32)

    slot = new_slot(HA, WORD, b"s" * 32, keys, cost)

    assert Slot.from_json(HA, slot.as_json()).opened(WORD, b"s" * 32) == keys


def test_case_22_a_vault_on_another_pc_opens_to_no_officer(tmp_path, keyring, founded):
    with pytest.raises(SecretLost):
        vault_at(tmp_path, PocketKeyring())
    with pytest.raises(SlotTampered):
        vault_at(tmp_path, PocketKeyring({SECRET: "A" * 43 + "="}))


@pytest.mark.parametrize("kept", ["", "not base64!", "c2hvcnQ="])
def test_a_secret_that_is_none_is_said_to_be_lost(tmp_path, keyring, founded, kept):
    keyring.entries[SECRET] = kept

    with pytest.raises(SecretLost):
        vault_at(tmp_path, keyring)


def test_slots_of_a_newer_program_are_left_alone(tmp_path, keyring, founded):
    from counter_app.vault.slot_file import _mac

    path = tmp_path / FILE
    said = json.loads(path.read_text())
    said.pop("mac")
    said["format"] = 99
    from base64 import b64decode

    said["mac"] = _mac(said, b64decode(keyring.get(SECRET)))
    path.write_text(json.dumps(said))

    with pytest.raises(StoreTooNew):
        vault_at(tmp_path, keyring)


def test_locking_forgets_the_master_key_and_the_officers_own(
    tmp_path, keyring, founded
):
    vault, _told = vault_at(tmp_path, keyring)
    vault.admit(HA, WORD)
    master = vault._open.master
    own = vault.own(HA)

    vault.lock()

    held = [thing for thing in gc.get_referrers(master) if isinstance(thing, dict)]
    assert vault.keys == founded
    with pytest.raises(NotYours):
        vault.own(HA)
    assert not any("_open" in str(thing.keys()) for thing in held if master in thing)
    assert own != master


def test_shutting_forgets_every_key(tmp_path, keyring, founded):
    vault, told = vault_at(tmp_path, keyring)
    vault.admit(HA, WORD)

    vault.shut()

    assert not vault.is_open
    assert vault.admit(BINH, OTHER)
    assert len(told) == 2


def test_a_store_that_cannot_be_opened_leaves_the_vault_closed(
    tmp_path, keyring, founded
):
    def broken(_keys):
        raise StoreTooNew("9999")

    vault, _told = vault_at(tmp_path, keyring, opened=broken)

    with pytest.raises(StoreTooNew):
        vault.admit(HA, WORD)
    assert not vault.is_open


def test_case_15_a_dismissed_officer_opens_nothing(tmp_path, keyring, founded):
    vault, _told = vault_at(tmp_path, keyring)
    vault.admit(BINH, OTHER)

    vault.dismiss(HA)

    assert not vault.admit(HA, WORD)
    assert not vault_at(tmp_path, keyring)[0].admit(HA, WORD)


def test_the_last_slot_stays_so_that_what_is_here_can_be_opened(
    tmp_path, keyring, founded
):
    vault, _told = vault_at(tmp_path, keyring)
    vault.admit(HA, WORD)

    for officer in (BINH, HA, "ai.do"):
        vault.dismiss(officer)

    again, told = vault_at(tmp_path, keyring)
    assert again.officers == {HA}
    assert again.admit(HA, WORD)
    assert told == [founded]


def test_a_changed_password_keeps_the_officers_own_drafts(tmp_path, keyring, founded):
    vault, _told = vault_at(tmp_path, keyring)
    vault.admit(HA, WORD)
    before = vault.own(HA)

    vault.enrol(HA, "mật khẩu mới tinh")

    again, _told = vault_at(tmp_path, keyring)
    assert not again.admit(HA, WORD)
    assert again.admit(HA, "mật khẩu mới tinh")
    assert again.own(HA) == before


def test_case_9_a_draft_is_read_by_nobody_but_its_officer(tmp_path, keyring, founded):
    vault, _told = vault_at(tmp_path, keyring)
    drafts = OwnDrafts(vault.own)
    vault.admit(HA, WORD)
    sealed = drafts.seal('{"họ tên": "TRẦN THỊ MẪU"}', HA, "draft-1")

    assert "MẪU" not in sealed
    assert drafts.open(sealed, HA, "draft-1") == '{"họ tên": "TRẦN THỊ MẪU"}'
    with pytest.raises(NotYours):
        drafts.open(sealed, HA, "draft-2")
    vault.admit(BINH, OTHER)
    with pytest.raises(NotYours):
        drafts.open(sealed, HA, "draft-1")
    with pytest.raises(NotYours):
        drafts.open(sealed, BINH, "draft-1")
    with pytest.raises(NotYours):
        drafts.seal("{}", HA, "draft-3")


def test_a_draft_sealed_by_an_earlier_version_opens():
    """The format is for ever: twelve bytes of nonce, then AES-256-GCM, its tag last."""
    key = bytes(range(32))
    nonce, name, body = bytes(12), b"draft-1", '{"họ tên": "TRẦN THỊ MẪU"}'
    sealed = AESGCM(derived(key, b"drafts")).encrypt(nonce, body.encode(), name)
    kept = "mcd1:" + b64encode(nonce + sealed).decode("ascii")
    drafts = OwnDrafts(lambda _officer: key)

    assert drafts.open(kept, HA, "draft-1") == body
    fresh = drafts.seal(body, HA, "draft-1")
    assert len(b64decode(fresh.removeprefix("mcd1:"))) == 12 + len(body.encode()) + 16


def test_case_26_no_entry_of_the_keyring_is_longer_than_windows_keeps(
    tmp_path, keyring, founded
):
    assert all(len(value) <= 1280 for value in keyring.entries.values())


def test_nothing_of_the_secrets_lies_in_the_profile(tmp_path, keyring, founded):
    text = (tmp_path / FILE).read_text()

    assert keyring.get(SECRET) not in text
    for key in (founded.database, founded.files, founded.names):
        assert key.hex() not in text


def test_the_keys_are_one_for_each_purpose():
    keys = Keys.of(bytes(32))

    assert len({keys.database, keys.files, keys.names, bytes(32)}) == 4
    assert "Keys" in repr(keys)
    assert keys.database.hex() not in repr(keys)


class Machine:
    """A PC on which one pass over 64 MiB takes so long."""

    def __init__(self, seconds):
        self._seconds = seconds

    def __call__(self, cost):
        return self._seconds * cost.passes * cost.kib / 65_536


@pytest.mark.parametrize("seconds", [0.001, 0.01, 0.03, 0.1, 0.2, 0.26, 0.5])
def test_one_try_takes_between_a_quarter_and_four_fifths_of_a_second(seconds):
    machine = Machine(seconds)

    cost = calibrated(machine)

    cost.check()
    limit = QUICKEST * 0.6 if cost.passes == 64 else QUICKEST
    assert limit * (cost.passes < 64) <= machine(cost) <= SLOWEST


def test_a_very_slow_pc_gets_the_floor_and_not_less():
    cost = calibrated(Machine(60))

    assert (cost.passes, cost.kib >= LEAST_KIB) == (2, True)


@pytest.mark.parametrize(
    "hashed",
    ["", "x", "$argon2i$v=19$m=65536,t=3,p=4$AAAA$AAAA", "$argon2id$v=19$m=1,t=1,p=1"],
)
def test_a_hash_that_is_none_makes_no_slot(hashed):
    with pytest.raises(ValueError):  # noqa: PT011 -- whatever is wrong with it
        slot_from_phc(HA, hashed, bytes(32), (bytes(32), bytes(32)))


def test_a_hash_below_the_floor_makes_no_slot():
    weak = "$argon2id$v=19$m=1024,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA"

    with pytest.raises(SlotTampered):
        slot_from_phc(HA, weak, bytes(32), (bytes(32), bytes(32)))


def test_an_interrupted_moving_in_is_finished_at_the_next_start(
    tmp_path, keyring, founded
):
    keyring.entries[OLD_SECRET] = "A" * 43 + "="

    vault_at(tmp_path, keyring, opened=Opened())

    assert keyring.get(OLD_SECRET) is None
