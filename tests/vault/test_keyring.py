"""Secrets live in the real keyring of the system, or the program says why not."""

import pytest
from keyring.errors import InitError

from counter_app.domain.errors import KeyringLocked, KeyringMissing, StoreDamaged
from counter_app.vault.keyring_choice import SystemKeyring
from counter_app.vault.keys import PROFILE_ID, profile_keyring
from counter_app.vault.secret_service import SecretService


def test_an_entry_is_kept_by_the_system_and_forgotten_when_asked(secret_service):
    SystemKeyring("service-1").put("name", "bí mật")

    again = SystemKeyring("service-1")
    assert again.get("name") == "bí mật"
    assert SystemKeyring("service-2").get("name") is None
    again.remove("name")
    again.remove("name")
    assert again.get("name") is None


@pytest.mark.parametrize("backend", ["null", "fail"])
def test_no_variable_and_no_file_can_choose_another_keyring(
    secret_service, monkeypatch, tmp_path, backend
):
    kind = f"keyring.backends.{backend}.Keyring"
    (tmp_path / "python_keyring").mkdir()
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring={kind}\n", encoding="ascii"
    )
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", kind)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    SystemKeyring("service-3").put("name", "value")

    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    assert SystemKeyring("service-3").get("name") == "value"


def test_without_a_bus_the_keyring_is_missing(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")

    with pytest.raises(KeyringMissing):
        SystemKeyring("service")


def test_a_keyring_that_goes_away_is_said_to_be_missing(own_service):
    keyring = SystemKeyring("service")
    own_service.end()

    with pytest.raises(KeyringMissing):
        keyring.get("name")
    with pytest.raises(KeyringMissing):
        keyring.put("name", "value")
    with pytest.raises(KeyringMissing):
        keyring.remove("name")


def test_case_23_a_bus_with_nobody_who_keeps_secrets_gives_no_collection(own_service):
    own_service.keyring.terminate()
    own_service.keyring.wait(10)

    with pytest.raises(InitError):
        SecretService().get_preferred_collection()
    with pytest.raises(KeyringMissing):
        SystemKeyring("service")


def test_a_locked_keyring_is_said_to_be_locked(own_service):
    keyring = SystemKeyring("service")
    keyring.put("name", "value")
    own_service.lock()

    with pytest.raises(KeyringLocked):
        keyring.get("name")
    with pytest.raises(KeyringLocked):
        SystemKeyring("service")


@pytest.mark.parametrize("spoilt", [b"", b"\0" * 32, b"\xff\xfe", b"abc"])
def test_a_profile_that_lost_its_id_is_said_to_be_damaged(
    secret_service, tmp_path, spoilt
):
    (tmp_path / PROFILE_ID).write_bytes(spoilt)

    with pytest.raises(StoreDamaged):
        profile_keyring(tmp_path)
