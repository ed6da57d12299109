from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from counter_app.domain.changes import SyncState
from counter_app.domain.errors import NotFound, NotSignedIn
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act
from counter_app.domain.listing import Filter
from counter_app.domain.people import Source
from tests.fakes.counter import BINH, HA, MAU, PASSWORD, THU


def test_the_day_is_the_day_at_the_counter(counter):
    counter.clock.at = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)

    assert counter.lookup.day() == date(2026, 11, 24)
    assert counter.lookup.today().as_of.hour == 0


def test_an_officer_sees_only_their_own_drafts(counter):
    draft = counter.chosen()
    mine = [line.id for line in counter.lookup.drafts()]
    counter.session.sign_in(BINH.id, PASSWORD, "03")

    assert mine == [draft.id]
    assert list(counter.lookup.drafts()) == []


def test_a_dossier_comes_with_its_prints_its_journal_and_where_it_stands(counter):
    dossier = counter.received()
    issued = counter.receipting.issue(dossier.id)

    whole = counter.lookup.whole(dossier.id)

    assert whole.dossier == counter.lookup.dossier(dossier.id) == dossier
    assert whole.sync is counter.lookup.sync_state(dossier.id) is SyncState.WAITING
    assert whole.prints == [issued.record]
    assert [entry.act for entry in whole.journal] == [Act.RECEIVED, Act.PRINTED]


def test_dossiers_are_found_by_name_by_code_and_by_day(counter):
    first, second = counter.received(THU), counter.received(MAU)

    assert counter.lookup.find("MẪU") == [second.id]
    assert counter.lookup.open_code(first.code) == first.id
    assert counter.lookup.open_code("000.12.34.H26-261123-9999") is None
    listed = counter.lookup.lines(date(2026, 11, 23), Filter.ALL)
    assert {line.id for line in counter.lookup.lines_of(listed)} == {
        first.id,
        second.id,
    }
    assert counter.lookup.counts(date(2026, 11, 23))[Filter.ALL] == 2


def test_a_person_without_a_number_has_no_past(counter):
    counter.received(THU)

    assert len(counter.lookup.past_of(THU.personal_id)) == 1
    assert list(counter.lookup.past_of("")) == []


def test_an_unknown_dossier_is_not_found(counter):
    with pytest.raises(NotFound):
        counter.lookup.whole(DossierId("không có"))


@pytest.mark.parametrize(
    "look",
    [
        lambda lookup, dossier: lookup.drafts(),
        lambda lookup, dossier: lookup.find("a"),
        lambda lookup, dossier: lookup.open_code(dossier.code),
        lambda lookup, dossier: lookup.lines(date(2026, 11, 23)),
        lambda lookup, dossier: lookup.lines_of([dossier.id]),
        lambda lookup, dossier: lookup.past_of(THU.personal_id),
        lambda lookup, dossier: lookup.whole(dossier.id),
    ],
)
def test_nobody_reads_about_citizens_while_the_screen_is_locked(counter, look):
    dossier = counter.received()
    counter.session.lock()

    with pytest.raises(NotSignedIn):
        look(counter.lookup, dossier)


def test_people_found_by_name_stand_by_given_name_each_newest_first(counter):
    people = ("NGUYỄN THỊ ÁNH", "NGUYỄN VĂN AN", "NGUYỄN THỊ ÁNH")
    for name in people:
        counter.received(replace(THU, name=name))
        counter.clock.move(minutes=5)

    found = counter.lookup.lines_of(counter.lookup.find("NGUYỄN"))

    assert [line.applicant for line in found] == [
        "NGUYỄN VĂN AN",
        "NGUYỄN THỊ ÁNH",
        "NGUYỄN THỊ ÁNH",
    ]
    assert found[1].received_at > found[2].received_at


def test_who_a_number_was_here_before_is_told_and_noted(counter):
    dossier = counter.received(replace(THU, doubtful=frozenset({"address"})))

    known = counter.lookup.known(THU.personal_id)

    assert known.citizen == replace(THU, source=Source.PAST, address="")
    assert known.on == dossier.received_at
    last = counter.work.journal.of(dossier.id)[-1]
    assert (last.act, last.officer) == (Act.LOOKED_UP, HA.id)


def test_a_number_nobody_here_had_is_nobody(counter):
    counter.received(THU)

    assert counter.lookup.known(MAU.personal_id) is None
    assert counter.lookup.known("") is None
