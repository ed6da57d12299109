"""What closed dossiers say goes after its days: never before, and never by halves."""

import hashlib
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from counter_app.domain.dossiers import Status
from counter_app.domain.errors import NotFound
from counter_app.domain.journal import Act
from counter_app.domain.keeping_errors import ContentErased
from counter_app.domain.listing import Filter
from counter_app.domain.outlines import outline
from counter_app.domain.printed import Form
from counter_app.services import erasing as services_erasing
from counter_app.store import schema
from counter_app.store.audit import SqlAudit
from counter_app.store.contents import SqlContents
from counter_app.store.database import reading
from counter_app.store.people import SqlPeople
from counter_app.store.tallies import SqlTallies
from counter_app.sync import translate
from counter_app.sync.comparing import compare
from counter_app.sync.fetching import PortalCopies
from counter_app.sync.proving import PortalProof
from tests.sync.conftest import KEY, TODAY, ZONE, said
from tests.sync.erasing import (
    BEGIN,
    DAYS,
    WORDS,
    Later,
    erased,
    erasing,
    printed,
    told_everything,
)
from tests.sync.kills import save
from tests.sync.paper_portal import PaperPortal
from tests.sync.raw_pages import every_byte

SCAN = b"%PDF-1.7 scan"
RECEIPT = b"%PDF-1.7 receipt of somebody"
LIST = b"%PDF-1.7 list of many"


@pytest.fixture
def office(make_counter):
    """A counter with a closed dossier the portal holds for good, and an open one."""
    paper, pc = PaperPortal(), make_counter("03")
    pc.enrol(paper, "one-time")
    pc.closed, pc.open = pc.receive(SCAN), pc.receive()
    told_everything(pc, pc.closed)
    pc.receipt = printed(pc, RECEIPT, pc.closed.id)
    stable(pc, paper)
    return pc, paper


def stable(pc, paper):
    """Everything is said, and covered by a tested backup of the portal."""
    for _ in range(4):
        assert pc.sync(paper).problem is None
    paper.backup()
    paper.change(pc.open.id, missing_reason=f"{len(paper.state['feed'])}")
    for _ in range(2):
        assert pc.sync(paper).problem is None


def is_erased(pc, dossier):
    with pc.begin() as work:
        try:
            work.dossiers.get(dossier.id)
        except ContentErased:
            return True
    return False


def acts(pc, dossier):
    with pc.begin() as work:
        return [entry.act for entry in work.journal.of(dossier.id)]


def test_what_a_closed_dossier_said_goes_after_its_days_and_not_before(office):
    pc, _paper = office

    first = erasing(pc, 10).erase()
    early = erasing(pc, 10 + DAYS - 1).erase()
    late = erasing(pc, 10 + DAYS).erase()
    again = erasing(pc, 10 + DAYS + 1).erase()

    assert (first, early, late, again) == (0, 0, 1, 0)
    assert is_erased(pc, pc.closed)
    assert not is_erased(pc, pc.open)
    with pytest.raises(NotFound):
        pc.files.read(pc.receipt)
    assert acts(pc, pc.closed)[-1] is Act.CONTENT_ERASED
    assert SqlAudit(pc.engine).broken() is None


def test_case_5_a_clock_set_ahead_erases_no_content(office):
    pc, _paper = office
    erasing(pc, 10).erase()

    ahead = erasing(pc, 400, heard=20).erase()
    behind = erasing(pc, 20, heard=400).erase()
    with pc.begin() as work:
        work.notes.put("portal-heard", "")
        work.commit()
    unheard = erasing(pc, 400)
    with pc.begin() as work:
        work.notes.put("portal-heard", "")
        work.commit()

    assert (ahead, behind, unheard.erase()) == (0, 0, 0)
    assert not is_erased(pc, pc.closed)


@pytest.mark.parametrize("keep", [0])
def test_a_policy_of_nought_erases_nothing(office, keep):
    pc, _paper = office
    erasing(pc, 10, keep=keep).erase()

    assert erasing(pc, 4000, keep=keep).erase() == 0
    assert not is_erased(pc, pc.closed)


