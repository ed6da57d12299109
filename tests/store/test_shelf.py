"""Places of the shelf in a real database."""

from dataclasses import replace
from datetime import timedelta

from counter_app.domain.dossiers import Status
from counter_app.domain.ids import DossierId
from counter_app.domain.listing import Filter
from counter_app.domain.posting import PostEnd, Posting
from counter_app.domain.shelving import Shelved, Waiting
from counter_app.store.queries import SqlQueries
from tests.store.conftest import DOSSIER, NOW, ZONE


def test_a_place_is_taken_while_the_result_waits_and_the_longest_waits_first(
    begin,
):
    young = replace(
        DOSSIER, status=Status.READY, result_at=NOW, received_at=NOW - timedelta(days=9)
    )
    old = replace(
        young,
        id=DossierId("6f0e8f0a-0000-4000-8000-000000000002"),
        code="000.12.34.H26-261123-0101",
        result_at=(NOW - timedelta(hours=30)).astimezone(ZONE),
    )
    lies = Shelved(dossier=young.id, place=1, at=NOW, by="hant.vmqtg")
    with begin() as work:
        work.dossiers.put(young)
        work.dossiers.put(old)
        work.shelf.put(replace(lies, place=7))
        work.shelf.put(lies)
        work.commit()

    with begin() as work:
        assert work.shelf.of(young.id) == lies
        assert work.shelf.of(old.id) is None
        assert work.shelf.taken() == {1}
        assert work.shelf.waiting(5) == [
            Waiting(old.id, 0, old.result_at),
            Waiting(young.id, 1, NOW.astimezone(ZONE)),
        ]
        assert [one.dossier for one in work.shelf.waiting(1)] == [old.id]
        work.dossiers.put(replace(young, status=Status.RETURNED))
        assert work.shelf.of(young.id) is None
        assert work.shelf.taken() == frozenset()


def test_what_the_post_has_waits_for_nobody_here_until_it_comes_back(begin, engine):
    queries = SqlQueries(engine)
    lying = replace(DOSSIER, status=Status.READY, result_at=NOW - timedelta(days=4))
    sent = lying.post(Posting(number="EB1", at=NOW, by="hant.vmqtg"))
    before = Shelved(
        dossier=sent.id, place=3, at=NOW - timedelta(days=4), by="hant.vmqtg"
    )
    with begin() as work:
        work.dossiers.put(sent)
        work.shelf.put(before)
        work.commit()

    with begin() as work:
        assert work.dossiers.get(sent.id) == sent
        assert work.shelf.in_post(5) == [
            Waiting(sent.id, 0, NOW.astimezone(ZONE), "EB1")
        ]
        assert (work.shelf.of(sent.id), work.shelf.waiting(5)) == (None, [])
        assert work.shelf.taken() == frozenset()
    day = NOW.astimezone(ZONE).date()
    assert queries.counts(day)[Filter.READY] == 0
    assert queries.today(NOW.astimezone(ZONE)).ready == 0
    assert queries.lines_of([sent.id])[0].in_post

    back = NOW + timedelta(days=5)
    with begin() as work:
        work.dossiers.put(sent.post_ended(PostEnd.CAME_BACK, at=back, by="hant.vmqtg"))
        # Told by another counter: here it has no place, its old one is somebody's.
        assert work.shelf.of(sent.id) is None
        assert work.shelf.waiting(5) == [Waiting(sent.id, 0, back.astimezone(ZONE))]
        work.shelf.put(replace(before, place=1, at=back))
        assert work.shelf.waiting(5) == [Waiting(sent.id, 1, back.astimezone(ZONE))]
        work.commit()
    assert queries.counts(day)[Filter.READY] == 1
    assert not queries.lines_of([sent.id])[0].in_post
