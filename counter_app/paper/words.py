"""What a paper says, line by line: the wording of its form with its facts put in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from counter_app.domain.amounts import money, one_place
from counter_app.domain.charts import Chart, worded
from counter_app.domain.due_words import WEEKDAYS, explained, short_date
from counter_app.domain.fees import Fee
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierCode
from counter_app.domain.numbers import is_provisional, on_paper
from counter_app.domain.printed import Form
from counter_app.domain.receipts import Receipt
from counter_app.domain.slips import Fact, Row, Slip
from counter_app.paper.facts import (
    Filler,
    masked_phone,
    moment,
    open_ended,
    signed,
    written,
)
from counter_app.paper.wording import Charts, Column, Grid, Line, Style, Wording

__all__ = ["Said", "Signature", "Table", "Words", "masked_phone", "money", "words"]


NAMES = 55
"""Millimetres of the column of names in the table of a chart."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line as it is printed."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is printed."""

    columns: tuple[Column, ...]
    rows: Sequence[tuple[str, ...]]
    tall: float = 0
    """Millimetres a row is high at least."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, how, and the name below."""

    title: str
    hint: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything a paper says, in the order of the paper."""

    code: DossierCode | None
    """Drawn as bars and QR at the foot, with the way to look it up."""
    parent: tuple[str, ...]
    office: tuple[str, ...]
    number: str
    nation: str
    motto: str
    place_and_date: str
    title: str
    notes: tuple[Said, ...]
    body: tuple[Said | Table | Chart, ...]
    signatures: tuple[Signature, ...]
    code_text: str
    citizens: str
    """The portal's pages for citizens, ``https://host``; empty: not known."""
    lookup: str
    page: str
    """Template of ``Trang 1/2``."""
    watermark: str
    document: str


def cleaner(printable: Callable[[str], str]) -> Callable[[str], str]:
    """Return what makes typed text one printable line."""

    def clean(text: str) -> str:
        # Line ends and tabs in what was typed would tear the line they stand in.
        return printable(" ".join(nfc(text).split()))

    return clean


def words(slip: Slip, wording: Wording, printable: Callable[[str], str]) -> Words:
    """Say a paper in the words of its form; ``printable`` replaces unknown letters."""
    clean = cleaner(printable)
    filler = Filler(facts_of(slip, wording), clean)
    head, receipt = slip.letterhead, slip.about
    return Words(
        code=receipt.code if receipt and wording.codes else None,
        parent=tuple(filter(None, map(clean, head.parent))),
        office=tuple(filter(None, map(clean, head.office))),
        number=filler.text(wording.number) or "",
        nation=wording.nation,
        motto=wording.motto,
        place_and_date=filler.known(wording.place_and_date),
        title=filler.known(wording.title),
        notes=tuple(_notes(slip, wording, filler)),
        body=tuple(_body(slip, wording, filler, clean)),
        signatures=tuple(
            Signature(filler.known(title), hint, filler.text(name) or "")
            for title, hint, name in wording.sign
        ),
        code_text=filler.fact("code"),
        citizens=head.citizens,
        lookup=_lookup(wording, filler),
        page=wording.page,
        watermark=watermark(slip, wording),
        document=filler.known(wording.document),
    )


def watermark(slip: Slip, wording: Wording) -> str:
    """Return what stands across the whole paper."""
    if slip.void:
        return wording.void
    return wording.watermark if slip.rehearsal else ""


def facts_of(slip: Slip, wording: Wording) -> Mapping[str, Fact]:
    """Return every fact the words may name."""
    about = _about(slip.about, wording) if slip.about else {}
    shared: dict[str, Fact] = {
        "place": slip.letterhead.place,
        "office": " ".join(slip.letterhead.office),
        "citizens": slip.letterhead.citizens.removeprefix("https://"),
        "lookup_hint": open_ended(slip.letterhead.lookup_hint),
        "copy": slip.copy,
        "printed": slip.printed_at,
    }
    return {**shared, **about, **slip.facts}


def _about(receipt: Receipt, wording: Wording) -> dict[str, Fact]:
    head = receipt.letterhead
    reasoned = receipt.due.steps or receipt.due.basis
    due = receipt.due.at
    return {
        "code": on_paper(receipt.code),
        "received_date": receipt.received_at.date(),
        "received_at": receipt.received_at,
        "due_at": due,
        "applicant": receipt.applicant,
        "applicant_capitals": nfc(receipt.applicant).upper(),
        "applicant_signed": signed(receipt.applicant),
        "personal_id": receipt.personal_id,
        "phone": masked_phone(receipt.phone),
        "address": open_ended(receipt.address),
        "procedure": open_ended(receipt.procedure_name),
        "procedure_code": receipt.procedure_code,
        "channel": wording.channels[receipt.channel],
        "received": moment(receipt.received_at),
        "due": f"trước {moment(due)}",
        "due_short": f"trước {due:%H:%M}, {WEEKDAYS[due.weekday()]}",
        "due_day": short_date(due.date()),
        "explained": explained(receipt.due) if reasoned else "",
        "return_place": open_ended(head.return_place),
        "counter": receipt.counter,
        "fee": fee_text(receipt.fee, wording),
        "papers": "; ".join(f"{one.name} ({one.count})" for one in receipt.papers),
        "register": str(receipt.register_number),
        "officer": receipt.officer,
        "officer_signed": signed(receipt.officer),
        "lookup_secret": receipt.lookup_secret,
        "witness": receipt.witness,
    }


