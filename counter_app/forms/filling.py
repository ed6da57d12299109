"""What fills itself: standard answers, facts of the card, answers worked out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counter_app.domain.dates import written
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.people import Citizen
from counter_app.domain.pointers import found_at
from counter_app.forms.form import Form
from counter_app.forms.rules import holds
from counter_app.forms.soup import Schema, as_list, as_object, as_text, is_empty
from counter_app.forms.words import date_words

_PLACE = re.compile(r"\{(/[^{}]*)\}")
FACTS = ("name", "personal_id", "birth", "gender", "address", "card_issued", "phone")


@dataclass(frozen=True, slots=True)
class Source:
    """Where on the card one answer comes from (UI schema option ``card``)."""

    fact: str
    values: Mapping[str, Json]
    by_date: tuple[Schema, ...]
    only: Schema
    """Facts the citizen must have, e.g. ``{"gender": "female"}``."""

    def answer(self, form: Form, citizen: Citizen, *, as_address: bool) -> Json:
        """Return the answer the card gives, or None when it is not sure."""
        if self.fact in citizen.doubtful or not self._is_meant(citizen):
            return None
        told = getattr(citizen, self.fact)
        text = "" if told is None else str(told)
        if not text:
            return None
        if as_address:
            return form.places.read(text) or None
        if self.by_date:
            return _by_date(self.by_date, text)
        if self.values:
            return self.values.get(text)
        return text

    def _is_meant(self, citizen: Citizen) -> bool:
        return all(
            fact in FACTS and str(getattr(citizen, fact)) == wanted
            for fact, wanted in self.only.items()
        )


def source_of(style: Schema) -> Source | None:
    """Read ``card``, ``cardValues``, ``cardByDate`` and ``cardWhen`` of a control."""
    fact = as_text(style.get("card"))
    if fact not in FACTS:
        return None
    steps = as_list(style.get("cardByDate"))
    return Source(
        fact=fact,
        values=as_object(style.get("cardValues")),
        by_date=tuple(as_object(step) for step in steps),
        only=as_object(style.get("cardWhen")),
    )


def _by_date(steps: Iterable[Schema], day: str) -> Json:
    """Choose by a day in ISO 8601: the first step whose ``until`` is not before it."""
    for step in steps:
        until = as_text(step.get("until"))
        if not until or day <= until:
            return step.get("value")
    return None


def worked_out(form: Form, style: Schema, answers: Answers) -> Json:
    """Return what a field says by itself, or None when the officer answers it.

    ``words_of``: a date in words. ``copy``: another answer while a condition holds.
    ``says``: the first sentence whose condition holds, with answers in it.
    ``office``: the committee this counter belongs to.
    """
    if style.get("office") is True:
        return form.office or None
    dated = as_text(style.get("words_of"))
    if dated:
        return date_words(as_text(found_at(answers, dated)))
    if "says" in style:
        return _sentence(form, as_list(style["says"]), answers)
    copied = as_object(style.get("copy"))
    if copied and holds(as_object(copied.get("when")), answers, "", form.book.checker):
        value = found_at(answers, as_text(copied.get("from")))
        return None if is_empty(value) else value
    return None


def _sentence(form: Form, told: Iterable[Json], answers: Answers) -> Json:
    for step in map(as_object, told):
        if holds(as_object(step.get("when")), answers, "", form.book.checker):
            return _PLACE.sub(
                lambda found: _said(found_at(answers, found[1])),
                as_text(step.get("text")),
            )
    return None


def _said(value: Json) -> str:
    text = "" if value is None or isinstance(value, dict | list) else str(value)
    return written(text) if text.strip() else "…"


def standard(schema: Schema) -> Json:
    """Return the answer a question has before anybody answered it."""
    value = schema.get("default")
    return None if isinstance(value, dict) or value == [] else value