def in_the_outbox(pc, paper):
    pc.edit(pc.closed.id, phone="0900 000 009")


def covered_by_no_backup(pc, paper):
    pc.edit(pc.closed.id, phone="0900 000 009")
    for _ in range(3):
        pc.sync(paper)


def with_a_copy_that_waits(pc, paper):
    sql(
        pc,
        "INSERT INTO inbox VALUES (:d, 1, 99, 'x', 1, '{}')",
        d=pc.closed.id,
    )


def in_conflict(pc, paper):
    sql(
        pc,
        "INSERT INTO conflict VALUES ('x', :d, '{}', '{}', '{}', 't', 1, 'then', NULL)",
        d=pc.closed.id,
    )


def not_told_since_a_restore_of_the_portal(pc, paper):
    pc.ledger.begin_anew(2)


def with_its_files_here(pc, paper):
    sql(pc, "UPDATE dossier SET complete = 0 WHERE id = :d", d=pc.closed.id)
    sql(pc, "DELETE FROM files_erased WHERE dossier = :d", d=pc.closed.id)


def sql(pc, statement, **values):
    with pc.engine.begin() as connection:
        connection.execute(text(statement), values)


def asked(pc, query):
    with pc.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


@pytest.mark.parametrize(
    "something",
    [
        in_the_outbox,
        covered_by_no_backup,
        with_a_copy_that_waits,
        in_conflict,
        not_told_since_a_restore_of_the_portal,
        with_its_files_here,
    ],
)
def test_what_somebody_still_owes_keeps_what_it_says(office, something):
    pc, paper = office
    erasing(pc, 10).erase()
    something(pc, paper)

    assert erasing(pc, 10 + DAYS).erase() == 0
    assert erasing(pc, 11 + 2 * DAYS).erase() == 0
    assert not is_erased(pc, pc.closed)


@pytest.mark.parametrize(
    ("status", "goes"),
    [
        (Status.RETURNED, False),
        (Status.WITHDRAWN, True),
        (Status.REFUSED, True),
        (Status.STOPPED, True),
        (Status.READY, False),
        (Status.PROCESSING, False),
        (Status.SUPPLEMENT, False),
    ],
)
def test_open_work_and_open_money_keep_what_it_says(make_counter, status, goes):
    paper, pc = PaperPortal(), make_counter("03")
    pc.enrol(paper, "one-time")
    unpaid, pc.open = pc.receive(), pc.receive()
    pc.edit(unpaid.id, status=status)
    stable(pc, paper)
    kept = []

    erased(pc)
    erasing(pc, 60, told=lambda stands, _at: kept.append(stands)).erase()

    assert is_erased(pc, unpaid) is goes
    held = 1 if status is Status.RETURNED else 0
    assert (kept[-1].overdue, kept[-1].held, kept[-1].erased) == (0, held, int(goes))


def test_only_what_may_stay_is_left_and_lists_counts_and_codes_are_as_before(office):
    pc, _paper = office
    whole = pc.dossier(pc.closed.id)
    tallies = SqlTallies(pc.engine)

    def seen():
        days = (TODAY, TODAY)
        [case, *_] = pc.queries.cases(*days, ZONE)
        return (
            pc.queries.lines(TODAY, Filter.ALL),
            pc.queries.counts(TODAY),
            case,
            tallies.series(*days),
            pc.queries.by_code(pc.closed.code),
            pc.queries.search(pc.closed.code),
        )

    before = seen()

    erased(pc)

    assert seen() == before
    with pc.begin() as work:
        left = work.dossiers.outline(pc.closed.id)
    assert left == outline(whole) == outline(outline(whole))
    [line] = pc.queries.lines_of([pc.closed.id])
    assert (line.erased, line.applicant) == (True, "")
    assert pc.queries.search(WORDS[0]) == []
    assert pc.queries.past_of(whole.applicant.personal_id) != [line]
    people = SqlPeople(pc.engine)
    assert pc.closed.id not in [
        one.id for one in people.naming(whole.applicant.personal_id)
    ]
    assert people.erased() == 1


