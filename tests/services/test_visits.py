"""Several dossiers of one citizen in one visit."""

from dataclasses import replace

from counter_app.domain.checklists import shared_rows
from counter_app.domain.drafts import Confirmation
from counter_app.domain.papers import PaperState
from counter_app.domain.procedures import Channel
from tests.fakes.counter import BIRTH, EXTRACT, REGISTERED_AT, THU, states, with_papers

CARD = "giay-to-tuy-than"


def shown(counter, draft, state):
    """The identity paper is there in this state."""
    return counter.change(
        draft,
        lambda before: replace(
            before,
            papers=tuple(
                replace(row, state=state) if row.row == CARD else row
                for row in before.papers
            ),
        ),
    )


def test_the_next_dossier_keeps_the_citizen_and_what_was_looked_at(counter):
    draft = counter.ready(replace(THU, phone="0912345678"))
    shown(counter, draft, PaperState.SEEN)
    first = counter.intake.receive(draft.id)

    after = counter.visits.another(first.id)
    chosen = counter.intake.choose(after.id, BIRTH, Channel.ASSISTED)

    assert after.citizen == first.applicant
    assert after.id != first.id
    assert counter.intake.resume(after.id).together == (first.id,)
    fresh = counter.intake.start(THU)
    without = states(counter.intake.choose(fresh.id, BIRTH, Channel.ASSISTED).papers)
    shared = states(chosen.papers)
    assert shared[CARD] is PaperState.SEEN
    assert without[CARD] is PaperState.MISSING
    assert {**shared, CARD: PaperState.MISSING} == without


def test_each_dossier_of_a_visit_has_a_code_and_a_receipt_of_its_own(counter):
    first = counter.received()
    codes = {first.code}
    for _ in range(2):
        draft = counter.visits.another(first.id)
        draft = counter.intake.choose(draft.id, EXTRACT, Channel.ASSISTED)
        counter.intake.answer(draft.id, {**draft.answers, **REGISTERED_AT})
        counter.change(draft, with_papers)
        counter.intake.confirm(draft.id, Confirmation.SPOKEN)
        received = counter.intake.receive(draft.id)
        issued = counter.receipting.issue(received.id)
        assert issued.record.copy == 1
        codes.add(received.code)

    assert len(codes) == 3


def test_an_original_goes_with_one_dossier_only(counter):
    checklist = counter.procedure(EXTRACT).checklist
    asked = next(row for row in checklist if row.id == CARD)
    may_be_anything = replace(asked, states=tuple(PaperState))
    draft = counter.chosen(THU)
    missing = [row for row in draft.papers if row.row == CARD]

    def after(state):
        given = [replace(missing[0], state=state)]
        rows = shared_rows(missing, [may_be_anything], [([asked], given)])
        return rows[0].state

    assert after(PaperState.COPY) is PaperState.COPY
    assert after(PaperState.SEEN) is PaperState.SEEN
    for state in (
        PaperState.ORIGINAL,
        PaperState.CERTIFIED_COPY,
        PaperState.FROM_STORE,
    ):
        assert after(state) is PaperState.MISSING
