"""The rows of the check: what is received, where it is from, and the way back to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from counter_app.domain.people import Source
from counter_app.domain.pointers import found_at
from counter_app.services.intake import Checked
from counter_app.services.ports import Forms
from counter_app.ui import wording
from counter_app.ui.answers import asked, shown

Jump = Callable[[], object]
"""Leads back to where a fact was given."""
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where an officer goes back to."""

    person: Jump
    procedure: Jump
    papers: Jump
    field: Callable[[str], Jump]
    """To a field of the declaration, by its pointer."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row."""

    name: str
    value: str
    jump: Jump | None = None
    source: str = ""
    """Where it is from, when nobody typed it."""


def facts(checked: Checked, forms: Forms, ways: Ways) -> Iterator[Fact]:
    """Return what would be received, row by row."""
    draft, citizen = checked.draft, checked.draft.citizen
    who = f"{citizen.name} · {wording.facts(citizen)}"
    source = _from(citizen.source)
    yield Fact(translate("CheckPage", "Citizen"), who, ways.person, source)
    if draft.case:
        name = checked.procedure.case(draft.case).name
        yield Fact(translate("CheckPage", "Case"), name, ways.procedure)
    yield from _answers(checked, forms, ways)
    missing = len(checked.missing)
    there = sum(row.complete for row in draft.papers)
    papers = translate("CheckPage", "{n} complete · {m} missing")
    papers = papers.format(n=there, m=missing)
    yield Fact(translate("CheckPage", "Papers"), papers, ways.papers)
    if draft.channel:
        why = "; ".join(filter(None, (checked.fee.ground, checked.fee.exemption)))
        cost = f"{wording.channel(draft.channel)} · {wording.fee(checked.fee)}"
        cost += f" ({why})" if why else ""
        yield Fact(translate("CheckPage", "Channel, fee"), cost, ways.procedure)
    yield Fact(translate("CheckPage", "Due"), wording.due(checked.promise.at))


def _answers(checked: Checked, forms: Forms, ways: Ways) -> Iterator[Fact]:
    form, draft = checked.procedure.form, checked.draft
    if not form:
        return
    card = draft.citizen.source is Source.CARD
    told = forms.prefill(form, {}, draft.citizen) if card else {}
    from_card = forms.from_card(form) if card else {}
    for field in asked(forms.layout(form, draft.answers)):
        given = found_at(draft.answers, field.pointer)
        value = shown(field, given)
        if value:
            whole = field.pointer in from_card and given == found_at(
                told, field.pointer
            )
            source = _from(Source.CARD) if whole else ""
            yield Fact(field.label, value, ways.field(field.pointer), source)


def _from(source: Source) -> str:
    if source is Source.CARD:
        return translate("CheckPage", "from the card")
    if source is Source.PAST:
        return translate("CheckPage", "from an earlier dossier")
    return ""
