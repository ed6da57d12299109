"""The citizen's own facts in the citizen's words: C1, C2, C3 and C5."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.domain.data_use import DataUse
from counter_app.domain.dates import written
from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Draft
from counter_app.domain.fees import Fee
from counter_app.domain.ids import FormId
from counter_app.domain.numbers import is_provisional, on_paper, without_office
from counter_app.domain.people import Citizen, Gender, Source, masked
from counter_app.domain.pointers import found_at
from counter_app.domain.procedures import Channel, Procedure
from counter_app.services.intake import Checked, Quote
from counter_app.services.ports import Forms
from counter_app.services.reading import Reading
from counter_app.ui import wording
from counter_app.ui.answers import asked, shown
from counter_app.ui.citizen.presenter import Sheet
from counter_app.ui.citizen.scenes import Card, Choosing, Given, Row
from counter_app.ui.citizen.speech import Speech
from counter_app.ui.handover.presenter import Collector

NAME, PERSONAL_ID, BIRTH, PAPERS, CHANNEL, DUE, CODE = (
    "name",
    "personal-id",
    "birth",
    "papers",
    "channel",
    "due",
    "code",
)
"""Ids of rows that are no answer of the declaration."""
LONGEST_NAME = 60
"""Letters of a procedure's name where there is little room."""
TODO = {
    Channel.ASSISTED: QT_TRANSLATE_NOOP(
        "Citizen", "The officer fills it in with you here."
    ),
    Channel.PAPER: QT_TRANSLATE_NOOP(
        "Citizen", "Hand in papers and sign the form here."
    ),
    Channel.SELF: QT_TRANSLATE_NOOP("Citizen", "Fill it in and send it on your phone."),
    Channel.POST: QT_TRANSLATE_NOOP(
        "Citizen", "Send the papers to this office by post."
    ),
}
CHANNELS = {
    Channel.ASSISTED: QT_TRANSLATE_NOOP("Citizen", "Online, with help at the counter"),
    Channel.PAPER: QT_TRANSLATE_NOOP("Citizen", "In person, on paper"),
    Channel.SELF: QT_TRANSLATE_NOOP("Citizen", "Online, on your own phone"),
    Channel.POST: QT_TRANSLATE_NOOP("Citizen", "By post"),
}
GENDERS = {
    Gender.MALE: QT_TRANSLATE_NOOP("Citizen", "male"),
    Gender.FEMALE: QT_TRANSLATE_NOOP("Citizen", "female"),
}
DAYS = (
    QT_TRANSLATE_NOOP("Citizen", "Monday"),
    QT_TRANSLATE_NOOP("Citizen", "Tuesday"),
    QT_TRANSLATE_NOOP("Citizen", "Wednesday"),
    QT_TRANSLATE_NOOP("Citizen", "Thursday"),
    QT_TRANSLATE_NOOP("Citizen", "Friday"),
    QT_TRANSLATE_NOOP("Citizen", "Saturday"),
    QT_TRANSLATE_NOOP("Citizen", "Sunday"),
)


def use_of(use: DataUse, procedure: Procedure, say: Speech) -> str:
    """Return what the data of a procedure are taken for, and by what.

    A long name of a procedure is cut: all of it stands on C3 and on the receipt.
    """
    words = say.say(
        QT_TRANSLATE_NOOP("Citizen", "Your data: {purpose}. Ground: {ground}.")
    )
    name = procedure.name
    if len(name) > LONGEST_NAME:
        name = f"{name[:LONGEST_NAME].rstrip()}…"
    return words.format(
        purpose=use.purpose_of(replace(procedure, name=name)).rstrip("."),
        ground=use.ground_of(procedure).rstrip("."),
    )


def begun(citizen: Citizen, say: Speech) -> tuple[Row, ...]:
    """Return who is served, for C1: the personal ID is masked."""
    rows = (
        (BIRTH, QT_TRANSLATE_NOOP("Citizen", "Born"), written(citizen.birth)),
        (
            PERSONAL_ID,
            QT_TRANSLATE_NOOP("Citizen", "Personal ID"),
            masked(citizen.personal_id),
        ),
        (NAME, QT_TRANSLATE_NOOP("Citizen", "Name"), citizen.name),
    )
    return tuple(
        Row(id=id_, label=say.say(name), value=v) for id_, name, v in rows if v
    )


