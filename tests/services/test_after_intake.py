"""A dossier's life after it was received: asked, brought, put off, ended, corrected."""

from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.domain.afterwards import FollowUp, Hindrance, Wanted
from counter_app.domain.dossiers import Status
from counter_app.domain.due import StepKind
from counter_app.domain.errors import (
    DeviceFault,
    FeeWouldChange,
    FileRefused,
    Forbidden,
    Hindered,
    NotReady,
    ScannerProblem,
    SecondOfficerNeeded,
    StoreFull,
    WrongPassword,
    WrongState,
)
from counter_app.domain.fields import dossier_from, fields_of
from counter_app.domain.ids import RowId
from counter_app.domain.journal import Act
from counter_app.domain.papers import PaperState
from counter_app.domain.printed import Form
from counter_app.domain.procedures import Channel
from counter_app.services.ending import MOST_DAYS, Said
from tests.fakes.after import HEAD, REASON, ROW, WANTED, AfterDesk
from tests.fakes.counter import BINH, BIRTH, HA, PASSWORD

SAID = Said(
    reason="Không thuộc thẩm quyền", ground="Luật Hộ tịch", right_place="Sở Tư pháp"
)
ENDS = {
    FollowUp.REFUSE: ("refuse", Status.REFUSED, Act.REFUSED, Form.REFUSAL),
    FollowUp.STOP: ("stop", Status.STOPPED, Act.STOPPED, Form.STOP),
    FollowUp.WITHDRAW: ("withdraw", Status.WITHDRAWN, Act.WITHDRAWN, Form.STOP),
}


@pytest.fixture
def desk():
    return AfterDesk()


def last(desk):
    work = desk.counter.work
    return work.outbox.changes[-1].fields, work.journal.entries[-1]


def test_papers_are_asked_for_with_reason_ground_and_day_and_the_portal_is_told(desk):
    after = desk.asked()

    assert after.status is Status.SUPPLEMENT
    assert after.request.wanted == WANTED
    assert (after.request.reason, after.request.asked_by) == (REASON, HEAD.id)
    fields, entry = last(desk)
    assert set(fields) == {"status", "supplement"}
    assert fields["supplement"][1]["wanted"][0]["name"] == "Giấy tờ tùy thân"
    assert (entry.act, entry.detail) == (Act.ASKED, "2")


def test_papers_are_asked_for_once_even_after_they_came(desk):
    desk.asked()
    with pytest.raises(Hindered) as again:
        desk.asked()
    desk.supplementing.bring(desk.dossier.id, [0, 1], {})
    with pytest.raises(Hindered) as later:
        desk.asked()

    assert {again.value.why, later.value.why} == {Hindrance.ASKED_BEFORE}


@pytest.mark.parametrize(
    ("wanted", "reason", "faults"),
    [((), REASON, 1), (WANTED, "  ", 1), ((Wanted(name=" "),), "", 2)],
)
def test_without_a_paper_or_a_reason_nothing_is_asked(desk, wanted, reason, faults):
    with pytest.raises(NotReady) as caught:
        desk.supplementing.ask(desk.dossier.id, wanted, reason=reason)

    assert caught.value.faults == faults
    assert desk.now() == desk.dossier


def test_a_day_that_has_passed_is_no_day_to_bring_papers(desk):
    day = desk.counter.clock.now().date() - desk.earlier(days=1)

    with pytest.raises(NotReady):
        desk.supplementing.ask(desk.dossier.id, WANTED, reason=REASON, until=day)


def test_the_new_date_is_told_before_it_is_saved_and_is_the_one_saved(desk):
    desk.asked()
    desk.counter.clock.move(days=2, hours=1)

    told = desk.supplementing.promise(desk.dossier.id)
    assert desk.now().due == desk.dossier.due
    after = desk.supplementing.bring(desk.dossier.id, [0, 1], {})

    assert after.due == told
    assert told.at > desk.dossier.due.at
    assert StepKind.PAUSED in {step.kind for step in told.steps}
    assert after.status is Status.RECEIVED


