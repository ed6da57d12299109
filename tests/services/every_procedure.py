"""Serve a walk-in for any procedure of the shipped pack, from choice to paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pypdfium2

from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Confirmation, Draft
from counter_app.domain.papers import PaperState
from counter_app.domain.procedures import Channel, Procedure
from counter_app.domain.receipts import PaperSize
from counter_app.paper.declarations import PdfDeclarations
from counter_app.paper.receipts import PdfReceipts
from counter_app.selftest.choosing import channel_for
from counter_app.selftest.invented import complete
from counter_app.services.intake import Checked
from tests.fakes.counter import HA, THU, FakeCounter, declarations, shipped

TODAY = date(2026, 11, 23)
RESOURCES = Path(__file__).parents[2] / "resources"


@cache
def every() -> Sequence[Procedure]:
    return shipped().procedures(TODAY)


def ways() -> Iterator[tuple[Procedure, Channel, str]]:
    """Every channel and case of every procedure a date can be promised for."""
    for procedure in every():
        if channel_for(procedure, TODAY) is None:
            continue
        for offer in procedure.offers:
            for case in [one.id for one in procedure.cases] or [""]:
                if procedure.offer(offer.channel, case).limit.countable:
                    yield procedure, offer.channel, case


@cache
def drawing() -> tuple[PdfReceipts, PdfDeclarations]:
    fonts, wordings = RESOURCES / "fonts", RESOURCES / "paper"
    return (
        PdfReceipts(fonts=fonts, wordings=wordings),
        PdfDeclarations(fonts=fonts, wordings=wordings),
    )


@dataclass(frozen=True, kw_only=True)
class Served:
    checked: Checked
    dossier: Dossier
    receipt: str
    """What stands on the receipt, spaces and line ends as one space."""
    declaration: str


def served(
    procedure: Procedure,
    channel: Channel,
    case: str = "",
    counter: FakeCounter | None = None,
) -> Served:
    """Choose, answer what is asked, bring every paper, confirm, receive, print."""
    counter = counter or FakeCounter()
    draft = counter.intake.start(THU)
    draft = counter.intake.choose(draft.id, procedure.code, channel, case)
    assert procedure.form
    answers = complete(declarations(), procedure.form, draft.answers, TODAY)
    counter.intake.answer(draft.id, answers)
    counter.change(draft, lambda before: _with_papers(procedure, before))
    counter.intake.confirm(draft.id, Confirmation.SPOKEN)
    checked = counter.intake.check(draft.id)
    dossier = counter.intake.receive(draft.id)
    receipts, papers = drawing()
    receipt = counter.describing.receipt(dossier, 1, counter.clock.now())
    draw = replace(counter.declaring, paper=papers)
    paper = draw.print(draft, procedure, checked.answers)
    assert paper
    return Served(
        checked=checked,
        dossier=dossier,
        receipt=words_on(receipts.receipt(receipt, PaperSize.A5)),
        declaration=words_on(paper.pdf),
    )


def _with_papers(procedure: Procedure, draft: Draft) -> Draft:
    """Bring each paper in the first state the procedure allows."""
    states = {row.id: row.states[0] for row in procedure.checklist}
    return replace(
        draft,
        papers=tuple(
            replace(row, state=states[row.row], seen_by=HA.id, seen_at=draft.saved_at)
            if row.state is PaperState.MISSING
            else row
            for row in draft.papers
        ),
    )


def words_on(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())
