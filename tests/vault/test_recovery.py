"""A keyring that is gone, a password nobody knows: the city's key opens everything."""

import json
from pathlib import Path

import pytest

from counter_app.domain.errors import RecoveryRefused, SecretLost
from counter_app.vault.recovery import CityKey, is_city_key, make_city_key
from counter_app.vault.vault import FILE, SECRET, recover
from tests.vault.pocket import QUICK, PocketKeyring, vault_at

HA, BINH, WORD = "hant.thu", "binhtv.thu", "Mật khẩu dài 42"


@pytest.fixture
def city(tmp_path):
    private, public = make_city_key("khoá của thành phố")
    pem = tmp_path / "city.pem"
    pem.write_text(private)
    return pem, public


@pytest.fixture
def profile(tmp_path):
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


@pytest.fixture
def founded(profile, city):
    """A vault sealed to the city, its officers' keys, and its keyring thrown away."""
    vault, told = vault_at(profile, PocketKeyring(), city_key=city[1])
    vault.enrol(HA, WORD)
    vault.enrol(BINH, WORD)
    vault.admit(HA, WORD)
    return told[0], vault.own(HA)


def test_case_23_a_lost_keyring_ends_with_everything_recovered(profile, city, founded):
    keys, own = founded
    keyring = PocketKeyring()
    with pytest.raises(SecretLost):
        vault_at(profile, keyring)

    told = recover(
        profile,
        keyring,
        CityKey(city[0], "khoá của thành phố"),
        (HA, "mật khẩu mới", QUICK),
    )

    vault, _told = vault_at(profile, keyring)
    assert told == keys
    assert vault.admit(HA, "mật khẩu mới")
    assert (vault.keys, vault.own(HA)) == (keys, own)
    assert vault.officers == {HA}


@pytest.mark.parametrize("password", ["", "sai", "khoá của Thành phố"])
def test_the_citys_key_opens_with_its_own_password_only(city, password):
    with pytest.raises(RecoveryRefused):
        CityKey(city[0], password)


def test_another_citys_key_recovers_nothing_and_changes_nothing(
    profile, founded, tmp_path
):
    before = (profile / FILE).read_bytes()
    other = tmp_path / "other.pem"
    other.write_text(make_city_key("")[0])
    keyring = PocketKeyring()

    with pytest.raises(RecoveryRefused):
        recover(profile, keyring, CityKey(other, ""), (HA, "mật khẩu mới", QUICK))

    assert (profile / FILE).read_bytes() == before
    assert keyring.get(SECRET) is None


def test_a_vault_that_was_never_sealed_to_the_city_says_so(profile, city):
    vault_at(profile, PocketKeyring())[0].enrol(HA, WORD)

    with pytest.raises(RecoveryRefused):
        recover(
            profile,
            PocketKeyring(),
            CityKey(city[0], "khoá của thành phố"),
            (HA, WORD, QUICK),
        )


def test_what_was_sealed_for_one_officer_is_not_taken_for_another(
    profile, city, founded
):
    path = profile / FILE
    said = json.loads(path.read_text())
    said["recovery"]["own"][BINH] = said["recovery"]["own"][HA]
    path.write_text(json.dumps(said))

    with pytest.raises(RecoveryRefused):
        recover(
            profile,
            PocketKeyring(),
            CityKey(city[0], "khoá của thành phố"),
            (BINH, WORD, QUICK),
        )


def test_a_new_city_key_takes_the_place_of_the_old_one(profile, city, tmp_path):
    keyring = PocketKeyring()
    vault_at(profile, keyring, city_key=city[1])[0].enrol(HA, WORD)
    private, public = make_city_key("")
    pem = tmp_path / "new.pem"
    pem.write_text(private)

    vault, _told = vault_at(profile, keyring, city_key=public)
    vault.admit(HA, WORD)

    assert json.loads((profile / FILE).read_text())["recovery"]["city_key"] == public
    recover(profile, PocketKeyring(), CityKey(pem, ""), (HA, "mật khẩu mới", QUICK))


@pytest.mark.parametrize("text", ["", "x", "AAAA", "A" * 44, "é"])
def test_what_is_no_public_key_is_not_taken_for_one(text):
    assert not is_city_key(text)


@pytest.mark.parametrize("content", ["", "no key", "rsa"])
def test_a_file_that_is_no_city_key_is_refused(tmp_path, content):
    path = Path(tmp_path / "k.pem")
    if content == "rsa":
        from joserfc.jwk import ECKey

        content = ECKey.generate_key("P-256").as_pem(private=True).decode()
    path.write_text(content)

    with pytest.raises(RecoveryRefused):
        CityKey(path, "")