def test_no_byte_of_the_profile_says_who_it_was(office):
    pc, _paper = office
    sql(
        pc,
        "INSERT INTO conflict"
        " VALUES ('x', :d, '{}', '{}', :word, 't', 1, 'then', 'somebody')",
        d=pc.closed.id,
        word="Chimyếnđãquyếtđịnh",
    )
    spelt = [word.encode() for word in (*WORDS, "001187077901")]
    spelt += ["Chimyếnđãquyếtđịnh".encode()]  # of a conflict that was decided
    # Folded, as the index of words has them, and without what a word before it shares.
    spelt += [b"en00anminh", b"4anminh"]

    def found():
        """Everything under a key of ours, opened."""
        store = every_byte(pc.folder / "counter.db", KEY)
        second = b"".join(pc.second_copy._shelf.records())
        kept = b"".join(
            pc.files.read(path.name) for path in (pc.folder / "files").glob("??/*")
        )
        plain = b"".join(
            path.read_bytes()
            for path in pc.folder.rglob("*")
            if path.is_file() and path.name.count("counter.db") == 0
        )
        return {
            word
            for word in spelt
            if word in store or word in second or word in kept or word in plain
        }

    before = found()
    idle = pc.engine.raw_connection()  # nobody's last one: the log is not just dropped

    erased(pc)

    assert before == {*spelt}
    assert found() == set()
    idle.close()
    assert SqlAudit(pc.engine).broken() is None


def test_the_comparison_with_the_portal_and_the_proof_of_a_day_hold(office):
    pc, paper = office
    erased(pc)

    mended = compare(pc.books, paper, 1)
    proof = PortalProof(pc.books, paper, lambda: "", Later(60)).of(TODAY)

    assert (mended.changed, mended.said_again) == (frozenset(), 0)
    assert proof.differing == proof.missing_there == proof.missing_here == ()
    assert proof.files == 1


def test_a_later_change_of_the_portal_brings_the_whole_of_it(office):
    pc, paper = office
    whole = said_at(paper, pc.closed)
    erased(pc)

    paper.change(pc.closed.id, status="processing", result_at=None)
    report = pc.sync(paper)

    assert report.problem is None
    after = pc.dossier(pc.closed.id)
    assert after.status is Status.PROCESSING
    assert after.applicant.name == WORDS[0]
    _tip, here = pc.mirrored()[pc.closed.id]
    assert here == said({**whole, "status": "processing", "result_at": None})
    assert pc.queries.search(WORDS[0]) == [pc.closed.id]
    assert Act.CHANGED_BY_PORTAL in acts(pc, pc.closed)
    assert erasing(pc, 4000).erase() == 0  # it is open again
    assert SqlAudit(pc.engine).broken() is None


def said_at(paper, dossier):
    return dict(paper.state["dossiers"][dossier.id]["fields"])


def test_a_corrected_dossier_counts_its_days_anew(office):
    pc, paper = office
    erased(pc, 50)
    paper.change(pc.closed.id, applicant__phone="0900 000 001")
    pc.sync(paper)
    paper.backup()

    seen = erasing(pc, 60).erase()
    early = erasing(pc, 60 + DAYS - 1).erase()
    late = erasing(pc, 60 + DAYS).erase()

    assert (seen, early, late) == (0, 0, 1)


def test_a_portal_restored_from_a_backup_leaves_what_was_erased_erased(office):
    pc, paper = office
    paper.backup()
    erased(pc)

    paper.restore()
    for _ in range(4):
        assert pc.sync(paper).problem is None

    assert is_erased(pc, pc.closed)
    assert not is_erased(pc, pc.open)
    mended = compare(pc.books, paper, paper.epoch)
    assert (mended.changed, mended.said_again) == (frozenset(), 0)
    assert pc.mirrored()[pc.open.id][1] == said(said_at(paper, pc.open))


