"""The second copy on another disk: what a put back disk would have taken."""

import os
import shutil
from datetime import date
from pathlib import Path

from sqlalchemy import insert

from counter_app.store import schema
from counter_app.store.missing import SqlMissing
from counter_app.vault.shelf import Shelf
from tests.portal_process import say
from tests.sync.conftest import KEY, TODAY
from tests.sync.office import ORG
from tests.sync.paper_portal import PaperPortal
from tests.sync.test_standing import copied, put_back

INTENTION = {
    "copy": 1,
    "sha256": "00" * 32,
    "form_set": "TT03-2025",
    "printed_at": "2026-11-23T02:41:00+00:00",
    "printer": "",
    "form": "receipt",
    "number": "",
    "outcome": "intended",
    "job": "",
}
MONTH = (date(2026, 11, 1), date(2026, 11, 30))


def missing(counter):
    return SqlMissing(counter.engine).missing_codes(*MONTH, counter.number)


def test_what_was_printed_off_line_is_back_after_an_older_disk_was_put_back(
    counter, way, tmp_path
):
    first = counter.receive()
    counter.sync(way)
    yesterday = copied(counter, tmp_path / "yesterday")
    printed = [counter.receive() for _ in range(2)]
    counter.edit(first.id, phone="0900 000 001")

    put_back(counter, yesterday)
    told = counter.second_copy.standing()
    fresh = counter.receive()
    report = counter.sync(way)
    counter.sync(way)

    codes = [dossier.code for dossier in printed]
    assert list(told.brought_back) == codes
    assert fresh.code not in codes
    assert (report.rolled_back, report.problem) == (True, None)
    assert counter.ledger.device().incarnation == 2
    assert counter.dossier(first.id).applicant.phone == "0900 000 001"
    assert counter.outbox() == []
    assert missing(counter) == []


def test_what_the_portal_has_already_goes_again_with_the_same_bytes(
    counter, way, tmp_path
):
    yesterday = copied(counter, tmp_path / "yesterday")
    counter.edit(counter.receive().id, phone="0900 000 001")
    counter.sync(way)

    put_back(counter, yesterday)
    report = counter.sync(way)

    assert (report.problem, report.failed, report.conflicts) == (None, 0, 0)
    assert counter.outbox() == []


def test_a_disk_that_is_away_holds_nothing_up_and_is_whole_when_it_is_back(
    make_counter, tmp_path
):
    counter = make_counter()
    counter.enrol(PaperPortal(), "one-time")
    yesterday = copied(counter, tmp_path / "yesterday")
    shutil.rmtree(counter.second)
    counter.second.write_text("a stick that is not there")
    counter.receive()
    away = counter.second_copy.standing().away_since
    counter.second.unlink()

    counter.receive()

    assert away
    assert counter.second_copy.standing().away_since == ""
    put_back(counter, yesterday)
    assert len(counter.second_copy.standing().brought_back) == 2


def test_the_copy_is_on_its_disk_before_a_paper_comes_out_or_the_portal_hears(
    counter, way, monkeypatch
):
    synced = []

    def sync(handle, really=os.fdatasync):
        synced.append(Path(f"/proc/self/fd/{handle}").readlink().parent)
        really(handle)

    monkeypatch.setattr(os, "fdatasync", sync)
    counter.receive()
    received = synced.count(counter.second)
    with counter.engine.begin() as connection:
        connection.execute(insert(schema.print_).values(INTENTION))
    printed = synced.count(counter.second)
    counter.sync(way)

    assert received == 0  # it is on the counter's own disk
    assert printed == 1
    assert synced.count(counter.second) > printed


def test_a_copy_of_another_profile_is_set_aside_and_never_written_over(make_counter):
    counter = make_counter()
    counter.enrol(PaperPortal(), "one-time")
    counter.switch_off()
    path = counter.second / "copy"
    Shelf(path, lambda: bytes(32)).replace([b"{}"])
    strange = path.read_bytes()

    counter.switch_on()
    counter.receive()

    assert strange in [file.read_bytes() for file in counter.second.iterdir()]
    assert path.read_bytes() != strange


def test_a_last_line_torn_by_a_power_cut_is_cut_off(make_counter, tmp_path):
    counter = make_counter()
    counter.enrol(PaperPortal(), "one-time")
    yesterday = copied(counter, tmp_path / "yesterday")
    printed = counter.receive()
    path = counter.second / "copy"
    path.write_bytes(path.read_bytes() + b"AAAA half a line")

    put_back(counter, yesterday)

    assert counter.second_copy.standing().brought_back == (printed.code,)


def test_a_shelf_gives_back_every_record_and_its_last(tmp_path):
    shelf = Shelf(tmp_path / "other" / "copy", lambda: KEY)
    shelf.replace([b"a name nobody shall read"])
    shelf.append(b"two" * 40_000, durable=True)
    shelf.append(b"three", durable=False)

    assert [*shelf.records()] == [
        b"a name nobody shall read",
        b"two" * 40_000,
        b"three",
    ]
    assert shelf.last() == b"three"
    assert b"a name nobody" not in shelf.path.read_bytes()


def test_a_number_used_without_a_dossier_is_named(make_counter):
    counter = make_counter()
    counter.enrol(PaperPortal(), "one-time")
    with counter.begin() as work:
        used = work.numbers.take(TODAY, counter.number)
        work.commit()
    counter.receive()

    assert missing(counter) == [used]


def test_a_counter_whose_disk_was_lost_hears_which_numbers_the_city_never_got(
    counter, make_counter, portal, way
):
    one, lost, three = (counter.receive() for _ in range(3))
    with counter.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM outbox WHERE dossier = ?", (lost.id,))
    counter.sync(way)
    fresh = make_counter("03")
    database = ("--database", f"sqlite:///{portal.folder / 'portal.db'}")
    words = ("--org", ORG, "--counter", "03")
    fresh.enrol(way, say("enrolment-code", *database, *words))

    fresh.sync(way)

    assert {one.id, three.id} <= fresh.mirrored().keys()
    assert missing(fresh) == [lost.code]
