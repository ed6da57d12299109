"""A person's data handed out: all of it, to nobody else, by two officers."""

import json
import os
from dataclasses import replace
from time import process_time

import pikepdf
import pytest
from pypdfium2 import PdfDocument
from sqlalchemy import text

from counter_app.documents.files import EncryptedFiles
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import (
    RolledBack,
    SecondOfficerNeeded,
    StoreFailed,
)
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.papers import Attachment
from counter_app.domain.people import Officer, Role
from counter_app.domain.personal_data import Asked, Ground
from counter_app.domain.printed import Form, Print
from counter_app.paper.handing_out import OpenFolder, SealedFile
from counter_app.paths import RESOURCES
from counter_app.services.privacy import Privacy
from counter_app.services.session import Session
from counter_app.store.contents import SqlContents
from counter_app.store.people import SqlPeople
from counter_app.store.queries import SqlQueries
from counter_app.vault.sealing import Sealer
from tests.fakes.machine import FakeClock, FakeGate
from tests.store.conftest import DOSSIER, NOW, ZONE

WORD, HERS = "trời xanh 42", "mây trắng 43"
LEAD = Officer(
    id=OfficerId("truong.bp"),
    name="Lê Trưởng",
    roles=frozenset({Role.LEAD}),
    counters=frozenset(),
)
HA = replace(LEAD, id=OfficerId("hant"), roles=frozenset({Role.INTAKE}))
NGAT, OTHER = DOSSIER.applicant.personal_id, "001090000123"
ASKED = Asked(personal_id=NGAT, ground=Ground.SUBJECT, reference="12/PYC")
SCAN, SLIP = b"%PDF-1.7 quyen uy", b"%PDF-1.7 giay hen"


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    return EncryptedFiles(folder, Sealer(bytes(32)))


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def privacy(begin, engine, files, clock):
    session = Session(begin=begin, gate=FakeGate(), clock=clock)
    session.enrol(LEAD, WORD)
    session.enrol(HA, HERS)
    session.sign_in(LEAD.id, WORD, "03")
    return Privacy(
        begin=begin,
        people=SqlPeople(engine),
        files=files,
        sync_state=SqlQueries(engine).sync_state,
        session=session,
        clock=clock,
        zone=ZONE,
    )


@pytest.fixture
def kept(begin, files, a_dossier):
    """Ngát's dossier with paper and print; one that names her; a stranger's."""
    paper = Attachment(sha256=files.keep(SCAN), size=len(SCAN), pages=1, name="Quét")
    rows = (DOSSIER.papers[0], replace(DOSSIER.papers[1], files=(paper,)))
    other = replace(DOSSIER.applicant, name="Trần Văn Mẫu", personal_id=OTHER)
    dossiers = [
        a_dossier(1, papers=rows),
        a_dossier(2, applicant=other, papers=(), answers={"me": {"so": NGAT}}),
        a_dossier(3, applicant=other, papers=(), answers={"me": {"so": OTHER}}),
    ]
    with begin() as work:
        for dossier in dossiers:
            work.dossiers.put(dossier)
            work.journal.add(
                Entry(at=NOW, act=Act.RECEIVED, officer=HA.id, dossier=dossier.id)
            )
        work.prints.add(
            Print(
                dossier=dossiers[0].id,
                copy=1,
                sha256=files.keep(SLIP),
                form_set="TT01-2018",
                printed_at=NOW,
                printer="may-in",
                form=Form.RECEIPT,
            )
        )
        work.commit()
    return dossiers


def exported(begin):
    with begin() as work:
        return [
            entry
            for entry in work.journal.of(DOSSIER.id)
            if entry.act is Act.PERSON_EXPORTED
        ]


