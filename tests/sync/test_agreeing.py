"""The real engine and the real SQLCipher ledger against the portal's rules."""

from datetime import timedelta

import msgspec
import pytest

from counter_app.domain.changes import SyncState
from counter_app.domain.dossiers import Status
from counter_app.domain.errors import NotReady, PortalUnreachable
from counter_app.domain.exchange import Side
from counter_app.domain.news import Changed
from counter_app.services.syncing import Syncing
from counter_app.sync.backoff import FullJitter
from tests.fakes.counter import FakeCounter
from tests.sync.conftest import ZONE
from tests.sync.paper_portal import PaperPortal


@pytest.fixture
def paper():
    return PaperPortal()


@pytest.fixture
def pc(make_counter, paper):
    pc = make_counter("03")
    pc.enrol(paper, "one-time")
    return pc


@pytest.fixture
def other(make_counter, paper):
    other = make_counter("04")
    other.enrol(paper, "one-time")
    return other


def test_a_dossier_and_its_files_arrive_files_first(pc, paper):
    scan = b"%PDF-1.7 a scan"
    dossier = pc.receive(scan)

    report = pc.sync(paper)

    assert report.problem is None
    assert (report.sent, report.changed) == (1, {dossier.id})
    assert paper.requests.index("append") < paper.requests.index("push")
    assert paper.state["dossiers"][dossier.id]["fields"]["code"] == dossier.code
    assert pc.queries.sync_state(dossier.id) is SyncState.SENT


def test_two_changes_made_offline_do_not_conflict_with_each_other(pc, paper):
    dossier = pc.receive()
    pc.edit(dossier.id, phone="0900 000 001")
    pc.edit(dossier.id, phone="0900 000 002")

    report = pc.sync(paper)

    assert (report.sent, report.conflicts) == (3, 0)
    fields = paper.state["dossiers"][dossier.id]["fields"]
    assert fields["applicant.phone"] == "0900 000 002"


def test_a_lost_answer_is_asked_for_with_the_same_bytes_and_applied_once(pc, paper):
    dossier = pc.receive()
    paper.cut_next = "push"

    first, second = pc.sync(paper), pc.sync(paper)

    assert isinstance(first.problem, PortalUnreachable)
    assert (second.problem, second.sent) == (None, 1)
    assert paper.state["dossiers"][dossier.id]["version"] == 1


def test_power_fails_between_the_answer_and_settling(pc, paper):
    dossier = pc.receive()

    class PowerCut:
        def __getattr__(self, name):
            if name == "settling":
                raise KeyboardInterrupt
            return getattr(pc.ledger, name)

    with pytest.raises(KeyboardInterrupt):
        pc.sync(paper, PowerCut())
    pc.engine.dispose()
    pc.switch_on()

    report = pc.sync(paper)

    assert (report.sent, report.conflicts, pc.outbox()) == (1, 0, [])
    assert paper.state["dossiers"][dossier.id]["version"] == 1


def test_different_fields_of_two_counters_merge(pc, other, paper):
    dossier = pc.receive()
    pc.sync(paper)
    other.sync(paper)
    other.edit(dossier.id, card_holder_present=False)
    other.sync(paper)
    pc.edit(dossier.id, phone="0900 000 003")

    report = pc.sync(paper)
    other.sync(paper)

    assert (report.conflicts, pc.outbox()) == (0, [])
    assert pc.mirrored() == other.mirrored()
    merged = other.dossier(dossier.id)
    assert merged.applicant.phone == "0900 000 003"
    assert not merged.card_holder_present


def test_the_same_field_of_two_counters_is_parked_on_one(pc, other, paper):
    dossier = pc.receive()
    pc.sync(paper)
    other.sync(paper)
    other.edit(dossier.id, phone="0900 000 004")
    other.sync(paper)
    pc.edit(dossier.id, phone="0900 000 005")

    report = pc.sync(paper)

    assert report.conflicts == 1
    [conflict] = pc.conflicts.open()
    assert conflict.fields == ("applicant.phone",)
    assert conflict.mine["applicant.phone"] == "0900 000 005"
    assert conflict.theirs["applicant.phone"] == "0900 000 004"
    assert pc.dossier(dossier.id).applicant.phone == "0900 000 005"
    assert pc.queries.sync_state(dossier.id) is SyncState.CONFLICT
    assert other.conflicts.open() == []


