"""What fills itself: standard answers, facts of the card, answers worked out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.people import Citizen
from counter_app.domain.pointers import found_at
from counter_app.forms.form import Form
from counter_app.forms.rules import holds
from counter_app.forms.soup import Schema, as_list, as_object, as_text, is_empty
from counter_app.forms.words import date_words

FACTS = ("name", "personal_id", "birth", "gender", "address", "card_issued", "phone")


@dataclass(frozen=True, slots=True)
class Source:
    """Where on the card one answer comes from (UI schema option ``card``)."""

    fact: str
    values: Mapping[str, Json]
    by_date: tuple[Schema, ...]

    def answer(self, form: Form, citizen: Citizen, *, as_address: bool) -> Json:
        """Return the answer the card gives, or None when it is not sure."""
        if self.fact in citizen.doubtful:
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


def source_of(style: Schema) -> Source | None:
    """Read the options ``card``, ``cardValues`` and ``cardByDate`` of a control."""
    fact = as_text(style.get("card"))
    if fact not in FACTS:
        return None
    steps = as_list(style.get("cardByDate"))
    return Source(
        fact=fact,
        values=as_object(style.get("cardValues")),
        by_date=tuple(as_object(step) for step in steps),
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
    ``office``: the committee this counter belongs to.
    """
    if style.get("office") is True:
        return form.office or None
    dated = as_text(style.get("words_of"))
    if dated:
        return date_words(as_text(found_at(answers, dated)))
    copied = as_object(style.get("copy"))
    if copied and holds(as_object(copied.get("when")), answers, "", form.book.checker):
        value = found_at(answers, as_text(copied.get("from")))
        return None if is_empty(value) else value
    return None


def standard(schema: Schema) -> Json:
    """Return the answer a question has before anybody answered it."""
    value = schema.get("default")
    return None if isinstance(value, dict | list) else value
