"""The law on its way: signed, published at a real portal, fetched by a real counter."""

from pathlib import Path

import pytest

from counter_app.domain.law import PACK_REFUSED
from counter_app.wire.codec import encode
from tests.fakes.law import COPY, Counter, Maintainer, as_file, shipped_law
from tests.portal_process import told

ROOT = Path(__file__).parents[2]


class City:
    """Who maintains the law and who publishes it."""

    def __init__(self, portal, folder):
        self.portal, self.folder = portal, folder
        self.maintainer = Maintainer()

    def publish(self, serial, waves=(), **changed):
        """Publish the law with these files changed; return the pack."""
        pack = self.maintainer.pack({**shipped_law(), **changed}, serial)
        done = self.say(pack, waves)
        assert done.returncode == 0, done.stderr
        return pack

    def say(self, pack, waves=()):
        file = self.folder / f"{pack.version}.pack"
        file.write_bytes(encode(as_file(pack)))
        words = ("publish", "--files", str(self.portal.files), "--pack", str(file))
        return told(*words, *(word for one in waves for word in ("--wave", one)))

    def damage(self, old, new):
        """Change a published pack behind the maintainers' back."""
        [newest] = sorted((self.portal.files / "packs").glob("*.pack"))[-1:]
        text = newest.read_text(encoding="utf-8")
        assert old in text
        newest.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def city(portal, tmp_path):
    return City(portal, tmp_path)


@pytest.fixture
def fetch(counter, city, way):
    """Run one pass of the counter, behind the gate that knows the city's key."""
    here = Counter(city.maintainer.trust)
    here.gate._kept = counter.ledger.pack

    def fetch(ring=None):
        way._ring = {} if ring is None else {"ring": ring}
        engine = counter.engine_for(way)
        object.__setattr__(engine, "gate", here.gate)
        assert engine.run().problem is None
        return counter.ledger.pack()

    return fetch


def noted(counter, name):
    with counter.begin() as work:
        return work.notes.get(name)


def test_a_published_pack_reaches_the_counter_while_the_portal_runs(city, fetch):
    assert fetch() is None

    pack = city.publish(2)

    assert fetch().files == pack.files


def test_only_what_changed_travels_and_the_rest_is_joined(city, fetch, way):
    first = city.publish(2, **{"wards/cu.json": "{}"})
    fetch()

    second = city.publish(3, **{COPY: shipped_law()[COPY].replace("8000", "9000")})
    sent = way.catalogue(first.sha256)

    assert sent.base == first.sha256
    assert {*sent.files} == {COPY, "pack.toml"}
    assert sent.gone == ("wards/cu.json",)
    assert fetch().files == second.files


def test_a_pack_changed_at_the_portal_is_refused_once_and_the_old_one_stays(
    counter, city, fetch, way, caplog
):
    good = city.publish(2)
    fetch()
    city.publish(3, **{"wards/moi.json": "{}"})
    city.damage("8000", "1000")

    after = fetch()
    again = fetch()

    assert after.sha256 == again.sha256 == good.sha256
    assert "tampered" in noted(counter, PACK_REFUSED)
    assert caplog.text.count("is not let in") == 1


def test_a_good_pack_after_a_refused_one_is_taken_and_the_refusal_forgotten(
    counter, city, fetch
):
    city.publish(2)
    city.damage("8000", "1000")
    assert fetch() is None

    pack = city.publish(3)

    assert fetch().sha256 == pack.sha256
    assert noted(counter, PACK_REFUSED) is None


def test_a_portal_broken_into_cannot_go_back_to_an_older_law(city, fetch):
    old, new = city.publish(2), city.publish(3)
    fetch()
    [*_, newest] = sorted((city.portal.files / "packs").glob("*.pack"))
    newest.unlink()

    assert new.sha256 != old.sha256
    assert fetch().sha256 == new.sha256


@pytest.mark.parametrize("wrong", ["older", "unsigned", "torn", "other files"])
def test_the_portal_does_not_publish_what_counters_would_refuse(city, wrong):
    city.publish(5)
    pack = city.maintainer.pack(shipped_law(), 4 if wrong == "older" else 6)
    if wrong == "unsigned":
        object.__setattr__(pack, "signatures", ())
    if wrong == "other files":
        object.__setattr__(pack, "files", {**pack.files, "forms/x.json": "{}"})
    if wrong == "torn":
        object.__setattr__(pack, "manifest", pack.manifest[:-9])

    done = city.say(pack)

    assert done.returncode == 1
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_pack_reaches_the_waves_one_by_one_and_who_has_it_keeps_it(city, fetch):
    first = city.publish(1, **{"a.txt": "1"})
    waves = ["0=2026-01-01T17:30:00+07:00", "3=2126-01-01T17:30:00+07:00"]
    second = city.publish(2, waves, **{"a.txt": "2"})

    assert fetch(ring=3).sha256 == first.sha256
    assert fetch(ring=2).sha256 == first.sha256  # not named: not yet
    assert fetch(ring=0).sha256 == second.sha256
    assert fetch(ring=3).sha256 == second.sha256
    assert city.say(city.maintainer.pack(shipped_law(), 3), ["0=soon"]).returncode == 1
