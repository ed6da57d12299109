"""Who this PC is after its disk went back or was lost; what no message told."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update

from counter_app.domain.changes import SyncState
from counter_app.domain.dossiers import Status
from counter_app.domain.errors import NotEnrolled, NotFound, PortalUnreachable
from counter_app.domain.exchange import Side
from counter_app.store import schema
from counter_app.sync.portal_client import HttpPortal
from tests.portal_process import say
from tests.sync.conftest import TODAY
from tests.sync.paper_portal import PaperPortal


@pytest.fixture
def paper():
    return PaperPortal()


@pytest.fixture
def pc(make_counter, paper):
    pc = make_counter("03")
    pc.enrol(paper, "one-time")
    return pc


def restart(counter):
    counter.switch_off()
    counter.switch_on()


def put_back(counter, copy):
    """Put an older copy of the profile's folder back."""
    counter.switch_off()
    shutil.rmtree(counter.folder)
    shutil.copytree(copy, counter.folder)
    counter.switch_on()


def copied(counter, place):
    counter.switch_off()
    shutil.copytree(counter.folder, place)
    counter.switch_on()
    return place


def codes(portal_sees):
    return [fields["code"] for _tip, fields in portal_sees.values()]


def test_yesterdays_profile_put_back_is_noticed_and_no_code_is_printed_twice(
    counter, make_counter, portal, way, tmp_path
):
    counter.receive()
    counter.sync(way)
    yesterday = copied(counter, tmp_path / "yesterday")
    lost = [counter.receive() for _ in range(3)]
    counter.sync(way)

    put_back(counter, yesterday)
    report = counter.sync(way)
    fresh = counter.receive()
    counter.sync(way)

    assert (report.rolled_back, report.problem) == (True, None)
    assert counter.ledger.device().incarnation == 2
    assert {dossier.id for dossier in lost} <= counter.mirrored().keys()
    printed = codes(counter.mirrored())
    assert len(printed) == len(set(printed)) == 5
    assert fresh.code not in {dossier.code for dossier in lost}
    assert counter.outbox() == []


def test_what_was_made_on_the_older_disk_is_said_under_a_new_name(
    counter, way, tmp_path
):
    counter.receive()
    counter.sync(way)
    yesterday = copied(counter, tmp_path / "yesterday")
    counter.edit(counter.receive().id, phone="0900 000 001")
    counter.sync(way)
    shutil.rmtree(counter.second)  # that disk went as well
    put_back(counter, yesterday)
    (first,) = counter.mirrored()
    counter.edit(first, phone="0900 000 002")  # its name was used for another act

    report = counter.sync(way)

    assert (report.rolled_back, report.failed, counter.outbox()) == (True, 0, [])
    assert counter.dossier(first).applicant.phone == "0900 000 002"


def test_the_second_of_two_copies_of_a_pc_has_to_be_enrolled_anew(
    counter, make_counter, portal, session, way, tmp_path
):
    counter.receive()
    counter.sync(way)
    image = copied(counter, tmp_path / "image")
    counter.receive()
    counter.sync(way)
    second = make_counter("03")
    second.keyring.entries |= counter.keyring.entries
    put_back(second, image)
    second.received = 10
    first_report = second.sync(HttpPortal(portal.url, session))
    waiting = second.receive()
    second.sync(HttpPortal(portal.url, session))

    counter.edit(counter.receive().id, phone="0900 000 003")
    report = counter.sync(HttpPortal(portal.url, session))

    assert first_report.rolled_back
    assert second.queries.sync_state(waiting.id) is SyncState.SENT
    assert isinstance(report.problem, NotEnrolled)
    assert len(counter.outbox()) == 2


def test_a_pc_enrolled_again_after_its_disk_was_lost_gets_everything_back(
    counter, make_counter, portal, way, founded
):
    sent = [counter.receive(b"%PDF-1.7 scan") for _ in range(3)]
    counter.sync(way)
    words = ("--org", "000.12.34.H26", "--counter", "03")
    database = f"sqlite:///{portal.folder / 'portal.db'}"
    code = say("enrolment-code", "--database", database, *words)
    fresh = make_counter("03")
    fresh.enrol(HttpPortal(portal.url, way._wire._session), code)

    report = fresh.sync(HttpPortal(portal.url, way._wire._session))
    found = fresh.mirrored()
    fresh.received = 100
    next_one = fresh.receive()

    assert report.problem is None
    assert found == counter.mirrored()
    assert next_one.code not in {dossier.code for dossier in sent}
    assert fresh.ledger.device().incarnation == 2


