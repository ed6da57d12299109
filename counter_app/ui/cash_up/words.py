"""What is said of a till and of a day, row by row."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.domain.amounts import money
from counter_app.domain.day_end import DayBalance, Loose, LooseEnd
from counter_app.domain.ids import DossierCode
from counter_app.domain.numbers import on_paper, without_office
from counter_app.domain.payments import Method
from counter_app.domain.shifts import SlipLine
from counter_app.services.cashing_up import TillState
from counter_app.services.proving import Last
from counter_app.ui import wording
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.chip import ChipLook
from counter_app.ui.widgets.facts import Fact

translate = QCoreApplication.translate
MOST_HANDED = 12
"""Lines of open work that fit above a password on the lowest screen."""
LOOSE = {
    Loose.NOT_PRINTED: QT_TRANSLATE_NOOP("Till", "receipt not printed"),
    Loose.NOT_SENT: QT_TRANSLATE_NOOP("Till", "not sent yet"),
    Loose.FILES: QT_TRANSLATE_NOOP("Till", "files not at the portal yet"),
    Loose.UNPAID: QT_TRANSLATE_NOOP("Till", "still to pay {amount}"),
    Loose.PAID_TWICE: QT_TRANSLATE_NOOP("Till", "{amount} paid too much"),
    Loose.UNPROVED: QT_TRANSLATE_NOOP("Till", "{amount} by VietQR, not reconciled"),
    Loose.SHIFT_OPEN: QT_TRANSLATE_NOOP("Till", "shift not closed"),
    Loose.DIFFERENCE: QT_TRANSLATE_NOOP("Till", "till differs by {amount}"),
    Loose.REFUSED: QT_TRANSLATE_NOOP("Till", "not taken by the city (Ctrl+U)"),
    Loose.DISPUTED: QT_TRANSLATE_NOOP("Till", "to be decided (Ctrl+U)"),
    Loose.DRAFT: QT_TRANSLATE_NOOP("Till", "begun, not received"),
}


def till_facts(state: TillState) -> Iterator[Fact]:
    """Name what the till should hold, way by way."""
    sums = state.sums
    slips = translate("Till", "{amount} · slips: {n}")

    def row(amount: int, n: int) -> str:
        return slips.format(amount=wording.money(amount), n=n)

    yield translate("Till", "Cash taken"), row(sums.cash, sums.cash_slips)
    yield (
        translate("Till", "VietQR, credit seen"),
        row(sums.seen, sums.seen_slips),
    )
    if sums.unproved or sums.unproved_slips:
        yield (
            translate("Till", "VietQR, not reconciled"),
            ChipLook(
                row(sums.unproved, sums.unproved_slips), "alert-triangle", Tone.WARNING
            ),
        )
    if sums.proved_later:
        later = sums.proved_later
        yield (
            translate("Till", "VietQR of earlier shifts, seen now"),
            row(sum(one.amount for one in later), len(later)),
        )
    yield translate("Till", "Exempt, reduced"), str(sums.waived)
    yield (
        translate("Till", "Should lie in the till"),
        wording.money(sums.expected),
    )


def slips_told(state: TillState) -> str:
    """Say which slips there are, and what is not sent."""
    told: list[str] = []
    slips, voided = state.sums.slips, state.sums.voided
    if slips:
        words = translate("Till", "{n} slips {first} … {last}")
        told.append(
            words.format(n=len(slips), first=slips[0].number, last=slips[-1].number)
        )
    if voided:
        numbers = ", ".join(one.number for one in voided)
        words = translate("Till", "void: {numbers}")
        told.append(words.format(numbers=numbers))
    if state.unsent:
        words = translate("Till", "{n} dossiers with a fee not sent yet")
        told.append(words.format(n=len(state.unsent)))
    return " · ".join(told)


def slip_row(one: SlipLine) -> tuple[str, ...]:
    """Write one line of the list of slips."""
    way = translate("Till", "Cash")
    if one.method is Method.VIETQR:
        way = "VietQR" if one.reconciled else translate("Till", "VietQR, unproved")
    if one.void_reason:
        way = translate("Till", "void: {why}").format(why=one.void_reason)
    return (
        one.number,
        without_office(on_paper(DossierCode(one.code))) if one.code else "",
        way,
        money(one.amount),
    )


def day_facts(day: DayBalance) -> Iterator[Fact]:
    """Name the four sums that must be equal, and the money."""
    of = translate("Till", "{n} of {of}")
    pairs = (
        (translate("Till", "Receipts printed"), day.printed, day.received),
        (translate("Till", "Dossiers acknowledged"), day.acknowledged, day.received),
        (translate("Till", "Files acknowledged"), day.files_acknowledged, day.files),
    )
    for name, n, whole in pairs:
        yield name, _look(of.format(n=n, of=whole), fits=n == whole)
    settled = day.paid + day.waived
    words = translate("Till", "{paid} paid, {waived} let off, of {due}")
    yield (
        translate("Till", "Fees of today's dossiers"),
        _look(
            words.format(
                paid=wording.money(day.paid),
                waived=wording.money(day.waived),
                due=wording.money(day.due),
            ),
            fits=settled == day.due,
        ),
    )
    yield translate("Till", "Taken at this PC today"), wording.money(day.taken)


def proof_fact(day: DayBalance, proof: Last | None) -> Fact:
    """Say whether the portal was proven to hold exactly the dossiers of this day."""
    name = translate("Till", "Compared with the portal")
    if proof is None or proof.day != day.day:
        words = translate("Till", "not yet today: see Sending to the city")
        return name, words
    words = translate("Till", "the same at {time} · {short}")
    told = words.format(time=wording.clock(proof.at), short=proof.short)
    return name, ChipLook(told, "circle-check", Tone.SUCCESS)


def handed_told(ends: Sequence[LooseEnd]) -> str:
    """Say what the colleague takes over: by name, or how many more."""
    lines = [f"{name}: {why}" for name, why in loose_facts(ends)]
    if not lines:
        return translate("Till", "Nothing is open at this counter.")
    more = len(lines) - MOST_HANDED
    words = translate("Till", "…and {n} more: see the day's end.")
    tail = [words.format(n=more)] if more > 0 else []
    return "\n".join([*lines[:MOST_HANDED], *tail])


def loose_facts(ends: Sequence[LooseEnd]) -> Iterator[Fact]:
    """Name what is open."""
    told: dict[str, list[str]] = {}
    for end in ends:
        why = translate("Till", str(LOOSE[end.why]))
        code = on_paper(DossierCode(end.code)) if end.dossier else end.code
        reasons = told.setdefault(f"{without_office(code)} · {end.name}", [])
        reasons.append(why.format(amount=wording.money(end.amount)))
    for name, reasons in told.items():
        yield name, "; ".join(reasons)


def day_told(day: DayBalance) -> tuple[Tone, str]:
    """Say whether the day balances."""
    if day.balanced:
        return Tone.SUCCESS, translate("Till", "The day balances: nothing is open.")
    words = translate("Till", "{n} things are open; they are handed to tomorrow.")
    return Tone.WARNING, words.format(n=len(day.loose))


def _look(words: str, *, fits: bool) -> ChipLook:
    if fits:
        return ChipLook(words, "circle-check", Tone.SUCCESS)
    return ChipLook(words, "alert-triangle", Tone.WARNING)
