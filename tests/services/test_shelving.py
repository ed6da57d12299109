"""The shelf of results: a numbered place each, freed by whatever ends the waiting."""

import pytest

from counter_app.domain.afterwards import Hindrance
from counter_app.domain.dossiers import Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import Hindered, WrongState
from counter_app.domain.journal import Act
from counter_app.domain.posting import PostEnd
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


def posted(counter, number="eb 123 456 789 vn"):
    dossier = counter.received()
    counter.shelving.shelve(dossier.id)
    counter.clock.move(days=1)
    return counter.handing_over.send_by_post(dossier.id, number)


def test_what_the_post_has_is_not_on_the_shelf_and_gives_its_place_up(counter):
    sent = posted(counter)

    assert (sent.status, sent.in_post.number) == (Status.READY, "EB123456789VN")
    assert counter.shelving.uncollected() == []
    gone = counter.shelving.in_post()
    assert [(one.line.id, one.waiting.item) for one in gone] == [
        (sent.id, "EB123456789VN")
    ]
    assert counter.shelving.shelve(counter.received(MAU).id).place == 1
    change = counter.work.outbox.changes[2]
    assert set(change.fields) == {"post"}
    act = counter.work.journal.of(sent.id)[-1]
    assert (act.act, act.detail) == (Act.POSTED, "EB123456789VN")


def test_while_the_post_has_it_nobody_is_given_it_and_it_is_not_shelved_again(counter):
    sent = posted(counter)

    for what in (
        lambda: counter.handing_over.send_by_post(sent.id, "EB2"),
        lambda: counter.shelving.shelve(sent.id),
        lambda: counter.handing_over.hand_over(
            sent.id,
            to=THU,
            relation="",
            confirmed=Confirmation.SPOKEN,
            receipt_taken_back=True,
        ),
    ):
        with pytest.raises(Hindered) as caught:
            what()
        assert caught.value.why is Hindrance.IN_POST


def test_what_the_post_delivered_ends_the_dossier_under_its_number(counter):
    sent = posted(counter)
    counter.clock.move(days=2)

    after = counter.handing_over.delivered(sent.id)

    assert after.status is Status.RETURNED
    assert after.handover.relation == "gửi qua bưu chính, số hiệu EB123456789VN"
    assert after.handover.to_name == THU.name
    assert after.postings[0].end is PostEnd.DELIVERED
    assert counter.shelving.in_post() == []
    with pytest.raises(Hindered):
        counter.handing_over.delivered(sent.id)


def test_what_comes_back_lies_on_the_shelf_again_and_can_go_out_once_more(counter):
    sent = posted(counter)
    counter.shelving.shelve(counter.received(MAU).id)
    counter.clock.move(days=5)

    shelved = counter.shelving.take_back(sent.id)

    assert shelved.place == 2  # somebody else's result lies in its old place
    assert [one.line.id for one in counter.shelving.uncollected()][-1] == sent.id
    again = counter.handing_over.send_by_post(sent.id, "EB2")
    assert [one.number for one in again.postings] == ["EB123456789VN", "EB2"]
    assert again.postings[0].end is PostEnd.CAME_BACK  # nothing of it was forgotten
    acts = [one.act for one in counter.work.journal.of(sent.id)]
    assert acts[-3:] == [Act.CAME_BACK, Act.SHELVED, Act.POSTED]
    with pytest.raises(Hindered):
        counter.shelving.take_back(counter.received().id)