@pytest.mark.parametrize(
    ("side", "phone"), [(Side.MINE, "0900 000 005"), (Side.THEIRS, "0900 000 004")]
)
def test_an_officer_decides_and_both_counters_agree(pc, other, paper, side, phone):
    dossier = pc.receive()
    pc.sync(paper)
    other.sync(paper)
    other.edit(dossier.id, phone="0900 000 004")
    other.sync(paper)
    pc.edit(dossier.id, phone="0900 000 005", missing_reason="")
    pc.edit(dossier.id, card_holder_present=False)
    pc.sync(paper)
    [conflict] = pc.conflicts.open()

    pc.conflicts.resolve(conflict.operation, {"applicant.phone": side}, "hant.vmqtg")
    report = pc.sync(paper)
    other.sync(paper)

    assert (report.problem, report.conflicts) == (None, 0)
    assert (pc.outbox(), pc.conflicts.open()) == ([], [])
    assert pc.mirrored() == other.mirrored()
    assert other.dossier(dossier.id).applicant.phone == phone
    assert not other.dossier(dossier.id).card_holder_present


def test_a_decision_is_told_and_makes_the_next_tick_due(pc, paper):
    dossier = pc.receive()
    pc.sync(paper)
    paper.change(dossier.id, applicant__phone="0900 000 004")
    pc.edit(dossier.id, phone="0900 000 005")
    heard = []
    syncing = Syncing(
        exchange=pc.engine_for(paper),
        accounting=pc.ledger,
        conflicts=pc.conflicts,
        refusals=pc.refusals,
        begin=pc.begin,
        session=FakeCounter().session,
        backoff=FullJitter(lambda longest: longest),
        clock=pc.clock,
        zone=ZONE,
        every=timedelta(minutes=5),
        announce=heard.append,
    )
    syncing.tick()
    assert heard[-1].conflicts == 1
    [conflict] = syncing.open_conflicts()

    syncing.resolve(conflict.operation, {"applicant.phone": Side.MINE}, by="hant.vmqtg")
    syncing.tick()

    assert Changed(frozenset({dossier.id}), outbox=True) in heard
    assert (heard[-1].conflicts, heard[-1].waiting) == (0, 0)
    fields = paper.state["dossiers"][dossier.id]["fields"]
    assert fields["applicant.phone"] == "0900 000 005"


def test_a_conflict_needs_a_decision_for_each_field(pc, other, paper):
    dossier = pc.receive()
    pc.sync(paper)
    other.sync(paper)
    other.edit(dossier.id, phone="0900 000 004")
    other.sync(paper)
    pc.edit(dossier.id, phone="0900 000 005")
    pc.sync(paper)
    [conflict] = pc.conflicts.open()

    with pytest.raises(NotReady):
        pc.conflicts.resolve(conflict.operation, {}, "hant.vmqtg")

    assert pc.conflicts.open() == [conflict]


def test_a_conflict_holds_up_its_own_dossier_only(pc, other, paper):
    stuck, free = pc.receive(), pc.receive()
    pc.sync(paper)
    paper.change(stuck.id, applicant__phone="0900 000 006")
    pc.edit(stuck.id, phone="0900 000 007")
    pc.sync(paper)
    pc.edit(stuck.id, card_holder_present=False)
    pc.edit(free.id, phone="0900 000 008")

    report = pc.sync(paper)

    assert report.sent == 1
    assert [state for _name, state, _why in pc.outbox()] == ["conflict", "new"]


def test_a_copy_pulled_while_work_is_pending_is_shown_afterwards(pc, paper):
    dossier = pc.receive()
    pc.sync(paper)
    pc.edit(dossier.id, phone="0900 000 009")
    push = paper.push

    def says_nothing_of_it(epoch, images, *more):
        reply = push(epoch, images, *more)
        paper.change(dossier.id, status="processing")
        return msgspec.structs.replace(reply, results=[])

    paper.push = says_nothing_of_it
    pc.sync(paper)
    assert pc.dossier(dossier.id).status is Status.RECEIVED
    paper.push = push

    report = pc.sync(paper)

    assert (report.sent, report.conflicts, pc.outbox()) == (1, 0, [])
    shown = pc.dossier(dossier.id)
    assert shown.applicant.phone == "0900 000 009"
    assert shown.status is Status.PROCESSING


def test_both_sides_deciding_asks_an_officer_although_the_fields_differ(pc, paper):
    dossier = pc.receive()
    pc.sync(paper)
    paper.change(dossier.id, fee={"amount": 0, "unit_amount": 0})
    pc.edit(dossier.id, status=Status.READY)

    report = pc.sync(paper)

    assert report.conflicts == 1
    assert set(pc.conflicts.open()[0].fields) == {"fee", "status"}


