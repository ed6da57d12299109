import json
import tomllib

import pytest

from counter_app.bootstrap.commands import keep_setting
from counter_app.domain.errors import StoreReadOnly
from counter_app.paths import Paths
from counter_app.settings import SettingsBroken, read_settings

OFFICER = ("officer", "--account", "thu.nga", "--name", "Trần Thu Nga")
CODE = ("--code", "ABCD-EFGH", "--counter", "03")


def said_once(done):
    """The sentence on standard error: one line, and no traceback."""
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("arguments", [("--help",), ("selftest", "--help")])
def test_help_is_no_failure(run, arguments):
    done = run(*arguments)

    assert done.returncode == 0
    assert done.stdout.startswith("usage: main.py")


@pytest.mark.parametrize(
    "arguments",
    [
        ("serve",),
        ("--colour",),
        ("enrol", "--portal", "https://portal.example"),
        ("selftest",),
        ("officer", "--account", "a"),
        ("enrol", "--portal", "", *CODE),
        ("enrol", "--portal", "portal.example", *CODE),
        ("enrol", "--portal", "ftp://portal.example", *CODE),
        ("enrol", "--portal", "http://[portal", *CODE),
        ("officer", "--account", " ", "--name", "Trần Thu Nga"),
        ("officer", "--account", "thu.nga", "--name", ""),
    ],
)
def test_a_wrong_command_line_is_told_with_status_2(run, profile, arguments):
    done = run(*arguments)

    assert done.returncode == 2
    assert said_once(done).startswith("main.py")
    assert not profile.exists()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "no password was typed"),
        ("long enough\n", "no password was typed"),
        ("long enough\nlong enougg\n", "the two passwords differ"),
        ("short\nshort\n", "a password needs 8 letters at least"),
    ],
)
def test_a_password_that_cannot_be_is_told_before_the_profile_is_touched(
    run, profile, typed, why
):
    done = run(*OFFICER, typed=typed)

    assert done.returncode == 2
    assert said_once(done).endswith(f"main.py: {why}")
    assert not profile.exists()


@pytest.mark.parametrize(
    "text",
    [
        "portal_url = ",
        'colour = "red"',
        "sync_every = true",
        "sync_every = 0",
        'receipt_size = "A3"',
        'language = "fr"',
        'portal_url = "portal.example"',
        'portal_url = "http://[portal"',
        "printer = 3",
        'bank_account = "970436"',
        'citizen_address = "https://city.example/portal"',
        'citizen_address = "city.example"',
    ],
)
def test_a_broken_settings_file_is_told_with_status_2(run, profile, text):
    profile.mkdir()
    (profile / "settings.toml").write_text(text, encoding="utf-8")

    done = run()

    assert done.returncode == 2
    assert said_once(done).startswith("main.py: ")
    assert [path.name for path in profile.iterdir()] == ["settings.toml"]


def test_a_settings_file_in_another_encoding_is_told_with_its_place(run, profile):
    profile.mkdir()
    (profile / "settings.toml").write_bytes('office = "Hà Nội"'.encode("utf-16"))

    done = run()

    assert done.returncode == 2
    assert "settings.toml" in said_once(done)


def test_without_a_keyring_the_administrator_hears_what_to_install(run):
    done = run(
        *OFFICER,
        typed="long enough\n" * 2,
        DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere/bus",
    )

    assert done.returncode == 1
    assert "gnome-keyring" in said_once(done)


def test_a_portal_that_does_not_answer_leaves_the_pc_as_it_was(run, keyring, profile):
    done = run("enrol", "--portal", "http://127.0.0.1:9", *CODE)

    assert done.returncode == 1
    assert said_once(done).startswith("The portal did not answer.")
    assert not (profile / "settings.toml").exists()


def test_a_wrong_code_is_refused_and_the_right_one_still_works(
    run, keyring, portal, profile
):
    address = ("--portal", portal.url)
    right = portal.enrolment_code("03")

    wrong = run("enrol", *address, *CODE)
    done = run("enrol", *address, "--code", right, "--counter", "03")

    assert (wrong.returncode, done.returncode) == (1, 0)
    assert said_once(wrong).startswith("The portal refused.")
    assert ", counter 03." in done.stdout
    settings = read_settings(profile / "settings.toml")
    assert (settings.portal_url, settings.counter) == (portal.url, "03")
    assert settings.office


