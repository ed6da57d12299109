"""Backups of a working counter, and what a restored one may and may not do."""

import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from counter_app.backups.sets import BackupSets, Origin, is_signed_by
from counter_app.domain.backups import Held
from counter_app.domain.errors import PortalUnreachable
from counter_app.domain.keeping_errors import (
    BackupAway,
    BackupBroken,
    RestoreUnconfirmed,
)
from counter_app.store import copying
from counter_app.store.copying import StoreCopies, count_copy, prove_copy
from counter_app.store.holding import SqlHolding, hold
from counter_app.sync.renewing import Renewal
from tests.sync.conftest import KEY
from tests.sync.office import RealOffice, RealWay

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
SCAN, OTHER = b"a scanned paper", b"another one"
SEAL = bytes(range(32, 64))


class Enough(Exception):
    """The stick was pulled out, or somebody stopped it."""


def nobody(_part):
    """Nobody watches."""


def origin(pc):
    return Origin(
        profile=pc.folder,
        database=StoreCopies(pc.engine, lambda: KEY),
        key=lambda: SEAL,
        facts=lambda: {"version": "1", "counter": pc.number},
    )


def backed_up(pc, stick, hours=0):
    return stick.write(origin(pc), AT + timedelta(hours=hours), nobody)


def restored(pc, stick, name):
    """Put a backup in the place of a lost disk, as the restore command does."""
    pc.switch_off()
    shutil.rmtree(pc.folder)
    stick.lay_out(name, pc.folder, nobody)
    pc.switch_on()
    held = Held(backup=AT.isoformat(), restored_at=AT.isoformat(), by="a b")
    hold(pc.engine, held, AT, "a")


def confirmed(pc, way):
    sign = lambda name: pc.key.assertion(name, pc.clock.now(), pc.ids.new())  # noqa: E731
    return Renewal(pc.ledger, way, sign).renew()


@pytest.fixture
def stick(tmp_path):
    return BackupSets(tmp_path / "stick", "0" * 32)


@pytest.fixture
def office(tmp_path):
    office = RealOffice(tmp_path / "office")
    yield office
    office.close()


@pytest.fixture
def way(office):
    return RealWay(office, "03")


@pytest.fixture
def pc(make_counter, way):
    pc = make_counter("03")
    pc.enrol(way, "one-time")
    return pc


def test_a_backup_is_one_moment_while_the_counter_goes_on_working(pc, stick, tmp_path):
    pc.receive(SCAN)
    seen = []

    def step(part):
        if not seen:
            pc.receive(OTHER)  # while it is being written
        seen.append(part)

    backup = stick.write(origin(pc), AT, step)
    laid = tmp_path / "laid"
    stick.lay_out(backup.name, laid, nobody)

    assert prove_copy(laid / "counter.db", KEY) == backup.revision
    assert count_copy(laid / "counter.db", KEY) == (1, 1)
    assert b"SQLite" not in (laid / "counter.db").read_bytes()[:16]
    assert is_signed_by(stick.contents(backup.name), SEAL)
    assert not is_signed_by(stick.contents(backup.name), bytes(32))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_wherever_it_is_interrupted_the_last_good_backup_stays(pc, stick):
    pc.receive(SCAN)
    good = backed_up(pc, stick)
    pc.receive(OTHER)

    tries = 0
    while len(stick.names()) == 1:
        left = iter(range(tries))

        def step(_part, left=left):
            if next(left, None) is None:
                raise Enough

        with suppress(Enough):
            stick.write(origin(pc), AT + timedelta(hours=1), step)
        assert stick.broken(good.name, nobody) == []
        tries += 1

    assert tries > 4
    assert stick.broken(stick.names()[-1], nobody) == []
    assert not list(stick.folder.glob("*/*.half"))


def test_the_proof_is_stopped_in_its_middle_too(pc, stick, monkeypatch):
    pc.receive(SCAN)
    copy = stick.path(backed_up(pc, stick).name, "counter.db")
    monkeypatch.setattr(copying, "OPCODES", 100)

    def step():
        raise Enough

    with pytest.raises(Enough):
        prove_copy(copy, KEY, step)


def test_files_lie_there_once_and_go_with_the_last_backup_that_names_them(pc, stick):
    pc.receive(SCAN)
    first = backed_up(pc, stick)
    pc.receive(OTHER)
    backed_up(pc, stick, 1)
    pool = list(stick.folder.glob("*/files/??/*"))

    pc.files.remove(pc.files.keep(SCAN))
    for hours in (2, 3):
        backed_up(pc, stick, hours)
        stick.prune(2)

    assert len(pool) == 2
    assert len(list(stick.folder.glob("*/files/??/*"))) == 1
    assert first.name not in stick.names()
    assert len(stick.names()) == 2
    assert [stick.broken(name, nobody) for name in stick.names()] == [[], []]


