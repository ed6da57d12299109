"""A dossier is drawn with the declaration it was received with, whatever came later."""

import json
from dataclasses import replace

import pytest

from counter_app.domain.drafts import Confirmation
from counter_app.forms.library import FormLibrary
from counter_app.services.reading import Reader
from tests.fakes.counter import declarations, shipped, with_papers

FOLDER = "forms/to_khai_trich_luc"


def labels(declaration):
    def walk(group):
        for part in group.parts:
            if hasattr(part, "parts"):
                yield from walk(part)
            else:
                yield part.label

    return [label for page in declaration.pages for label in walk(page)]


@pytest.fixture
def changed():
    """The law a year later: another question, and the place is no longer asked."""
    files = dict(shipped().files)
    schema = json.loads(files[f"{FOLDER}/schema.json"])
    del schema["properties"]["dk_tai"]
    schema["properties"]["ly_do_moi"] = {"type": "string", "title": "Lý do mới"}
    schema["required"] = ["ly_do_moi"]
    ui = {
        "type": "VerticalLayout",
        "elements": [{"type": "Control", "scope": "#/properties/ly_do_moi"}],
    }
    files[f"{FOLDER}/schema.json"] = json.dumps(schema)
    files[f"{FOLDER}/ui.json"] = json.dumps(ui)
    return FormLibrary(files)


def reader(counter, forms):
    return Reader(lookup=counter.lookup, catalogue=counter.catalogue, forms=forms)


def test_an_old_dossier_is_drawn_as_it_was_received(counter, changed):
    old = counter.received()
    before = reader(counter, declarations()).read(old.id).declaration

    after = reader(counter, changed).read(old.id).declaration

    assert after == before
    assert "Lý do mới" not in labels(after)


def test_a_new_dossier_is_drawn_as_the_law_is_now(counter, changed):
    old = counter.received()
    counter.intake = replace(counter.intake, forms=changed)
    draft = counter.chosen()
    counter.intake.answer(draft.id, {"ly_do_moi": "Thất lạc"})

    counter.change(draft, with_papers)
    counter.intake.confirm(draft.id, Confirmation.SPOKEN)

    new = counter.intake.receive(draft.id)

    now = reader(counter, changed)
    assert labels(now.read(new.id).declaration) == ["Lý do mới"]
    assert labels(now.read(old.id).declaration) != ["Lý do mới"]


def test_a_declaration_that_left_the_catalogue_is_still_drawn(counter):
    old = counter.received()
    files = {
        path: text
        for path, text in shipped().files.items()
        if not path.startswith(FOLDER)
    }

    drawn = reader(counter, FormLibrary(files)).read(old.id).declaration

    assert drawn is not None
    assert len(labels(drawn)) > 5


def test_what_another_counter_received_is_drawn_as_the_law_is_now(counter, changed):
    old = counter.received()
    counter.work.kept_forms.kept.clear()

    drawn = reader(counter, changed).read(old.id).declaration

    assert labels(drawn) == ["Lý do mới"]
