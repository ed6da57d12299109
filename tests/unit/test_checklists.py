from dataclasses import replace
from datetime import date

import pytest

from counter_app.domain.checklists import first_rows, may_become, missing_rows, settled
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.procedures import Channel, ChecklistRow, LegalSource, Procedure

LAW = LegalSource(text="Quyết định thử", verified=True)


def row(name, *, asked=True, states=(PaperState.ORIGINAL,), channels=()):
    return ChecklistRow(
        id=name,
        name=name,
        short_name=name,
        asked=asked,
        states=states,
        channels=channels,
        source=LAW,
    )


PROCEDURE = Procedure(
    code="9.000001",
    version="1",
    name="Thủ tục thử",
    short_name="Thử",
    field="Thử",
    offers=(),
    checklist=(
        row(
            "dien-tu",
            states=(PaperState.ELECTRONIC,),
            channels=(Channel.ASSISTED, Channel.SELF),
        ),
        row("giay", channels=(Channel.PAPER, Channel.POST)),
        row("tuy-than", states=(PaperState.SEEN,)),
        row("uy-quyen", asked=False),
    ),
    form=None,
    result="Kết quả",
    valid_from=date(2026, 1, 1),
    decision=LAW,
)


def test_a_channel_asks_for_its_own_declaration_only():
    assisted = [paper.row for paper in first_rows(PROCEDURE, Channel.ASSISTED)]
    paper = [paper.row for paper in first_rows(PROCEDURE, Channel.PAPER)]

    assert assisted == ["dien-tu", "tuy-than", "uy-quyen"]
    assert paper == ["giay", "tuy-than", "uy-quyen"]


def test_rows_begin_electronic_missing_or_not_needed():
    states = [paper.state for paper in first_rows(PROCEDURE, Channel.ASSISTED)]

    assert states == [
        PaperState.ELECTRONIC,
        PaperState.MISSING,
        PaperState.NOT_NEEDED,
    ]


def test_what_is_missing_is_told_in_the_order_of_the_law():
    assert missing_rows(PROCEDURE, first_rows(PROCEDURE, Channel.PAPER)) == (
        "giay",
        "tuy-than",
    )


def test_a_row_of_a_special_case_is_missing_once_the_case_applies():
    papers = [
        replace(paper, state=PaperState.SEEN)
        if paper.row == "tuy-than"
        else replace(paper, state=PaperState.MISSING)
        if paper.row == "uy-quyen"
        else paper
        for paper in first_rows(PROCEDURE, Channel.ASSISTED)
    ]

    assert missing_rows(PROCEDURE, papers) == ("uy-quyen",)


def test_a_row_every_channel_asks_for_is_missing_even_when_never_looked_at():
    assert missing_rows(PROCEDURE, ()) == ("tuy-than",)


def test_received_rows_stand_in_the_order_of_the_law_and_additions_are_kept():
    papers = (
        PaperRow(row="khac", state=PaperState.COPY),
        *reversed(first_rows(PROCEDURE, Channel.PAPER)),
    )

    assert [paper.row for paper in settled(PROCEDURE, papers)] == [
        "giay",
        "tuy-than",
        "uy-quyen",
        "khac",
    ]


@pytest.mark.parametrize(
    ("place", "state", "allowed"),
    [
        (2, PaperState.SEEN, True),
        (2, PaperState.COPY, False),
        (2, PaperState.NOT_NEEDED, False),
        (2, PaperState.MISSING, True),
        (3, PaperState.NOT_NEEDED, True),
        (3, PaperState.ORIGINAL, True),
        (3, PaperState.SEEN, False),
    ],
)
def test_a_row_takes_only_the_states_the_law_knows(place, state, allowed):
    assert may_become(PROCEDURE.checklist[place], state) is allowed
