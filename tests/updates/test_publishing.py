"""The city's signing room, and a PC that follows it."""

import os
import sys
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest

from counter_app.bootstrap.doors import ZONE
from counter_app.bootstrap.keeping import run_keeping
from counter_app.bootstrap.publishing import Passwords
from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.keeping_errors import UpdateRefused
from counter_app.domain.updates import Not, Wave, hindrance, spread
from counter_app.paths import RESOURCES, Paths
from counter_app.settings import Settings
from counter_app.updates.publishing import (
    CannotPublish,
    Keys,
    Lives,
    SigningRoom,
    make_key,
)
from counter_app.updates.repository import Repository

SYSTEM = "amd64.deb"
PASSWORD = "sáu từ bất kỳ ghép lại"
LIVES = Lives(
    expires={"root": 365, "targets": 90, "snapshot": 7, "timestamp": 1},
    threshold={"root": 2, "targets": 2, "online": 1},
)
WAVES = [Wave(0, 24, 5), Wave(1, 144, 3), Wave(2, 139, 3), Wave(3, 277, 0)]
EARLY = {"0": "2026-01-01T17:30+07:00"}


class Holders:
    """Who holds keys; each has a file of their own."""

    def __init__(self, folder):
        self._folder = folder
        for name in ("r1", "r2", "r3", "t1", "t2", "online"):
            make_key(folder / name, PASSWORD)

    def keys(self, *names):
        return Keys.read((self._folder / name for name in names), lambda _: PASSWORD)


@pytest.fixture
def holders(tmp_path):
    return Holders(tmp_path)


def groups(holders, roots=("r1", "r2")):
    return {
        "root": holders.keys(*roots),
        "targets": holders.keys("t1", "t2"),
        "online": holders.keys("online"),
    }


@pytest.fixture
def room(tmp_path, holders):
    room = SigningRoom(tmp_path / "repository", LIVES, datetime.now(UTC))
    room.begin(groups(holders))
    room.refresh(holders.keys("online"))
    return room


@pytest.fixture
def package(tmp_path):
    def make(version):
        path = tmp_path / f"mot-cua-phuong_{version}_amd64.deb"
        path.write_bytes(version.encode() * 1000)
        return path

    return make


@pytest.fixture
def pc(tmp_path):
    """A PC that asks anew each time and remembers what it trusted."""
    first = tmp_path / "repository/metadata/1.root.json"
    return lambda: Repository(
        first.read_bytes(), tmp_path / "state", str(tmp_path / "repository")
    )


def offered(version, **more):
    return {"version": version, "not_before": EARLY, **more}


def test_a_version_is_offered_when_enough_have_signed_and_not_before(
    room, holders, package, pc, tmp_path
):
    [waits] = room.release(SYSTEM, package("0.2.0"), offered("0.2.0"))
    assert (waits.role, waits.has, waits.needs) == ("targets", 0, 2)
    [waits] = room.sign(holders.keys("t1"))
    room.refresh(holders.keys("online"))
    assert waits.has == 1
    assert pc().offer(SYSTEM) is None

    assert room.sign(holders.keys("t2")) == []
    room.refresh(holders.keys("online"))
    offer = pc().offer(SYSTEM)

    assert offer.version == "0.2.0"
    assert pc().fetch(offer, tmp_path / "out").read_bytes() == b"0.2.0" * 1000


def test_a_halt_reaches_a_pc_with_the_next_question_and_is_taken_back(
    room, holders, package, pc
):
    both = holders.keys("t1", "t2", "online")
    now = datetime(2026, 12, 1, 19, tzinfo=ZONE)
    seen = []
    room.release(SYSTEM, package("0.2.0"), offered("0.2.0"))
    for halted in (None, True, False):
        if halted is not None:
            room.halt(SYSTEM, halted=halted)
        room.sign(both)
        room.refresh(both)
        seen.append(hindrance(pc().offer(SYSTEM), "0.1.0", 0, now))

    assert seen == [None, Not.HALTED, None]


def test_new_keys_are_followed_when_the_old_ones_hand_over(room, holders, package, pc):
    assert pc().offer(SYSTEM) is None
    [waits] = room.begin(groups(holders, ("r2.pub", "r3")))
    assert (waits.has, waits.needs) == (0, 2)  # of the old ones, who hand over
    room.sign(holders.keys("r1"))
    assert room.sign(holders.keys("r2")) == []

    every = holders.keys("t1", "t2", "online")
    room.release(SYSTEM, package("0.2.0"), offered("0.2.0"))
    room.sign(every)
    room.refresh(every)
    assert pc().offer(SYSTEM).version == "0.2.0"


@pytest.mark.parametrize("version", ["0.2.0", "0.1.9"])
def test_a_version_that_is_not_higher_is_not_offered(room, holders, package, version):
    room.release(SYSTEM, package("0.2.0"), offered("0.2.0"))
    with pytest.raises(CannotPublish, match="waits"):
        room.release(SYSTEM, package("0.3.0"), offered("0.3.0"))
    room.sign(holders.keys("t1", "t2"))

    with pytest.raises(CannotPublish, match="go up"):
        room.release(SYSTEM, package(version), offered(version))


def test_a_list_altered_on_the_mirror_is_not_signed_again(
    room, holders, package, tmp_path
):
    room.release(SYSTEM, package("0.2.0"), offered("0.2.0"))
    room.sign(holders.keys("t1", "t2"))
    place = tmp_path / "repository/metadata/2.targets.json"
    place.write_bytes(place.read_bytes().replace(b"0.2.0_amd64", b"0.6.6_amd64"))

    with pytest.raises(CannotPublish, match="not as it was signed"):
        room.halt(SYSTEM, halted=True)


