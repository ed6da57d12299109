"""Labels of a visit of certified copies on a real sheet, read back as text."""

import subprocess
from dataclasses import replace

import pytest

from counter_app.domain.copies import CopyDocument
from counter_app.domain.errors import NotFound
from counter_app.domain.people import Citizen
from tests.fakes.counter import FakeCounter

DOCUMENTS = [
    CopyDocument("Thẻ căn cước", pages=2, copies=3),
    CopyDocument("Giấy chứng nhận quyền sử dụng đất", pages=12, copies=11),
]


@pytest.fixture
def counter():
    return FakeCounter()


@pytest.fixture
def labelling(counter, paper):
    printing = replace(counter.printing, paper=paper)
    return replace(counter.labelling, printing=printing)


def words(pdf, tmp_path):
    file = tmp_path / "labels.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True
    )
    return " ".join(done.stdout.split())


def test_each_copy_has_a_label_with_its_documents_number(counter, labelling, tmp_path):
    visit = counter.certifying.certify(Citizen(name="Đỗ Thị Phượng"), DOCUMENTS)

    issued = labelling.print(visit.dossier.id)

    told = words(issued.pdf, tmp_path)
    assert told.count("CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH") == 14
    assert told.count("Số chứng thực: 01") == 3
    assert told.count("Số chứng thực: 02") == 11
    assert "Quyển số: 03/2026-SCT/BS" in told
    assert "Bản 11/11" in told
    assert issued.record.copy == 1
    assert labelling.print(visit.dossier.id).record.copy == 2


def test_a_dossier_without_certified_copies_has_no_labels(counter, labelling):
    with pytest.raises(NotFound):
        labelling.print(counter.received().id)
