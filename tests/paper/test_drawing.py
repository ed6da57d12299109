"""The PDF itself: its typefaces, its bytes, its words, and its codes read back."""

import logging
import re
import subprocess
import unicodedata
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from counter_app.domain.fees import Fee
from counter_app.domain.ids import DossierCode
from counter_app.domain.receipts import PaperSize
from counter_app.paper.barcode import NARROWEST
from counter_app.paper.placed import Face, Marks
from tests.paper.invented import LETTERHEAD, RECEIPT, papers

CODES = [
    "000.12.34.H26-261123-0112",
    "000.00.00.H26-261231-9999",
    "H26.126.7-270101-0100",
    "TAM-Q03A-261123-0007",
    "TAM-Q1B-261123-0100",
]
VIETNAMESE = "aáàảãạăắằẳẵặâấầẩẫậđeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵ"
SIGNS = "0123456789.,;:()/-–—…“”•·×₫%°²'"


def text_of(pdf: bytes, tmp_path) -> str:
    """Return what pdftotext reads, line ends as spaces."""
    file = tmp_path / "receipt.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-layout", str(file), "-"],
        capture_output=True,
        check=True,
    )
    return " ".join(done.stdout.decode().split())


def codes_in(pdf: bytes, scale: float) -> set[str]:
    """Return every code a reader finds on the last page at 300 dpi times ``scale``."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[len(document) - 1]
        picture = page.render(scale=300 / 72 * scale, grayscale=True).to_pil()
    kinds = (zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode)
    return {found.text for found in zxingcpp.read_barcodes(picture, formats=kinds)}


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("rehearsal", [False, True])
def test_both_codes_are_read_back_from_the_paper(paper, code, size, rehearsal):
    receipt = replace(RECEIPT, code=DossierCode(code), rehearsal=rehearsal)

    pdf = paper.receipt(receipt, size)

    found = codes_in(pdf, 1)
    if code not in found:
        found |= codes_in(pdf, 2)
    assert found == {code, f"MC1|{code}"}


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("code", [*CODES, "1-1-1", "H26" * 12])
def test_the_bars_are_long_enough_and_keep_clear_of_the_square(paper, code, size):
    sheet = paper.sheet(replace(RECEIPT, code=DossierCode(code)), size)

    bars, square = sorted(
        (thing for thing in sheet.pages[0] if isinstance(thing, Marks)),
        key=lambda marks: marks.x,
    )
    narrowest = min(wide for _, _, wide, _ in bars.cells)
    assert bars.width >= NARROWEST - 1e-6
    assert square.x - bars.x - bars.width >= 10 * narrowest - 1e-6
    assert bars.x >= 10 * narrowest
    assert square.width == 20


@pytest.mark.parametrize("form_set", ["TT01-2018", "TT03-2025"])
@pytest.mark.parametrize("count", [2, 40])
def test_c33_only_our_own_typefaces_are_in_the_file_and_whole(
    paper, tmp_path, form_set, count
):
    file = tmp_path / "receipt.pdf"
    receipt = replace(RECEIPT, form_set=form_set, papers=papers(count), rehearsal=True)
    file.write_bytes(paper.receipt(receipt, PaperSize.A5))

    told = subprocess.run(
        ["pdffonts", str(file)], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]

    names = {line.split()[0].partition("+")[2] for line in told}
    assert names <= {face.value for face in Face}
    assert {"Tinos-Regular", "Tinos-Bold", "NotoSans-Regular"} <= names
    assert all(re.search(r"\byes yes yes\b", line) for line in told), told
    assert b"Helvetica" not in file.read_bytes()


def test_equal_receipts_give_equal_bytes(paper):
    first = paper.receipt(RECEIPT, PaperSize.A5)
    paper.receipt(replace(RECEIPT, applicant="Người khác"), PaperSize.A4)

    again = paper.receipt(replace(RECEIPT), PaperSize.A5)

    assert again == first


def test_the_file_names_its_language_its_title_and_nobody(paper):
    pdf = paper.receipt(RECEIPT, PaperSize.A5)

    with pypdfium2.PdfDocument(pdf) as document:
        told = document.get_metadata_dict()
    assert told["Title"].endswith(RECEIPT.code)
    assert "Phượng" not in " ".join(told.values())
    assert re.search(rb"/Lang \(.{0,4}v.?i\)", pdf, re.DOTALL)


@pytest.mark.parametrize("size", PaperSize)
def test_c35_everything_the_form_asks_for_stands_on_the_paper(paper, tmp_path, size):
    text = text_of(paper.receipt(RECEIPT, size), tmp_path)

    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 23 tháng 11 năm 2026",
        "Số: 000.12.34.H26-261123-0112",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Tiếp nhận hồ sơ của: Ông/Bà ĐỖ THỊ PHƯỢNG",
        "Số định danh cá nhân: 001187012901. Điện thoại: 0912 ••• 678.",
        "Địa chỉ: Số 12 ngõ 34 phố Quốc Tử Giám",
        "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh (mã 2.000635)",
        "Hình thức nộp: Trực tuyến, có hỗ trợ tại quầy.",
        "Giấy tờ tùy thân (xuất trình, đã đối chiếu) Xuất trình 01",
        "2. Số lượng hồ sơ: 01 (bộ).",
        "3. Thời gian nhận hồ sơ: 09 giờ 41 phút, ngày 23 tháng 11 năm 2026.",
        "4. Thời gian hẹn trả kết quả: trước 17 giờ 00 phút, ngày 23 tháng 11",
        "không quá 15 giờ 00 phút nên trả trong ngày",
        "5. Nơi trả kết quả: Điểm phục vụ hành chính công phường",
        "quầy 03.",
        "6. Phí, lệ phí: 0 đồng (Nghị quyết số 77/2025/NQ-HĐND).",
        "số thứ tự: 12.",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Đỗ Thị Phượng",
        "Nguyễn Thu Hà",
        "Mã tra cứu: 7K2F",
    ):
        assert words in text, words
    for words in ("THỬ", "Bản in lần", "Mã tạm", "mất mạng", "Trang"):
        assert words not in text, words


def test_a_paper_made_offline_says_that_its_final_code_is_final(paper, tmp_path):
    receipt = replace(RECEIPT, offline=True)

    text = text_of(paper.receipt(receipt, PaperSize.A5), tmp_path)

    assert "Mã trên giấy là mã chính thức" in text
    assert "Mã tạm" not in text


@pytest.mark.parametrize("offline", [True, False])
def test_c35_a_provisional_code_is_called_so_on_the_paper(paper, tmp_path, offline):
    code = DossierCode("TAM-Q03A-261123-0007")
    receipt = replace(RECEIPT, code=code, offline=offline)

    text = text_of(paper.receipt(receipt, PaperSize.A5), tmp_path)

    assert "Số: TẠM-Q03A-261123-0007" in text
    assert (
        "(Mã tạm. Mã chính thức được cấp khi gửi lên hệ thống;"
        " giấy này vẫn dùng để nhận kết quả.)"
    ) in text
    assert "TAM-" not in text
    assert "mã chính thức;" not in text


def test_c35_a_second_print_says_so_with_its_time(paper, tmp_path):
    printed = RECEIPT.printed_at.replace(hour=10, minute=15)
    receipt = replace(RECEIPT, copy=2, printed_at=printed)

    text = text_of(paper.receipt(receipt, PaperSize.A5), tmp_path)

    assert "Bản in lần 2, 10:15 23/11/2026" in text


def test_nobody_takes_a_rehearsal_for_a_receipt(paper, tmp_path):
    receipt = replace(RECEIPT, rehearsal=True)

    text = text_of(paper.receipt(receipt, PaperSize.A5), tmp_path)

    assert "THỬ. Chế độ tập dượt, không có giá trị" in text


@pytest.mark.parametrize(
    ("fee", "words"),
    [
        (Fee(amount=8000, ground="Nghị quyết 1"), "8.000 đồng (Nghị quyết 1)."),
        (Fee(amount=1234567), "1.234.567 đồng."),
        (
            Fee(amount=16000, unit_amount=8000, quantity=2, ground="Nghị quyết 1"),
            "16.000 đồng (2 × 8.000 đồng; Nghị quyết 1).",
        ),
        (Fee(amount=None), "Theo quy định; sẽ thông báo."),
    ],
)
def test_what_it_costs_is_written_with_dots_and_never_guessed(
    paper, tmp_path, fee, words
):
    text = text_of(paper.receipt(replace(RECEIPT, fee=fee), PaperSize.A4), tmp_path)

    assert f"6. Phí, lệ phí: {words}" in text


def test_what_is_not_known_leaves_no_empty_label(paper, tmp_path):
    receipt = replace(RECEIPT, phone="", address="", lookup_secret="", personal_id="")

    text = text_of(paper.receipt(receipt, PaperSize.A5), tmp_path)

    for words in ("Điện thoại", "Địa chỉ", "Mã tra cứu", "Số định danh"):
        assert words not in text


def test_words_typed_apart_and_over_several_lines_come_out_whole(paper, tmp_path):
    receipt = replace(
        RECEIPT,
        applicant=unicodedata.normalize("NFD", "Đặng\tThị\nNguyệt"),
        letterhead=replace(LETTERHEAD, place=unicodedata.normalize("NFD", "Hà Nội")),
    )

    text = text_of(paper.receipt(receipt, PaperSize.A5), tmp_path)

    assert "ĐẶNG THỊ NGUYỆT" in text
    assert "Đặng Thị Nguyệt" in text
    assert "Hà Nội, ngày 23" in text
    assert unicodedata.is_normalized("NFC", text)


def test_every_vietnamese_letter_is_in_every_typeface(paper, caplog):
    letters = VIETNAMESE + VIETNAMESE.upper() + "fjwzFJWZ" + SIGNS
    paper.receipt(RECEIPT, PaperSize.A5)

    printable = paper._fonts.printable(letters)

    assert printable == letters
    assert caplog.records == []


def test_a_letter_no_typeface_has_is_shown_as_lacking_and_logged_by_number(
    paper, tmp_path, caplog
):
    receipt = replace(RECEIPT, applicant="Lý 李 An")

    with caplog.at_level(logging.WARNING):
        text = text_of(paper.receipt(receipt, PaperSize.A5), tmp_path)

    assert "LÝ ? AN" in text
    assert "U+674E" in caplog.text
    assert "李" not in caplog.text


def test_getting_ready_beforehand_changes_no_paper(paper):
    unprepared = paper.receipt(RECEIPT, PaperSize.A5)

    paper.prepare()

    assert paper.receipt(RECEIPT, PaperSize.A5) == unprepared
