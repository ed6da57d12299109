import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.changes import difference
from counter_app.domain.drafts import Confirmation, Stage
from counter_app.domain.errors import (
    ClockUntrusted,
    LimitUncounted,
    NotFound,
    NotReady,
    NotSignedIn,
    NotYours,
    ProcedureElsewhere,
    ProcedureUnavailable,
    StoreFull,
)
from counter_app.domain.fields import fields_of
from counter_app.domain.ids import DossierId, ProcedureCode
from counter_app.domain.journal import Act
from counter_app.domain.news import Changed
from counter_app.domain.papers import PaperState
from counter_app.domain.people import Source
from counter_app.domain.procedures import Channel
from tests.fakes.counter import (
    BINH,
    BIRTH,
    EXTRACT,
    HA,
    MAU,
    PASSWORD,
    REGISTERED_AT,
    THU,
    ZONE,
    states,
)


def kept(counter, draft):
    return counter.work.drafts.kept[draft.id]


# -- the draft, step by step


def test_a_walk_in_is_on_disk_before_anything_is_typed(counter):
    draft = counter.intake.start(THU)

    assert kept(counter, draft) == draft
    assert (draft.owner, draft.counter, draft.stage) == (HA.id, "03", Stage.CITIZEN)
    assert draft.started_at == draft.saved_at == counter.clock.now()


def test_nobody_is_served_while_the_screen_is_locked(counter):
    counter.session.lock()

    with pytest.raises(NotSignedIn):
        counter.intake.start(THU)

    assert counter.work.drafts.kept == {}


def test_a_name_typed_in_pieces_is_kept_composed(counter):
    apart = unicodedata.normalize("NFD", THU.name)

    draft = counter.intake.start(replace(THU, name=f" {apart} "))

    assert draft.citizen == THU


def test_each_step_is_kept_as_it_is_made(counter):
    draft = counter.intake.start(THU)
    steps = [
        lambda: counter.intake.identify(draft.id, MAU, card_holder_present=False),
        lambda: counter.intake.choose(draft.id, EXTRACT, Channel.PAPER),
        lambda: counter.intake.answer(draft.id, {"dk_tai": "đang gõ d"}),
        lambda: counter.intake.stop_at(draft.id, Stage.PAPERS),
        lambda: counter.intake.confirm(draft.id, Confirmation.SIGNED_SLIP),
    ]

    for step in steps:
        counter.clock.move(seconds=2)
        after = step()
        assert kept(counter, draft) == after
        assert after.saved_at == counter.clock.now()

    last = kept(counter, draft)
    assert (last.citizen, last.card_holder_present) == (MAU, False)
    assert last.answers == {"dk_tai": "đang gõ d"}
    assert (last.stage, last.confirmed) == (Stage.PAPERS, Confirmation.SIGNED_SLIP)


def test_a_step_the_disk_refuses_leaves_the_step_before(counter):
    draft = counter.chosen()
    counter.work.full = True

    with pytest.raises(StoreFull):
        counter.intake.answer(draft.id, {"dk_tai": "x"})

    assert kept(counter, draft) == draft


def test_screens_hear_of_a_step_only_once_it_is_kept(counter):
    draft = counter.intake.start(THU)
    counter.heard.clear()
    counter.work.full = True

    with pytest.raises(StoreFull):
        counter.intake.stop_at(draft.id, Stage.FORM)
    silent = list(counter.heard)
    counter.work.full = False
    counter.intake.stop_at(draft.id, Stage.FORM)

    assert silent == []
    assert counter.heard == [Changed(drafts=True)]


def test_a_draft_is_resumed_where_it_was_left(counter):
    draft = counter.filled()
    counter.intake.stop_at(draft.id, Stage.PAPERS)

    assert counter.intake.resume(draft.id) == kept(counter, draft)
    assert counter.intake.resume(draft.id).stage is Stage.PAPERS


