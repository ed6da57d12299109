"""The report on paper: charts, tables, and what a reader finds in the file."""

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from counter_app.domain.charts import Goal, Series
from counter_app.domain.printed import Form
from counter_app.domain.receipts import PaperSize
from counter_app.paper.placed import POINT, Area, Picture, Stroke, Text
from tests.paper.every_form import plots, slip
from tests.paper.test_every_form import drawn
from tests.paper.test_layout import width
from tests.paper.test_structure import told

COUNTS = (1, 2, 7, 31, 53, 60)


def charted(count, **parts):
    return replace(slip(Form.CHARTS), plots=plots(count), **parts)


def pictures(sheet):
    for page in sheet.pages:
        for thing in page:
            if isinstance(thing, Picture):
                yield page, thing


@pytest.mark.parametrize("count", COUNTS)
def test_every_number_of_a_chart_stands_in_the_table_beneath_it(paper, count, tmp_path):
    made = charted(count)

    text = drawn(paper, made, PaperSize.A4, tmp_path)

    for plot in made.plots[:1]:
        for place, label in enumerate(plot.labels):
            row = [label.text, *(f"{one.values[place]}" for one in plot.series)]
            assert " ".join(row) in text


def test_what_it_finds_and_what_the_patterns_mean_is_said_in_vietnamese(
    paper, tmp_path
):
    text = drawn(paper, charted(7), PaperSize.A4, tmp_path)

    for words in (
        "12 trên 37 hồ sơ được nộp trực tuyến",
        "tự nộp có hỗ trợ tại quầy trực tiếp, bưu chính",
        "Hồ sơ nộp trực tuyến: trên 70 %",
        "Thủ tục mức độ 3, 4: từ 40 %",
        "Từ 9:00, một nửa số lượt ở quầy quá 4,5 phút",
        "người in: Nguyễn Thu Hà",
    ):
        assert words in text


def test_a_period_without_dossiers_is_a_sentence(paper, tmp_path):
    made = replace(slip(Form.CHARTS), plots=())

    assert "Không có hồ sơ trong kỳ này." in drawn(paper, made, PaperSize.A4, tmp_path)
    assert not [*pictures(paper.slip_sheet(made, PaperSize.A4))]


@pytest.mark.parametrize("count", COUNTS)
def test_a_chart_stays_in_its_frame_and_on_the_page_of_its_title(paper, count):
    sheet = paper.slip_sheet(charted(count), PaperSize.A4)

    found = [*pictures(sheet)]
    assert len(found) == 2
    for page, picture in found:
        assert any(isinstance(one, Text) and one.text in picture.says for one in page)
        for part in picture.parts:
            points = (
                part.points
                if isinstance(part, Stroke)
                else (
                    (part.left, part.top),
                    (part.left + part.width, part.top + part.height),
                )
            )
            for x, y in points:
                assert -0.6 <= x <= picture.width + 0.6
                assert -0.6 <= y <= picture.height + 0.6


@pytest.mark.parametrize("count", COUNTS)
def test_no_number_of_a_chart_lies_on_another(paper, count):
    sheet = paper.slip_sheet(charted(count), PaperSize.A4)

    for page, picture in pictures(sheet):
        inside = [
            one
            for one in page
            if isinstance(one, Text)
            and picture.y <= one.y <= picture.y + picture.height
        ]
        by_line = {}
        for one in inside:
            by_line.setdefault(round(one.y, 2), []).append(one)
        for line in by_line.values():
            for left, right in pairwise(sorted(line, key=lambda one: one.x)):
                assert left.x + width(paper, left) <= right.x + 1e-6, (left, right)


def test_without_colours_the_three_parts_of_a_bar_are_told_apart(paper):
    """Solid is one area; hatched is strokes of its ink; dotted many small areas."""
    _, picture = next(pictures(paper.slip_sheet(charted(2), PaperSize.A4)))

    inks = {one.ink for one in picture.parts if isinstance(one, Area)}
    small = [
        one
        for one in picture.parts
        if isinstance(one, Area) and max(one.width, one.height) < 1
    ]
    slanting = [
        one
        for one in picture.parts
        if isinstance(one, Stroke)
        and one.points[0][0] != one.points[1][0]
        and one.points[0][1] != one.points[1][1]
    ]
    assert len(inks) == 3  # solid, dots, and white
    assert len({one.ink for one in small}) == 1
    assert len({one.ink for one in slanting}) == 1
    assert {one.ink for one in small}.isdisjoint({one.ink for one in slanting})


