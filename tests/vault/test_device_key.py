"""By what signature the portal knows this PC."""

from base64 import b64decode
from datetime import UTC, datetime

import pytest
from joserfc import jwt
from joserfc.errors import BadSignatureError
from joserfc.jwk import ECKey, RSAKey

from counter_app.domain.errors import KeyringMissing, NotEnrolled, NotSignedIn
from counter_app.vault.device_key import ENTRIES, PLAIN, DeviceKey
from counter_app.vault.keyring_choice import SystemKeyring
from tests.vault.pocket import PocketKeyring, device_key

NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)
NAME = "6f0e8f0a-0000-4000-8000-000000000001"


@pytest.fixture
def ring(secret_service, tmp_path):
    return SystemKeyring(f"device-{tmp_path.name}")


@pytest.fixture
def device(ring):
    return device_key(ring)


def closed():
    raise NotSignedIn


def fits(public, signed):
    key = ECKey.import_key(dict(public))
    return jwt.decode(signed, key, algorithms=["ES256"])


def kept_plain(ring):
    """Keep a key as an earlier version did; return its public half."""
    key = ECKey.generate_key("P-256", private=True)
    ring.put(PLAIN, key.as_pem(private=True).decode())
    return key.as_dict(private=False)


def test_the_portal_can_check_an_assertion_with_the_public_half(device):
    public = device.make()

    signed = device.assertion("pc-7f3a", NOW, NAME)

    token = jwt.decode(signed, ECKey.import_key(dict(public)), algorithms=["ES256"])
    assert token.header["alg"] == "ES256"
    assert token.claims["iss"] == token.claims["sub"] == "pc-7f3a"
    assert token.claims["aud"] == "city-portal"
    assert 0 < token.claims["exp"] - token.claims["iat"] <= 60


def test_the_private_half_is_not_handed_out(device):
    public = device.make()

    assert public["crv"] == "P-256"
    assert "d" not in public


def test_a_new_key_makes_the_old_one_worthless(device):
    old = device.make()
    device.make()

    with pytest.raises(BadSignatureError):
        jwt.decode(
            device.assertion("pc-7f3a", NOW, NAME),
            ECKey.import_key(dict(old)),
            algorithms=["ES256"],
        )


def test_a_pc_without_a_key_is_not_enrolled(device):
    with pytest.raises(NotEnrolled):
        device.assertion("pc-7f3a", NOW, NAME)


def test_who_has_the_keyring_alone_signs_nothing(device, ring):
    device.make()

    kept = [ring.get(entry) for entry in ENTRIES]

    assert kept[1] is None
    raw = b64decode(kept[0])
    for told in (kept[0], raw, raw[-138 - 16 : -16]):
        with pytest.raises(ValueError, match="key"):
            ECKey.import_key(told)
    with pytest.raises(NotEnrolled):
        DeviceKey(ring, lambda: b"w" * 32).assertion("pc-7f3a", NOW, NAME)


def test_before_the_vault_is_open_there_is_a_key_and_it_signs_nothing(device, ring):
    device.make()
    before = DeviceKey(ring, closed)

    assert before.is_made()
    for act in (
        lambda: before.assertion("pc-7f3a", NOW, NAME),
        lambda: before.sign(1, "ab" * 32, NOW),
        lambda: before.sign_batch("pc-7f3a", 0, "ab" * 32, NOW),
        lambda: before.prove("GET", "https://p/", "", 1),
        before.make,
    ):
        with pytest.raises(NotSignedIn):
            act()


def test_once_the_vault_is_shut_nothing_is_proved_from_memory(ring):
    keys = [b"v" * 32]
    device = DeviceKey(ring, lambda: keys[0] if keys else closed())
    device.make()
    device.prove("GET", "https://p/", "", 1)

    keys.clear()

    with pytest.raises(NotSignedIn):
        device.prove("GET", "https://p/", "", 1)


def test_a_key_of_another_vault_is_none_once_this_one_is_open(device, ring):
    device.make()
    other = DeviceKey(ring, lambda: b"w" * 32)

    assert not other.is_made()

    ring.put(ENTRIES[0], "không phải base64")
    assert not device.is_made()


def test_a_key_kept_plain_by_an_earlier_version_is_sealed_and_stays_the_same(
    device, ring
):
    public = kept_plain(ring)
    assert DeviceKey(ring, closed).is_made()

    device.adopt()
    device.adopt()

    assert ring.get(PLAIN) is None
    assert "PRIVATE" not in ring.get(ENTRIES[0])
    assert fits(public, device.assertion("pc-7f3a", NOW, NAME))


def test_of_a_sealed_and_a_plain_key_the_plain_one_is_the_newer(device, ring):
    """An older program, run once more, was enrolled anew; or the power was cut."""
    device.make()
    device.prove("GET", "https://p/", "", 1)
    public = kept_plain(ring)

    device.adopt()

    assert ring.get(PLAIN) is None
    assert fits(public, device.prove("GET", "https://p/", "", 1))


def test_a_new_key_leaves_no_plain_one_behind(device, ring):
    kept_plain(ring)

    public = device.make()

    assert ring.get(PLAIN) is None
    assert fits(public, device.assertion("pc-7f3a", NOW, NAME))


class Forgetful(PocketKeyring):
    """Says yes to a sealed key and keeps something else."""

    def put(self, name, value):
        super().put(name, value[:-8] + "AAAAAAA=")


def test_a_plain_key_goes_only_once_the_sealed_one_can_be_read_back():
    keyring = PocketKeyring()
    kept_plain(keyring)
    forgetful, refusing = Forgetful(keyring.entries), PocketKeyring(keyring.entries)

    def refuse(_name, _value):
        raise KeyringMissing

    refusing.put = refuse

    for ring, problem in ((forgetful, NotEnrolled), (refusing, KeyringMissing)):
        with pytest.raises(problem):
            device_key(ring).adopt()
        assert ring.get(PLAIN) == keyring.get(PLAIN)


@pytest.mark.parametrize("kept", ["", "không phải khoá", "public", "rsa", "locked"])
def test_what_is_no_key_of_a_pc_is_let_be_and_nobody_is_kept_out(device, ring, kept):
    if kept == "public":
        kept = ECKey.generate_key("P-256").as_pem(private=False).decode()
    if kept == "rsa":
        kept = RSAKey.generate_key(2048).as_pem(private=True).decode()
    if kept == "locked":
        key = ECKey.generate_key("P-256")
        kept = key.as_pem(private=True, password="ai biết").decode()
    ring.put(PLAIN, kept)

    device.adopt()

    assert ring.get(PLAIN) == kept
    assert not device.is_made()
