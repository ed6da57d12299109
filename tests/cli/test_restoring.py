"""A lost disk and a lost PC, as an administrator types it: keyring and portal real."""

import shutil

import pytest

from counter_app.bootstrap import (
    backing,
    commands,
    opening_vault,
    parting,
    restoring,
    signing_in,
)
from counter_app.bootstrap.restoring import Asked
from counter_app.domain.ids import OfficerId
from counter_app.domain.people import Officer, Role
from counter_app.paths import Paths
from counter_app.policy.reading import settings_in_force
from counter_app.rehearsal.people import COUNTER
from counter_app.settings import Settings
from counter_app.vault.device_key import ENTRY as DEVICE_KEY
from counter_app.vault.keys import profile_keyring
from counter_app.vault.recovery import make_city_key
from counter_app.vault.slots import floor_cost

WORDS = {"quan.tri": "một câu thật dài", "ha.thu": "câu khác cũng dài"}
KEPT = ("device-secret", DEVICE_KEY, "witness")
CITY = "khoá của thành phố"


@pytest.fixture
def typed(monkeypatch):
    """Who is asked for a password types it; a new one is asked for by no name."""
    new = []
    for room in (opening_vault, restoring):
        monkeypatch.setattr(room, "cost_of_this_pc", floor_cost)

    def getpass(words):
        for account, word in WORDS.items():
            if account in words:
                return word
        return CITY if "city" in words else new[0]

    monkeypatch.setattr(commands, "getpass", getpass)
    monkeypatch.setattr(signing_in, "getpass", getpass)
    return new


@pytest.fixture
def pc(keyring, portal, profile, typed, tmp_path):
    """An enrolled PC: two officers, a stick with a backup, and the city's key."""
    profile.mkdir()
    private, public = make_city_key(CITY)
    (tmp_path / "city.pem").write_text(private)
    paths = Paths(profile)
    for name, value in (
        ("recovery_key", public),
        ("backup_folder", str(tmp_path / "stick")),
    ):
        commands.keep_setting(paths, name, value)
    for account, word in WORDS.items():
        typed[:] = [word]
        officer = Officer(
            id=OfficerId(account),
            name=account,
            roles=frozenset({Role.INTAKE, Role.LEAD}),
            counters=frozenset(),
        )
        assert commands.add_officer(paths, settings(paths), officer, "quan.tri") == 0
    code = portal.enrolment_code(COUNTER)
    assert (
        commands.enrol(paths, settings(paths), portal.url, code, COUNTER, "quan.tri")
        == 0
    )
    assert backing.backup_now(paths, settings(paths), "quan.tri") == 0
    return paths


def settings(paths):
    return settings_in_force(paths.resources, paths.settings)


def held(paths):
    found = []

    def act(opened):
        signing_in.signed_in(opened, "quan.tri")
        found.append(opened.confirming.held())

    assert commands.with_counter(paths, settings(paths), act) == 0
    return found[0]


def must_be_refused_by_this_keyring(pc, stick, capsys, monkeypatch):
    """Two officers are refused before anything is asked, and told what to do."""
    two = Asked(place=stick, by="quan.tri", other="ha.thu")
    capsys.readouterr()
    asked = []
    with monkeypatch.context() as context:
        context.setattr(restoring, "asked", asked.append)
        done = [restoring.restore(pc, two), restoring.drill(pc, two)]
    said = capsys.readouterr().err
    assert (done, asked) == ([1, 1], [])
    assert [said.count(words) for words in ("CityKeyNeeded", "--key city")] == [2, 2], (
        said
    )


def test_a_restore_that_fails_locks_nobody_out_and_without_a_secret_none_is_asked(
    pc, tmp_path, typed, capsys, monkeypatch
):
    """The list of the backup is whole, and not by the key that it opens with."""
    forged = shutil.copytree(tmp_path / "stick", tmp_path / "forged")
    [contents] = forged.rglob("contents.json")
    contents.write_text(contents.read_text().replace('"mac": "', '"mac": "0'))
    typed[:] = ["câu mới đủ dài mà"]
    city = Asked(place=forged, by="quan.tri", key=tmp_path / "city.pem")
    keyring = profile_keyring(pc.profile)
    before = [keyring.get(name) for name in KEPT]

    done = restoring.restore(pc, city)

    after = [keyring.get(name) for name in KEPT]
    assert done == 1
    assert after == before
    assert None not in before
    assert held(pc) is None  # the old password opens it

    keyring.remove("device-secret")
    must_be_refused_by_this_keyring(pc, tmp_path / "stick", capsys, monkeypatch)


@pytest.mark.soak
def test_a_lost_disk_and_then_a_lost_pc_are_restored_and_confirmed(
    pc, portal, typed, tmp_path, capsys, monkeypatch
):
    stick = tmp_path / "stick"
    asked = Asked(place=stick, by="quan.tri", other="ha.thu")
    alone = Asked(place=stick, by="quan.tri", other="quan.tri")
    before = sorted(p.name for p in tmp_path.iterdir())

    drilled = restoring.drill(pc, asked)
    unchanged = sorted(p.name for p in tmp_path.iterdir())
    refused = restoring.restore(pc, alone)
    done = restoring.restore(pc, asked)
    waits = held(pc)
    confirmed = restoring.confirm(pc, settings(pc), "quan.tri")

    assert (drilled, refused, done, confirmed) == (0, 1, 0, 0)
    assert unchanged == before
    assert waits.by == "quan.tri ha.thu"
    assert list(tmp_path.glob("profile-before-*"))
    assert "The drill held" in capsys.readouterr().out

    for entry in KEPT:
        profile_keyring(pc.profile).remove(entry)
    shutil.rmtree(pc.profile)
    typed[:] = [WORDS["quan.tri"]]
    city = Asked(place=stick, by="quan.tri", key=tmp_path / "city.pem")

    drilled, done = restoring.drill(pc, city), restoring.restore(pc, city)
    code = portal.enrolment_code(COUNTER)
    enrolled = commands.enrol(pc, settings(pc), portal.url, code, COUNTER, "quan.tri")

    assert (drilled, done, enrolled) == (0, 0, 0)
    assert held(pc) is None

    out = tmp_path / "hang-doi.mcp"
    carried = parting.carry_out(pc, settings(pc), out, "quan.tri")
    code = capsys.readouterr().out.partition("Code: ")[2].split()[0]
    monkeypatch.setattr(parting, "asked", lambda _words: code)
    brought = parting.bring_in(pc, settings(pc), out, "quan.tri", None)
    wrong = parting.decommission(pc, settings(pc), COUNTER, "quan.tri", alone=False)

    assert (carried, brought, wrong) == (0, 0, 0)
    assert not pc.profile.exists()
    assert not list(tmp_path.glob("profile-before-*"))
    said = capsys.readouterr().out
    assert "keys and data are gone" in said
    assert "only the city's key opens them" in said
    must_be_refused_by_this_keyring(pc, stick, capsys, monkeypatch)
    kept = Paths(stick / "none")
    assert backing.list_backups(kept, Settings(), stick) == 0