def test_everything_of_one_person_goes_into_a_file_only_its_password_opens(
    privacy, kept, begin, tmp_path
):
    path = tmp_path / "ngat.pdf"
    bundle = SealedFile(path, "ABCD-EFGH", RESOURCES / "fonts", "12/PYC")

    handed = privacy.export(ASKED, privacy.agree(ASKED, HA.id, HERS), bundle)

    assert (handed.dossiers, handed.mentions, handed.files) == (1, 1, 2)
    assert (handed.lost, path.stat().st_mode & 0o077) == ((), 0)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    assert SCAN not in path.read_bytes()
    with pikepdf.open(path, password="ABCD-EFGH") as pdf:
        inside = {
            name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()
        }
    with PdfDocument(path, password="ABCD-EFGH") as pdf:
        said = pdf[0].get_textpage().get_text_range()
    assert f"Số định danh: {NGAT}" in said
    assert f"Được nêu trong hồ sơ {kept[1].code}" in said
    assert kept[2].code not in said
    told = json.loads(inside.pop("person.json"))
    assert sorted(inside.values()) == sorted([SCAN, SLIP])
    [mine] = told["dossiers"]
    assert mine["current"]["applicant.name"] == DOSSIER.applicant.name
    assert mine["papers"][0]["file"] in inside
    assert [line["act"] for line in mine["journal"]] == ["received", "person-exported"]
    [mention] = told["mentioned_in"]
    assert mention["fields"] == ["form.me.so"]
    assert "Mẫu" not in json.dumps(told, ensure_ascii=False)
    assert [entry.detail for entry in exported(begin)] == ["subject 12/PYC hant 1"]


A_FIFTH_OF_FIVE_MINUTES = 60.0
"""Seconds of processor time: an old PC is five times slower than one of ours."""


def test_a_person_of_forty_dossiers_among_hundreds_is_handed_out_in_time(
    privacy, begin, files, a_dossier, tmp_path
):
    other = replace(DOSSIER.applicant, name="Trần Văn Mẫu", personal_id=OTHER)
    with begin() as work:
        for number in range(1, 41):
            scan = SCAN + number.to_bytes(2) + os.urandom(512 * 1024)
            paper = Attachment(
                sha256=files.keep(scan), size=len(scan), pages=1, name="Quét"
            )
            rows = (replace(DOSSIER.papers[0], files=(paper,)),)
            work.dossiers.put(a_dossier(number, papers=rows))
        for number in range(41, 241):
            work.dossiers.put(a_dossier(number, applicant=other, papers=()))
        work.commit()
    bundle = SealedFile(tmp_path / "n.pdf", "ABCD-EFGH", RESOURCES / "fonts", "13/PYC")
    begun = process_time()

    handed = privacy.export(ASKED, privacy.agree(ASKED, HA.id, HERS), bundle)

    assert (handed.dossiers, handed.files) == (40, 40)
    assert process_time() - begun < A_FIFTH_OF_FIVE_MINUTES


def test_a_folder_an_officer_names_holds_it_in_plain_for_this_user_only(
    privacy, kept, tmp_path
):
    folder = tmp_path / "ra"

    privacy.export(ASKED, privacy.agree(ASKED, HA.id, HERS), OpenFolder(folder))

    assert folder.stat().st_mode & 0o077 == 0
    assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}
    assert kept[0].code in (folder / "person.txt").read_text("utf-8")
    with pytest.raises(ValueError, match="exists already"):
        OpenFolder(folder)


def test_what_the_head_half_typed_goes_out_and_what_others_did_is_counted(
    privacy, kept, begin, tmp_path
):
    def draft(number, owner, citizen=DOSSIER.applicant):
        return Draft(
            id=f"draft-{number}",
            owner=owner,
            counter="03",
            citizen=citizen,
            answers={"nghe": "thợ mộc"},
            started_at=NOW,
            saved_at=NOW,
        )

    other = replace(DOSSIER.applicant, personal_id=OTHER)
    with begin() as work:
        for one in (draft(1, LEAD.id), draft(2, LEAD.id, other), draft(3, HA.id)):
            work.drafts.put(one)
        work.commit()

    handed = privacy.export(
        ASKED, privacy.agree(ASKED, HA.id, HERS), OpenFolder(tmp_path / "ra")
    )

    told = json.loads((tmp_path / "ra" / "person.json").read_text("utf-8"))
    assert [one["answers"] for one in told["drafts"]] == [{"nghe": "thợ mộc"}]
    assert handed.sealed_drafts == 1
    assert "Biểu mẫu nhập dở: 1" in (tmp_path / "ra" / "person.txt").read_text("utf-8")


