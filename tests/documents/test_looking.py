"""What cleaning makes of a page and what is noticed before its owner stands up."""

import io
from difflib import SequenceMatcher
from functools import cache

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from counter_app.documents import recognising
from counter_app.documents.looking import Wish, look
from counter_app.domain.cover_strips import CoverStrip
from counter_app.domain.stacks import Finding, Ink
from counter_app.rehearsal.papers import (
    BIRTH,
    MORE,
    POWER,
    RESIDENCE,
    Invented,
    blank,
    card,
    sheet,
    strip,
)
from tests.fakes.sheets import encoded, spoiled

PLAIN = Invented(title="GIẤY CAM ĐOAN", lines=BIRTH.lines + POWER.lines, signed=False)
STAMPED = BIRTH


@cache
def clean(paper: Invented = PLAIN) -> Image.Image:
    return sheet(paper)


def looked(page: Image.Image, **wish):
    page.info.setdefault("dpi", (200, 200))
    return look([(encoded(page), 0)], Wish(**wish))


def drawn(pdf: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=200 / 72).to_pil().convert("L")
    document.close()
    return picture


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return " ".join(text.split())


def turned(page: Image.Image, quarters: int) -> Image.Image:
    how = (
        None,
        Image.Transpose.ROTATE_270,
        Image.Transpose.ROTATE_180,
        Image.Transpose.ROTATE_90,
    )
    return page.transpose(how[quarters])


def test_a_page_in_order_is_small_searchable_and_without_complaint():
    noticed, pdf = looked(spoiled(clean(), askew=0.8, shade=30))

    assert noticed.findings == ()
    assert noticed.ink == Ink.BITONAL
    assert len(pdf) <= 60_000
    assert "GIẤY CAM ĐOAN" in words(pdf)
    assert "001187012901" in words(pdf)


def test_a_stamp_stays_red_within_its_size():
    noticed, pdf = looked(spoiled(clean(STAMPED), askew=-1.1, shade=40))

    assert noticed.ink == Ink.COLOUR
    assert len(pdf) <= 400_000
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    red = [p for p in picture.get_flattened_data() if p[0] > 150 and p[1] < 90]
    assert len(red) > 200


def test_a_photograph_on_the_page_keeps_it_grey_within_its_size():
    page = clean().convert("L")
    face = Image.radial_gradient("L").resize((420, 560))
    page.paste(face, (1000, 1500))
    page.info["dpi"] = (200, 200)

    noticed, pdf = looked(page)

    assert noticed.ink == Ink.GREY
    assert len(pdf) <= 250_000


@pytest.mark.parametrize("askew", [-4.0, -1.3, 0.6, 3.2])
def test_lines_lie_level_afterwards(askew):
    from counter_app.documents import cleaning

    page = spoiled(clean(), askew=askew, noise=4)
    page.info["dpi"] = (200, 200)

    found, sideways = cleaning.skew(page)

    assert not sideways
    assert abs(found - askew) < 0.1


@pytest.mark.parametrize("quarters", [1, 2])
def test_a_page_fed_the_wrong_way_stands_upright(quarters):
    page = turned(spoiled(clean(), noise=4), quarters)

    noticed, pdf = looked(page)

    assert noticed.turned == -quarters % 4
    assert Finding.WRONG_WAY not in noticed.findings
    assert "Giấy chứng sinh cấp lần đầu" in words(pdf)


def test_an_officers_turn_is_kept_whatever_the_lines_say():
    noticed, pdf = looked(clean(), turn=2)

    assert noticed.turned == 2
    assert "THỬ" not in words(pdf)  # it stands on its head, as was wished


def test_the_black_lid_around_a_page_is_cut_off():
    _noticed, pdf = looked(spoiled(clean(), border=60, askew=0.5))

    picture = drawn(pdf)
    corners = [(3, 3), (picture.width - 4, 3), (3, picture.height - 4)]
    assert all(picture.getpixel(corner) > 200 for corner in corners)
    assert abs(picture.width - 1654) < 24


def test_a_shaded_page_comes_out_white():
    _noticed, pdf = looked(spoiled(clean(STAMPED), shade=70))

    picture = drawn(pdf)
    assert sum(picture.histogram()[245:]) > 0.85 * picture.width * picture.height


def test_an_empty_back_is_blank_even_when_the_front_shines_through():
    noticed, _pdf = looked(spoiled(blank(), back=clean(STAMPED), noise=7, shade=20))

    assert noticed.blank
    assert noticed.findings == ()


def test_one_stroke_of_a_pen_is_not_blank():
    page = blank()
    ImageDraw.Draw(page).line((500, 900, 700, 940), (40, 40, 120), 4)

    noticed, _pdf = looked(spoiled(page, noise=7))

    assert not noticed.blank