@pytest.mark.parametrize("part", ["counter.db", "files/??/*"])
def test_a_byte_that_turned_is_found_and_never_restored(pc, stick, part, tmp_path):
    pc.receive(SCAN)
    name = backed_up(pc, stick).name
    own = stick.folder / ("0" * 32)
    [victim] = (own if "/" in part else own / name).glob(part)
    content = bytearray(victim.read_bytes())
    content[len(content) // 2] ^= 1
    victim.write_bytes(content)

    broken = stick.broken(name, nobody)

    assert broken == [victim.name]
    with pytest.raises(BackupBroken):
        stick.lay_out(name, tmp_path / "laid", nobody)


def test_a_list_of_contents_that_leads_elsewhere_is_refused(pc, stick):
    name = backed_up(pc, stick).name
    contents = stick.path(name, "contents.json")
    contents.write_text(contents.read_text().replace("counter.db", "../../.bashrc"))

    with pytest.raises(BackupBroken):
        stick.backup(name)


def test_a_stick_that_is_away_does_not_become_a_folder_here(pc, tmp_path):
    away = BackupSets(tmp_path / "media" / "stick", "0" * 32)

    with pytest.raises(BackupAway):
        backed_up(pc, away)

    assert not (tmp_path / "media").exists()
    assert away.names() == ()


def test_restored_data_number_nothing_and_send_nothing_until_they_are_confirmed(
    pc, stick, way, office
):
    kept = pc.receive(SCAN)
    name = backed_up(pc, stick).name
    printed = pc.receive(OTHER)
    pc.sync(way)

    shutil.rmtree(pc.second)  # gone with the disk
    restored(pc, stick, name)
    with pytest.raises(RestoreUnconfirmed):
        pc.receive()
    report = pc.sync(way)
    before = office.copies()

    assert isinstance(report.problem, RestoreUnconfirmed)
    device = confirmed(pc, way)
    fresh = pc.receive()
    pc.sync(way)
    pc.sync(way)

    assert len(before) == 2
    assert device.incarnation == 2
    assert SqlHolding(pc.engine).held() is None
    assert fresh.code not in {kept.code, printed.code}
    assert {kept.id, printed.id, fresh.id} == office.copies().keys()
    assert pc.mirrored().keys() == office.copies().keys()
    assert pc.outbox() == []


def test_what_only_the_backup_has_is_sent_after_the_portal_was_lost_too(
    pc, stick, way, office
):
    office.backup()
    pc.receive(SCAN)
    pc.sync(way)
    name = backed_up(pc, stick).name
    office.restore()

    shutil.rmtree(pc.second)
    restored(pc, stick, name)
    confirmed(pc, way)
    report = pc.sync(way)
    pc.sync(way)

    assert report.problem is None
    assert len(office.copies()) == 1
    assert office.blobs.has(pc.files.keep(SCAN))
    assert pc.outbox() == []


def test_the_second_copy_gives_back_what_the_backup_lacks_and_it_still_waits(
    pc, stick, way
):
    pc.receive()
    name = backed_up(pc, stick).name
    printed = pc.receive()

    restored(pc, stick, name)
    pc.switch_off()
    pc.switch_on()

    assert pc.dossier(printed.id).code == printed.code
    with pytest.raises(RestoreUnconfirmed):
        pc.receive()
    confirmed(pc, way)
    assert pc.receive().code != printed.code


def test_a_new_pc_goes_on_as_the_old_one_with_a_new_code(pc, stick, way, office):
    kept = pc.receive(SCAN)
    name = backed_up(pc, stick).name
    old = pc.ledger.device()

    shutil.rmtree(pc.second)
    restored(pc, stick, name)
    pc.keyring.entries.clear()
    device = pc.enrol(way, "another")
    pc.sync(way)

    assert (device.id, device.incarnation) == (old.id, old.incarnation + 1)
    assert kept.id in office.copies()
    assert pc.outbox() == []


def test_without_a_way_to_the_portal_the_data_go_on_waiting(pc, stick, way):
    name = backed_up(pc, stick).name
    restored(pc, stick, name)
    way.faults.append(("greeting", "lose"))

    with pytest.raises(PortalUnreachable):
        confirmed(pc, way)

    assert SqlHolding(pc.engine).held() is not None