@pytest.mark.parametrize(
    "touch",
    [
        lambda intake, draft: intake.resume(draft),
        lambda intake, draft: intake.identify(draft, MAU),
        lambda intake, draft: intake.choose(draft, BIRTH, Channel.PAPER),
        lambda intake, draft: intake.answer(draft, {}),
        lambda intake, draft: intake.stop_at(draft, Stage.CHECK),
        lambda intake, draft: intake.confirm(draft, Confirmation.SPOKEN),
        lambda intake, draft: intake.check(draft),
        lambda intake, draft: intake.receive(draft),
        lambda intake, draft: intake.discard(draft),
    ],
)
def test_another_officers_draft_is_not_touched(counter, touch):
    draft = counter.ready()
    counter.session.sign_in(BINH.id, PASSWORD, "03")

    with pytest.raises(NotYours) as caught:
        touch(counter.intake, draft.id)

    assert caught.value.owner == HA.id
    assert kept(counter, draft) == draft
    assert counter.work.dossiers.kept == {}


def test_a_draft_given_up_is_forgotten(counter):
    draft = counter.filled()

    counter.intake.discard(draft.id)

    assert counter.work.drafts.kept == {}
    with pytest.raises(NotFound):
        counter.intake.resume(draft.id)


# -- the procedure and the channel


def test_choosing_prefills_from_the_card_and_lays_out_the_papers(counter):
    draft = counter.intake.choose(counter.intake.start(THU).id, EXTRACT, Channel.PAPER)

    assert draft.answers["nyc_ho_ten"] == THU.name
    assert states(draft.papers)["to-khai-giay"] is PaperState.MISSING
    assert "to-khai-dien-tu" not in states(draft.papers)
    assert draft.procedure_version == counter.procedure().version
    assert draft.stage is Stage.FORM


def test_another_procedure_begins_with_fresh_answers_and_papers(counter):
    draft = counter.ready()

    after = counter.intake.choose(draft.id, BIRTH, Channel.ASSISTED)

    assert "dk_tai" not in after.answers
    assert set(states(after.papers)) >= {"giay-chung-sinh"}
    assert states(after.papers)["giay-to-tuy-than"] is PaperState.MISSING
    assert after.confirmed is None


def test_another_channel_keeps_the_answers_and_begins_the_papers_anew(counter):
    draft = counter.ready(channel=Channel.ASSISTED)

    after = counter.intake.choose(draft.id, EXTRACT, Channel.PAPER)

    assert after.answers == draft.answers
    assert states(after.papers)["to-khai-giay"] is PaperState.MISSING
    assert states(after.papers)["giay-to-tuy-than"] is PaperState.MISSING


def test_the_same_choice_again_keeps_answers_and_papers(counter):
    draft = counter.ready()

    after = counter.intake.choose(draft.id, EXTRACT, Channel.ASSISTED)

    assert (after.answers, after.papers) == (draft.answers, draft.papers)


def test_a_newer_version_of_the_procedure_begins_the_papers_anew(counter):
    draft = counter.change(
        counter.filled(), lambda draft: replace(draft, procedure_version="cũ")
    )

    after = counter.intake.choose(draft.id, EXTRACT, Channel.ASSISTED)

    assert after.answers == draft.answers
    assert states(after.papers)["giay-to-tuy-than"] is PaperState.MISSING
    assert after.procedure_version == counter.procedure().version


def test_an_answer_the_officer_gave_is_not_written_over_by_the_card(counter):
    draft = counter.chosen()
    counter.intake.answer(draft.id, {**draft.answers, "nyc_ho_ten": "TÊN KHÁC"})

    after = counter.intake.choose(draft.id, EXTRACT, Channel.PAPER)

    assert after.answers["nyc_ho_ten"] == "TÊN KHÁC"


def test_a_procedure_nobody_knows_changes_nothing(counter):
    draft = counter.filled()

    with pytest.raises(ProcedureUnavailable):
        counter.intake.choose(draft.id, ProcedureCode("9.999999"), Channel.PAPER)

    assert kept(counter, draft) == draft


