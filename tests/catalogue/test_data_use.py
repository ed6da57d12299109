"""What personal data are taken for is dated data, and no bad file hides a procedure."""

from datetime import date

import pytest

from counter_app.catalogue.data_use import PATH, data_use_of
from counter_app.catalogue.sources import PackBroken

LAW = 'law = { text = "Luật 91", verified = false }\npurpose = "a"\nkept = "b"\n'
TWO = f"[[use]]\nfrom = 2026-01-01\n{LAW}[[use]]\nfrom = 2027-01-01\n{LAW}"


@pytest.mark.parametrize(
    ("on", "since"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2027, 5, 1), date(2027, 1, 1)),
    ],
)
def test_the_newest_law_begun_counts(on, since):
    found = data_use_of({PATH: TWO}, on)

    assert (found.since if found else None) == since


def test_a_pack_that_tells_nothing_tells_nothing():
    assert data_use_of({}, date(2026, 1, 1)) is None


@pytest.mark.parametrize("text", ["[[use]]\n", f"[[use]]\nfrom = '2026'\n{LAW}", "x"])
def test_a_file_that_cannot_be_read_is_named(text):
    with pytest.raises(PackBroken, match=PATH):
        data_use_of({PATH: text}, date(2026, 1, 1))