def fee_text(fee: Fee, wording: Wording) -> str:
    """Write what it costs, how that is counted, and on what ground."""
    counted = ""
    if fee.amount is None:
        text = wording.fee_unknown
    else:
        text = wording.fee_amount.format(amount=money(fee.amount))
        if fee.quantity > 1 and fee.unit_amount:
            counted = wording.fee_counted.format(
                quantity=fee.quantity, unit_amount=money(fee.unit_amount)
            )
    grounds = (counted, open_ended(fee.ground), open_ended(fee.exemption))
    reasons = "; ".join(filter(None, grounds))
    return f"{text} ({reasons})" if reasons else text


def _notes(slip: Slip, wording: Wording, filler: Filler) -> Iterator[Said]:
    receipt = slip.about
    if slip.rehearsal:
        yield Said(wording.rehearsal, Style.BOLD)
    if receipt and is_provisional(receipt.code):
        yield Said(wording.provisional, Style.SMALL)
    elif receipt and receipt.offline:
        yield Said(wording.offline, Style.SMALL)
    if slip.copy > 1:
        yield Said(filler.known(wording.copy), Style.SMALL)
    if receipt and slip.form is Form.RECEIPT:
        for one in receipt.amendments:
            said = wording.amended.get(one.kind.value, "")
            if said:
                at = f"{one.at:%H:%M %d/%m/%Y}"
                yield Said(said.format(at=at, what=one.what), Style.SMALL)


def _body(
    slip: Slip, wording: Wording, filler: Filler, clean: Callable[[str], str]
) -> Iterator[Said | Table | Chart]:
    for part in wording.body:
        if isinstance(part, Grid):
            rows = [_cells(row, clean) for row in _rows(slip, part.name)]
            short = max(0, part.blank - len(rows))
            rows += [("",) * len(part.columns)] * short
            if not rows and part.none:
                yield Said(part.none, Style.PLAIN)
                continue
            yield Table(part.columns, rows, part.tall)
        elif isinstance(part, Charts):
            if not slip.plots:
                yield Said(part.none, Style.PLAIN)
            yield from _charts(slip, wording, clean)
        else:
            yield from said(part, filler)


def _charts(
    slip: Slip, wording: Wording, clean: Callable[[str], str]
) -> Iterator[Said | Table | Chart]:
    """Say each chart: what it finds, itself, what it does not tell, and its table."""

    def say(name: str) -> str:
        return wording.charts[name]

    for plot in slip.plots:
        said = worded(plot, say, one_place)
        # What a plan calls its targets is whatever its file says.
        marks = [replace(one, name=clean(one.name)) for one in said.marks]
        chart = replace(said, marks=marks)
        yield Said(chart.title, Style.HEADING)
        if chart.labels:
            yield chart
        if chart.note:
            yield Said(chart.note, Style.SMALL)
        if chart.labels:
            numbers = [Column(title=one.name) for one in chart.series]
            names = Column(title=chart.heading, width=NAMES, left=True)
            rows = [tuple(map(clean, row)) for row in chart.table()]
            yield Table((names, *numbers), rows)


def said(line: Line, filler: Filler) -> Iterator[Said]:
    """Return a line as it is printed, unless nothing of it is known."""
    if line.when and not filler.fact(line.when):
        return
    text = "  ".join(filler.all(line.pieces))
    if text:
        yield Said(text, line.style)


def _rows(slip: Slip, name: str) -> Sequence[Row]:
    if name == "papers" and name not in slip.tables and slip.about:
        return [
            (str(place), paper.name, paper.form, f"{paper.count:02d}")
            for place, paper in enumerate(slip.about.papers, start=1)
        ]
    return slip.tables.get(name, ())


def _cells(row: Row, clean: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(map(partial(cell, clean=clean), row))


def cell(fact: Fact, clean: Callable[[str], str]) -> str:
    """Write what stands in one cell of a table: dates short, amounts dotted."""
    if fact is None:
        return ""
    if isinstance(fact, str):
        return clean(fact) if fact else ""
    return written(fact, "money" if isinstance(fact, int) else "day")


def _lookup(wording: Wording, filler: Filler) -> str:
    found = " · ".join(filler.all(wording.lookup))
    when = wording.reminder_when
    reminder = wording.reminder if not when or filler.fact(when) else ""
    return " ".join(filter(None, (f"{found}." if found else "", reminder)))
