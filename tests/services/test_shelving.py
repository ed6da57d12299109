"""The shelf of results: a numbered place each, freed by whatever ends the waiting."""

import pytest

from counter_app.domain.dossiers import Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import WrongState
from counter_app.domain.journal import Act
from counter_app.domain.shelving import first_free
from tests.fakes.counter import MAU, THU


def test_the_lowest_free_place_is_given():
    assert first_free(frozenset()) == 1
    assert first_free({1, 2, 4}) == 3


def test_a_result_that_comes_back_is_noted_and_gets_a_place_in_one_piece(counter):
    dossier = counter.received()
    counter.heard.clear()

    shelved = counter.shelving.shelve(dossier.id)

    found, lies = counter.shelving.dossier(dossier.id)
    assert (found.status, found.result_at) == (Status.READY, counter.clock.now())
    assert lies == shelved
    assert shelved.place == 1
    acts = [(one.act, one.detail) for one in counter.work.journal.of(dossier.id)]
    assert acts[-2:] == [(Act.RESULT_ARRIVED, ""), (Act.SHELVED, "1")]
    assert [news.outbox for news in counter.heard] == [True]


def test_one_that_lies_on_the_shelf_stays_where_it_is(counter):
    first, second = counter.received(), counter.received(MAU)
    counter.shelving.shelve(first.id)
    counter.shelving.shelve(second.id)
    lines = len(counter.work.journal.entries)

    again = counter.shelving.shelve(second.id)

    assert again.place == 2
    assert len(counter.work.journal.entries) == lines


def test_handing_over_frees_the_place_for_the_next_result(counter):
    first, second, third = (counter.received(one) for one in (THU, MAU, THU))
    for one in (first, second):
        counter.shelving.shelve(one.id)
    counter.handing_over.hand_over(
        first.id,
        to=THU,
        relation="",
        confirmed=Confirmation.SPOKEN,
        receipt_taken_back=True,
    )

    assert counter.shelving.dossier(first.id)[1] is None
    assert counter.shelving.shelve(third.id).place == 1


def test_what_can_have_no_result_gets_no_place(counter):
    dossier = counter.received()
    counter.shelving.shelve(dossier.id)
    counter.handing_over.hand_over(
        dossier.id,
        to=THU,
        relation="",
        confirmed=Confirmation.SPOKEN,
        receipt_taken_back=True,
    )

    with pytest.raises(WrongState):
        counter.shelving.shelve(dossier.id)
    with pytest.raises(WrongState):
        counter.shelving.label(dossier.id)


def test_what_waits_is_listed_longest_first_whether_shelved_or_not(counter):
    old, young, plain = (counter.received(one) for one in (THU, MAU, THU))
    counter.shelving.shelve(old.id)
    counter.clock.move(days=2)
    counter.handing_over.result_arrived(plain.id)
    counter.clock.move(days=1)
    counter.shelving.shelve(young.id)

    waiting = counter.shelving.uncollected()

    shown = [(one.line.id, one.waiting.place) for one in waiting]
    assert shown == [(old.id, 1), (plain.id, 0), (young.id, 2)]
    assert counter.lookup.whole(young.id).place == 2


def test_labels_follow_each_other_over_the_sheet(counter):
    first, second = counter.received(), counter.received(MAU)

    for one in (first, second):
        counter.shelving.shelve(one.id)
        counter.shelving.label(one.id)

    papers = counter.printing.paper.slips[-2:]
    assert [slip.used for slip in papers] == [0, 1]
    assert [slip.labels[0]["shelf"] for slip in papers] == ["1", "2"]