def test_a_dossier_no_message_told_is_found_by_comparing(counter, way):
    told, silent = counter.receive(), counter.receive()
    counter.sync(way)
    table = schema.dossier
    with counter.engine.begin() as connection:
        connection.execute(delete(table).where(table.c.id == silent.id))
        connection.execute(
            update(table).where(table.c.id == told.id).values(tip="another.1.1")
        )
        connection.execute(delete(schema.note))
    before = counter.mirrored()

    report = counter.sync(way)

    assert before.keys() == {told.id}
    assert report.changed >= {silent.id}
    assert {name: tip for name, (tip, _f) in counter.mirrored().items()} == {
        told.id: f"{counter.ledger.device().id}.1.1",
        silent.id: f"{counter.ledger.device().id}.1.2",
    }


@pytest.mark.parametrize("kept", [True, False])
def test_what_the_portal_lost_without_a_word_is_said_again(pc, paper, kept):
    lost, there = pc.receive(), pc.receive()
    pc.sync(paper)
    if not kept:
        with pc.engine.begin() as connection:
            connection.execute(delete(schema.outbox))
    paper.state["dossiers"].pop(lost.id)
    paper.state["applied"].pop(pc.mirrored()[lost.id][0])
    with pc.engine.begin() as connection:
        connection.execute(delete(schema.note))

    found = pc.sync(paper)
    report = pc.sync(paper)

    assert (found.said_again, report.problem) == (1, None)
    assert {lost.id, there.id} == paper.state["dossiers"].keys()
    assert paper.state["dossiers"][lost.id]["fields"]["code"] == lost.code
    assert pc.outbox() == []


def lose_files(portal):
    """The disk of the portal's files is gone; its tables are not, nothing is said."""
    shutil.rmtree(portal.files / "blobs")
    (portal.files / "blobs").mkdir()


def test_files_the_portal_lost_without_a_word_are_sent_again(counter, portal, way):
    contents = (b"%PDF-1.7 one", b"%PDF-1.7 two")
    counter.receive(*contents)
    counter.sync(way)
    lose_files(portal)
    with counter.engine.begin() as connection:
        connection.execute(delete(schema.note))

    report = counter.sync(way)

    assert report.problem is None
    assert all(portal.has_file(content) for content in contents)
    assert counter.ledger.unstored() == []


def test_an_act_on_a_dossier_whose_files_the_portal_lost_brings_them_back(
    counter, portal, way
):
    dossier = counter.receive(b"%PDF-1.7 scan")
    counter.sync(way)
    lose_files(portal)
    counter.edit(dossier.id, phone="0900 000 004")

    counter.sync(way)
    counter.sync(way)

    assert portal.has_file(b"%PDF-1.7 scan")


def test_another_offices_dossier_and_another_code_are_not_applied(pc, paper):
    mine = pc.receive()
    pc.sync(paper)
    foreign = dict(paper.state["dossiers"][mine.id]["fields"])
    foreign["code"] = "000.99.99.H26-261123-0100"
    stranger = {"fields": foreign, "tip": "x.1.1", "version": 1}
    paper.state["dossiers"]["stranger"] = stranger
    paper.state["feed"].append("stranger")
    paper.change(mine.id, code="000.12.34.H26-261123-9999")

    report = pc.sync(paper)

    assert report.problem is None
    assert pc.mirrored().keys() == {mine.id}
    assert pc.dossier(mine.id).code == mine.code
    assert pc.ledger.tally(TODAY).quarantined == 2


def test_an_edit_of_a_withdrawn_dossier_asks_an_officer_and_revives_nothing(pc, paper):
    dossier = pc.receive()
    pc.sync(paper)
    paper.change(dossier.id, status="withdrawn")
    pc.edit(dossier.id, phone="0900 000 004")

    report = pc.sync(paper)
    [conflict] = pc.conflicts.open()
    keep = dict.fromkeys(conflict.fields, Side.THEIRS)
    pc.conflicts.resolve(conflict.operation, keep, "hant.vmqtg")
    pc.sync(paper)

    assert report.conflicts == 1
    assert conflict.fields == ("applicant.phone", "status")
    assert pc.dossier(dossier.id).status is Status.WITHDRAWN
    assert paper.state["dossiers"][dossier.id]["fields"]["status"] == "withdrawn"