@pytest.mark.parametrize("size", [200, 300])
def test_a_page_out_of_focus_is_told(size):
    soft = spoiled(sheet(PLAIN, size), blur=2.4 * size / 200)

    assert Finding.BLURRED in looked(soft)[0].findings


def test_writing_cut_off_at_an_edge_is_told():
    page = blank()
    page.paste(clean(), (-260, 0))

    assert Finding.CUT_EDGE in looked(spoiled(page, noise=4))[0].findings


def test_a_page_in_the_dark_is_told():
    page = spoiled(clean(), noise=3).point([level * 2 // 5 for level in range(256)] * 3)

    assert Finding.TOO_DARK in looked(page)[0].findings


def test_a_lamp_shining_on_a_photograph_of_a_page_is_told():
    page = spoiled(clean(), noise=3, shade=40)
    page = page.point([level * 4 // 5 for level in range(256)] * 3)
    lamp = Image.radial_gradient("L").resize((700, 700))
    lamp = lamp.point([min(255, max(0, 130 - level) * 4) for level in range(256)])
    page.paste((255, 255, 255), (500, 600), lamp)

    assert Finding.GLARE in looked(page)[0].findings


def test_a_page_too_coarse_to_be_read_in_print_is_told():
    assert Finding.TOO_FINE in looked(sheet(PLAIN, 100))[0].findings


def test_the_side_of_a_card_is_known_and_stays_in_colour():
    noticed, _pdf = looked(spoiled(card(front=False), noise=4))

    assert noticed.card
    assert noticed.ink == Ink.COLOUR
    assert noticed.findings == ()


def test_both_sides_of_a_card_lie_on_one_page():
    sides = [(encoded(card(front=side)), 0) for side in (True, False)]

    noticed, pdf = look(sides, Wish())

    assert not noticed.card
    said = words(pdf)
    assert "001187012901" in said
    assert "Ngày cấp: 08/07/2025" in said


def test_a_strip_is_read_and_known_to_be_nothing_else():
    mark = CoverStrip("1.001193", "giay-chung-sinh")
    page = spoiled(strip(mark, "Giấy chứng sinh"), noise=7, askew=1.5, shade=30)

    noticed, _pdf = looked(page)

    assert noticed.marks == ("MCB1:1.001193:GIAY-CHUNG-SINH:" + noticed.marks[0][-1],)
    assert noticed.bare


def test_a_page_with_a_strip_stuck_on_it_is_kept():
    page = sheet(MORE)
    page.paste(clean(), (0, 0))
    corner = strip(CoverStrip("1.001193", "giay-chung-sinh"), "").crop(
        (100, 100, 420, 420)
    )
    page.paste(corner, (100, 100))

    noticed, _pdf = looked(page)

    assert noticed.marks
    assert not noticed.bare


def test_only_the_box_an_officer_drew_is_kept():
    _noticed, pdf = looked(clean(), crop=(0.0, 0.0, 1.0, 0.25))

    assert "GIẤY CAM ĐOAN" in words(pdf)
    assert "Lê Thị Thật Giả" not in words(pdf)


def test_what_is_kept_reads_as_well_as_what_came():
    raw = spoiled(clean(), askew=0.9, shade=30, noise=5)
    raw.info["dpi"] = (200, 200)
    truth = " ".join(" ".join(line.split()) for line in PLAIN.lines)

    _noticed, pdf = looked(raw)

    kept = recognising.read(_at_200(drawn(pdf)))
    came = recognising.read(_at_200(raw.convert("L")))
    assert accuracy(kept, truth) >= 0.99 * accuracy(came, truth)


def _at_200(page: Image.Image) -> Image.Image:
    page.info["dpi"] = (200, 200)
    return page


def accuracy(reading, truth: str) -> float:
    """The share of the true characters that were read, in their order."""
    said = " ".join(word.text for word in reading.words)
    alike = SequenceMatcher(None, truth, said, autojunk=False).get_matching_blocks()
    return sum(block.size for block in alike) / len(truth)


def test_the_same_page_twice_looks_alike_and_another_does_not():
    first = looked(spoiled(clean(), askew=0.5, seed=1))[0]
    again = looked(spoiled(clean(), askew=-0.4, seed=2))[0]
    other = looked(spoiled(clean(RESIDENCE)))[0]

    assert differ(first, again) <= 70
    assert differ(first, other) > 70
    assert len({*first.words} & {*again.words}) >= 12
    assert len({*first.words} & {*other.words}) < 6


def differ(one, other) -> int:
    return (int(one.fingerprint, 16) ^ int(other.fingerprint, 16)).bit_count()


def test_equal_pages_are_written_alike():
    content = io.BytesIO()
    clean().save(content, "PNG", dpi=(200, 200))

    assert look([(content.getvalue(), 0)], Wish()) == look(
        [(content.getvalue(), 0)], Wish()
    )