def test_a_portal_put_back_to_an_older_state_says_it_whole(office):
    pc, paper = office
    paper.backup()
    older = said_at(paper, pc.closed)
    paper.change(pc.closed.id, missing_reason="a word more")
    pc.sync(paper)
    erased(pc)
    assert is_erased(pc, pc.closed)

    paper.restore()
    for _ in range(4):
        assert pc.sync(paper).problem is None

    assert pc.mirrored()[pc.closed.id][1] == said(older)


def test_a_pc_enrolled_anew_gets_it_whole_and_erases_it_again(office, make_counter):
    pc, paper = office
    erased(pc)
    fresh = make_counter("03")
    fresh.enrol(paper, "one-time")
    for _ in range(4):
        assert fresh.sync(paper).problem is None

    whole = fresh.dossier(pc.closed.id)
    gone = erased(fresh, 100)

    assert whole.applicant.name == WORDS[0]
    assert gone == 1
    assert is_erased(fresh, pc.closed)
    assert compare(fresh.books, paper, 1).changed == frozenset()


def test_the_outline_is_never_said_to_a_portal_that_lost_the_dossier(office):
    pc, paper = office
    erased(pc)
    del paper.state["dossiers"][pc.closed.id]

    mended = compare(pc.books, paper, 1)
    pc.sync(paper)

    assert mended.said_again == 0
    assert pc.outbox() == []
    assert pc.closed.id not in paper.state["dossiers"]


def test_what_was_erased_is_got_from_the_city_again(office):
    pc, paper = office
    erased(pc)

    PortalCopies(pc.books, paper, lambda: "").fetch(pc.closed.id)

    assert pc.dossier(pc.closed.id).applicant.name == WORDS[0]
    assert compare(pc.books, paper, 1).changed == frozenset()
    assert SqlAudit(pc.engine).broken() is None
    assert erasing(pc, 60).erase() == 0
    assert erasing(pc, 60 + DAYS).erase() == 1


def test_a_copy_that_cannot_be_read_leaves_the_outline_and_no_half(office):
    pc, paper = office
    erased(pc)
    paper.state["dossiers"][pc.closed.id]["fields"]["fee"] = "a newer kind"
    [row] = paper.copies([pc.closed.id])

    assert not pc.books.bring_back(translate.copy_of(row))
    assert is_erased(pc, pc.closed)
    assert pc.queries.search(pc.closed.code) == [pc.closed.id]


def test_what_somebody_tampered_with_is_kept_as_evidence(office):
    pc, _paper = office
    erasing(pc, 10).erase()
    sql(
        pc,
        "UPDATE dossier SET current = replace(current, 'Chimyến00', 'Somebody')"
        " WHERE id = :d",
        d=pc.closed.id,
    )
    erasing(pc, 11).erase()

    assert erasing(pc, 11 + DAYS).erase() == 0
    assert SqlAudit(pc.engine).broken().what == pc.closed.code


def test_a_file_that_cannot_go_now_holds_up_no_other_dossier(make_counter):
    paper, pc = PaperPortal(), make_counter("03")
    pc.enrol(paper, "one-time")
    pc.closed, other, pc.open = pc.receive(SCAN), pc.receive(SCAN + b"2"), pc.receive()
    told_everything(pc, pc.closed)
    told_everything(pc, other)
    in_the_way = pc.files._path(printed(pc, RECEIPT, pc.closed.id))
    stable(pc, paper)
    in_the_way.unlink()
    in_the_way.mkdir()  # what no program can unlink
    erasing(pc, 10).erase()

    first = erasing(pc, 10 + DAYS).erase()
    kept = (is_erased(pc, pc.closed), is_erased(pc, other))
    in_the_way.rmdir()
    then = erasing(pc, 11 + DAYS).erase()

    assert (first, kept) == (1, (False, True))
    assert (then, is_erased(pc, pc.closed)) == (1, True)


def test_a_copy_that_cannot_go_now_holds_up_nothing(office):
    pc, _paper = office
    stuck = pc.folder / f"counter-before-{BEGIN:%Y%m%d-%H%M%S}.db"
    stuck.mkdir()
    erasing(pc, 10).erase()

    assert erasing(pc, 10 + DAYS).erase() == 1
    assert stuck.exists()


