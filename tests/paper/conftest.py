"""The paper that receipts are drawn on."""

from pathlib import Path

import pytest

from counter_app.paper.receipts import PdfReceipts

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def paper() -> PdfReceipts:
    return PdfReceipts(fonts=RESOURCES / "fonts", wordings=RESOURCES / "paper")