def test_enrolling_again_changes_nothing(run, keyring, portal):
    code = portal.enrolment_code("03")
    enrol = ("enrol", "--portal", portal.url, "--counter", "03", "--code")

    first = run(*enrol, code)
    again = run(*enrol, code)

    assert (first.returncode, again.returncode) == (0, 0)
    assert again.stdout == first.stdout


def test_an_officer_is_let_in_by_two_equal_passwords(run, keyring, profile):
    done = run(*OFFICER, typed="long enough\n" * 2)

    assert done.returncode == 0
    assert (profile / "counter.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "value",
    [
        "Điểm PVHCC phường Văn Miếu",
        'a "quoted" name',
        "back\\slash",
        "two\nlines\r\nand a tab\t",
        "\x00\x01\x1f\x7f\x80\u2028",
        "",
        "𝔘 #=[]",
    ],
)
def test_a_setting_is_kept_whatever_it_says(tmp_path, value):
    paths = Paths(tmp_path)
    paths.settings.write_text('sync_every = 7\nprinter = "p"', encoding="utf-8")

    keep_setting(paths, "office", value)

    read = tomllib.loads(paths.settings.read_text(encoding="utf-8"))
    assert read == {"sync_every": 7, "printer": "p", "office": value}
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_a_setting_that_cannot_be_written_is_told(tmp_path):
    paths = Paths(tmp_path / "gone")

    with pytest.raises(StoreReadOnly):
        keep_setting(paths, "office", "Điểm PVHCC")


def test_a_later_file_overrides_an_earlier_one(tmp_path):
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    first.write_text('sync_every = 7\nprinter = "first"', encoding="utf-8")
    second.write_text('printer = "second"', encoding="utf-8")

    settings = read_settings(first, second, tmp_path / "none.toml")

    assert (settings.sync_every, settings.printer) == (7, "second")


def test_an_address_of_the_portal_may_have_a_path(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('portal_url = "https://portal.example:8443/w"', encoding="utf-8")

    assert read_settings(file).portal_url == "https://portal.example:8443/w"
    file.write_text('portal_url = "https://"', encoding="utf-8")
    with pytest.raises(SettingsBroken):
        read_settings(file)


def test_the_doctor_examines_a_pc_that_has_no_profile_yet(run, profile):
    done = run("doctor", "--json", "--language", "en")

    report = json.loads(done.stdout)
    rows = {row["code"]: row for row in report["checks"]}
    assert len(rows) >= 30
    assert done.returncode == report["exit_status"]
    assert not rows["DR-035"]["ok"]
    assert "enrol" in rows["DR-035"]["fix"]
    assert not profile.exists()


def test_the_doctor_is_called_just_when_a_file_is_broken(run, profile):
    profile.mkdir()
    (profile / "settings.toml").write_text('colour = "red"')

    done = run("doctor", "--post-install")

    assert "'colour'" in said_once(done)
    assert "DR-001" in done.stdout


def test_a_setting_is_explained_with_who_set_it(run, profile):
    profile.mkdir()
    (profile / "settings.toml").write_text('printer = "Quay1"')

    done = run("policy", "explain", "printer", "--json")

    [row] = json.loads(done.stdout)["settings"]
    assert (row["value"], row["level"]) == ("Quay1", "this-profile")
    assert row["overrode"][-1]["level"] == "built-in"


def test_a_setting_that_does_not_exist_is_told(run):
    done = run("policy", "explain", "colour")

    assert done.returncode == 2
    assert "there is no setting 'colour'" in said_once(done)


def test_the_templates_of_windows_are_written(run, tmp_path):
    done = run("policy", "templates", "--out", str(tmp_path / "out"))

    assert done.returncode == 0
    assert (tmp_path / "out" / "vi-VN" / "mot-cua-phuong.adml").exists()
