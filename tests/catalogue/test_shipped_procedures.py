"""Every procedure of the shipped pack as an officer meets it at the counter."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.checklists import first_rows, missing_rows, rows_for
from counter_app.domain.folding import fold
from counter_app.domain.papers import PaperState
from counter_app.domain.pricing import fee_of
from counter_app.domain.procedures import Channel, LimitKind, OnlineLevel, Standing
from counter_app.domain.search import ProcedureIndex

SHIPPED = Path(__file__).parents[2] / "resources" / "catalogue"
TODAY = date(2026, 11, 24)
CATALOGUE = PackCatalogue(SHIPPED, lambda: TODAY)
ALL = CATALOGUE.procedures(TODAY)
INDEX = ProcedureIndex(ALL)
NO_PAPERS = {"2.001159", "1.003677"}
"""What is only told to the police: a stay, an absence of points c and d."""


def of(code):
    return CATALOGUE.procedure(code)


def by_code(procedure):
    return procedure.code


@pytest.mark.parametrize("procedure", ALL, ids=by_code)
def test_a_procedure_is_found_by_its_code_and_its_short_name(procedure):
    by_number = INDEX.find(procedure.code)[0]
    by_name = INDEX.find(fold(procedure.short_name))[:3]

    assert by_number is procedure
    assert procedure in by_name


@pytest.mark.parametrize("procedure", ALL, ids=by_code)
def test_words_are_composed_and_names_end_where_they_should(procedure):
    words = [procedure.name, procedure.short_name, procedure.result, *procedure.notes]
    words += [text for row in procedure.checklist for text in (row.name, row.condition)]

    for text in words:
        assert unicodedata.is_normalized("NFC", text)
        assert text == " ".join(text.split())
        assert not text.startswith(("-", "+", "*"))
    assert all(len(row.short_name) <= 60 for row in procedure.checklist)


@pytest.mark.parametrize("procedure", ALL, ids=by_code)
def test_every_channel_and_case_can_be_quoted_and_has_a_checklist(procedure):
    cases = [case.id for case in procedure.cases] or [""]

    for offer in procedure.offers:
        for case in cases:
            here = procedure.offer(offer.channel, case)
            assert here.prices
            assert here.limit.source.text
            rows = [row.id for row in rows_for(procedure, offer.channel, case)]
            assert len(rows) == len(set(rows))
            assert rows or procedure.code in NO_PAPERS


@pytest.mark.parametrize("procedure", ALL, ids=by_code)
def test_what_only_some_have_to_bring_says_who(procedure):
    for row in procedure.checklist:
        assert row.asked or row.condition, row.id


def test_only_three_have_no_limit_that_can_be_counted():
    uncounted = {
        procedure.code for procedure in ALL if not procedure.offers[0].limit.countable
    }

    assert uncounted == {"2.001263", "1.011606", "1.001570"}


def test_copies_are_certified_by_page_and_copy_of_each_document():
    offer = of("2.000815").offer(Channel.PAPER)
    papers = [{"so_trang": 1, "so_ban": 2}, {"so_trang": 5, "so_ban": 3}]

    assert fee_of(offer, {"giay_to": papers}).amount == 2 * 2000 + 3 * 7000


def test_who_is_poor_disabled_or_of_merit_pays_nothing_where_the_council_sets():
    offer = of("1.004873").offer(Channel.PAPER)

    assert fee_of(offer, {}).set_by == "Hội đồng nhân dân thành phố"
    assert fee_of(offer, {}, exempt="ho-ngheo").amount == 0


def test_every_form_is_in_the_pack():
    for procedure in ALL:
        assert f"forms/{procedure.form}/schema.json" in CATALOGUE.files, procedure.code


def test_a_fee_nobody_documented_is_unknown_and_not_zero():
    fees = {
        procedure.code: fee_of(procedure.offers[0], {})
        for procedure in ALL
        if not procedure.cases
    }

    assert fees["1.004837"].amount == 0
    for code in ("1.004873", "1.001653", "1.014027", "1.013227", "1.001612"):
        assert fees[code].amount is None
        assert not fees[code].verified


@pytest.mark.parametrize(
    ("code", "channel", "case", "amount"),
    [
        ("1.004222", Channel.ASSISTED, "", 10000),
        ("1.004222", Channel.PAPER, "", 20000),
        ("1.004194", Channel.ASSISTED, "ca-nhan-ho-gia-dinh", 7000),
        ("1.004194", Channel.PAPER, "ca-nhan-ho-gia-dinh", 15000),
        ("1.004194", Channel.PAPER, "theo-danh-sach", None),
        ("1.010038", Channel.ASSISTED, "", 5000),
        ("2.000884", Channel.PAPER, "", 10000),
        ("2.001035", Channel.PAPER, "", 50000),
        ("2.000913", Channel.POST, "", 30000),
        ("2.000927", Channel.PAPER, "", 25000),
        ("1.000656", Channel.PAPER, "dung-han", 0),
        ("1.000656", Channel.PAPER, "qua-han", None),
    ],
)
def test_a_channel_and_case_cost_what_the_source_says(code, channel, case, amount):
    assert fee_of(of(code).offer(channel, case), {}).amount == amount


@pytest.mark.parametrize(
    ("code", "channel", "case", "kind", "days"),
    [
        ("1.000894", Channel.PAPER, "thuong", LimitKind.SAME_DAY, 0),
        ("1.000894", Channel.PAPER, "xac-minh", LimitKind.WORKING_DAYS, 5),
        ("1.004859", Channel.PAPER, "thay-doi", LimitKind.WORKING_DAYS, 3),
        ("1.004859", Channel.PAPER, "bo-sung", LimitKind.SAME_DAY, 0),
        ("1.013225", Channel.PAPER, "nha-o-rieng-le", LimitKind.WORKING_DAYS, 7),
        ("1.013225", Channel.PAPER, "cong-trinh-ton-giao", LimitKind.WORKING_DAYS, 10),
        ("1.013978", Channel.ASSISTED, "", LimitKind.WORKING_DAYS, 17),
        ("1.013978", Channel.POST, "", LimitKind.WORKING_DAYS, 20),
        ("1.013978", Channel.PAPER, "", LimitKind.WORKING_DAYS, 27),
        ("1.012812", Channel.PAPER, "", LimitKind.CALENDAR_DAYS, 40),
        ("1.012812", Channel.POST, "", LimitKind.CALENDAR_DAYS, 30),
        ("1.013274", Channel.PAPER, "dam-tang", LimitKind.CALENDAR_DAYS, 1),
        ("1.010041", Channel.ASSISTED, "xac-minh", LimitKind.WORKING_DAYS, 3),
    ],
)
def test_a_channel_and_case_have_their_own_limit(code, channel, case, kind, days):
    limit = of(code).offer(channel, case).limit

    assert (limit.kind, limit.days) == (kind, days)


def test_a_case_asks_for_its_own_papers_only():
    permanent = of("1.004222")

    rented = rows_for(permanent, Channel.PAPER, "cho-o-do-thue-muon-o-nho")
    own = rows_for(permanent, Channel.PAPER, "cho-o-hop-phap-thuoc-quyen-so")

    assert "hop-dong-thue-muon-o-nho-co-chung-thuc" in {row.id for row in rented}
    assert "hop-dong-thue-muon-o-nho-co-chung-thuc" not in {row.id for row in own}
    assert {"to-khai-ct01"} <= {row.id for row in rented} & {row.id for row in own}


def test_a_paper_of_another_case_is_not_missed():
    death = of("1.000656")
    papers = first_rows(death, Channel.PAPER, "dung-han")

    assert "chung-cu-chung-minh-su-kien-chet" not in missing_rows(death, papers)
    assert "giay-bao-tu-hoac-giay-thay-the" in missing_rows(death, papers)


def test_remarks_of_the_source_are_notes_and_no_papers():
    death = of("1.000656")

    assert any("chụp lại hoặc ghi lại thông tin" in note for note in death.notes)
    assert not any("người tiếp nhận có trách" in row.name for row in death.checklist)


def test_what_another_city_has_is_shown_last_and_not_received():
    found = INDEX.find("số nhà")

    assert of("1.009141").standing(TODAY) is Standing.ELSEWHERE
    assert found[-1].code == "1.009141"


def test_the_two_look_alikes_tell_their_difference():
    extract, register = of("2.000635"), of("2.000908")

    assert "2.000908" in extract.difference
    assert "2.000635" in register.difference


def test_the_level_online_comes_from_the_source():
    levels = [procedure.online for procedure in ALL]

    assert levels.count(OnlineLevel.FULL) == 18
    assert of("1.004194").online is OnlineLevel.FULL
    assert of("2.000815").online is OnlineLevel.NONE


def test_identity_papers_are_never_taken():
    for procedure in ALL:
        for row in procedure.checklist:
            if row.id == "giay-to-tuy-than-xuat-trinh":
                assert PaperState.ORIGINAL not in row.states