def test_what_cannot_be_read_is_held_and_counted_and_not_erased(office):
    pc, _paper = office
    unreadable = "UPDATE dossier SET current = '{}' WHERE id = :d"
    sql(pc, unreadable, d=pc.closed.id)
    heard = []
    erasing(pc, 10).erase()

    work = erasing(pc, 10 + DAYS, told=lambda kept, _at: heard.append(kept))

    assert work.erase() == 0
    assert heard[-1].held == 1
    assert asked(pc, "SELECT held FROM content") == [("damaged",)]


def test_it_is_looked_for_once_an_hour_and_sooner_while_there_is_more(
    office, monkeypatch
):
    pc, _paper = office
    rounds = []
    work = erasing(pc, 10, told=lambda _kept, at: rounds.append(at))

    def ticks(*days):
        before = len(rounds)
        for day in days:
            work.clock.days = day
            work.tick()
        return len(rounds) - before

    hour, minute = 1 / 24, 1 / 24 / 60
    # The last but one: the clock was put back.
    usual = ticks(10, 10 + 0.9 * hour, 10 + hour, 10 + 0.5 * hour, 10 + 0.9 * hour)
    monkeypatch.setattr(services_erasing, "MOST", 1)
    work = erasing(pc, 10 + DAYS, told=lambda _kept, at: rounds.append(at))
    busy = ticks(10 + DAYS, 10 + DAYS + minute, 10 + DAYS + 2 * minute)

    assert (usual, busy) == (3, 2)
    assert is_erased(pc, pc.closed)


def test_nobody_who_reads_or_writes_is_waited_for_and_the_traces_go_next_time(office):
    pc, _paper = office
    contents = SqlContents(pc.engine, ZONE)
    with reading(pc.engine) as reader:
        reader.execute(text("SELECT count(*) FROM journal")).all()
        pc.edit(pc.open.id, phone="0900 000 009")  # the reader sees what was before
        read = contents.clean()
    with pc.engine.begin():
        written = contents.clean()

    assert (read, written, contents.clean()) == (False, False, True)


def test_a_file_two_closed_dossiers_name_goes_with_the_second(make_counter):
    paper, pc = PaperPortal(), make_counter("03")
    pc.enrol(paper, "one-time")
    one, two, pc.open = pc.receive(SCAN), pc.receive(SCAN), pc.receive()
    for dossier in (one, two):
        pc.edit(dossier.id, status=Status.WITHDRAWN)
    stable(pc, paper)

    erased(pc)

    with pytest.raises(NotFound):
        pc.files.read(hashlib.sha256(SCAN).hexdigest())


def test_kept_lists_go_by_the_portals_days_and_sums_stay(office):
    pc, _paper = office
    gone = printed(pc, LIST, form=Form.BATCH, days=-400)
    stays = printed(pc, b"%PDF-1.7 sums", form=Form.CASH_UP)
    erasing(pc, 10).erase()
    early = pc.files.has(gone)
    later = printed(pc, b"%PDF-1.7 another list", form=Form.REGISTER)
    erasing(pc, 20).erase()

    erasing(pc, 10 + DAYS).erase()
    erasing(pc, 11 + DAYS).erase()

    assert early
    assert not pc.files.has(gone)
    assert pc.files.has(stays)
    assert pc.files.has(later)
    assert len(read_prints(pc)) == 4  # that it was printed stays


def read_prints(pc):
    with pc.engine.connect() as connection:
        return connection.execute(schema.print_.select()).all()


def test_a_copy_of_before_a_migration_is_kept_a_week(office):
    pc, _paper = office
    old = pc.folder / f"counter-before-{BEGIN:%Y%m%d-%H%M%S}.db"
    strange = pc.folder / "counter-before-lunch.db"
    for path in (old, strange):
        path.write_bytes(b"whole")

    erasing(pc, 6).erase()
    early = old.exists()
    erasing(pc, 8).erase()

    assert early
    assert not old.exists()
    assert strange.exists()