def test_each_channel_is_quoted_with_its_price_and_date(counter):
    quotes = {quote.channel: quote for quote in counter.intake.quotes(EXTRACT)}

    offers = {offer.channel for offer in counter.procedure().offers}
    assert set(quotes) == offers
    assert quotes[Channel.PAPER].fee.amount == 8000
    assert all(
        quote.promise.at == datetime(2026, 11, 23, 17, tzinfo=ZONE)
        for quote in quotes.values()
    )


def test_what_was_confirmed_no_longer_counts_once_it_changed(counter):
    changes = [
        lambda draft: counter.intake.identify(draft, MAU),
        lambda draft: counter.intake.answer(draft, {}),
        lambda draft: counter.intake.choose(draft, EXTRACT, Channel.PAPER),
    ]

    for change in changes:
        assert change(counter.ready().id).confirmed is None


# -- looking before receiving


def test_a_check_tells_price_promise_faults_and_missing_papers(counter):
    draft = counter.chosen(channel=Channel.PAPER)
    counter.intake.answer(draft.id, {**draft.answers, "so_luong": 3})

    checked = counter.intake.check(draft.id)

    assert checked.fee.amount == 24000
    assert checked.promise.at == datetime(2026, 11, 23, 17, tzinfo=ZONE)
    assert [fault.pointer for fault in checked.faults] == ["/dk_tai"]
    assert set(checked.missing) == {"to-khai-giay", "giay-to-tuy-than"}


def test_after_the_cut_off_the_next_working_day_counts_and_it_is_not_the_24th(counter):
    draft = counter.filled()
    counter.clock.at = datetime(2026, 11, 23, 15, 0, 1, tzinfo=ZONE).astimezone(UTC)

    checked = counter.intake.check(draft.id)

    assert checked.promise.at.date() == date(2026, 11, 25)  # 24/11 is a day off


def test_a_walk_in_without_a_procedure_cannot_be_checked(counter):
    draft = counter.intake.start(THU)

    with pytest.raises(NotReady):
        counter.intake.check(draft.id)


def test_a_version_that_lapsed_meanwhile_must_be_chosen_anew(counter, monkeypatch):
    draft = counter.ready()
    lapsed = replace(counter.procedure(), valid_to=date(2026, 11, 22))
    catalogue = type("Lapsed", (), {"procedure": lambda *_: lapsed})()

    with pytest.raises(ProcedureUnavailable):
        replace(counter.intake, catalogue=catalogue).check(draft.id)


# -- receiving


def test_a_received_dossier_has_all_that_was_promised(counter):
    draft = counter.ready(channel=Channel.PAPER)

    dossier = counter.intake.receive(draft.id)

    procedure = counter.procedure()
    assert dossier == counter.work.dossiers.kept[dossier.id]
    assert (dossier.id, dossier.code) == (draft.id, "000.12.34.H26-261123-0100")
    assert (dossier.register_number, dossier.counter) == (1, "03")
    assert dossier.lookup_secret == "7K2M"
    assert (dossier.procedure, dossier.procedure_version) == (
        EXTRACT,
        procedure.version,
    )
    assert (dossier.procedure_name, dossier.channel) == (procedure.name, Channel.PAPER)
    assert dossier.form_set == counter.catalogue.form_set(date(2026, 11, 23))
    assert dossier.applicant == THU
    assert dossier.answers["dk_tai"] == REGISTERED_AT["dk_tai"]
    assert (dossier.fee.amount, dossier.fee.quantity) == (8000, 1)
    assert dossier.due.at == datetime(2026, 11, 23, 17, tzinfo=ZONE)
    assert dossier.due.steps
    assert states(dossier.papers)["to-khai-giay"] is PaperState.SEEN
    assert [row.row for row in dossier.papers] == [
        row.id for row in procedure.checklist if row.id in states(dossier.papers)
    ]
    assert dossier.confirmed is Confirmation.SPOKEN
    assert (dossier.received_by, dossier.received_by_name) == (HA.id, HA.name)
    assert dossier.received_at == counter.clock.now()
    assert dossier.missing_reason == ""