def test_a_file_no_longer_here_is_told_and_the_rest_goes_out(
    privacy, kept, files, tmp_path
):
    gone = kept[0].papers[1].files[0].sha256
    files.remove(gone)

    handed = privacy.export(
        ASKED, privacy.agree(ASKED, HA.id, HERS), OpenFolder(tmp_path / "ra")
    )

    assert (handed.files, handed.lost) == (1, (gone,))


def test_case_13_an_agreement_to_one_request_hands_out_no_other(
    privacy, kept, begin, tmp_path
):
    agreed = privacy.agree(ASKED, HA.id, HERS)

    for asked in (replace(ASKED, personal_id=OTHER), ASKED):  # the second: used up
        with pytest.raises(SecondOfficerNeeded):
            privacy.export(asked, agreed, OpenFolder(tmp_path / "ra"))

    assert not (tmp_path / "ra").exists()
    assert exported(begin) == []


def test_case_66_one_officer_alone_hands_nothing_out_and_two_are_written_down_first(
    privacy, kept, begin, tmp_path
):
    nowhere = OpenFolder(tmp_path / "không có" / "ra")

    with pytest.raises(StoreFailed):
        privacy.export(ASKED, privacy.agree(ASKED, HA.id, HERS), nowhere)

    assert [entry.officer for entry in exported(begin)] == [LEAD.id]
    assert not (tmp_path / "không có").exists()


def test_half_an_answer_is_taken_back(privacy, kept, tmp_path):
    bundle = OpenFolder(tmp_path / "ra")
    bundle.put("person.json", b"already there")

    with pytest.raises(StoreFailed):
        privacy.export(ASKED, privacy.agree(ASKED, HA.id, HERS), bundle)

    assert not (tmp_path / "ra").exists()


def test_a_dossier_put_back_to_an_old_state_is_not_handed_out(
    privacy, kept, engine, tmp_path
):
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE dossier SET current = replace(current, 'received', 'returned')"
        )

    with pytest.raises((RolledBack, ValueError)):
        privacy.export(
            ASKED, privacy.agree(ASKED, HA.id, HERS), OpenFolder(tmp_path / "ra")
        )
    assert not (tmp_path / "ra").exists()


@pytest.mark.parametrize(
    ("number", "reference"),
    [
        ("12345", "1/PYC"),
        ("00118765490x", "1/PYC"),
        (NGAT, ""),
        (NGAT, "Nguyễn Văn A"),
        (NGAT, f"1/{OTHER}"),
        (NGAT, "x" * 31),
    ],
)
def test_a_request_without_number_or_with_a_name_for_a_reference_is_none(
    number, reference
):
    with pytest.raises(ValueError, match=r"number|reference"):
        Asked(personal_id=number, ground=Ground.SUBJECT, reference=reference)


def test_what_was_erased_is_nobodys_any_more_and_the_answer_says_so(
    privacy, kept, begin, engine, tmp_path
):
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO device VALUES (1, 'pc', 1, 0, '03', '{}', 0)")
        )
        connection.execute(
            text(
                "UPDATE dossier SET status = 'withdrawn', complete = 1, tip = 't'"
                " WHERE id = :d"
            ),
            {"d": kept[0].id},
        )
        connection.execute(
            text("INSERT INTO files_erased VALUES (:d, 'then')"), {"d": kept[0].id}
        )
    contents = SqlContents(engine, ZONE)
    contents.watch(NOW, 10)
    assert contents.erase(kept[0].id, NOW, NOW, privacy.files)
    folder = tmp_path / "ra"

    handed = privacy.export(
        ASKED, privacy.agree(ASKED, HA.id, HERS), OpenFolder(folder)
    )

    assert handed.dossiers == 0
    said = (folder / "person.txt").read_text("utf-8")
    assert "đã xóa nội dung của 1 hồ sơ đã xong theo quy định lưu giữ" in said
    assert "Máy này không giữ hồ sơ nào do người này nộp." in said
