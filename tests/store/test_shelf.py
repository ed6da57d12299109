"""Places of the shelf in a real database."""

from dataclasses import replace
from datetime import timedelta

from counter_app.domain.dossiers import Status
from counter_app.domain.ids import DossierId
from counter_app.domain.shelving import Shelved, Waiting
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
