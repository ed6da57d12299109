"""The words of every set of forms that is shipped."""

from dataclasses import replace

import pypdfium2
import pytest

from counter_app.domain.errors import NotFound
from counter_app.domain.receipts import PaperSize
from counter_app.paper.wording import read_wording
from counter_app.paper.words import masked_phone
from tests.paper.conftest import RESOURCES
from tests.paper.invented import RECEIPT

WORDINGS = RESOURCES / "paper"
SETS = sorted(path.name for path in WORDINGS.iterdir())


def test_the_sets_the_catalogue_names_are_there():
    assert SETS == ["TT01-2018", "TT03-2025"]


@pytest.mark.parametrize("form_set", SETS)
def test_words_nobody_laid_beside_the_law_are_marked(form_set):
    wording = read_wording(WORDINGS, form_set)

    assert wording.verified is False
    assert wording.source.startswith("Thông tư")


@pytest.mark.parametrize("form_set", SETS)
def test_every_letter_of_the_wording_can_be_printed(paper, caplog, form_set):
    paper.receipt(replace(RECEIPT, form_set=form_set), PaperSize.A5)
    text = (WORDINGS / form_set / "receipt.toml").read_text(encoding="utf-8")

    printable = paper._fonts.printable("".join(sorted(set(text) - {"\n"})))

    assert "".join(sorted(set(text) - {"\n"})) == printable


def test_every_letter_of_the_catalogue_can_be_printed(paper):
    paper.receipt(RECEIPT, PaperSize.A5)
    files = (RESOURCES / "catalogue").rglob("*.*")
    letters = set().union(*(file.read_text(encoding="utf-8") for file in files))

    said = "".join(sorted(letters - set("\n\t")))

    assert paper._fonts.printable(said) == said


@pytest.mark.parametrize("form_set", SETS)
def test_a_procedure_without_papers_says_so_instead_of_an_empty_table(paper, form_set):
    receipt = replace(RECEIPT, form_set=form_set, papers=())

    with pypdfium2.PdfDocument(paper.receipt(receipt, PaperSize.A5)) as document:
        said = document[0].get_textpage().get_text_range()

    assert "Thủ tục này không phải nộp giấy tờ." in said
    assert "Tên giấy tờ" not in said


@pytest.mark.parametrize("form_set", ["TT99-2099", "", "../paper/TT03-2025"])
def test_a_set_this_machine_lacks_is_said_and_not_guessed(paper, form_set):
    receipt = replace(RECEIPT, form_set=form_set)

    with pytest.raises(NotFound):
        paper.receipt(receipt, PaperSize.A5)


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("0912345678", "0912 ••• 678"),
        ("0912 345 678", "0912 ••• 678"),
        ("+84 912 345 678", "8491 ••• 678"),
        ("1022", "1022"),
        ("", ""),
    ],
)
def test_a_telephone_number_shows_only_its_ends(phone, shown):
    assert masked_phone(phone) == shown
