"""A paper kept here is offered to its owner again, and taken with consent."""

from dataclasses import replace

import pytest

from counter_app.domain.errors import NotFound, NotReady
from counter_app.domain.journal import Act
from counter_app.domain.papers import Attachment, PaperState
from tests.fakes.counter import MAU, THU, ZONE
from tests.fakes.papers import FakePapers

ROW = "giay-to-tuy-than"
SCAN = b"%PDF-1.7 the card, both sides"


@pytest.fixture
def papers(counter):
    return FakePapers(counter)


@pytest.fixture
def reusing(papers):
    return papers.reusing


@pytest.fixture
def kept(counter):
    """A dossier of THU with a scan on the row, as received."""
    file = Attachment(
        sha256=counter.files.keep(SCAN), size=len(SCAN), pages=1, name="Quét 09:41"
    )
    draft = counter.ready(THU)

    def with_file(before):
        rows = [
            replace(row, state=PaperState.COPY, files=(file,))
            if row.row == ROW
            else row
            for row in before.papers
        ]
        return replace(before, papers=tuple(rows))

    counter.change(draft, with_file)
    return counter.intake.receive(draft.id)


def row_of(draft):
    return next(row for row in draft.papers if row.row == ROW)


def test_it_is_offered_with_its_date_its_state_and_its_dossier(counter, reusing, kept):
    draft = counter.chosen(THU)

    offer = reusing.offers(draft.id)[ROW]

    assert (offer.code, offer.was) == (kept.code, PaperState.COPY)
    assert offer.received_on == kept.received_at.astimezone(ZONE).date()
    assert offer.becomes is PaperState.FROM_STORE


def test_taken_with_consent_the_file_is_shared_and_the_consent_written_down(
    counter, reusing, kept
):
    draft = counter.chosen(THU)
    before = dict(counter.files.kept)

    after = reusing.take(draft.id, reusing.offers(draft.id)[ROW], agreed=True)

    [file] = row_of(after).files
    assert row_of(after).state is PaperState.FROM_STORE
    assert counter.files.read(file.sha256) == SCAN
    assert counter.files.kept == before
    [line] = [e for e in counter.work.journal.entries if e.act is Act.PAPER_REUSED]
    assert (line.dossier, line.detail, line.officer) == (
        draft.id,
        kept.code,
        "hant.thu",
    )
    assert reusing.offers(draft.id) == {}


def test_without_consent_nothing_is_taken(counter, reusing, kept):
    draft = counter.chosen(THU)

    with pytest.raises(NotReady):
        reusing.take(draft.id, reusing.offers(draft.id)[ROW], agreed=False)

    assert not row_of(counter.work.drafts.get(draft.id)).files


def test_nobody_is_offered_the_papers_of_another(counter, reusing, kept):
    nameless = counter.change(
        counter.chosen(THU),
        lambda draft: replace(draft, citizen=replace(THU, personal_id="")),
    )

    assert reusing.offers(counter.chosen(MAU).id) == {}
    assert reusing.offers(nameless.id) == {}


def test_what_is_not_on_this_disk_is_not_offered_and_not_taken(counter, reusing, kept):
    draft = counter.chosen(THU)
    offer = reusing.offers(draft.id)[ROW]
    counter.files.kept.clear()

    assert reusing.offers(draft.id) == {}
    with pytest.raises(NotFound):
        reusing.take(draft.id, offer, agreed=True)


def test_new_pages_on_the_row_leave_what_was_taken_there(counter, papers, kept):
    draft = counter.chosen(THU)
    papers.reusing.take(draft.id, papers.reusing.offers(draft.id)[ROW], agreed=True)

    papers.scan(draft.id, ROW)

    files = row_of(counter.work.drafts.get(draft.id)).files
    assert [file.name for file in files] == ["Quét 09:41", "Quét 09:41"]
    assert len({file.sha256 for file in files}) == 2
