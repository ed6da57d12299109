"""What the citizen told before, found among the dossiers of this machine."""

from dataclasses import replace

import pytest

from counter_app.services.remembering import Remembering
from tests.fakes.counter import EXTRACT, MAU, THU, ZONE, declarations
from tests.fakes.queries import FakeQueries


@pytest.fixture
def remembering(counter):
    return Remembering(
        begin=counter.work.begin,
        queries=FakeQueries(counter.work, ZONE),
        catalogue=counter.catalogue,
        forms=declarations(),
        session=counter.session,
        zone=ZONE,
    )


def received_with(counter, answers, citizen=THU):
    draft = counter.ready(citizen)
    counter.change(draft, lambda d: replace(d, answers={**d.answers, **answers}))
    return counter.intake.receive(draft.id)


def test_an_earlier_dossier_answers_with_its_code_and_its_day(counter, remembering):
    dossier = received_with(counter, {"nyc_dien_thoai": "0912345678"})

    found = remembering.recall(counter.procedure(EXTRACT), {}, THU)

    memory = found["/nyc_dien_thoai"]
    assert (memory.value, memory.code) == ("0912345678", dossier.code)
    assert memory.received_on == dossier.received_at.astimezone(ZONE).date()


def test_nobody_is_given_the_answers_of_another(counter, remembering):
    received_with(counter, {"nyc_dien_thoai": "0912345678"})

    assert "/nyc_dien_thoai" not in remembering.recall(counter.procedure(), {}, MAU)
    nameless = replace(THU, personal_id="")
    assert remembering.recall(counter.procedure(), {}, nameless) == {}


def test_a_procedure_without_a_form_remembers_nothing(counter, remembering):
    received_with(counter, {"nyc_dien_thoai": "0912345678"})

    bare = replace(counter.procedure(), form=None)

    assert remembering.recall(bare, {}, THU) == {}
