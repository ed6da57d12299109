"""Every form, in both sets, on every paper it is laid out for."""

import subprocess
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from counter_app.domain.errors import NotFound
from counter_app.domain.printed import Form
from counter_app.domain.receipts import PaperSize
from counter_app.domain.slips import Roll, Slip
from counter_app.paper.placed import Face, Marks, Rule, Text
from counter_app.paper.receipts import format_of
from counter_app.paper.wording import forms_of
from tests.paper.conftest import RESOURCES
from tests.paper.every_form import ENDLESS, LONG_NAME, SETS, about, slip
from tests.paper.invented import RECEIVED
from tests.paper.test_layout import MOTTO, NATION, corners, texts, width

WORDINGS = RESOURCES / "paper"
LABELS = {Form.COVERS, Form.SHELF, Form.COPIES, Form.STRIPS}
ALL = [form for form in Form if form is not Form.DECLARATION]
"""A declaration is drawn from its answers, not from words of a set."""
SHEETS = [form for form in ALL if form not in LABELS]


def drawn(paper, made: Slip, size, tmp_path) -> str:
    """Return the words of a drawn paper, as a reader of the PDF finds them."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper.slip(made, size))
    done = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True
    )
    return " ".join(done.stdout.split())


@pytest.mark.parametrize("form_set", SETS)
def test_both_sets_have_every_form(form_set):
    assert set(forms_of(WORDINGS, form_set)) == set(ALL)


@pytest.mark.parametrize(("form", "form_set"), [*product(ALL, SETS)])
def test_words_nobody_laid_beside_the_law_are_marked(paper, form, form_set):
    wording = paper.wording(form, form_set)

    assert wording.verified is False
    assert wording.source


def test_the_set_of_2025_has_the_names_of_2025(paper, tmp_path):
    old = drawn(paper, slip(Form.APOLOGY, "TT01-2018"), PaperSize.A4, tmp_path)
    new = drawn(paper, slip(Form.APOLOGY, "TT03-2025"), PaperSize.A4, tmp_path)

    assert "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ" in old
    assert "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT" in new


@pytest.mark.parametrize("form_set", SETS)
def test_a_letter_given_with_the_result_names_no_new_date(paper, tmp_path, form_set):
    put_off = slip(Form.APOLOGY, form_set)
    facts = {key: put_off.facts[key] for key in put_off.facts if key != "new_due"}
    told = {"days_late": 2, "result_came": "25/11/2026", "given": date(2026, 11, 26)}
    given = replace(put_off, facts={**facts, **told})

    before = drawn(paper, put_off, PaperSize.A4, tmp_path)
    now = drawn(paper, given, PaperSize.A4, tmp_path)

    assert "chậm 2 ngày làm việc" in now
    assert "Kết quả được trả cho Ông/Bà ngày 26 tháng 11 năm 2026." in now
    assert now.count("xin lỗi Ông/Bà") == before.count("xin lỗi Ông/Bà") == 1
    for words in ("chưa trả được đúng", "hẹn lại:", "kết quả mới:", "mang giấy này"):
        assert words not in now
    assert "chưa trả được đúng" in before
    assert "mang giấy này" in before
    assert "Kết quả được trả" not in before


@pytest.mark.parametrize(("form", "long"), [*product(ALL, (False, True))])
def test_nothing_leaves_the_paper_and_nothing_is_left_of_a_template(paper, form, long):
    made = slip(form, long=long, rows=40 if long else 1)

    for size in paper.sizes(form, made.form_set):
        sheet = paper.slip_sheet(made, size)
        for thing in (thing for page in sheet.pages for thing in page):
            for x, y in corners(paper, thing):
                assert -1e-6 <= x <= sheet.width + 1e-6, thing
                assert -1e-6 <= y <= sheet.height + 1e-6, thing
            if isinstance(thing, Text):
                assert "{" not in thing.text


@pytest.mark.parametrize(("form", "long"), [*product(SHEETS, (False, True))])
def test_the_state_stands_on_one_line_and_signatures_are_never_parted(
    paper, form, long
):
    made = slip(form, long=long, rows=40 if long else 1)
    wording = paper.wording(form, made.form_set)

    for size in paper.sizes(form, made.form_set):
        if isinstance(size, Roll):
            continue
        measures = format_of(wording, size)
        pages = paper.slip_sheet(made, size).pages
        first = {text.text: text for text in texts(pages[0])}
        assert (first[NATION].size, first[NATION].face) == (measures.nation, Face.BOLD)
        assert first[MOTTO].size == measures.motto
        last = [text.text for text in texts(pages[-1])]
        if wording.codes:
            assert sum(isinstance(thing, Marks) for thing in pages[-1]) == 2
        for title, _, _ in wording.sign:
            if "{" not in title and title.count(" ") < 4:
                assert title in last
                assert all(
                    title not in [text.text for text in texts(page)]
                    for page in pages[:-1]
                )


@pytest.mark.parametrize("form", SHEETS)
def test_pages_are_numbered_when_there_is_more_than_one(paper, form):
    sheet = paper.slip_sheet(slip(form, long=True, rows=40), PaperSize.A4)
    count = len(sheet.pages)

    for number, page in enumerate(sheet.pages, start=1):
        told = [text.text for text in texts(page)]
        assert (f"Trang {number}/{count}" in told) is (count > 1)


@pytest.mark.parametrize("form", ALL)
def test_equal_papers_give_equal_bytes_that_say_their_title_and_language(paper, form):
    size = paper.sizes(form, "TT03-2025")[0]

    pdf = paper.slip(slip(form), size)

    assert pdf == paper.slip(slip(form), size)
    assert b"/Lang (vi)" in pdf
    assert b"/Title" in pdf


@pytest.mark.parametrize("form", ALL)
def test_every_typeface_is_ours_and_is_in_the_file(paper, form, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper.slip(slip(form), paper.sizes(form, "TT03-2025")[0]))

    listed = subprocess.run(
        ["pdffonts", file], capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]

    assert listed
    for line in listed:
        name, embedded = line.split()[0], line.split()[-5]
        assert name.split("+")[-1].startswith(("Tinos", "NotoSans")), line
        assert embedded == "yes", line


def test_a_paper_without_a_layout_for_this_roll_is_said(paper):
    with pytest.raises(NotFound):
        paper.slip(slip(Form.REGISTER), Roll.MM80)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Nguyễn\u202eÂn\u202c Thị", "NGUYỄNÂN THỊ"),
        ("Trần\x00\x07 \x1bHậu", "TRẦN HẬU"),
        ("Lê\u200b\u2060 Anh\ufeff", "LÊ ANH"),
        ("Lý 李 An", "LÝ ? AN"),
        ("H'Hen Niê", "H'HEN NIÊ"),
        ("\u05d0\u05d1 Y-Bhăm", "?? Y-BHĂM"),
    ],
)
def test_hostile_names_come_out_in_order_and_nothing_is_hidden(
    paper, tmp_path, typed, printed
):
    made = slip(Form.SUPPLEMENT)
    made = replace(made, about=replace(made.about, applicant=typed))

    text = drawn(paper, made, PaperSize.A5, tmp_path)

    assert printed in text
    assert not {"\u202e", "\u202c", "\u200b"} & set(text)


@pytest.mark.parametrize("name", [ENDLESS, LONG_NAME])
@pytest.mark.parametrize("form", [Form.RECEIPT, Form.FEE, Form.RETURNED])
def test_a_name_of_three_hundred_letters_is_printed_whole(paper, form, name):
    receipt = replace(about("TT03-2025", long=False, rows=1), applicant=name)

    for size in paper.sizes(form, "TT03-2025"):
        sheet = paper.slip_sheet(replace(slip(form), about=receipt), size)
        letters = "".join(
            text.text for page in sheet.pages for text in texts(page)
        ).replace(" ", "")
        assert name.upper().replace(" ", "") in letters


@pytest.mark.parametrize("rows", [1, 40])
def test_a_row_of_a_table_is_never_parted(paper, rows):
    sheet = paper.slip_sheet(slip(Form.SUPPLEMENT, long=True, rows=rows), PaperSize.A5)

    for page in sheet.pages:
        across = sorted(
            thing.y1
            for thing in page
            if isinstance(thing, Rule) and thing.y1 == thing.y2
        )
        uprights = [
            thing for thing in page if isinstance(thing, Rule) and thing.x1 == thing.x2
        ]
        for rule in uprights:
            assert any(abs(rule.y2 - y) < 1e-6 for y in across)


def test_a_sheet_of_labels_goes_on_where_the_last_one_ended(paper):
    full = paper.slip_sheet(slip(Form.SHELF, rows=24), PaperSize.A4)
    begun = replace(slip(Form.SHELF, rows=24), used=3)

    later = paper.slip_sheet(begun, PaperSize.A4)

    assert len(full.pages) == 1
    assert len(later.pages) == 2
    first = [thing for thing in later.pages[0] if isinstance(thing, Marks)]
    rest = [thing for thing in later.pages[1] if isinstance(thing, Marks)]
    assert (len(first), len(rest)) == (21, 3)


def test_no_label_reaches_into_its_neighbour(paper):
    sheet = paper.slip_sheet(slip(Form.SHELF, long=True, rows=24), PaperSize.A4)

    for thing in sheet.pages[0]:
        if isinstance(thing, Text) and not thing.turned:
            column = int(thing.x // 70)
            assert thing.x + width(paper, thing) <= (column + 1) * 70


@pytest.mark.parametrize("form", [Form.COVERS, Form.STRIPS])
def test_a_strip_is_read_from_afar_and_its_longest_words_stay_on_it(paper, form):
    short = paper.slip_sheet(slip(form, rows=1), PaperSize.A4)
    long = paper.slip_sheet(slip(form, long=True, rows=1), PaperSize.A4)

    assert max(text.size for text in texts(short.pages[0])) > 18
    end = max(text.y for text in texts(long.pages[0]) if not text.turned)
    assert end < paper.wording(form, "TT03-2025").label.height


@pytest.mark.parametrize("form", [Form.FEE, Form.SHELF])
def test_a_voided_paper_says_so_across_it(paper, form):
    sheet = paper.slip_sheet(replace(slip(form), void=True), PaperSize.A4)

    across = [text for text in texts(sheet.pages[0]) if text.turned]
    assert [text.text for text in across] == ["HỦY"]


@pytest.mark.parametrize(
    ("form", "size"),
    [(Form.APOLOGY, PaperSize.A5), (Form.BATCH, PaperSize.A4), (Form.FEE, Roll.MM80)],
)
def test_a_paper_marked_as_a_copy_says_so_on_every_page_and_is_else_the_same(
    paper, tmp_path, form, size
):
    first = paper.slip(slip(form, rows=40), size)
    at = RECEIVED.replace(hour=10, minute=15)

    copy = paper.marked(first, "TT03-2025", 2, at)

    file = tmp_path / "copy.pdf"
    file.write_bytes(copy)
    told = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True
    ).stdout
    pages = told.split("\f")[:-1]
    assert pages
    assert all("Bản in lần 2, 10:15 23/11/2026" in page for page in pages)
    assert copy == paper.marked(first, "TT03-2025", 2, at)
    assert b"/Lang (vi)" in copy


def test_the_witness_stands_on_the_receipt_when_there_is_one(paper, tmp_path):
    with_one = slip(Form.RECEIPT)
    with_one = replace(with_one, about=replace(with_one.about, witness="A7K2-9QX4M"))

    told = drawn(paper, with_one, PaperSize.A5, tmp_path)
    without = drawn(paper, slip(Form.RECEIPT), PaperSize.A5, tmp_path)

    assert "Đối chứng: A7K2-9QX4M" in told
    assert "Đối chứng" not in without


def test_no_identity_number_stands_on_a_slip_that_is_dropped_in_the_street(
    paper, tmp_path
):
    text = drawn(paper, slip(Form.RECEIPT), Roll.MM80, tmp_path)

    assert "001187012901" not in text
    assert "000.12.34.H26-261123-0112" in text
