"""A stack of pages: what strips propose, what officers do, and that all is undone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain import restacking
from counter_app.domain.cover_strips import CoverStrip, Separator, payload
from counter_app.domain.errors import NotFound
from counter_app.domain.papers import PaperState
from counter_app.domain.procedures import ChecklistRow, LegalSource
from counter_app.domain.splitting import sorted_out
from counter_app.domain.stacks import Finding, Ink, Look, Page, Raw

BIRTH = "1.001193"
SOURCE = LegalSource(text="bịa")


def row(name, legal):
    states = (PaperState.ORIGINAL,)
    return ChecklistRow(
        id=name, name=legal, short_name=legal, asked=True, states=states, source=SOURCE
    )


ROWS = (
    row("to-khai", "Tờ khai đăng ký khai sinh"),
    row("chung-sinh", "Giấy chứng sinh; nếu không có thì văn bản xác nhận"),
    row("uy-quyen", "Văn bản ủy quyền"),
)


def look(**facts):
    return Look(pdf=facts.pop("pdf", "p"), size=1, ink=Ink.BITONAL, **facts)


def page(name, *, tapped="to-khai", batch="b", **how):
    raws = how.pop("raws", (Raw(sha256=name),))
    where = {"batch": batch, "part": batch, "tapped": tapped, "row": tapped}
    how.setdefault("look", look(fingerprint=f"{hash(name) % 2**90:x}"))
    return Page(id=name, raws=raws, name="Quét", **where, **how)


def cover(name, mark, **how):
    return page(name, look=look(marks=(payload(mark),), bare=True), **how)


def rows_of(pages):
    return {one.id: one.row for one in sorted_out(pages, BIRTH, ROWS)}


def test_what_follows_a_strip_is_of_its_row_until_the_next():
    stack = (
        page("0"),
        cover("a", CoverStrip(BIRTH, "uy-quyen")),
        page("1"),
        page("2"),
        cover("b", CoverStrip(BIRTH, "chung-sinh")),
        page("3"),
    )

    found = rows_of(stack)

    assert [found[one] for one in "0123"] == [
        *("to-khai", "uy-quyen", "uy-quyen", "chung-sinh"),
    ]


def test_a_separator_goes_to_the_next_row_and_stays_on_the_last():
    stack = (
        page("0"),
        *(one for n in "123" for one in (cover(f"s{n}", Separator()), page(n))),
    )

    found = rows_of(stack)

    assert [found[one] for one in "0123"] == [
        *("to-khai", "chung-sinh", "uy-quyen", "uy-quyen"),
    ]


def test_strips_count_within_one_scan_and_a_tap_ends_them():
    strip = cover("a", CoverStrip(BIRTH, "uy-quyen"))
    stack = (strip, page("1"), page("2", tapped="chung-sinh"), page("3", batch="c"))

    found = rows_of(stack)

    assert [found[one] for one in "123"] == ["uy-quyen", "chung-sinh", "to-khai"]


def test_a_page_moved_by_hand_is_moved_by_no_strip():
    stack = (cover("a", CoverStrip(BIRTH, "uy-quyen")), page("1"))
    moved = restacking.put_under(["1"], "chung-sinh")(stack)

    assert rows_of(moved)["1"] == "chung-sinh"


def test_a_strip_of_another_procedure_moves_nothing_and_is_told():
    stack = (cover("a", CoverStrip("2.000635", "uy-quyen")), page("1"), page("2"))

    found = {one.id: one for one in sorted_out(stack, BIRTH, ROWS)}

    assert found["1"].row == "to-khai"
    assert Finding.OTHER_PROCEDURE in found["1"].warnings
    assert Finding.OTHER_PROCEDURE not in found["2"].warnings


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("giay chung sinh", True),
        ("cong hoa xa hoi chu nghia viet nam to khai dang ky khai sinh", False),
        ("nguyen thi thu", False),
        ("", False),
    ],
)
def test_a_title_of_another_row_is_a_hint(title, told):
    stack = (page("1", look=look(title=title)),)

    [found] = sorted_out(stack, BIRTH, ROWS)

    assert (Finding.OTHER_KIND in found.warnings) is told


def test_only_the_first_page_of_a_file_has_a_title():
    stack = (page("1"), page("2", look=look(title="giay chung sinh")))

    found = sorted_out(stack, BIRTH, ROWS)

    assert Finding.OTHER_KIND not in found[1].warnings


def test_a_card_with_one_side_wants_its_back():
    one, two = (page(n, look=look(card=True)) for n in "12")

    assert Finding.NO_BACK in sorted_out((one,), BIRTH, ROWS)[0].warnings
    assert not any(p.warnings for p in sorted_out((one, two), BIRTH, ROWS))


def test_blank_backs_and_covers_stay_out_until_an_officer_takes_them_in():
    blank = page("1", look=look(blank=True))

    assert not blank.out
    assert restacking.kept(["1"], keep=True)((blank,))[0].out


def test_a_page_that_cannot_be_decoded_is_set_aside_and_told():
    broken = page("1", look=None, broken=True)

    assert not broken.out
    assert broken.warnings == (Finding.BROKEN,)


IDS = "abcd"
STEPS = st.one_of(
    st.builds(restacking.turned, st.sampled_from(IDS), st.integers(1, 3)),
    st.builds(restacking.moved, st.sampled_from(IDS), st.integers(-5, 5)),
    st.builds(restacking.split_before, st.sampled_from(IDS)),
    st.builds(restacking.merged_with_before, st.sampled_from(IDS)),
    st.builds(
        lambda one, row: restacking.put_under([one], row),
        st.sampled_from(IDS),
        st.sampled_from(["to-khai", "uy-quyen"]),
    ),
    st.builds(
        lambda one, keep: restacking.kept([one], keep=keep),
        st.sampled_from(IDS),
        st.booleans(),
    ),
    st.builds(restacking.rescanned, st.sampled_from(IDS), st.just(Raw(sha256="mới"))),
    st.builds(restacking.paired, st.just("a"), st.just("b")),
)


@given(st.lists(STEPS, max_size=6))
def test_no_step_loses_a_page_and_all_of_them_are_undone(steps):
    before = tuple(page(one) for one in IDS)
    after = before
    for step in steps:
        after = step(after)

    undone = restacking.back_to(before)(after)

    assert sorted(one.id for one in after) == list(IDS)
    assert tuple(replace(one, shed=()) for one in undone) == before
    # What is to be erased one day is never out of sight.
    named = {file for one in after for file in one.files}
    assert named | {"mới", "p"} >= {file for one in before for file in one.files}
    assert {file for one in undone for file in one.files} >= named


def test_undoing_keeps_the_pages_that_came_since():
    before = (page("a"), page("b"))
    after = (*restacking.moved("a", 1)(before), page("c"))

    undone = restacking.back_to(before)(after)

    assert [one.id for one in undone] == ["a", "b", "c"]


def test_a_page_that_is_not_there_is_told():
    with pytest.raises(NotFound):
        restacking.turned("z", 1)((page("a"),))


@pytest.mark.parametrize("box", [(0, 0, 0, 1), (0.5, 0, 0.4, 1), (0, 0, 1.2, 1)])
def test_a_crop_that_leaves_nothing_is_no_crop(box):
    with pytest.raises(ValueError, match="0"):
        restacking.cropped("a", box)


def test_a_crop_keeps_the_page_as_it_stands_and_turns_with_it():
    stack = (page("a", look=look(turned=2)),)

    [cut] = restacking.cropped("a", (0.0, 0.25, 1.0, 1.0))(stack)
    [over] = restacking.turned("a", 1)((cut,))

    assert (cut.turn, cut.look) == (2, None)
    assert (over.turn, over.crop) == (3, (0.0, 0.0, 0.75, 1.0))
