"""Answers of earlier dossiers that answer questions of this one.

``"earlier": "phone"`` names a fact about the applicant that several declarations ask
for; ``"earlier": true`` is the same question of the same declaration. ``earlierIf``
lists pointers that must be answered alike both times: a registration is offered again
only for the same person.
"""

from collections.abc import Iterator, Mapping, Sequence

from counter_app.domain.declarations import FieldKind
from counter_app.domain.ids import FormId
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import found_at
from counter_app.forms.sheets import Drawing, Question
from counter_app.forms.soup import as_object, as_text, is_empty, texts

Found = dict[str, tuple[int, Json]]
"""Pointer to which earlier dossier, and what it says."""


class Past:
    """One earlier dossier: its drawing and its answers."""

    def __init__(self, form: FormId, drawing: Drawing, answers: Answers) -> None:
        self._answers = answers
        self._facts = {
            fact: value
            for pointer, question in drawing.questions.items()
            if (fact := _fact(form, pointer, question))
            and not is_empty(value := found_at(answers, pointer))
        }

    def says(self, fact: str, question: Question, answers: Answers) -> Json:
        """Return what it says about this fact, or None."""
        alike = all(
            found_at(self._answers, pointer) == found_at(answers, pointer)
            for pointer in texts(question.style.get("earlierIf"))
        )
        return self._facts.get(fact) if alike else None


def recalled(
    form: FormId, drawing: Drawing, answers: Answers, past: Sequence[Past]
) -> Found:
    """Return earlier answers to what is asked and has no whole answer yet."""
    return dict(_recalled(form, drawing, answers, past))


def _recalled(
    form: FormId, drawing: Drawing, answers: Answers, past: Sequence[Past]
) -> Iterator[tuple[str, tuple[int, Json]]]:
    for pointer, question in drawing.questions.items():
        fact = _fact(form, pointer, question)
        if not fact or question.field.read_only:
            continue
        now = found_at(answers, pointer)
        for which, dossier in enumerate(past):
            value = dossier.says(fact, question, answers)
            if not is_empty(value) and (
                is_empty(now) or _completes(question, now, value)
            ):
                yield pointer, (which, value)
                break


def _fact(form: FormId, pointer: str, question: Question) -> str:
    told = question.style.get("earlier")
    return f"{form}{pointer}" if told is True else as_text(told)


def _completes(question: Question, now: Json, value: Json) -> bool:
    """Say whether an address of a card, its ward left open, was settled before."""
    if question.field.kind is not FieldKind.ADDRESS or not isinstance(now, Mapping):
        return False
    whole = as_object(value)
    return "xa" not in now and all(whole.get(key) == part for key, part in now.items())
