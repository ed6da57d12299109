"""Both codes, read back by a machine from what printers, scanners and copiers make."""

import random
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from counter_app.domain.cover_strips import CoverStrip, read_mark
from counter_app.domain.ids import DossierCode
from counter_app.domain.numbers import alias_of
from counter_app.domain.printed import Form
from counter_app.domain.receipts import PaperSize
from counter_app.domain.scans import ReceiptScan, recognise
from counter_app.domain.slips import Roll
from counter_app.paper.raster import strip
from tests.paper.every_form import slip
from tests.paper.invented import RECEIPT

BARS, SQUARES = zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode
WITH_CODES = [
    (Form.RECEIPT, PaperSize.A5),
    (Form.RECEIPT, PaperSize.A4),
    (Form.SUPPLEMENT, PaperSize.A5),
    (Form.CONTROL, PaperSize.A4),
    (Form.RETURNED, PaperSize.A5),
    (Form.FEE, PaperSize.A5),
    (Form.COVERS, PaperSize.A4),
]


def render(pdf: bytes, dpi: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return (
            document[len(document) - 1].render(scale=dpi / 72, grayscale=True).to_pil()
        )


def noisy(picture: Image.Image, amount: int, seed: int = 7) -> Image.Image:
    dice = random.Random(seed)
    grain = Image.frombytes("L", picture.size, dice.randbytes(len(picture.tobytes())))
    return Image.blend(picture, grain, amount / 255)


def scanned(picture: Image.Image, dpi: int, to: int = 150) -> Image.Image:
    """Lay it on a scanner, two degrees askew, at 150 dpi, with grain."""
    turned = picture.rotate(2, expand=True, fillcolor=255, resample=3)
    size = tuple(round(side * to / dpi) for side in turned.size)
    return noisy(turned.resize(size, Image.Resampling.BILINEAR), 24)


def photocopied(picture: Image.Image) -> Image.Image:
    """Blur, grain, and the hard contrast of a copier; then a little larger."""
    grey = noisy(picture.filter(ImageFilter.GaussianBlur(1.2)), 30)
    hard = grey.point(lambda g: max(0, min(255, round((g - 128) * 2.2 + 140))))
    size = tuple(round(side * 1.01) for side in hard.size)
    return hard.resize(size, Image.Resampling.BICUBIC)


def read(picture: Image.Image, kind) -> set[str]:
    """Read as office programs do: as it is, then twice as large."""
    for scale in (1, 2):
        size = tuple(side * scale for side in picture.size)
        found = zxingcpp.read_barcodes(picture.resize(size), formats=kind)
        if found:
            return {one.text for one in found}
    return set()


@pytest.mark.parametrize(("form", "size"), WITH_CODES)
@pytest.mark.parametrize("dpi", [203, 300])
def test_c34_both_codes_are_read_from_what_a_printer_draws(paper, form, size, dpi):
    picture = render(paper.slip(slip(form), size), dpi)

    assert read(picture, SQUARES) == {f"MC1|{RECEIPT.code}"}
    assert read(picture, BARS) == {RECEIPT.code}


@pytest.mark.parametrize(("form", "size"), WITH_CODES[:3])
@pytest.mark.parametrize("code", [RECEIPT.code, "TAM-Q03.7F3A-261123-0007"])
def test_both_codes_are_read_after_a_scan_two_degrees_askew(paper, form, size, code):
    made = slip(form)
    made = replace(made, about=replace(made.about, code=DossierCode(code)))
    picture = scanned(render(paper.slip(made, size), 300), 300)

    assert read(picture, SQUARES) == {f"MC1|{code}"}
    assert read(picture, BARS) <= {code}  # 0.285 mm is 1.7 dots here: or nothing


@pytest.mark.parametrize(("form", "size"), WITH_CODES[:3])
def test_the_bars_of_a_scan_at_the_counters_own_setting_are_read(paper, form, size):
    picture = scanned(render(paper.slip(slip(form), size), 300), 300, to=300)

    assert read(picture, BARS) == {RECEIPT.code}


@pytest.mark.parametrize(("form", "size"), WITH_CODES)
def test_both_codes_are_read_from_a_photocopy(paper, form, size):
    picture = photocopied(render(paper.slip(slip(form), size), 300))

    assert read(picture, SQUARES) == {f"MC1|{RECEIPT.code}"}
    assert read(picture, BARS) == {RECEIPT.code}


@pytest.mark.parametrize("size", [PaperSize.A5, PaperSize.A4, Roll.MM80])
def test_where_citizens_have_a_portal_the_qr_leads_there_and_opens_the_dossier(
    paper, size
):
    known = replace(RECEIPT.letterhead, citizens="https://dichvucong.city.example")
    pdf = paper.receipt(replace(RECEIPT, letterhead=known), size)
    drawn = strip(pdf).convert("L") if size is Roll.MM80 else render(pdf, 203)
    flat = drawn if size is Roll.MM80 else photocopied(render(pdf, 300))

    for picture in (drawn, flat):
        assert read(picture, SQUARES) == {
            f"HTTPS://DICHVUCONG.CITY.EXAMPLE/H/{RECEIPT.code}"
        }
    for code in read(drawn, BARS) | read(drawn, SQUARES):
        assert recognise(code).code in {RECEIPT.code, alias_of(RECEIPT.code)}
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage().get_text_range()
    assert "Quét mã QR để tra cứu, đánh giá" in " ".join(text.split())
    assert "dichvucong.city.example" in text


def test_c34_the_roll_is_read_from_its_dots_by_both_kinds_of_scanner(paper):
    picture = strip(paper.receipt(RECEIPT, Roll.MM80)).convert("L")

    assert picture.width == 576
    assert read(picture, SQUARES) == {f"MC1|{RECEIPT.code}"}
    assert read(picture, BARS) == {alias_of(RECEIPT.code)}


def test_the_squares_of_a_roll_are_all_of_one_size(paper):
    picture = strip(paper.receipt(RECEIPT, Roll.MM80)).convert("L")
    [found] = zxingcpp.read_barcodes(picture, formats=SQUARES)
    place = found.position
    row = (place.top_left.y + place.bottom_left.y) // 2
    dots = [
        picture.getpixel((x, row)) < 128
        for x in range(place.top_left.x, place.top_right.x + 1)
    ]

    runs, last = [], 0
    for at in range(1, len(dots)):
        if dots[at] != dots[at - 1]:
            runs.append(at - last)
            last = at

    assert all(run % 6 == 0 for run in runs[1:]), runs


@pytest.mark.parametrize("form", [Form.RECEIPT, Form.SHELF])
def test_c34_a_code_holds_no_name_no_identity_number_and_no_secret(paper, form):
    size = PaperSize.A4
    read_back = read(render(paper.slip(slip(form), size), 300), SQUARES)

    for text in read_back:
        assert recognise(text) == ReceiptScan(DossierCode(RECEIPT.code))


def test_a_strip_says_which_paper_follows_at_the_scanners_own_setting(paper):
    picture = scanned(render(paper.slip(slip(Form.STRIPS), PaperSize.A4), 300), 300)

    [text] = read(picture, SQUARES)
    assert read_mark(text) == CoverStrip("1.001193", "giay-chung-sinh")