def test_the_promise_and_fee_are_those_of_the_check(counter):
    draft = counter.ready()

    checked = counter.intake.check(draft.id)
    dossier = counter.intake.receive(draft.id)

    assert (dossier.fee, dossier.due) == (checked.fee, checked.promise)


def test_code_change_journal_and_draft_are_one_commit(counter):
    draft = counter.ready()

    dossier = counter.intake.receive(draft.id)

    [change] = counter.work.outbox.changes
    assert change.fields == difference({}, fields_of(dossier))
    assert (change.dossier, change.made_by) == (dossier.id, HA.id)
    assert change.made_at == counter.clock.now()
    entry = counter.work.journal.entries[-1]
    assert (entry.act, entry.officer, entry.dossier) == (
        Act.RECEIVED,
        HA.id,
        dossier.id,
    )
    assert counter.work.drafts.kept == {}


def test_nothing_is_kept_when_the_power_fails_before_the_commit(counter):
    draft = counter.ready()
    counter.heard.clear()
    entries = list(counter.work.journal.entries)
    counter.work.full = True

    with pytest.raises(StoreFull):
        counter.intake.receive(draft.id)

    assert counter.work.drafts.kept == {draft.id: draft}
    assert counter.work.dossiers.kept == {}
    assert counter.work.outbox.changes == []
    assert counter.work.journal.entries == entries
    assert (counter.work.numbers.used, counter.work.numbers.lines) == ({}, {})
    assert counter.heard == []


def test_after_such_a_failure_the_same_code_is_given(counter):
    draft = counter.ready()
    counter.work.full = True
    with pytest.raises(StoreFull):
        counter.intake.receive(draft.id)
    counter.work.full = False

    assert counter.intake.receive(draft.id).code == "000.12.34.H26-261123-0100"


def test_a_draft_is_received_once(counter):
    draft = counter.ready()
    counter.intake.receive(draft.id)

    with pytest.raises(NotFound):
        counter.intake.receive(draft.id)

    assert list(counter.work.dossiers.kept) == [DossierId(draft.id)]
    assert len(counter.work.outbox.changes) == 1
    assert counter.work.numbers.left(date(2026, 11, 23)) == 99


def test_screens_hear_of_the_dossier_and_that_it_waits(counter):
    draft = counter.ready()
    counter.heard.clear()

    dossier = counter.intake.receive(draft.id)

    assert counter.heard == [Changed(frozenset({dossier.id}), outbox=True, drafts=True)]


def test_codes_and_register_lines_count_on(counter):
    first, second = counter.received(THU), counter.received(MAU)

    assert [one.code[-4:] for one in (first, second)] == ["0100", "0101"]
    assert [one.register_number for one in (first, second)] == [1, 2]


def test_the_day_of_the_code_is_the_day_at_the_counter(counter):
    counter.clock.at = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)

    assert "-261124-" in counter.received().code


def test_with_the_block_used_up_a_provisional_code_is_given(counter):
    counter.work.numbers.size = 0

    assert counter.received().code.startswith("TAM-Q03")


def test_what_the_citizen_has_not_confirmed_is_not_received(counter):
    draft = counter.filled()

    with pytest.raises(NotReady) as caught:
        counter.intake.receive(draft.id)

    assert caught.value.faults == 1
    assert counter.work.dossiers.kept == {}
    assert counter.work.drafts.kept == {draft.id: draft}


def test_each_fault_counts(counter):
    draft = counter.ready()
    answers = {name: value for name, value in draft.answers.items() if name != "dk_tai"}
    counter.intake.answer(draft.id, answers)
    counter.intake.confirm(draft.id, Confirmation.SPOKEN)

    with pytest.raises(NotReady) as caught:
        counter.intake.receive(draft.id)

    assert caught.value.faults == 1


@pytest.mark.parametrize("reason", ["", "   ", "\t\n"])
def test_missing_papers_need_a_reason(counter, reason):
    draft = counter.intake.choose(counter.ready().id, EXTRACT, Channel.PAPER)
    counter.intake.confirm(draft.id, Confirmation.SPOKEN)

    with pytest.raises(NotReady) as caught:
        counter.intake.receive(draft.id, missing_reason=reason)

    assert caught.value.faults == 2


