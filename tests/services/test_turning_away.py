"""A walk-in that becomes no dossier: guided or refused, with a numbered slip."""

import pytest

from counter_app.domain.afterwards import Wanted
from counter_app.domain.errors import NotFound, NotReady, NotYours
from counter_app.domain.journal import Act
from counter_app.domain.printed import Form
from counter_app.services.ending import Said
from tests.fakes.after import HEAD, REASON, WANTED, turning_away_of
from tests.fakes.counter import PASSWORD, FakeCounter

SAID = Said(
    reason="Không thuộc thẩm quyền", ground="Luật Hộ tịch", right_place="Sở Tư pháp"
)


@pytest.fixture
def counter():
    return FakeCounter()


@pytest.fixture
def desk(counter):
    return turning_away_of(counter)


def lines(counter):
    entries = counter.work.journal.entries
    return [one for one in entries if one.act is Act.TURNED_AWAY]


def drafts(counter):
    return [line.id for line in counter.lookup.drafts()]


def test_guided_the_draft_waits_and_the_slip_is_kept_with_its_number(counter, desk):
    draft = counter.chosen()

    issued = desk.guide(draft.id, WANTED, REASON)

    assert issued.record.form is Form.SUPPLEMENT
    assert issued.record.number
    assert issued.record.dossier is None
    assert drafts(counter) == [draft.id]
    (line,) = lines(counter)
    assert line.detail == f"supplement {issued.record.number} {draft.procedure}"
    assert draft.citizen.name not in line.detail


def test_refused_the_draft_goes_and_nothing_was_received(counter, desk):
    draft = counter.chosen()

    issued = desk.refuse(draft.id, SAID)

    assert issued.record.form is Form.REFUSAL
    assert drafts(counter) == []
    assert counter.work.dossiers.kept == {}
    assert len(lines(counter)) == 1


def test_two_slips_have_two_numbers(counter, desk):
    draft = counter.chosen()

    numbers = {desk.guide(draft.id, WANTED, REASON).record.number for _ in range(2)}

    assert len(numbers) == 2


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [((), REASON), (WANTED, "  "), ((Wanted(name=" "),), REASON)],
)
def test_a_slip_that_says_nothing_is_not_printed(counter, desk, wanted, reason):
    draft = counter.chosen()

    with pytest.raises(NotReady):
        desk.guide(draft.id, wanted, reason)

    assert lines(counter) == []


@pytest.mark.parametrize("said", [Said(reason="", ground="Luật"), Said(reason="Vì")])
def test_nobody_is_refused_without_reason_and_ground(counter, desk, said):
    draft = counter.chosen()

    with pytest.raises(NotReady):
        desk.refuse(draft.id, said)

    assert drafts(counter) == [draft.id]


def test_before_a_procedure_is_chosen_there_is_nothing_to_refuse(counter, desk):
    draft = counter.intake.start(counter.chosen().citizen)

    with pytest.raises(NotReady):
        desk.to_turn_away(draft.id)


def test_a_colleagues_walk_in_is_not_theirs_to_send_home(counter, desk):
    draft = counter.chosen()
    counter.session.enrol(HEAD, PASSWORD)
    counter.session.sign_in(HEAD.id, PASSWORD, "03")

    with pytest.raises(NotYours):
        desk.refuse(draft.id, SAID)


def test_a_second_refusal_finds_nothing(counter, desk):
    draft = counter.chosen()
    desk.refuse(draft.id, SAID)

    with pytest.raises(NotFound):
        desk.refuse(draft.id, SAID)
