from dataclasses import replace

import pytest

from counter_app.domain.drafts import Stage
from counter_app.ui.walk import Walk
from tests.fakes.counter import MAU, THU, FakeCounter


class Heard:
    """A walk, and how often it was told to have changed."""

    def __init__(self) -> None:
        self.counter = FakeCounter()
        self.walk, self.times = Walk(), 0
        self.walk.listen(self._hear)

    def _hear(self) -> None:
        self.times += 1


@pytest.fixture
def heard():
    return Heard()


def test_every_step_hears_of_the_same_draft(heard):
    draft = heard.counter.intake.start(THU)
    later = replace(draft, stage=Stage.FORM)

    heard.walk.begin(draft)
    heard.walk.take(later, heard.counter.procedure())

    assert (heard.walk.draft, heard.walk.procedure) == (
        later,
        heard.counter.procedure(),
    )
    assert heard.times == 2


def test_a_later_version_keeps_the_procedure(heard):
    draft = heard.counter.chosen()
    heard.walk.begin(draft, heard.counter.procedure())

    heard.walk.take(replace(draft, stage=Stage.PAPERS))

    assert heard.walk.procedure == heard.counter.procedure()


@pytest.mark.parametrize("now_served", [THU, None])
def test_a_late_answer_about_another_walk_in_is_dropped(heard, now_served):
    before = heard.counter.intake.start(MAU)
    heard.walk.begin(before)
    heard.walk.clear()
    if now_served:
        heard.walk.begin(heard.counter.intake.start(now_served))
    serving, times = heard.walk.draft, heard.times

    heard.walk.take(before)

    assert (heard.walk.draft, heard.times) == (serving, times)
    assert not heard.walk.serves(before.id)


def test_a_draft_becomes_a_dossier(heard):
    draft = heard.counter.ready()
    heard.walk.begin(draft, heard.counter.procedure())
    dossier = heard.counter.intake.receive(draft.id)

    heard.walk.arrive(dossier)

    assert (heard.walk.draft, heard.walk.received) == (None, dossier)


def test_nothing_of_the_last_citizen_stays(heard):
    heard.walk.begin(heard.counter.chosen(), heard.counter.procedure())
    heard.walk.arrive(heard.counter.received(MAU))

    heard.walk.clear()

    assert (heard.walk.draft, heard.walk.procedure, heard.walk.received) == (
        None,
        None,
        None,
    )


def test_the_next_citizen_finds_nothing_of_the_one_received_before(heard):
    heard.walk.arrive(heard.counter.received(MAU))

    heard.walk.begin(heard.counter.intake.start(THU))

    assert heard.walk.received is None
    assert heard.walk.procedure is None