def typed(
    before: Draft | None, draft: Draft, procedure: Procedure | None, forms: Forms
) -> tuple[Row, ...]:
    """Return what was answered since ``before``; numbers of persons are masked."""
    if before is None or procedure is None or not procedure.form:
        return ()
    if draft.answers == before.answers:
        return ()  # a paper came: nothing to draw the declaration for
    layout = forms.layout(procedure.form, draft.answers)
    rows = []
    for field in asked(layout):
        value = found_at(draft.answers, field.pointer)
        if value != found_at(before.answers, field.pointer):
            words = shown(field, value)
            if words:
                rows.append(Row(id=field.pointer, label=field.label, value=hide(words)))
    return tuple(rows)


def hide(words: str) -> str:
    """Mask what looks like a personal ID."""
    digits = words.replace(" ", "")
    is_id = digits.isascii() and digits.isdigit() and len(digits) == 12
    return masked(digits) if is_id else words


def sheet(checked: Checked, forms: Forms, say: Speech) -> Sheet:
    """Return everything to be confirmed, in full: the citizen's own facts only."""
    procedure = checked.procedure
    return Sheet(
        title=procedure.short_name,
        legal=procedure.name,
        rows=tuple(_rows(checked, forms, say)),
    )


def _rows(checked: Checked, forms: Forms, say: Speech) -> Iterator[Row]:
    draft, citizen = checked.draft, checked.draft.citizen
    sex = say.say(GENDERS[citizen.gender]) if citizen.gender else ""
    yield _row(say, NAME, QT_TRANSLATE_NOOP("Citizen", "Applicant"), citizen.name)
    facts = ", ".join(filter(None, (written(citizen.birth), sex)))
    yield _row(say, BIRTH, QT_TRANSLATE_NOOP("Citizen", "Born"), facts)
    number = grouped(citizen.personal_id)
    yield _row(say, PERSONAL_ID, QT_TRANSLATE_NOOP("Citizen", "Personal ID"), number)
    known = {citizen.name, citizen.personal_id, written(citizen.birth), sex}
    known = {words.casefold() for words in known if words}
    form = checked.procedure.form
    if form:
        card = {*cards_own(form, checked, forms)}
        for field in asked(forms.layout(form, checked.answers)):
            words = shown(field, found_at(checked.answers, field.pointer))
            if words and words.casefold() not in known and field.pointer not in card:
                yield Row(id=field.pointer, label=field.label, value=words)
    there = sum(row.complete for row in draft.papers)
    papers = say.say(QT_TRANSLATE_NOOP("Citizen", "{n} complete, {m} missing")).format(
        n=there, m=len(checked.missing)
    )
    yield _row(say, PAPERS, QT_TRANSLATE_NOOP("Citizen", "Papers"), papers)
    cost = f"{say.say(CHANNELS[checked.channel])} · {price(checked.fee, say)}"
    yield _row(say, CHANNEL, QT_TRANSLATE_NOOP("Citizen", "How, and fee"), cost)
    yield _row(
        say,
        DUE,
        QT_TRANSLATE_NOOP("Citizen", "Result due"),
        due(checked.promise.at, say),
    )


def collecting(collector: Collector, readings: Sequence[Reading], say: Speech) -> Sheet:
    """Return what is handed over to whom: the collector's own name and number only.

    Several results are one sheet: each has a row named by the end of its code, as it
    stands on the receipt, and all are confirmed at once.
    """
    citizen, first = collector.citizen, readings[0]
    told = [
        (NAME, QT_TRANSLATE_NOOP("Citizen", "Result goes to"), citizen.name),
        (
            PERSONAL_ID,
            QT_TRANSLATE_NOOP("Citizen", "Personal ID"),
            grouped(citizen.personal_id),
        ),
    ]
    whose = QT_TRANSLATE_NOOP("Citizen", "Dossier")
    code = on_paper(first.whole.dossier.code)
    if len(readings) == 1:
        return Sheet(
            title=_named(first),
            legal=first.whole.dossier.procedure_name,
            rows=tuple(_row(say, *one) for one in (*told, (CODE, whose, code))),
        )
    title = say.say(QT_TRANSLATE_NOOP("Citizen", "{n} results are handed over"))
    title = title.format(n=len(readings))
    rows = [_row(say, *one) for one in told]
    for number, reading in enumerate(readings, start=1):
        code = without_office(on_paper(reading.whole.dossier.code))
        rows.append(Row(id=f"{CODE}-{number}", label=code, value=_named(reading)))
    return Sheet(title=title, legal=title, rows=tuple(rows))