def test_what_came_first_is_kept_and_the_time_stands_still_until_all_is_here(desk):
    desk.asked()

    half = desk.supplementing.bring(desk.dossier.id, [1], {})
    assert half.status is Status.SUPPLEMENT
    assert [one.came for one in half.request.wanted] == [False, True]
    assert half.due == desk.dossier.due
    whole = desk.supplementing.bring(desk.dossier.id, [0], {})

    assert whole.request.complete_at == desk.counter.clock.now()
    assert not whole.request.open
    assert last(desk)[1].act is Act.BROUGHT


def test_a_scanned_paper_goes_into_its_row_with_its_file(desk):
    desk.asked()

    file = desk.supplementing.scan(lambda: False)
    after = desk.supplementing.bring(desk.dossier.id, [0, 1], {0: [file], 1: [file]})

    rows = {row.row: row for row in after.papers}
    assert rows[ROW].files[-1] == file
    assert rows[RowId("Giấy chứng sinh")].state is PaperState.COPY
    assert desk.counter.files.has(file.sha256)
    fields, _entry = last(desk)
    assert f"papers.{ROW}" in fields
    assert file.pages == 2


def test_a_scanner_that_fails_or_is_stopped_costs_a_sentence_and_nothing_else(desk):
    before = desk.asked()
    desk.scanner.fault = DeviceFault.JAMMED
    with pytest.raises(ScannerProblem):
        desk.supplementing.scan(lambda: False)
    desk.scanner.fault = None

    with pytest.raises(ScannerProblem) as stopped:
        desk.supplementing.scan(lambda: True)

    assert stopped.value.reason is DeviceFault.CANCELLED
    assert desk.now() == before


def test_a_file_from_the_disk_is_checked_like_any_other(desk, tmp_path):
    good, bad = tmp_path / "giay.pdf", tmp_path / "nope.pdf"
    good.write_bytes(b"%PDF-1")
    bad.write_bytes(b"%PDF-2")

    assert desk.supplementing.take_file(good).pages == 3
    with pytest.raises(FileRefused):
        desk.supplementing.take_file(bad)
    with pytest.raises(FileRefused):
        desk.supplementing.take_file(Path("/không/có"))


def test_papers_asked_for_after_the_promised_date_leave_a_late_dossier_late(desk):
    desk.late(days=3)
    desk.asked()
    desk.counter.clock.move(days=1)

    after = desk.supplementing.bring(desk.dossier.id, [0, 1], {})

    assert after.due == desk.dossier.due


def test_a_dossier_whose_procedure_left_the_catalogue_still_pauses(desk):
    desk.put(procedure="9.999999")
    desk.asked()
    desk.counter.clock.move(days=1)

    after = desk.supplementing.bring(desk.dossier.id, [0, 1], {})

    assert after.due.at > desk.dossier.due.at


def test_nothing_is_brought_to_a_dossier_nobody_asked(desk):
    with pytest.raises(Hindered) as caught:
        desk.supplementing.bring(desk.dossier.id, [0], {})

    assert caught.value.why == Hindrance.NOT_ASKED


def test_a_paper_missing_since_receiving_is_brought_without_having_been_asked(desk):
    rows = [
        replace(row, state=PaperState.MISSING, files=()) if row.row == ROW else row
        for row in desk.dossier.papers
    ]
    before = desk.put(papers=tuple(rows), missing_reason="bổ sung sau")

    found = desk.supplementing.to_bring(desk.dossier.id)
    assert [one.row for one in found.request.wanted] == [ROW]
    assert found.request.wanted[0].name == "Giấy tờ tùy thân (xuất trình)"
    assert not found.asked
    file = desk.supplementing.scan(lambda: False)
    after = desk.supplementing.bring(desk.dossier.id, [0], {0: [file]})

    assert (after.status, after.due, after.request) == (before.status, before.due, None)
    assert after.missing == ()
    assert last(desk)[0].keys() == {f"papers.{ROW}"}
    with pytest.raises(Hindered):
        desk.supplementing.to_bring(desk.dossier.id)


def test_only_papers_of_the_dossiers_own_channel_and_case_are_offered(desk):
    asked = desk.supplementing.to_ask(desk.dossier.id)

    assert {row.id for row in asked.rows} == {row.row for row in desk.dossier.papers}


