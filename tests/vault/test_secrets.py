"""Sealing, lookup secrets, one program a profile, and a discreet log."""

import hashlib
import logging
from datetime import UTC

import pytest

from counter_app.documents.files import EncryptedFiles
from counter_app.domain.errors import AlreadyRunning, StoreReadOnly
from counter_app.logs import Striking
from counter_app.machine import (
    ProfileLock,
    RandomIds,
    SystemClock,
    make_private,
)
from counter_app.settings import (
    Settings,
    SettingsBroken,
    check_setting,
    read_settings,
)
from counter_app.vault.sealing import Broken, Sealer


def test_sealing_the_same_content_twice_shows_nothing_in_common():
    sealer = Sealer(bytes(32))

    one, two = sealer.seal(b"paper" * 100, "name"), sealer.seal(b"paper" * 100, "name")

    assert one[4:] != two[4:]
    assert sealer.open(one, "name") == sealer.open(two, "name") == b"paper" * 100


def test_sealed_content_opens_only_under_its_own_name():
    sealer = Sealer(bytes(32))

    with pytest.raises(Broken):
        sealer.open(sealer.seal(b"paper", "name"), "another")


def test_lookup_secrets_can_be_read_aloud_without_mistakes():
    ids = RandomIds()

    secrets = {ids.secret() for _ in range(300)}

    assert all(len(secret) == 4 for secret in secrets)
    assert not set("".join(secrets)) & set("01OIL")
    assert len(secrets) > 290
    assert ids.new() != ids.new()


def test_the_clock_is_aware_and_in_utc():
    assert SystemClock().now().tzinfo is UTC


def test_a_second_program_on_a_profile_is_refused_until_the_first_ends(tmp_path):
    with ProfileLock(tmp_path), pytest.raises(AlreadyRunning), ProfileLock(tmp_path):
        pass

    with ProfileLock(tmp_path):
        pass


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("person 001187654901 came", "person • came"),
        ("old 012345678.", "old •."),
        ("dossier 000.12.34.H26-261123-0100", "dossier 000.12.34.H26-261123-0100"),
        ("1234567890 milliseconds", "1234567890 milliseconds"),
    ],
)
def test_personal_numbers_are_struck_out_of_the_log(said, kept):
    record = logging.LogRecord("a", logging.INFO, "", 0, "%s", (said,), None)

    assert Striking("%(message)s").format(record) == kept


@pytest.mark.parametrize(
    "said",
    [
        "ok\n2026-11-29 INFO counter_app: all is well",
        "ok\rINFO",
        "\x1b[2J\x1b[31mred",
        "\u202eelif.pdf",
        "one\u2028two",
        "nul\x00\x07\x9b",
        "tên\u200b ẩn\ufeff",
    ],
)
def test_case_44_one_record_is_one_line_that_steers_nothing(said):
    record = logging.LogRecord("a", logging.INFO, "", 0, "name %s", (said,), None)
    faulty = logging.LogRecord(
        "a", logging.ERROR, "", 0, "x", (), (ValueError, ValueError(said), None)
    )

    line = Striking("%(message)s").format(record)
    lines = Striking("%(message)s").format(faulty).split("\n")

    assert line.isprintable()
    assert all(one.isprintable() for one in lines)
    assert not any(one.startswith("2026") and "\\u" in one for one in lines)
    assert Striking("%(message)s").format(record).startswith("name ")


def test_a_fault_keeps_its_lines_and_a_name_its_letters():
    told = (ValueError, ValueError("Đặng Thị Hoà Ngát"), None)
    record = logging.LogRecord("a", logging.ERROR, "", 0, "broken", (), told)

    lines = Striking("%(message)s").format(record).splitlines()

    assert lines[0] == "broken"
    assert lines[-1] == "ValueError: Đặng Thị Hoà Ngát"


def test_case_30_a_link_in_the_place_of_a_folder_is_not_followed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "files").symlink_to(elsewhere)
    files = EncryptedFiles(tmp_path / "own", Sealer(bytes(32)))
    (tmp_path / "own").mkdir()
    name = hashlib.sha256(b"paper").hexdigest()
    (tmp_path / "own" / name[:2]).symlink_to(elsewhere)

    with pytest.raises(StoreReadOnly):
        make_private(tmp_path / "profile", tmp_path / "files")
    with pytest.raises(StoreReadOnly):
        files.keep(b"paper")

    assert [*elsewhere.iterdir()] == []


@pytest.mark.parametrize(
    "address",
    [
        "http://portal.hanoi.example",
        "http://10.1.2.3:8080",
        "http://127.0.0.1.example",
        "http://[2001:db8::1]/",
        "ftp://127.0.0.1/",
        "//127.0.0.1",
        "https://",
    ],
)
def test_case_73_a_portal_without_tls_is_refused_wherever_it_is(address):
    with pytest.raises(SettingsBroken):
        check_setting("portal_url", address)


@pytest.mark.parametrize(
    "address",
    ["https://portal.hanoi.example/ward", "http://127.0.0.1:80", "http://[::1]:80/"],
)
def test_only_this_very_machine_is_spoken_to_without_tls(address):
    check_setting("portal_url", address)


def test_later_settings_override_and_absent_files_are_no_error(tmp_path):
    machine, profile = tmp_path / "machine.toml", tmp_path / "profile.toml"
    machine.write_text('printer = "Quay"\nsync_every = 60\n', encoding="utf-8")
    profile.write_text("sync_every = 5\n", encoding="utf-8")

    settings = read_settings(machine, profile, tmp_path / "absent.toml")

    assert settings == Settings(printer="Quay", sync_every=5)


@pytest.mark.parametrize(
    "text",
    [
        "sync_every = 0",
        'sync_every = "often"',
        "sync_every = true",
        'receipt_size = "A3"',
        "printr = 'x'",
        "= broken",
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused(tmp_path, text):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")

    with pytest.raises(SettingsBroken):
        read_settings(tmp_path / "settings.toml")
