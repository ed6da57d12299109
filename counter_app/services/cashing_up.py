"""Chốt ca: what the till should hold, what was counted, and the sheet of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from counter_app.domain.amounts import amount_in_words, checked, money
from counter_app.domain.changes import SyncState
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierId, PaymentId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.money_errors import DifferenceUnexplained, NoShift
from counter_app.domain.news import Changed
from counter_app.domain.payments import Method
from counter_app.domain.people import Role
from counter_app.domain.printed import Form
from counter_app.domain.shifts import (
    DENOMINATIONS,
    Closing,
    Entered,
    Shift,
    SlipLine,
    Sums,
    TillEntry,
    counted,
    sums,
)
from counter_app.domain.slips import Fact, Row, Slip
from counter_app.services.describing import Describing
from counter_app.services.fee_slips import METHODS
from counter_app.services.ports import Announce, Begin, Catalogue, Clock, Queries
from counter_app.services.printing import Drawing, Issued, Order, Printing
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session
from counter_app.services.till_steps import shift_at

NOON = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TillState:
    """How one shift stands."""

    shift: Shift
    sums: Sums
    unsent: tuple[str, ...] = ()
    """Codes of dossiers whose fee the portal has not confirmed."""
    closing: Closing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CashingUp:
    """The use case of the shift."""

    begin: Begin
    session: Session
    clock: Clock
    zone: tzinfo
    queries: Queries
    catalogue: Catalogue
    printing: Printing
    describing: Describing
    announce: Announce

    @allowed(Role.INTAKE, Role.HANDOVER, unheard=True)
    def state(self) -> TillState | None:
        """Return the open shift of the officer at work; None: none is open."""
        seat = self.session.who()
        with self.begin() as work:
            shift = work.till.open_shift(seat.officer.id, seat.counter)
            entries = work.till.entries(shift.id) if shift else ()
        if shift is None:
            return None
        return TillState(shift=shift, sums=sums(entries), unsent=self._unsent(entries))

    @allowed(Role.INTAKE, Role.HANDOVER)
    def set_float(self, amount: int) -> TillState | None:
        """Say how much change lies in the till at the beginning; begins a shift."""
        opening = counted_float(amount)
        seat, now = self.session.who(), self.clock.now()
        with self.begin() as work:
            shift = shift_at(work, seat, now)
            entries = work.till.entries(shift.id)
            if sums(entries).opening != opening or not entries:
                work.till.add(
                    TillEntry(
                        id=PaymentId(f"{shift.id}.float.{len(entries)}"),
                        shift=shift.id,
                        entered=Entered.FLOAT,
                        amount=opening,
                        at=now,
                        by=seat.officer.id,
                    )
                )
            work.commit()
        return self.state()

    @allowed(Role.INTAKE, Role.HANDOVER)
    def close(self, notes: Mapping[int, int], reason: str = "") -> TillState:
        """Close the shift; when this returns it is on disk and nothing of it changes.

        Raises NoShift when none is open (it was closed already), AmountRefused for
        notes no till holds, DifferenceUnexplained when the count differs and no reason
        is given. Fees not sent yet do not hinder: they are listed.
        """
        seat, now = self.session.who(), self.clock.now()
        there, why = counted(notes), " ".join(nfc(reason).split())
        with self.begin() as work:
            shift = work.till.open_shift(seat.officer.id, seat.counter)
            if shift is None:
                raise NoShift
            entries = work.till.entries(shift.id)
            found = sums(entries)
            closing = Closing(
                shift=shift.id,
                closed_at=now,
                by=seat.officer.id,
                notes={value: n for value, n in notes.items() if n},
                expected=found.expected,
                counted=there,
                reason=why if there != found.expected else "",
            )
            if closing.difference and not why:
                raise DifferenceUnexplained(closing.difference)
            work.till.close(closing)
            work.journal.add(
                Entry(
                    at=now,
                    act=Act.SHIFT_CLOSED,
                    officer=seat.officer.id,
                    detail=f"{seat.counter} {closing.expected} {closing.counted}",
                )
            )
            work.commit()
        self.announce(Changed())
        return TillState(
            shift=shift, sums=found, unsent=self._unsent(entries), closing=closing
        )

    @allowed(Role.INTAKE, Role.HANDOVER)
    def print(self, state: TillState) -> Issued:
        """Print the sheet of a shift that was closed; it takes a number of its own."""
        return self.printing.print(self._order(state))

    @allowed(*READING, unheard=True)
    def closed(self) -> Sequence[TillState]:
        """Return the shifts closed last on this PC, newest first."""
        with self.begin() as work:
            found = work.till.closed()
            return [
                TillState(
                    shift=shift, sums=sums(work.till.entries(shift.id)), closing=closing
                )
                for shift, closing in found
            ]

    def _unsent(self, entries: Sequence[TillEntry]) -> tuple[str, ...]:
        codes: dict[DossierId, str] = {
            one.dossier: one.code for one in entries if one.dossier
        }
        return tuple(
            code
            for dossier, code in codes.items()
            if self.queries.sync_state(dossier) is not SyncState.SENT
        )

    def _order(self, state: TillState) -> Order:
        closing = state.closing
        if closing is None:
            raise NoShift
        day = closing.closed_at.astimezone(self.zone).date()
        form_set = self.catalogue.form_set(day)

        def draw(drawing: Drawing) -> bytes:
            slip = Slip(
                form=Form.CASH_UP,
                form_set=form_set,
                letterhead=self.describing.office.letterhead,
                printed_at=drawing.at.astimezone(self.zone),
                rehearsal=self.describing.rehearsal,
                copy=drawing.copy,
                facts={**self._facts(state, closing), "number": drawing.number},
                tables=_tables(state.sums, closing),
            )
            return self.printing.paper.slip(slip, drawing.size, twice=drawing.twice)

        return Order(
            form=Form.CASH_UP, form_set=form_set, title=f"cash-up {day}", draw=draw
        )

    def _facts(self, state: TillState, closing: Closing) -> dict[str, Fact]:
        found = state.sums
        opened = state.shift.opened_at.astimezone(self.zone)
        return {
            "shift": f"{part_of_day(opened)} {opened:%d/%m/%Y}",
            "made_by": state.shift.officer_name,
            "counter": state.shift.counter,
            "opened": opened,
            "closed": closing.closed_at.astimezone(self.zone),
            "difference_reason": closing.reason or None,
            "voided": _voided(found) or None,
            "unsent": ", ".join(state.unsent) or None,
            "waived": found.waived or None,
            "amount": max(0, found.total),
            "in_words": amount_in_words(max(0, found.total)),
        }


def part_of_day(opened: datetime) -> str:
    """Name the shift that begins now: ``sáng`` or ``chiều``."""
    return "sáng" if opened.hour < NOON else "chiều"


def counted_float(amount: int) -> int:
    """Return the float if a till can hold it; raise AmountRefused."""
    return checked(amount)


def _voided(found: Sums) -> str:
    return "; ".join(f"{one.number} ({one.void_reason})" for one in found.voided)


def _tables(found: Sums, closing: Closing) -> Mapping[str, Sequence[Row]]:
    methods: list[Row] = [
        ("Tiền lẻ đầu ca", "", found.opening, None, None),
        ("Tiền mặt đã thu", str(found.cash_slips), found.cash, None, None),
        (
            "Tiền mặt trong két",
            "",
            closing.expected,
            closing.counted,
            _signed(closing.difference),
        ),
        ("VietQR đã thấy báo có", str(found.seen_slips), found.seen, None, None),
    ]
    if found.unproved or found.unproved_slips:
        methods.append(
            (
                "VietQR chưa đối soát",
                str(found.unproved_slips),
                found.unproved,
                None,
                None,
            )
        )
    if found.proved_later:
        later = found.proved_later
        methods.append(
            (
                "VietQR của ca trước, nay thấy báo có",
                str(len(later)),
                sum(one.amount for one in later),
                None,
                None,
            )
        )
    if found.waived:
        methods.append(("Miễn, giảm (lượt)", str(found.waived), 0, None, None))
    return {
        "methods": methods,
        "notes": [
            (value, str(closing.notes[value]), value * closing.notes[value])
            for value in DENOMINATIONS
            if closing.notes.get(value)
        ],
        "slips": [_slip_row(one) for one in (*found.slips, *found.given_back)],
    }


def _slip_row(one: SlipLine) -> Row:
    method = METHODS[one.method or Method.CASH, one.reconciled]
    return (
        one.number,
        one.code,
        f"{method} · hủy" if one.void_reason else method,
        one.amount,
    )


def _signed(amount: int) -> Fact:
    # A minus sign of its own width, or the plus that says "too much".
    if not amount:
        return 0
    return f"{'+' if amount > 0 else '−'}{money(abs(amount))}"
