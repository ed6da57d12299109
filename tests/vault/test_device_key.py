"""By what signature the portal knows this PC."""

from datetime import UTC, datetime

import pytest
from joserfc import jwt
from joserfc.errors import BadSignatureError
from joserfc.jwk import ECKey

from counter_app.domain.errors import NotEnrolled
from counter_app.vault.device_key import DeviceKey
from counter_app.vault.keyring_choice import SystemKeyring

NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)
NAME = "6f0e8f0a-0000-4000-8000-000000000001"


@pytest.fixture
def device(secret_service, tmp_path):
    return DeviceKey(SystemKeyring(f"device-{tmp_path.name}"))


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