def test_a_second_copy_that_is_away_is_written_anew_once_it_is_back(office):
    pc, _paper = office
    erasing(pc, 10).erase()
    aside = pc.second.with_name("aside")
    pc.second.rename(aside)
    pc.second.write_text("a stick that is not there")
    erasing(pc, 10 + DAYS).erase()
    pc.second.unlink()
    aside.rename(pc.second)

    erasing(pc, 11 + DAYS).erase()

    said_there = b"".join(pc.second_copy._shelf.records())
    assert WORDS[0].encode() not in said_there


def test_freed_pages_are_given_back_to_the_disk(make_counter):
    paper, pc = PaperPortal(), make_counter("03")
    pc.enrol(paper, "one-time")
    many = [pc.receive() for _ in range(40)]
    pc.open = pc.receive()
    for dossier in many:
        pc.edit(
            dossier.id, status=Status.WITHDRAWN, answers={"text": "lời khai " * 3_000}
        )
    for _ in range(20):
        pc.sync(paper)
    stable(pc, paper)
    before = (pc.folder / "counter.db").stat().st_size

    erased(pc)

    log = pc.folder / "counter.db-wal"
    assert (pc.folder / "counter.db").stat().st_size < before / 2
    assert log.stat().st_size < 100_000


def test_what_moves_on_between_the_look_and_the_erasing_is_kept(office):
    pc, _paper = office
    erasing(pc, 10).erase()
    contents = erasing(pc, 10 + DAYS).contents
    before = Later(10).now()
    [due] = contents.due(before, 10)
    sql(pc, "UPDATE dossier SET status = 'ready' WHERE id = :d", d=due)

    went = contents.erase(due, before, before, pc.files)

    assert (due, went) == (pc.closed.id, False)
    assert contents.due(Later(100).now(), 10) == []


KILLED = """
import sys
from pathlib import Path
from tests.sync.erasing import DAYS, erasing
from tests.sync.kills import reopened

counter = reopened(Path(sys.argv[1]))

def told(sha256, really=counter.files.remove):
    really(sha256)
    print("gone", flush=True)

counter.files.remove = told
erasing(counter, 10 + DAYS).erase()
print("done", flush=True)
"""


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_moment_each_dossier_is_whole_or_its_outline(make_counter, seed):
    paper, pc = PaperPortal(), make_counter("03")
    pc.enrol(paper, "one-time")
    many = [pc.receive(SCAN + bytes([number])) for number in range(20)]
    pc.open = pc.receive()
    for dossier in many:
        told_everything(pc, dossier)
        printed(pc, RECEIPT + dossier.code.encode(), dossier.id)
    for _ in range(20):
        pc.sync(paper)
    stable(pc, paper)
    erasing(pc, 10).erase()
    whole = {one.id: pc.dossier(one.id) for one in many}
    save(pc)
    random, gone = Random(seed), [0]
    while gone[-1] < len(many) and len(gone) < 3 * len(many):
        pc.switch_off()
        life(pc.folder, random)
        pc.switch_on()
        with pc.begin() as work:
            left = {one.id: work.dossiers.outline(one.id) for one in many}
        gone.append(sum(is_erased(pc, one) for one in many))
        for name, stands in left.items():
            assert stands in (whole[name], outline(whole[name]))
            assert (stands == whole[name]) is not is_erased(pc, whole[name])
        assert SqlAudit(pc.engine).broken() is None
    pc.switch_off()
    life(pc.folder, None)
    pc.switch_on()

    assert gone == sorted(gone)
    assert gone[-1] == len(many)
    assert any(0 < some < len(many) for some in gone)
    assert WORDS[0].encode() not in every_byte(pc.folder / "counter.db", KEY)


def life(folder, random):
    """Let a process of its own erase, and kill it amidst; to its end without a seed."""
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    if random:
        for _gone in range(random.randint(1, 12)):
            child.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            child.wait(random.uniform(0.0, 0.02))
        child.kill()
    child.communicate()
