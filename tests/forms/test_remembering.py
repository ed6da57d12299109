"""What the library remembers must never be seen: only its speed."""

import json
from datetime import date, timedelta

import pytest

from counter_app.domain.errors import NotFound
from counter_app.forms.in_force import FormsInForce

TODAY = date(2026, 11, 23)
SCHEMA = {
    "type": "object",
    "properties": {
        "ten": {"type": "string"},
        "ngay": {"type": "string", "format": "date", "notAfterToday": True},
        "con": {"type": "object", "properties": {"ten": {"type": "string"}}},
    },
    "required": ["ten"],
}


def test_clean_answers_belong_to_whoever_asked_for_them(made):
    library = made(SCHEMA)
    answers = {"ten": "An", "con": {"ten": "Bình"}}

    library.clean("t", answers)["con"]["ten"] = "đã đổi"

    assert library.clean("t", answers) == answers


def test_faults_belong_to_whoever_asked_for_them(made):
    library = made(SCHEMA)

    library.faults("t", {}, TODAY).clear()

    assert [fault.pointer for fault in library.faults("t", {}, TODAY)] == ["/ten"]


def test_answers_changed_in_place_are_looked_at_again(made):
    library = made(SCHEMA)
    answers = {"ten": ""}
    before = library.faults("t", answers, TODAY)

    answers["ten"] = "An"

    assert [fault.pointer for fault in before] == ["/ten"]
    assert library.faults("t", answers, TODAY) == []


def test_a_day_later_the_same_answers_may_be_right(made):
    library = made(SCHEMA)
    answers = {"ten": "An", "ngay": "2026-11-24"}
    before = library.faults("t", answers, TODAY)

    after = library.faults("t", answers, TODAY + timedelta(days=1))

    assert [fault.pointer for fault in before] == ["/ngay"]
    assert after == []


class Noting(dict):
    """Files that note which of them were read."""

    def __init__(self, files):
        super().__init__(files)
        self.read = []

    def get(self, path, otherwise=None):
        self.read.append(path)
        return super().get(path, otherwise)


def files_of(schema):
    return {"forms/t/schema.json": json.dumps(schema)}


def test_a_declaration_in_use_is_read_before_anybody_asks_the_newer_pack():
    forms = FormsInForce(files_of(SCHEMA))
    forms.faults("t", {}, TODAY)
    newer = Noting(files_of({**SCHEMA, "required": ["ten", "ngay"]}))

    forms.replace(newer)
    read = [*newer.read]
    faults = forms.faults("t", {}, TODAY)

    assert "forms/t/schema.json" in read
    assert newer.read == read
    assert [fault.pointer for fault in faults] == ["/ten", "/ngay"]


def test_a_declaration_that_is_gone_does_not_hold_up_the_newer_pack():
    forms = FormsInForce(files_of(SCHEMA))
    forms.faults("t", {}, TODAY)

    forms.replace({})

    with pytest.raises(NotFound):
        forms.layout("t", {})


def test_a_declaration_as_it_still_is_is_not_read_again():
    forms = FormsInForce(files_of(SCHEMA))

    same = forms.under(forms.files_of("t"))
    others = [forms.under(files_of({"type": "object"})) for _ in range(2)]

    assert same.layout("t", {}) is forms.layout("t", {})
    assert others[0].layout("t", {}) is others[1].layout("t", {})
    assert others[0].layout("t", {}) != forms.layout("t", {})