def test_a_date_is_put_off_once_with_its_reason_and_the_letter_says_both_dates(desk):
    told = desk.ending.promise(desk.dossier.id, 2)

    after = desk.extend("Phải xác minh thêm", 2)
    with pytest.raises(Hindered) as again:
        desk.extend("Lần nữa", 2)
    desk.counter.slips.again(Form.APOLOGY, desk.dossier.id)

    assert after.due == told
    assert after.extension.due_before == desk.dossier.due.at
    assert again.value.why == Hindrance.EXTENDED_BEFORE
    facts = desk.counter.paper.slips[-1].facts
    assert facts["due"] == "trước 17 giờ 00 phút, ngày 23 tháng 11 năm 2026"
    assert "ngày 26 tháng 11" in facts["new_due"]
    assert facts["reason"] == "Phải xác minh thêm"


def test_case_39_no_date_is_moved_by_one_officer_alone(desk):
    lead = desk.counter.session.who().officer.id

    for second, password in ((lead, PASSWORD), (BINH.id, "sai")):
        with pytest.raises((SecondOfficerNeeded, WrongPassword)):
            desk.ending.extend(
                desk.dossier.id,
                reason="Chậm",
                days=1,
                second=second,
                password=password,
            )
    assert desk.now() == desk.dossier

    desk.extend("Chậm", 1)

    entry = desk.counter.work.journal.entries[-1]
    assert (entry.act, entry.officer) == (Act.EXTENDED, lead)
    assert entry.detail == f"1 {BINH.id}"


def test_a_late_dossier_is_put_off_from_now_never_into_the_past(desk):
    desk.late(days=7)

    after = desk.extend("Chậm", 1)

    assert after.due.at > desk.counter.clock.now()


def test_the_law_of_the_procedure_says_by_how_much_when_it_does(desk):
    procedure = desk.counter.procedure(BIRTH)
    limit = procedure.offer(Channel.ASSISTED).limit
    desk.put(procedure=BIRTH, procedure_version=procedure.version)

    found = desk.ending.to_end(desk.dossier.id, FollowUp.EXTEND)

    assert found.extension == limit.extension


@pytest.mark.parametrize("days", [0, -1, MOST_DAYS + 1])
def test_a_number_of_days_that_cannot_be_is_refused(desk, days):
    with pytest.raises(NotReady):
        desk.extend("Chậm", days)

    assert desk.now() == desk.dossier


@pytest.mark.parametrize("act", ENDS)
def test_an_ending_has_its_reason_its_ground_and_its_paper(desk, act):
    name, status, line, form = ENDS[act]

    after = getattr(desk.ending, name)(desk.dossier.id, SAID)
    desk.counter.slips.again(form, desk.dossier.id)

    assert (after.status, after.ending.reason) == (status, SAID.reason)
    assert last(desk)[0].keys() == {"status", "ending"}
    assert line in {entry.act for entry in desk.counter.work.journal.entries}
    facts = desk.counter.paper.slips[-1].facts
    assert (facts["reason"], facts["ground"]) == (SAID.reason, SAID.ground)


@pytest.mark.parametrize("act", ENDS)
def test_what_is_over_is_over(desk, act):
    getattr(desk.ending, ENDS[act][0])(desk.dossier.id, SAID)

    over = desk.now()
    assert {over.hindrance(other) for other in FollowUp} == {Hindrance.OVER}
    with pytest.raises(WrongState):
        desk.counter.handing_over.result_arrived(desk.dossier.id)


@pytest.mark.parametrize("name", ["refuse", "stop"])
def test_no_ending_without_reason_and_ground(desk, name):
    with pytest.raises(NotReady) as caught:
        getattr(desk.ending, name)(desk.dossier.id, Said(reason=" "))

    assert caught.value.faults == 2
    assert desk.now() == desk.dossier


def test_what_the_ward_began_is_stopped_not_refused(desk):
    desk.put(status=Status.PROCESSING)

    with pytest.raises(Hindered) as caught:
        desk.ending.refuse(desk.dossier.id, SAID)

    assert caught.value.why == Hindrance.BEGUN
    assert desk.ending.stop(desk.dossier.id, SAID).status is Status.STOPPED


def test_an_officer_of_the_counter_neither_stops_nor_puts_off(desk):
    desk.sign_in(HA)

    with pytest.raises(Forbidden):
        desk.ending.stop(desk.dossier.id, SAID)
    with pytest.raises(Forbidden):
        desk.extend("Chậm", 1)
    assert desk.ending.refuse(desk.dossier.id, SAID).status is Status.REFUSED


