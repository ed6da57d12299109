"""What a screen reader finds in a paper, walked through as it would."""

import io
from datetime import datetime

import pikepdf
import pytest

from counter_app.domain.printed import Form
from counter_app.domain.receipts import PaperSize
from counter_app.domain.slips import Roll
from tests.paper.every_form import slip
from tests.paper.invented import HANOI
from tests.paper.test_every_form import ALL, LABELS

SHOWN = {"Tj", "TJ", "f", "S"}
INSIDE = {
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "Document": {"StructTreeRoot"},
}


def runs(page: pikepdf.Page) -> list[int]:
    """Return the numbers of the marked runs; everything drawn must be in one."""
    found, within = [], 0
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in {"BDC", "BMC"}:
            assert within == 0
            within += 1
            if str(operator) == "BDC":
                found.append(int(operands[1].MCID))
            else:
                assert operands[0] == "/Artifact"
        elif str(operator) == "EMC":
            within -= 1
        elif str(operator) in SHOWN:
            assert within, operands
    assert within == 0
    assert found == [*range(len(found))]
    return found


def walked(element, above="StructTreeRoot"):
    """Yield every element as its role, its own runs, and itself."""
    role = str(element.S)[1:]
    assert above in INSIDE.get(role, {"Document"}), (role, above)
    own = []
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            own.append((element.Pg.objgen, int(kid)))
        elif kid.get("/Type") == "/MCR":
            own.append((kid.Pg.objgen, int(kid.MCID)))
    yield role, own, element
    for kid in element.get("/K", []):
        if not isinstance(kid, int) and kid.get("/Type") == "/StructElem":
            assert kid.P.objgen == element.objgen
            yield from walked(kid, role)


def told(pdf: pikepdf.Pdf):
    """Walk the tree; every run of every page is said once, by whom its page names."""
    root = pdf.Root.StructTreeRoot
    found = [*walked(root.K)]
    said = {run: element for _, own, element in found for run in own}
    assert len(said) == sum(len(own) for _, own, _ in found)
    numbers = root.ParentTree.Nums
    for at, page in enumerate(pdf.pages):
        assert (numbers[2 * at], page.StructParents) == (at, at)
        parents = numbers[2 * at + 1]
        assert len(parents) == len(runs(page))
        for run, parent in enumerate(parents):
            assert said.pop((page.obj.objgen, run)).objgen == parent.objgen
    assert not said
    return found


@pytest.mark.parametrize("form", ALL)
def test_everything_on_a_paper_is_part_of_it_or_an_artifact(paper, form):
    made = slip(form, long=True, rows=9)
    for size in paper.sizes(form, made.form_set):
        with pikepdf.open(io.BytesIO(paper.slip(made, size))) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            found = told(pdf)
        roles = [role for role, _, _ in found]
        assert roles.count("H1") == (form not in LABELS)
        for role, _, element in found:
            if role == "Figure":
                assert element.Alt
                assert len(element.A.BBox) == 4


def test_a_table_over_many_pages_is_one_table_with_one_heading(paper):
    made = slip(Form.RECEIPT, long=True, rows=40)
    with pikepdf.open(io.BytesIO(paper.slip(made, PaperSize.A5))) as pdf:
        assert len(pdf.pages) > 2
        roles = [role for role, _, _ in told(pdf)]

    assert (roles.count("Table"), roles.count("TR"), roles.count("TH")) == (1, 41, 4)
    assert roles.count("TD") == 160


def test_the_second_of_two_copies_on_one_sheet_is_not_read_aloud(paper):
    once = paper.slip(slip(Form.RECEIPT), PaperSize.A5)
    twice = paper.slip(slip(Form.RECEIPT), PaperSize.A5, twice=True)

    with (
        pikepdf.open(io.BytesIO(once)) as one,
        pikepdf.open(io.BytesIO(twice)) as two,
    ):
        assert [role for role, _, _ in told(two)] == [role for role, _, _ in told(one)]


@pytest.mark.parametrize("size", [PaperSize.A5, Roll.MM80])
def test_a_paper_marked_as_a_copy_keeps_its_structure(paper, size):
    made = slip(Form.FEE, rows=12)
    pdf = paper.slip(made, size)

    again = paper.marked(pdf, made.form_set, 2, datetime(2026, 11, 24, tzinfo=HANOI))

    with pikepdf.open(io.BytesIO(again)) as marked:
        assert len(told(marked)) > 10