def _named(reading: Reading) -> str:
    procedure = reading.procedure
    return procedure.short_name if procedure else reading.whole.dossier.procedure_name


def cards_own(form: FormId, checked: Checked, forms: Forms) -> Iterator[str]:
    """Return the answers that stand as the citizen's own card has them.

    The card is in the citizen's hand; of it the screen shows name, birth, number and,
    as it may have changed, the address.
    """
    citizen = checked.draft.citizen
    if citizen.source is not Source.CARD:
        return
    card = forms.prefill(form, {}, citizen)
    for pointer, fact in forms.from_card(form).items():
        told = found_at(card, pointer)
        same = told is not None and found_at(checked.answers, pointer) == told
        if fact != "address" and same:
            yield pointer


def _row(say: Speech, id_: str, label: object, value: str) -> Row:
    return Row(id=id_, label=say.say(label), value=value or "–")


def choosing(
    procedure: Procedure,
    quotes: Sequence[Quote],
    say: Speech,
    chosen: Channel | None = None,
) -> Choosing:
    """Return the channels with their prices; none is chosen in advance."""
    cards = []
    for quote in quotes:
        cost = price(quote.fee, say)
        if quote.each and quote.fee.amount:
            cost = say.say(QT_TRANSLATE_NOOP("Citizen", "{price} a copy")).format(
                price=cost
            )
        when = due(quote.promise.at, say, short=True) if quote.promise else "–"
        cards.append(
            Card(
                channel=quote.channel,
                name=say.say(CHANNELS[quote.channel]),
                price=cost,
                due=say.say(QT_TRANSLATE_NOOP("Citizen", "Due {when}")).format(
                    when=when
                ),
                todo=say.say(TODO[quote.channel]),
            )
        )
    return Choosing(
        title=procedure.short_name,
        legal=procedure.name,
        cards=tuple(cards),
        chosen=chosen,
    )


def given(dossier: Dossier, office: str, say: Speech) -> Given:
    """Return the receipt for the screen: code, promise and where."""
    counter = say.say(QT_TRANSLATE_NOOP("Citizen", "Counter {n}")).format(
        n=dossier.counter
    )
    return Given(
        code=on_paper(dossier.code),
        due=due(dossier.due.at, say),
        where=" · ".join(filter(None, (counter, office))),
        provisional=is_provisional(dossier.code),
    )


def price(fee: Fee, say: Speech) -> str:
    """Write what it costs."""
    if fee.amount is None:
        return say.say(QT_TRANSLATE_NOOP("Citizen", "the officer will tell the fee"))
    return wording.money(fee.amount)


def due(at: datetime, say: Speech, *, short: bool = False) -> str:
    """Write ``Thứ Hai, 23/11/2026, trước 17:00``; short: without the weekday."""
    local = at.astimezone(wording.ZONE)
    if short:
        words = say.say(QT_TRANSLATE_NOOP("Citizen", "{day}, before {hour}"))
        return words.format(day=wording.day(local), hour=wording.clock(local))
    return say.say(
        QT_TRANSLATE_NOOP("Citizen", "{weekday}, {day}, before {hour}")
    ).format(
        weekday=say.say(DAYS[local.weekday()]),
        day=wording.day(local),
        hour=wording.clock(local),
    )


def grouped(personal_id: str) -> str:
    """Write a personal ID in threes, to be compared with the card."""
    if len(personal_id) != 12:
        return personal_id
    return " ".join(personal_id[at : at + 3] for at in range(0, 12, 3))
