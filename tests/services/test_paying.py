"""The QR to pay by: where there is an account and something to pay."""

from dataclasses import replace

import pytest

from counter_app.domain.copies import CopyDocument
from counter_app.domain.vietqr import BankAccount, account_of, plain
from counter_app.services.paying import purpose_of
from tests.fakes.counter import THU

ACCOUNT = BankAccount("970416", "257678859")
CARD = CopyDocument("Thẻ căn cước", pages=2, copies=2)


def test_the_qr_says_account_amount_and_a_short_purpose(counter):
    dossier = counter.certifying.certify(THU, [CARD]).dossier

    text = replace(counter.paying, account=ACCOUNT).qr(dossier.id).decode()

    assert "0697041601092576788590208QRIBFTTA" in text
    assert "54048000" in text
    assert "0818LP H26 261123 0100" in text


def test_nothing_to_pay_an_unknown_amount_and_no_account_give_no_qr(counter):
    paying = replace(counter.paying, account=ACCOUNT)
    free = counter.received()
    assert free.fee.amount == 0

    visit = counter.certifying.certify(THU, [CARD]).dossier

    assert paying.qr(free.id) is None
    assert counter.paying.qr(visit.id) is None


@pytest.mark.parametrize(
    ("code", "purpose"),
    [
        ("H26.103.25-261103-0112", "LP H26 261103 0112"),
        ("TAM-Q03.7F2A-261103-0007", "TAM-Q03.7F2A-261103-0007"),
    ],
)
def test_the_purpose_fits_the_line_of_a_bank(code, purpose):
    assert plain(purpose_of(code)) == purpose


@pytest.mark.parametrize("text", ["970416", "970416/", "97/123456", "a/b/c"])
def test_an_account_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match="bank"):
        account_of(text)


def test_no_account_is_none():
    assert account_of("") is None
    assert account_of("970416/257678859") == ACCOUNT
