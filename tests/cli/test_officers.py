"""Officers, the city's key and the journal, as an administrator types them."""

import json

import pytest

from counter_app.vault.keys import profile_keyring

FIRST = ("officer", "--account", "quan.tri", "--name", "Trần Thu Nga")
SECOND = ("officer", "--account", "ha.thu", "--name", "Nguyễn Thu Hà")
WORD, HERS = "một câu thật dài", "câu khác cũng dài"


@pytest.fixture
def first(run, keyring):
    done = run(*FIRST, typed=f"{WORD}\n" * 2)
    assert done.returncode == 0, done.stderr


def test_a_later_officer_is_let_in_by_an_administrator_only(run, first):
    alone = run(*SECOND, typed=f"{HERS}\n" * 2)
    wrong = run(*SECOND, "--by", "quan.tri", typed=f"{HERS}\n" * 2 + "sai\n")
    done = run(*SECOND, "--by", "quan.tri", typed=f"{HERS}\n" * 2 + f"{WORD}\n")
    by_her = run(
        *("officer", "--account", "ba", "--name", "Ba", "--by", "ha.thu"),
        typed=f"{WORD}\n" * 2 + f"{HERS}\n",
    )

    codes = [each.returncode for each in (alone, wrong, done, by_her)]
    assert codes == [1, 1, 0, 1]
    assert "NotSignedIn" in alone.stderr
    assert "WrongPassword" in wrong.stderr
    assert "Forbidden" in by_her.stderr


def test_case_16_a_password_everybody_would_guess_is_refused(run, keyring):
    done = run(*FIRST, typed="Hanoi@2026\n" * 2)

    assert done.returncode == 2
    assert "everybody would guess" in done.stderr


def test_the_journal_is_verified_and_a_witness_nobody_gave_explains_nothing(run, first):
    whole = run("audit", "verify", "--by", "quan.tri", typed=f"{WORD}\n")
    none = run("audit", "explain", "AAAAA-AAAAA", "--by", "quan.tri", typed=f"{WORD}\n")

    assert (whole.returncode, none.returncode) == (0, 1)
    assert whole.stdout.endswith("The journal is whole.\n")
    assert "NotFound" in none.stderr


def test_case_20_a_profile_put_back_is_refused_until_two_officers_accept_it(
    run, first, profile
):
    run(*SECOND, "--by", "quan.tri", typed=f"{HERS}\n" * 2 + f"{WORD}\n")
    old = (profile / "counter.db").read_bytes()
    run("audit", "verify", "--by", "quan.tri", typed=f"{WORD}\n")
    (profile / "counter.db").write_bytes(old)
    third = ("officer", "--account", "ba", "--name", "Ba", "--by", "quan.tri")
    accept = ("audit", "accept", "--by", "quan.tri", "--and")

    refused = run(*third, typed=f"{HERS}\n" * 2 + f"{WORD}\n")
    alone = run(*accept, "quan.tri", typed=f"{WORD}\n" * 2)
    both = run(*accept, "ha.thu", typed=f"{HERS}\n{WORD}\n")
    after = run(*third, typed=f"{HERS}\n" * 2 + f"{WORD}\n")

    assert [each.returncode for each in (refused, alone, both, after)] == [1, 1, 0, 0]
    assert "RolledBack" in refused.stderr


def test_case_23_a_lost_keyring_is_recovered_with_the_citys_key(
    run, keyring, profile, tmp_path
):
    pem = tmp_path / "city.pem"
    made = run("recovery-key", "--out", str(pem), typed="khoá của thành phố\n" * 2)
    profile.mkdir()
    (profile / "settings.toml").write_text(made.stdout, encoding="utf-8")
    run(*FIRST, typed=f"{WORD}\n" * 2)
    profile_keyring(profile).remove("device-secret")

    lost = run("audit", "verify", "--by", "quan.tri", typed=f"{WORD}\n")
    done = run(
        *("recover", "--key", str(pem), "--account", "quan.tri"),
        typed="khoá của thành phố\n" + f"{HERS}\n" * 2,
    )
    after = run("audit", "verify", "--by", "quan.tri", typed=f"{HERS}\n")

    assert [each.returncode for each in (made, lost, done, after)] == [0, 1, 0, 0]
    assert "main.py recover" in lost.stderr
    assert pem.stat().st_mode & 0o077 == 0
    assert json.loads((profile / "vault.json").read_text())["recovery"]
