"""Every procedure, channel and case of the shipped pack, served to the last paper."""

import pytest

from tests.services.every_procedure import served, ways

pytestmark = pytest.mark.soak
WAYS = [*ways()]


@pytest.mark.parametrize(
    ("procedure", "channel", "case"),
    WAYS,
    ids=[f"{procedure.code}-{channel}-{case}" for procedure, channel, case in WAYS],
)
def test_it_is_served_from_the_choice_to_both_papers(procedure, channel, case):
    done = served(procedure, channel, case)

    assert not done.checked.faults
    assert not done.checked.missing
    assert done.dossier.code in done.receipt
    assert f"{done.dossier.due.at:%d/%m/%Y}" in done.receipt
    assert f"{procedure.code} ·" in done.declaration