def test_with_a_reason_missing_papers_are_received_as_missing(counter):
    draft = counter.intake.choose(counter.ready().id, EXTRACT, Channel.PAPER)
    counter.intake.confirm(draft.id, Confirmation.SPOKEN)
    reason = unicodedata.normalize("NFD", " công dân bổ sung trước 12:00 ")

    dossier = counter.intake.receive(draft.id, missing_reason=reason)

    assert dossier.missing_reason == "công dân bổ sung trước 12:00"
    assert states(dossier.papers)["to-khai-giay"] is PaperState.MISSING


def test_a_reason_nobody_needs_is_not_kept(counter):
    draft = counter.ready()

    assert counter.intake.receive(draft.id, missing_reason="thừa").missing_reason == ""


def test_hidden_and_empty_answers_are_not_received(counter):
    draft = counter.ready()
    counter.intake.answer(draft.id, {**draft.answers, "nd_noi_sinh": "  "})
    counter.intake.confirm(draft.id, Confirmation.SPOKEN)

    dossier = counter.intake.receive(draft.id)

    assert "nd_noi_sinh" not in dossier.answers


# -- the clock


def test_no_number_is_issued_when_the_clock_went_back(counter):
    counter.received(MAU)
    high = counter.clock.now()
    draft = counter.ready()
    counter.clock.move(minutes=-11)

    with pytest.raises(ClockUntrusted) as caught:
        counter.intake.receive(draft.id)

    assert caught.value.last_seen == high
    assert counter.work.drafts.kept == {draft.id: draft}
    assert len(counter.work.dossiers.kept) == 1


def test_a_clock_put_right_by_minutes_is_no_reason_to_stop(counter):
    counter.received(MAU)
    draft = counter.ready()
    counter.clock.move(minutes=-9)

    assert counter.intake.receive(draft.id).received_at == counter.clock.now()


def test_a_clock_cannot_creep_back_step_by_step(counter):
    high = counter.clock.now()
    counter.received(MAU)
    counter.clock.move(minutes=-9)
    counter.received(MAU)
    counter.clock.move(minutes=-9)

    with pytest.raises(ClockUntrusted) as caught:
        counter.received(MAU)

    assert caught.value.last_seen == high


def test_the_clock_is_trusted_again_once_it_is_right(counter):
    counter.received(MAU)
    draft = counter.ready()
    counter.clock.move(days=-1)
    with pytest.raises(ClockUntrusted):
        counter.intake.receive(draft.id)
    counter.clock.move(days=1, minutes=1)

    assert counter.intake.receive(draft.id).received_at == counter.clock.now()


DEATH, ADOPTION, NUMBER = map(ProcedureCode, ("1.000656", "2.001263", "1.009141"))


def test_a_procedure_with_cases_begins_with_the_usual_one(counter):
    draft = counter.intake.choose(counter.intake.start(THU).id, DEATH, Channel.PAPER)

    assert draft.case == "dung-han"
    assert counter.intake.check(draft.id).fee.amount == 0


def test_another_case_has_other_papers_another_price_and_keeps_the_answers(counter):
    draft = counter.intake.choose(counter.intake.start(THU).id, DEATH, Channel.PAPER)
    counter.intake.answer(draft.id, {"ghi_chu": "đã gõ"})

    after = counter.intake.choose(draft.id, DEATH, Channel.PAPER, "chet-da-lau")

    assert "chung-cu-chung-minh-su-kien-chet" in states(after.papers)
    assert "giay-bao-tu-hoac-giay-thay-the" not in states(after.papers)
    assert after.answers["ghi_chu"] == "đã gõ"
    assert counter.intake.check(draft.id).fee.amount is None


def test_a_case_nobody_offers_is_refused(counter):
    draft = counter.intake.start(THU)

    with pytest.raises(ValueError, match="không-có"):
        counter.intake.choose(draft.id, DEATH, Channel.PAPER, "không-có")