def test_the_lines_of_two_targets_have_dashes_of_their_own(paper):
    _, picture = next(pictures(paper.slip_sheet(charted(2), PaperSize.A4)))

    dashed = {one.dashes for one in picture.parts if getattr(one, "dashes", ())}
    assert len(dashed) == 2


def test_who_hears_the_paper_is_told_what_a_chart_finds_and_then_its_table(paper):
    pdf = pikepdf.open(io.BytesIO(paper.slip(charted(7), PaperSize.A4)))

    roles = [(role, element) for role, _, element in told(pdf)]

    figures = [element for role, element in roles if role == "Figure"]
    assert [str(one.Alt) for one in figures] == [
        "12 trên 37 hồ sơ được nộp trực tuyến",
        "Từ 9:00, một nửa số lượt ở quầy quá 4,5 phút",
    ]
    order = [role for role, _ in roles if role in {"H2", "Figure", "Table"}]
    assert order == ["H2", "Figure", "Table"] * 2


def test_nothing_after_a_chart_is_drawn_in_its_ink(paper):
    """Every picture sets and gives back its colours and dashes."""
    pdf = pikepdf.open(io.BytesIO(paper.slip(charted(7), PaperSize.A4)))

    for page in pdf.pages:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            depth += {"q": 1, "Q": -1}.get(str(operator), 0)
            if str(operator) in {"rg", "RG", "d"}:
                assert depth > 0
        assert depth == 0


def test_a_target_with_odd_letters_is_text_and_nothing_else(paper, tmp_path):
    odd = "=1+1 <b>{percent}\u202e) Tj ET\x07"
    first, second = plots(2)
    made = replace(
        slip(Form.CHARTS),
        plots=(replace(first, goals=(Goal(odd, 70, over=False),)), second),
    )

    text = drawn(paper, made, PaperSize.A4, tmp_path)

    assert "=1+1 <b>{percent}) Tj ET: từ 70 %" in text


def test_equal_reports_give_equal_bytes(paper):
    first, second = (paper.slip(charted(31), PaperSize.A4) for _ in range(2))

    assert first == second


def test_a_bar_is_as_high_as_its_number(paper):
    first, _ = plots(3)
    one = replace(first, series=first.series[:1], goals=(), most=100.0)
    made = replace(slip(Form.CHARTS), plots=(one,))

    [(_, picture)] = pictures(paper.slip_sheet(made, PaperSize.A4))

    solid = [p for p in picture.parts if isinstance(p, Area) and p.width > POINT * 10]
    heights = [round(p.height, 6) for p in solid if p.height > 0.3]
    values = [value for value in one.series[0].values if value]
    assert heights[-len(values) :] == [round(42 * v / 100, 6) for v in values]


def test_no_line_of_a_target_runs_through_a_number(paper):
    first, _ = plots(1)
    near = replace(
        first,
        series=(Series("itself", [68.0]),),
        goals=(Goal("A", 70, over=True), Goal("B", 71, over=False)),
    )

    [(page, picture)] = pictures(
        paper.slip_sheet(replace(slip(Form.CHARTS), plots=(near,)), PaperSize.A4)
    )

    number = next(one for one in page if isinstance(one, Text) and one.text == "68")
    under = [
        at
        for at, part in enumerate(picture.parts)
        if isinstance(part, Area)
        and part.ink == (1, 1, 1)
        and part.left <= number.x - picture.x <= part.left + part.width
        and part.top <= number.y - picture.y <= part.top + part.height
    ]
    lines = [at for at, part in enumerate(picture.parts) if getattr(part, "dashes", ())]
    assert under
    assert max(under) > max(lines)


def test_the_numbers_of_two_targets_close_together_do_not_lie_on_each_other(paper):
    first, _ = plots(1)
    near = replace(first, goals=(Goal("A", 70, over=True), Goal("B", 71, over=False)))

    [(page, _picture)] = pictures(
        paper.slip_sheet(replace(slip(Form.CHARTS), plots=(near,)), PaperSize.A4)
    )

    told = [one for one in page if isinstance(one, Text) and one.text.endswith(" %")]
    low, high = (one for one in told if one.text in {"70 %", "71 %"})
    assert low.y - high.y >= low.size * POINT