def test_a_correction_has_its_reason_and_the_receipt_says_what_was_corrected(desk):
    who = desk.dossier.applicant

    after = desk.correcting.correct(
        desk.dossier.id,
        phone="0912345678",
        address=who.address,
        answers=desk.dossier.answers,
        reason="Công dân báo sai",
    )
    desk.counter.receipting.reprint(desk.dossier.id)

    assert after.applicant == replace(who, phone="0912345678")
    assert after.corrections[0].parts == ("applicant.phone",)
    fields, _entry = last(desk)
    assert {name.split(".")[0] for name in fields} == {"applicant", "corrections"}
    amended = desk.counter.paper.slips[-1].about.amendments
    assert [one.what for one in amended] == ["số điện thoại"]


def test_answers_are_corrected_by_the_rules_of_the_declaration(desk):
    who, answers = desk.dossier.applicant, dict(desk.dossier.answers)
    given = {"phone": who.phone, "address": who.address, "reason": "Ghi nhầm"}

    with pytest.raises(NotReady):
        desk.correcting.correct(
            desk.dossier.id, answers={**answers, "dk_tai": ""}, **given
        )
    after = desk.correcting.correct(
        desk.dossier.id, answers={**answers, "dk_tai": "UBND phường Mẫu"}, **given
    )

    assert after.answers["dk_tai"] == "UBND phường Mẫu"
    assert after.corrections[0].parts == ("form.dk_tai",)


def test_nothing_corrected_or_no_reason_is_no_correction(desk):
    who = desk.dossier.applicant
    same = {"address": who.address, "answers": desk.dossier.answers}

    with pytest.raises(NotReady):
        desk.correcting.correct(
            desk.dossier.id, phone=who.phone, reason="Ghi nhầm", **same
        )
    with pytest.raises(NotReady):
        desk.correcting.correct(desk.dossier.id, phone="0912345678", reason="", **same)

    assert desk.now().corrections == ()


def test_a_correction_that_would_cost_another_fee_is_told(desk):
    desk.put(channel=Channel.PAPER)
    who, answers = desk.dossier.applicant, desk.dossier.answers
    more = {**answers, "so_luong": 7}

    with pytest.raises(FeeWouldChange):
        desk.correcting.correct(
            desk.dossier.id,
            phone=who.phone,
            address=who.address,
            answers=more,
            reason="Thêm bản",
        )


def test_a_full_disk_keeps_nothing_and_says_so(desk):
    desk.counter.work.full = True

    with pytest.raises(StoreFull):
        desk.asked()

    desk.counter.work.full = False
    assert desk.now() == desk.dossier


def test_a_slip_said_once_is_a_copy_under_its_number_the_second_time(desk):
    desk.asked()

    first = desk.counter.slips.again(Form.SUPPLEMENT, desk.dossier.id).record
    second = desk.counter.slips.again(Form.SUPPLEMENT, desk.dossier.id).record

    assert (first.copy, second.copy) == (1, 2)
    assert first.number == second.number
    rows = desk.counter.paper.slips[-1].tables["items"]
    assert rows[0] == ("1", "Giấy tờ tùy thân", "bản còn hạn", "Luật 26/2023")


def test_everything_that_happened_comes_back_from_the_fields_it_was_written_in(desk):
    who = desk.dossier.applicant
    desk.asked()
    desk.supplementing.bring(desk.dossier.id, [0, 1], {})
    desk.extend("Chậm", 3)
    desk.correcting.correct(
        desk.dossier.id,
        phone="0912345678",
        address=who.address,
        answers=desk.dossier.answers,
        reason="Ghi nhầm",
    )
    desk.ending.stop(desk.dossier.id, SAID)

    whole = desk.now()
    assert dossier_from(whole.id, fields_of(whole)) == whole


def test_the_pack_brings_usual_reasons_and_marks_rules_nobody_verified(desk):
    found = desk.supplementing.to_ask(desk.dossier.id)

    assert REASON in found.usage.reasons
    assert found.usage.said.endswith("chưa kiểm chứng")
    assert ROW in {row.id for row in found.rows}
