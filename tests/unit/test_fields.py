import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.dossiers import Handover
from counter_app.domain.drafts import Confirmation
from counter_app.domain.fields import dossier_from, fields_of
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from tests.fakes.counter import HA, THU, ZONE, FakeCounter
from tests.fakes.machine import MORNING

DOSSIER = FakeCounter().received()
FULL = replace(
    DOSSIER.result_arrived(at=MORNING).hand_back(
        Handover(
            to_name="TRẦN VĂN MẪU",
            to_personal_id="001090000123",
            relation="Chồng",
            by=HA.id,
            at=MORNING + timedelta(hours=1),
            confirmed=Confirmation.SIGNED_SLIP,
            receipt_taken_back=True,
        )
    ),
    official_code="000.12.34.H26-261123-0777",
    applicant=replace(THU, phone="0912345678", doubtful=frozenset({"name", "birth"})),
    card_holder_present=False,
    answers={"con": {"que_quan": {"xa": "Thử"}}, "bang": [{"a": 1}], "so": 3},
    papers=(
        PaperRow(
            row="giay-to-tuy-than",
            state=PaperState.SEEN,
            files=(Attachment(sha256="ab" * 32, size=9, pages=2, name="Quét 09:41"),),
            seen_by=HA.id,
            seen_at=MORNING,
        ),
    ),
    missing_reason="bổ sung sau",
)
answers = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner)
    ),
    max_leaves=8,
)


def through_json(flat):
    return json.loads(json.dumps(flat))


@pytest.mark.parametrize("dossier", [DOSSIER, FULL])
def test_a_dossier_comes_back_from_its_fields_as_it_was(dossier):
    assert dossier_from(dossier.id, through_json(fields_of(dossier))) == dossier


def test_times_are_written_so_that_anyone_can_read_them():
    flat = fields_of(DOSSIER)

    assert flat["received_at"] == "2026-11-23T02:41:00+00:00"
    assert flat["due_at"] == "2026-11-23T17:00:00+07:00"


def test_a_moment_told_in_another_zone_is_the_same_moment():
    local = replace(DOSSIER, received_at=DOSSIER.received_at.astimezone(ZONE))

    assert fields_of(local)["received_at"] == fields_of(DOSSIER)["received_at"]


def test_objects_of_the_answers_are_flattened_and_arrays_are_not():
    flat = fields_of(FULL)

    assert flat["form.con.que_quan.xa"] == "Thử"
    assert flat["form.bang"] == [{"a": 1}]
    assert flat["applicant.doubtful"] == ["birth", "name"]


def test_a_dot_in_a_name_is_no_step():
    dotted = replace(DOSSIER, answers={"a.b": {"c~d": 1}, "a": {"b": 2}})

    assert dossier_from(DOSSIER.id, fields_of(dotted)).answers == dotted.answers


@given(st.dictionaries(st.text(max_size=4), answers))
def test_whatever_was_answered_comes_back_but_for_nothing(given_answers):
    flat = fields_of(replace(DOSSIER, answers=given_answers))

    back = dossier_from(DOSSIER.id, through_json(flat)).answers

    assert back == without_nothing(given_answers)


def without_nothing(found):
    return {
        name: without_nothing(value) if isinstance(value, dict) else value
        for name, value in found.items()
        if value is not None and not said_nothing(value)
    }


def said_nothing(value):
    """An object that holds only None was never told: its fields are not there."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(part is None or said_nothing(part) for part in value.values())
    )


def test_what_a_newer_portal_added_is_left_alone():
    flat = {**fields_of(DOSSIER), "zalo": "x", "fee.discount": 3}

    assert dossier_from(DOSSIER.id, flat) == DOSSIER


@pytest.mark.parametrize(
    "name",
    [
        "code",
        "procedure",
        "register_number",
        "channel",
        "fee",
        "due_at",
        "confirmed",
        "received_at",
        "status",
    ],
)
def test_without_its_own_facts_it_is_no_dossier(name):
    flat = {key: value for key, value in fields_of(DOSSIER).items() if key != name}

    with pytest.raises((KeyError, ValueError)):
        dossier_from(DOSSIER.id, flat)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("received_at", "2026-11-23T09:41:00"),
        ("result_at", "hôm qua"),
        ("due_at", "2026-11-23"),
        ("register_number", "7"),
        ("register_number", True),
        ("status", "lost"),
        ("fee", 8000),
        ("handover", "x"),
        ("papers.giay-to-tuy-than", []),
        ("due_steps", [{"kind": "guess", "day": "2026-11-23"}]),
    ],
)
def test_a_value_out_of_place_is_refused(name, value):
    with pytest.raises((KeyError, ValueError)):
        dossier_from(DOSSIER.id, {**fields_of(DOSSIER), name: value})


def test_an_answer_cannot_be_both_a_word_and_an_object():
    flat = {**fields_of(DOSSIER), "form.a": "x", "form.a.b": 1}

    with pytest.raises(ValueError, match=r"form\.a\.b"):
        dossier_from(DOSSIER.id, flat)


@pytest.mark.parametrize("order", [("form.a", "form.a.b"), ("form.a.b", "form.a")])
def test_an_emptied_object_gives_way_to_what_stands_in_it(order):
    values = {"form.a": {}, "form.a.b": 1}
    flat = fields_of(replace(DOSSIER, answers={}))
    flat |= {name: values[name] for name in order}

    assert dossier_from(DOSSIER.id, flat).answers == {"a": {"b": 1}}
    assert flat["form.a"] == {}


def test_utc_may_be_written_with_a_z():
    flat = {**fields_of(DOSSIER), "received_at": "2026-11-23T02:41:00Z"}

    assert dossier_from(DOSSIER.id, flat).received_at == datetime(
        2026, 11, 23, 2, 41, tzinfo=UTC
    )
