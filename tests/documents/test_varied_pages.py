"""Differing made pages as a scanner gives them: small, and as legible as they came."""

import io
from difflib import SequenceMatcher

import pytest
from PIL import Image

from counter_app.documents import looking, opening, recognising
from counter_app.domain.stacks import Ink
from tests.fakes.sheets import encoded, spoiled
from tests.fakes.varied import DPI, PAGES

MOST = {Ink.BITONAL: 60_000, Ink.GREY: 250_000, Ink.COLOUR: 400_000}


@pytest.mark.soak
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_stays_within_its_size_and_reads_as_well_as_it_came(kind):
    page, truth = PAGES[kind]()
    raw = spoiled(page, askew=0.7, shade=25, noise=5)

    noticed, pdf = looking.look([(encoded(raw), 0)], looking.Wish())

    kept = Image.open(io.BytesIO(opening.drawn(pdf, 0, page.width)))
    assert len(pdf) <= MOST[Ink(noticed.ink)]
    assert read(kept, truth) >= 0.99 * read(raw, truth)
    assert noticed.findings == ()


def read(page: Image.Image, truth: str) -> float:
    """The share of the true characters that were read, in their order."""
    grey = page.convert("L")
    grey.info["dpi"] = (DPI, DPI)
    said = " ".join(word.text for word in recognising.read(grey).words)
    alike = SequenceMatcher(None, truth, said, autojunk=False).get_matching_blocks()
    return sum(block.size for block in alike) / len(truth)
