"""What is said about a fee: what for, what was taken, how its slip came out."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from counter_app.domain.dossiers import Dossier
from counter_app.domain.payments import Kind, Method, Payment, unproved
from counter_app.services.collecting import Due
from counter_app.services.printing import Issued
from counter_app.ui import problems, wording
from counter_app.ui.tokens import Tone

translate = QCoreApplication.translate


class Origin(StrEnum):
    """Where the officer came from, and goes on afterwards."""

    RECEIVED = "received"
    HANDOVER = "handover"
    COPIES = "copies"
    DOSSIER = "dossier"
    TILL = "till"


def onwards(origin: Origin) -> str:
    """Name what F9 does once the fee is settled."""
    return {
        Origin.RECEIVED: translate("Fee", "Next person"),
        Origin.HANDOVER: translate("Fee", "Hand over the result"),
        Origin.COPIES: translate("Fee", "Back to the copies"),
        Origin.DOSSIER: translate("Fee", "Back to the dossier"),
        Origin.TILL: translate("Fee", "Back to the cash-up"),
    }[origin]


def what_for(dossier: Dossier) -> str:
    """Name what is paid for, and how it is counted."""
    fee, name = dossier.fee, dossier.procedure_name
    lines = [name]
    if fee.quantity > 1 and fee.unit_amount:
        unit = f" {fee.unit}" if fee.unit else ""
        lines.append(f"{wording.money(fee.unit_amount)} × {fee.quantity}{unit}")
    return " · ".join(lines)


def ground(dossier: Dossier) -> str:
    """Say on what ground it is paid."""
    fee = dossier.fee
    grounds = "; ".join(filter(None, (fee.ground, fee.exemption, fee.set_by)))
    return translate("Fee", "Ground: {ground}").format(ground=grounds or "–")


def taken(payment: Payment, back: int) -> str:
    """Say what is written down now."""
    amount = wording.money(payment.amount)
    if payment.kind is Kind.WAIVED:
        words = translate("Fee", "Let off: {amount}. {reason} ({ground}).")
        return words.format(amount=amount, reason=payment.reason, ground=payment.ground)
    if payment.method is Method.CASH:
        words = translate("Fee", "{amount} taken in cash; {back} go back.")
        return words.format(amount=amount, back=wording.money(back))
    if payment.reconciled:
        return translate("Fee", "{amount} taken by VietQR.").format(amount=amount)
    words = translate("Fee", "{amount} by VietQR, not reconciled yet.")
    return words.format(amount=amount)


def printing(payment: Payment) -> str:
    """Say that its slip is on the way."""
    if not payment.slip:
        return ""
    words = translate("Fee", "Slip {slip} is being printed…")
    return words.format(slip=payment.slip)


def printed(issued: Issued) -> tuple[Tone, str]:
    """Say how the slip came out."""
    if issued.problem:
        return Tone.WARNING, problems.sentence(issued.problem)
    words = translate("Fee", "Slip {slip}, copy {n}, is printed on {printer}.")
    if not issued.record.printer:
        words = translate("Fee", "Slip {slip} is kept; it was not printed.")
    return Tone.SUCCESS, words.format(
        slip=issued.record.number,
        n=issued.record.copy,
        printer=issued.record.printer,
    )


def standing(due: Due, *, settled: bool) -> tuple[Tone, str] | None:
    """Say what was paid before; None when there is nothing to say."""
    slips = ", ".join(one.slip for one in due.standing if one.slip)
    if due.owed is not None and due.owed < 0:
        words = translate(
            "Fee",
            "Paid twice, {more} too much (slips {slips}). Void one of the slips and"
            " give the money back.",
        )
        return Tone.DANGER, words.format(more=wording.money(-due.owed), slips=slips)
    if not settled:
        return None
    if unproved(due.standing):
        words = translate(
            "Fee",
            "Paid: slip {slips}, by a transfer whose credit nobody has seen. Look at"
            " the account: seen, write it down; if it never came, void the slip and"
            " take the fee anew.",
        )
        return Tone.WARNING, words.format(slips=slips)
    if slips:
        return Tone.INFO, translate("Fee", "Paid: slip {slips}.").format(slips=slips)
    return Tone.INFO, translate("Fee", "Nothing is to be paid.")