def test_a_stale_page_is_refused(pc, paper):
    pc.receive()
    pc.sync(paper)
    stale = paper.feed("")
    paper.feed = lambda _cursor, _have="": stale

    report = pc.sync(paper)

    assert isinstance(report.problem, PortalUnreachable)
    assert pc.ledger.cursor() == "1.1"


@pytest.mark.parametrize("announced", [True, False])
def test_what_a_restore_lost_is_said_again(pc, other, paper, announced):
    old = pc.receive(b"%PDF-1.7 old")
    pc.sync(paper)
    paper.backup()
    lost = pc.receive(b"%PDF-1.7 lost")
    pc.edit(old.id, phone="0900 000 010")
    pc.sync(paper)
    paper.restore(announced=announced)

    report = pc.sync(paper)
    other.sync(paper)

    assert (report.problem, report.conflicts, pc.outbox()) == (None, 0, [])
    assert {old.id, lost.id} == set(paper.state["dossiers"])
    assert len(paper.state["files"]) == 2
    assert other.dossier(old.id).applicant.phone == "0900 000 010"
    assert pc.mirrored() == other.mirrored()


@pytest.mark.parametrize("announced", [True, False])
def test_after_a_restore_the_portals_copy_counts_whatever_its_version(
    pc, paper, announced
):
    dossier = pc.receive()
    pc.sync(paper)
    paper.backup()
    paper.change(dossier.id, applicant__phone="0900 000 011")
    paper.change(dossier.id, applicant__phone="0900 000 012")
    pc.sync(paper)
    assert pc.dossier(dossier.id).applicant.phone == "0900 000 012"
    paper.restore(announced=announced)

    pc.sync(paper)

    assert pc.dossier(dossier.id) == dossier


def test_a_dossier_whose_file_is_damaged_goes_and_its_file_when_it_is_back(pc, paper):
    broken, whole = pc.receive(b"%PDF-1.7 broken"), pc.receive(b"%PDF-1.7 whole")
    sha256 = broken.papers[0].files[0].sha256
    path = pc.folder / "files" / sha256[:2] / sha256
    kept = path.read_bytes()
    path.write_bytes(b"\0" * 40)

    report = pc.sync(paper)
    path.write_bytes(kept)
    after = pc.sync(paper)

    assert (report.damaged, after.damaged) == ({sha256}, frozenset())
    assert set(paper.state["dossiers"]) == {broken.id, whole.id}
    assert paper.has_file(sha256)


def test_a_refused_operation_is_shown_and_holds_up_no_other(pc, paper):
    refused, fine = pc.receive(), pc.receive()
    image = paper._apply

    def apply(bytes_):
        result = image(bytes_)
        if refused.id.encode() in bytes_:
            paper.state["dossiers"].pop(refused.id)
            paper.state["feed"].remove(refused.id)
            return type(result)(id=result.id, outcome="number-taken")
        return result

    paper._apply = apply

    report = pc.sync(paper)

    assert (report.sent, report.failed) == (1, 1)
    assert pc.queries.sync_state(refused.id) is SyncState.FAILED
    assert pc.queries.sync_state(fine.id) is SyncState.SENT


def test_operations_an_answer_does_not_list_stay_unconfirmed(pc, paper):
    pc.receive()
    pc.receive()
    push = paper.push

    def half(epoch, images, *more):
        reply = push(epoch, images, *more)
        return type(reply)(
            epoch=reply.epoch,
            stable_sequence=0,
            server_time=reply.server_time,
            results=reply.results[:1],
        )

    paper.push = half
    first = pc.sync(paper)
    paper.push = push

    assert (first.sent, len(pc.outbox())) == (1, 1)
    assert pc.sync(paper).sent == 1


def test_a_dossier_this_program_cannot_read_waits_and_blocks_nothing(pc, paper):
    dossier = pc.receive()
    pc.sync(paper)
    paper.change(dossier.id, status="a status of next year", newer="kept")
    fine = pc.receive()

    report = pc.sync(paper)
    paper.change(dossier.id, status="processing")
    pc.sync(paper)

    assert report.problem is None
    assert pc.queries.sync_state(fine.id) is SyncState.SENT
    assert pc.dossier(dossier.id).status is Status.PROCESSING
    assert pc.mirrored()[dossier.id][1]["newer"] == "kept"
