"""Raw scans: kept until the portal says it has the dossier's files, and then erased."""

from hashlib import sha256

import pytest

from counter_app.domain.errors import StoreFailed
from counter_app.domain.journal import Act
from counter_app.domain.stacks import Ink, Look, Page, Raw
from counter_app.services.keeping import EVERY, Keeping
from tests.sync.test_syncing import FrozenClock

FINAL = b"%PDF-1.7 what the dossier holds"


def stack_of(files, *contents, name="p", shed=()):
    """Pages as scanning leaves them: raw, and what cleaning made of it."""
    pages = []
    for at, content in enumerate(contents):
        raw, look = files.keep(content), files.keep(b"look " + content)
        pages.append(
            Page(
                id=f"{name}{at}",
                raws=(Raw(sha256=raw, size=len(content)),),
                batch="b",
                part="b",
                name="Quét",
                tapped="don",
                row="don",
                look=Look(pdf=look, size=1, ink=Ink.GREY),
                filed=files.keep(FINAL),
                shed=shed,
            )
        )
    return pages


def put(counter, draft, pages):
    with counter.begin() as work:
        work.pages.put(draft, pages)
        work.commit()


def pages(counter, draft):
    with counter.begin() as work:
        return work.pages.of(draft)


@pytest.fixture
def clock():
    return FrozenClock()


@pytest.fixture
def keeping(counter, clock):
    return Keeping(begin=counter.begin, files=counter.files, clock=clock)


@pytest.fixture
def scanned(counter):
    """A dossier received, its raw scans, an older scan of one page among them."""
    dossier = counter.receive(FINAL)
    older = counter.files.keep(b"scanned badly")
    put(counter, dossier.id, stack_of(counter.files, b"one", b"two", shed=(older,)))
    return dossier


NAMES = ("one", "two", "look one", "look two", "scanned badly")


def raws(counter):
    """Which of the scans are still on the disk."""
    hashes = {name: sha256(name.encode()).hexdigest() for name in NAMES}
    return [name for name in NAMES if counter.files.has(hashes[name])]


def test_raw_scans_stay_until_the_portal_has_the_files_and_go_then(
    counter, way, scanned, keeping
):
    assert keeping.erase() == 0
    assert len(raws(counter)) == 5

    counter.sync(way)

    assert keeping.erase() == 5
    assert raws(counter) == []
    assert pages(counter, scanned.id) == ()
    [file] = counter.dossier(scanned.id).papers[0].files
    assert counter.files.read(file.sha256) == FINAL
    with counter.begin() as work:
        [line] = [e for e in work.journal.of(scanned.id) if e.act is Act.SCANS_ERASED]
    assert line.detail == "5"


def test_what_was_changed_and_not_sent_keeps_the_scans(counter, way, scanned, keeping):
    counter.sync(way)
    counter.edit(scanned.id, phone="0900 000 009")

    assert keeping.erase() == 0

    counter.sync(way)
    assert keeping.erase() == 5


def test_a_walk_in_given_up_leaves_no_scan(counter, keeping):
    put(counter, "given-up", stack_of(counter.files, b"one"))

    assert keeping.erase() == 3  # raw, look, and the file nobody received
    assert raws(counter) == []


def test_an_equal_scan_of_another_citizen_stays(counter, way, scanned, keeping):
    other = counter.receive(b"%PDF-1.7 another")
    put(counter, other.id, stack_of(counter.files, b"two", name="q"))
    counter.sync(way)
    counter.edit(other.id, phone="0900 000 009")

    keeping.erase()

    assert raws(counter) == ["two", "look two"]


class Failing:
    """The files of a disk that breaks at the third removal."""

    def __init__(self, files):
        self.files, self.left = files, 2

    def remove(self, sha256):
        if not self.left:
            raise StoreFailed("disk")
        self.left -= 1
        self.files.remove(sha256)


def test_broken_off_half_way_it_is_taken_up_again(counter, way, scanned, keeping):
    counter.sync(way)
    broken = Keeping(
        begin=counter.begin, files=Failing(counter.files), clock=counter.clock
    )
    with pytest.raises(StoreFailed):
        broken.erase()
    assert len(pages(counter, scanned.id)) == 2
    assert 0 < len(raws(counter)) < 5

    counter.switch_off()
    counter.switch_on()

    assert keeping.erase() == 5
    assert raws(counter) == []


def test_it_is_looked_after_once_a_minute(counter, clock, keeping):
    keeping.tick()
    put(counter, "given-up", stack_of(counter.files, b"one"))

    keeping.tick()
    assert raws(counter)
    clock.go(EVERY.total_seconds())
    keeping.tick()

    assert raws(counter) == []


class Stuck:
    """Files one of which will not go."""

    def __init__(self, files, name):
        self.files, self.stuck = files, sha256(name).hexdigest()

    def remove(self, sha256):
        if sha256 == self.stuck:
            raise StoreFailed("busy")
        self.files.remove(sha256)


def test_a_file_that_will_not_go_stops_no_other_stack(counter, clock):
    put(counter, "a", stack_of(counter.files, b"one", name="a"))
    put(counter, "b", stack_of(counter.files, b"two", name="b"))
    stuck = Keeping(
        begin=counter.begin, files=Stuck(counter.files, b"one"), clock=clock
    )

    with pytest.raises(StoreFailed):
        stuck.erase()

    assert "one" in raws(counter)
    assert not {"two", "look two"} & {*raws(counter)}
