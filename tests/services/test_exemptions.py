"""An exemption the officer grants: the fee, the confirmation, the dossier."""

import pytest

from counter_app.domain.drafts import Confirmation
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.procedures import Channel
from tests.fakes.counter import EXTRACT, THU

RESIDENCE = ProcedureCode("1.004222")
MERIT = "dieu-4-tt-75"


@pytest.fixture
def draft(counter):
    started = counter.intake.start(THU)
    return counter.intake.choose(started.id, RESIDENCE, Channel.PAPER).id


def test_who_is_exempt_pays_nothing_and_the_reason_is_kept(counter, draft):
    before = counter.intake.check(draft)

    counter.intake.exempt(draft, MERIT)

    after = counter.intake.check(draft)
    assert MERIT in {one.id for one in before.exemptions}
    assert (before.fee.amount, after.fee.amount) == (20_000, 0)
    assert "Thông tư 75/2022/TT-BTC" in after.fee.exemption


def test_another_fee_is_to_be_confirmed_anew(counter, draft):
    counter.intake.confirm(draft, Confirmation.SPOKEN)

    assert counter.intake.exempt(draft, MERIT).confirmed is None


def test_an_exemption_is_taken_back_or_left_with_another_procedure(counter, draft):
    counter.intake.exempt(draft, MERIT)
    assert counter.intake.exempt(draft, "").exempt == ""

    counter.intake.exempt(draft, MERIT)
    again = counter.intake.choose(draft, RESIDENCE, Channel.PAPER)
    other = counter.intake.choose(draft, EXTRACT, Channel.PAPER)

    assert (again.exempt, other.exempt) == (MERIT, "")


def test_an_exemption_no_law_knows_changes_nothing(counter, draft):
    counter.intake.exempt(draft, "ban-be")

    assert counter.intake.check(draft).fee.amount == 20_000