def test_planned_work_ends_the_pass_and_says_until_when(counter, portal, way):
    counter.receive()
    now = datetime.now(UTC)
    until = (now + timedelta(minutes=20)).replace(microsecond=0)
    say(
        *("announce", "--files", portal.files, "--notice", "Nâng cấp"),
        *("--begins", now.isoformat(), "--ends", until.isoformat()),
    )

    report = counter.sync(way)

    assert isinstance(report.problem, PortalUnreachable)
    assert 1000 < report.problem.retry_after <= 1200
    assert (report.closed_until, report.notice) == (until, "Nâng cấp")
    assert len(counter.outbox()) == 1


def test_a_refused_operation_is_sent_again_with_the_same_bytes_and_author(pc, paper):
    dossier = pc.receive()
    push, sent = paper.push, []

    def refuse(epoch, images, *_more):
        sent.extend(images)
        reply = push(epoch, [])
        name = f"{pc.ledger.device().id}.1.1"
        refused = {"id": name, "outcome": "forbidden", "reason": "block"}
        kind = type(push(epoch, []))
        return kind(
            epoch=reply.epoch,
            stable_sequence=0,
            server_time=reply.server_time,
            results=[_result(**refused)],
        )

    paper.push = refuse
    pc.sync(paper)
    [refusal] = pc.refusals.open()
    paper.push = lambda epoch, images, *_more: (
        sent.extend(images) or push(epoch, images)
    )

    pc.refusals.retry(refusal.operation, "truong.bp")
    report = pc.sync(paper)

    assert (refusal.reason, refusal.made_by) == ("block", "hant.vmqtg")
    assert (report.sent, pc.outbox(), pc.refusals.open()) == (1, [], [])
    assert sent[0] == sent[1]
    with pc.begin() as work:
        acts = [(line.act, line.officer) for line in work.journal.of(dossier.id)]
    assert ("sent-again", "truong.bp") in acts
    with pytest.raises(NotFound):
        pc.refusals.retry(refusal.operation, "truong.bp")


def _result(**parts):
    from counter_app.wire.messages import Result

    return Result(**parts)


def test_a_restarted_program_asks_again_who_it_is(counter, way):
    counter.receive()
    counter.sync(way)

    restart(counter)

    assert counter.sync(way).problem is None


def test_a_dossier_whose_number_is_another_ones_gets_a_new_one_and_goes(
    counter, way, tmp_path
):
    yesterday = copied(counter, tmp_path / "yesterday")
    known, other = counter.receive(), counter.receive()
    counter.sync(way)
    shutil.rmtree(counter.second)  # nothing tells that the number was used
    put_back(counter, yesterday)
    counter.received = 50
    twin = counter.receive()
    counter.sync(way)
    (refused,) = counter.refusals.open()

    code = counter.refusals.renumber(refused.operation, TODAY, "truong.bp")
    counter.sync(way)
    report = counter.sync(way)

    assert twin.code == known.code != code
    assert (report.problem, counter.outbox()) == (None, [])
    here = sorted(codes(counter.mirrored()))
    assert here == sorted((known.code, other.code, code))
    assert counter.dossier(twin.id).code == code
    with pytest.raises(NotFound):
        counter.refusals.renumber(refused.operation, TODAY, "truong.bp")


def test_a_counter_moved_to_another_ward_begins_anew_and_its_past_still_arrives(
    counter, make_counter, portal, way, session
):
    other = "000.34.56.H26"
    database = ("--database", f"sqlite:///{portal.folder / 'portal.db'}")
    office = ("--org", other, "--name", "Phường Khác", "--place", "Hà Nội")
    say("organisation", *database, *office)
    words = ("--org", other, "--counter", "03")
    code = say("enrolment-code", *database, *words)
    before = counter.receive()
    blocks = {slot.number for slot in slots_of(counter)}

    moved, there = make_counter("03"), HttpPortal(portal.url, session)
    moved.enrol(there, code)
    moved.received = 500
    fresh = moved.receive()
    moved.sync(there)
    counter.sync(way)
    neighbour = make_counter("04")
    neighbour.enrol(HttpPortal(portal.url, session), portal.codes["04"])

    assert fresh.code.startswith(other)
    assert moved.mirrored().keys() == {fresh.id} != counter.mirrored().keys()
    assert counter.outbox() == []
    assert counter.queries.sync_state(before.id) is SyncState.SENT
    assert not blocks & {slot.number for slot in slots_of(neighbour)}


def slots_of(counter):
    with counter.begin() as work:
        return work.numbers.slots()