def test_who_holds_no_key_dates_nothing_and_too_few_keys_begin_nothing(
    room, holders, tmp_path
):
    with pytest.raises(CannotPublish, match="none of these keys"):
        room.refresh(holders.keys("t1", "r1"))
    few = {**groups(holders), "targets": holders.keys("t1", "t1.pub")}
    with pytest.raises(CannotPublish, match="2 different keys"):
        SigningRoom(tmp_path / "new", LIVES, datetime.now(UTC)).begin(few)
    with pytest.raises(CannotPublish, match="exists"):
        make_key(tmp_path / "r1", PASSWORD)


def test_a_repository_nobody_dated_for_a_day_stops_updating(
    holders, package, pc, tmp_path
):
    long_ago = datetime.now(UTC) - timedelta(days=2)
    room = SigningRoom(tmp_path / "repository", LIVES, long_ago)
    room.begin(groups(holders))
    room.refresh(holders.keys("online"))
    with pytest.raises(UpdateRefused, match="Expired"):
        pc().offer(SYSTEM)


def test_each_wave_waits_for_working_days_in_the_evening():
    day = date(2026, 12, 28)  # a Monday; 1 January is a holiday
    calendar = PackCatalogue(RESOURCES / "catalogue").calendar()

    moments = spread(WAVES, day, calendar, ZONE)

    assert [f"{moment:%d/%m %H:%M}" for moment in moments.values()] == [
        "28/12 17:30",
        "05/01 17:30",
        "08/01 17:30",
        "13/01 17:30",
    ]


def lines(*passwords):
    """Return the number of a descriptor these lines come out of."""
    end, start = os.pipe()
    with os.fdopen(start, "w", encoding="utf-8") as file:
        file.write("\n".join(passwords))
    return str(end)


def test_a_key_is_of_no_use_without_its_password_and_never_shows_it(tmp_path, capsys):
    from counter_app.__main__ import main

    room = ["--repository", str(tmp_path / "city"), "--key", str(tmp_path / "key")]
    made = main(
        [
            "publish",
            "key",
            "--out",
            str(tmp_path / "key"),
            "--password-fd",
            lines(PASSWORD),
        ]
    )
    pem = (tmp_path / "key").read_bytes()
    stolen = main(["publish", "refresh", *room, "--password-fd", lines("x" * 16)])
    empty = main(["publish", "refresh", *room, "--password-fd", lines()])
    short = main(
        [
            "publish",
            "key",
            "--out",
            str(tmp_path / "b"),
            "--password-fd",
            lines("short"),
        ]
    )

    assert (made, stolen, empty, short) == (0, 1, 1, 1)
    assert pem.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY")
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    said = "".join(capsys.readouterr())
    assert PASSWORD not in said
    assert "16 letters" in said
    assert not (tmp_path / "b").exists()


def test_each_keys_password_is_a_line_in_turn_and_one_is_asked_once(tmp_path):
    each = [f"mật khẩu riêng của {name}" for name in "abc"]
    for name, password in zip("abc", each, strict=True):
        make_key(tmp_path / name, password)
    secrets = Passwords(int(lines(*each)))
    places = [tmp_path / name for name in "aabcb"]

    assert len(Keys.read(places, secrets.of).signers) == 3


def test_at_a_terminal_the_password_is_asked_twice_and_not_shown(tmp_path):
    """A real terminal: what is typed there comes back nowhere."""
    import pty

    pid, terminal = pty.fork()
    if not pid:
        key = ["publish", "key", "--out", str(tmp_path / "key")]
        os.execv(sys.executable, [sys.executable, "main.py", *key])
    said = b""
    with os.fdopen(terminal, "r+b", buffering=0) as talk:
        for question in (b"new key: ", b"again: "):
            while question not in said:
                said += talk.read(1000)
            talk.write(PASSWORD.encode() + b"\n")
        with suppress(OSError):  # its end is closed
            while piece := talk.read(1000):
                said += piece
    _, status = os.waitpid(pid, 0)

    assert status == 0
    assert b"key " in said
    assert PASSWORD.encode() not in said
    assert Keys.read([tmp_path / "key"], lambda _: PASSWORD).signers


def test_the_release_manager_types_it(tmp_path, holders, package, capsys, monkeypatch):
    from counter_app.__main__ import _parser

    def typed(*words):
        words = ["publish", *map(str, words)]
        if words[1] not in {"waves", "tell"}:
            words += ["--password-fd", lines(PASSWORD)]
        given = _parser(words).parse_args(words)
        return run_keeping(given, Paths(tmp_path / "profile"), Settings())

    monkeypatch.chdir(tmp_path)
    place = ("--repository", "city")
    roots = [word for name in ("r1", "r2", "r3") for word in ("--root", name)]
    both = ("--key", "t1", "--key", "t2", "--key", "online")
    begun = typed("begin", *place, *roots, *("--targets", "t1", "--targets", "t2"),
                  *("--online", "online"))  # fmt: skip
    ships = package("0.2.0")
    day = ("--begins", "2026-12-28")
    released = typed("release", *place, "--package", ships, *day, *both)
    said = capsys.readouterr().out
    halted = typed("halt", *place, *both)

    assert (begun, released, halted) == (0, 0, 0)
    assert "wave 3: from 2027-01-13 17:30 +0700" in said
    assert "0.2.0, halted" in capsys.readouterr().out
    assert typed("waves", *day) == 0
    assert "--wave 3=2027-01-13T17:30+07:00" in capsys.readouterr().out
    assert typed("release", *place, "--package", ships, *both) == 1
    assert typed("release", *place, "--package", tmp_path / "x.deb", *both) == 1