def test_no_date_is_quoted_and_nothing_received_where_no_limit_can_be_counted(counter):
    draft = counter.intake.start(THU)

    quotes = counter.intake.quotes(ADOPTION)

    assert {quote.promise for quote in quotes} == {None}
    assert all("chưa kiểm chứng" in quote.basis for quote in quotes)
    with pytest.raises(LimitUncounted) as problem:
        counter.intake.choose(draft.id, ADOPTION, Channel.PAPER)
    assert problem.value.code == ADOPTION


def test_another_citys_procedure_is_not_received(counter):
    draft = counter.intake.start(THU)

    with pytest.raises(ProcedureElsewhere) as problem:
        counter.intake.choose(draft.id, NUMBER, Channel.PAPER)

    assert problem.value.place == "thành phố Đà Nẵng"


def test_a_procedure_retired_while_the_draft_lay_is_not_received(counter):
    resources = Path(__file__).parents[2] / "resources"
    law = PackCatalogue(resources / "catalogue")
    before = dict(law.files)
    draft = counter.ready()
    head = before["pack.toml"].replace(f'"procedures/{EXTRACT}.toml",', "")
    law.replace({**before, "pack.toml": head})
    law.look_back(lambda: [before])

    with pytest.raises(ProcedureUnavailable):
        replace(counter.intake, catalogue=law).receive(draft.id)

    assert counter.intake.resume(draft.id).answers == draft.answers


# -- the card is a paper that was shown


def with_card(counter, draft):
    """The officer compared who holds the card, and chose the procedure."""
    return counter.intake.choose(draft.id, EXTRACT, Channel.ASSISTED, compared=True)


def test_a_card_read_and_compared_is_the_identity_paper_shown(counter):
    draft = with_card(counter, counter.intake.start(THU))

    (card,) = [row for row in draft.papers if row.row == "giay-to-tuy-than"]
    assert (card.state, card.seen_by) == (PaperState.SEEN, HA.id)
    assert card.seen_at == counter.clock.now()
    assert states(draft.papers)["giay-to-cu-tru"] is PaperState.NOT_NEEDED


@pytest.mark.parametrize("what", ["typed", "somebody else holds it"])
def test_without_a_card_of_ones_own_the_paper_is_still_asked_for(counter, what):
    typed = replace(THU, source=Source.TYPED) if what == "typed" else THU
    draft = counter.intake.start(typed)
    if what != "typed":
        counter.intake.identify(draft.id, THU, card_holder_present=False)

    draft = with_card(counter, draft)

    assert states(draft.papers)["giay-to-tuy-than"] is PaperState.MISSING


@pytest.mark.parametrize(
    ("citizen", "holder"),
    [(THU, False), (replace(THU, personal_id="001090000123"), True)],
)
def test_a_card_that_is_anothers_after_all_no_longer_counts(counter, citizen, holder):
    draft = with_card(counter, counter.intake.start(THU))

    draft = counter.intake.identify(draft.id, citizen, card_holder_present=holder)

    assert states(draft.papers)["giay-to-tuy-than"] is PaperState.MISSING


def test_whoever_holds_anothers_card_is_asked_by_what_right(counter):
    draft = counter.intake.start(THU)
    counter.intake.identify(draft.id, THU, card_holder_present=False)

    draft = with_card(counter, draft)

    assert states(draft.papers)["van-ban-uy-quyen"] is PaperState.MISSING


def test_the_authorisation_is_asked_no_more_once_the_owner_is_here(counter):
    draft = with_card(counter, counter.intake.start(THU))
    assert states(draft.papers)["van-ban-uy-quyen"] is PaperState.NOT_NEEDED

    draft = counter.intake.identify(draft.id, THU, card_holder_present=False)
    assert states(draft.papers)["van-ban-uy-quyen"] is PaperState.MISSING
    draft = counter.intake.identify(draft.id, THU, card_holder_present=True)

    assert states(draft.papers)["van-ban-uy-quyen"] is PaperState.NOT_NEEDED
