"""Files of closed dossiers go after their days, and never by age alone."""

from datetime import UTC, datetime, timedelta

import pytest

from counter_app.domain.clocks import PORTAL_HEARD
from counter_app.domain.dossiers import Status
from counter_app.domain.errors import NotFound
from counter_app.services.forgetting import Forgetting
from counter_app.store.retention import SqlRetention
from tests.sync.conftest import TODAY, ZONE
from tests.sync.paper_portal import PaperPortal

SCAN = b"%PDF-1.7 scan"
SAME = b"%PDF-1.7 in two dossiers"


class Later:
    """So many days after the receipt."""

    def __init__(self, days):
        self.days = days

    def now(self):
        return datetime(TODAY.year, TODAY.month, TODAY.day, 3, tzinfo=UTC) + timedelta(
            self.days
        )


@pytest.fixture
def office(make_counter):
    """A counter that sent a closed dossier with two files, and an open one."""
    paper, pc = PaperPortal(), make_counter("03")
    pc.enrol(paper, "one-time")
    pc.closed, pc.open = pc.receive(SCAN, SAME), pc.receive(SAME)
    pc.edit(pc.closed.id, status=Status.WITHDRAWN)
    for _ in range(3):
        assert pc.sync(paper).problem is None
    return pc, paper


def forgetting(pc, days, heard=None):
    """So many days after the receipt by this PC's clock; by the portal's as well."""
    told = Later(days if heard is None else heard).now()
    with pc.begin() as work:
        work.notes.put(PORTAL_HEARD, told.isoformat())
        work.commit()
    return Forgetting(
        retention=SqlRetention(pc.engine),
        files=pc.files,
        clock=Later(days),
        zone=ZONE,
        days=90,
    )


def sha256_of(dossier, place):
    return dossier.papers[0].files[place].sha256


def test_what_no_tested_backup_covers_is_kept_however_old_it_is(office):
    pc, _paper = office

    assert forgetting(pc, 4000).erase() == 0
    assert pc.files.read(sha256_of(pc.closed, 0)) == SCAN


def test_what_is_closed_and_stable_goes_after_its_days_and_not_before(office):
    pc, paper = office
    paper.stable = 1000
    pc.edit(pc.open.id, phone="0900 000 001")
    pc.sync(paper)
    pc.sync(paper)

    early = forgetting(pc, 80).erase()
    late = forgetting(pc, 91)
    gone, again = late.erase(), late.erase()

    assert (early, gone, again) == (0, 1, 0)
    with pytest.raises(NotFound):
        pc.files.read(sha256_of(pc.closed, 0))
    assert pc.files.read(sha256_of(pc.open, 0)) == SAME  # the open one names it
    assert pc.dossier(pc.closed.id).status is Status.WITHDRAWN
    assert pc.sync(paper).problem is None


def test_a_file_that_cannot_go_now_holds_up_no_other_dossier(office):
    pc, paper = office
    paper.stable = 1000
    other = pc.receive(SCAN + b"2")
    pc.edit(other.id, status=Status.WITHDRAWN)
    for _ in range(3):
        pc.sync(paper)
    in_the_way = pc.files._path(sha256_of(pc.closed, 0))
    in_the_way.unlink()
    in_the_way.mkdir()  # what no program can unlink

    first = forgetting(pc, 91).erase()
    in_the_way.rmdir()
    then = forgetting(pc, 92).erase()

    assert (first, then) == (1, 1)
    with pytest.raises(NotFound):
        pc.files.read(sha256_of(other, 0))


def test_case_5_a_clock_set_a_year_ahead_erases_nothing(office):
    pc, paper = office
    paper.stable = 1000
    pc.edit(pc.open.id, phone="0900 000 001")
    pc.sync(paper)
    pc.sync(paper)

    ahead = forgetting(pc, 365, heard=90).erase()
    behind = forgetting(pc, 90, heard=365).erase()
    unheard = forgetting(pc, 365)
    with pc.begin() as work:
        work.notes.put(PORTAL_HEARD, "")
        work.commit()

    assert (ahead, behind, unheard.erase()) == (0, 0, 0)
    assert pc.files.read(sha256_of(pc.closed, 0)) == SCAN
    assert forgetting(pc, 91).erase() == 1
