"""What is wrong with the answers, in the order of the page, one fault a place."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from counter_app.domain.dates import first_day
from counter_app.domain.declarations import Fault, FaultKind, Field, FieldKind
from counter_app.domain.folding import nfc
from counter_app.domain.jsonable import Answers
from counter_app.domain.pointers import found_at, steps_of
from counter_app.forms.form import Form
from counter_app.forms.keywords import (
    SAID_AT_ONCE,
    names_needed,
    names_refused,
    said_by,
    shown,
)
from counter_app.forms.labels import spaced
from counter_app.forms.schemas import escaped
from counter_app.forms.sheets import Drawing, Question
from counter_app.forms.soup import as_text, is_empty

PAST = "notAfterToday"
"""Our schema keyword: a date that cannot lie in the future."""
EARLIEST = "notBefore"
"""Our schema keyword: the date beside it (pointer or name) that comes first."""
MESSAGE = "errorMessage"
"""Our schema keyword: the sentence to say instead of ours."""
AT = "errorAt"
"""Our schema keyword: the field that shows it, as a pointer or a member's name."""

_CHOSEN = {FieldKind.CHOICE, FieldKind.MANY, FieldKind.ADDRESS}


def find_faults(
    form: Form, drawing: Drawing, answers: Answers, today: date
) -> list[Fault]:
    """Return what is wrong with answers that are clean already."""
    broken = bool(form.book.checker.broken)
    finder = _Finder(form, drawing, answers, schema_is_broken=broken)
    value = found_at(answers, form.stem)
    told = [] if value is None and form.stem else form.book.checker.errors(value)
    for error in told:
        for fault in finder.faults_of(error):
            finder.add(fault)
    for pointer, question in (*drawing.questions.items(), *drawing.inside.items()):
        for fault in finder.own_faults(pointer, question, today):
            finder.add(fault)
    return finder.in_order()


class _Finder:
    def __init__(
        self,
        form: Form,
        drawing: Drawing,
        answers: Answers,
        *,
        schema_is_broken: bool,
    ) -> None:
        self._form = form
        self._drawing = drawing
        self._asked = {**drawing.inside, **drawing.questions}
        self._answers = answers
        self._schema_is_broken = schema_is_broken
        self._found: dict[str, Fault] = {}
        self._said: set[tuple[str, object, int]] = set()
        self._order = {place: rank for rank, place in enumerate(drawing.questions)}

    def add(self, fault: Fault) -> None:
        before = self._found.get(fault.pointer)
        if before is None or _weight(fault) > _weight(before):
            self._found[fault.pointer] = fault

    def in_order(self) -> list[Fault]:
        last = len(self._order)

        def rank(fault: Fault) -> tuple[int, str]:
            place = fault.pointer
            while place and place not in self._order:
                place = place.rpartition("/")[0]
            return self._order.get(place, last), fault.pointer

        return sorted(self._found.values(), key=rank)

    # -- what the schema says -------------------------------------------------

    def faults_of(self, error: Any) -> Iterator[Fault]:
        """Turn one error of the library into ours, about a field on the page."""
        steps = (f"/{escaped(str(step))}" for step in error.absolute_path)
        place = self._form.stem + "".join(steps)
        schema = error.schema if isinstance(error.schema, dict) else {}
        message = nfc(as_text(schema.get(MESSAGE)))
        if message:
            yield from self._in_its_words(message, as_text(schema.get(AT)), place)
        elif error.validator in {"anyOf", "oneOf"}:
            yield from self._in_branches(error, place)
        else:
            yield from self._in_ours(error, place)

    def _in_ours(self, error: Any, place: str) -> Iterator[Fault]:
        # The library tells each name that is missing by an error of its own.
        once = (place, error.validator, id(error.validator_value))
        if error.validator in SAID_AT_ONCE and once in self._said:
            return
        self._said.add(once)
        needed, refused = names_needed(error), names_refused(error)
        for name in needed:
            yield from self._missing(f"{place}/{escaped(name)}")
        for name in refused:
            yield self._fault(f"{place}/{escaped(name)}", FaultKind.NOT_ASKED)
        if not needed and not refused and not self._is_hidden(place):
            yield self._by_keyword(error, place)

    def _in_its_words(self, message: str, at: str, place: str) -> Iterator[Fault]:
        if not at.startswith("/"):
            at = f"{place}/{at}" if at else place
        if not self._is_hidden(at):
            yield self._fault(at, FaultKind.OTHER, message=message)

    def _in_branches(self, error: Any, place: str) -> Iterator[Fault]:
        asked = self._field_above(place)
        if asked and asked.options:
            facts = {"value": shown(error.instance)}
            yield self._fault(place, FaultKind.NOT_AN_OPTION, facts)
            return
        branches: dict[Any, list[Any]] = {}
        for inner in error.context or ():
            branches.setdefault(inner.relative_schema_path[0], []).append(inner)
        taken = branches.get(self._drawing.ways.get(place))
        nearest = taken or min(branches.values(), key=len, default=[])
        told = [fault for inner in nearest for fault in self.faults_of(inner)]
        if told:
            yield from told
        elif not self._is_hidden(place):
            many = error.validator == "oneOf" and not error.context
            yield self._fault(place, FaultKind.TWO_WAYS if many else FaultKind.OTHER)

    def _missing(self, place: str) -> Iterator[Fault]:
        if self._is_hidden(place):
            return
        inside = [
            question.field
            for pointer, question in self._drawing.questions.items()
            if pointer.startswith(f"{place}/")
        ]
        if place in self._drawing.questions or not inside:
            yield self._fault(place, FaultKind.MISSING)
            return
        for asked in [each for each in inside if each.required] or inside[:1]:
            yield self._fault(asked.pointer, FaultKind.MISSING)

    def _by_keyword(self, error: Any, place: str) -> Fault:
        asked = self._field_above(place)
        if asked and asked.kind is FieldKind.DIGITS and error.validator == "pattern":
            return self._digits(place, asked, as_text(error.instance))
        kind, facts = said_by(error, asked)
        message = self._translated(place, str(error.validator))
        return self._fault(place, kind, facts, message)

    def _translated(self, place: str, keyword: str) -> str:
        """Return the sentence an i18n key of JSON Forms gives for this fault."""
        question = self._asked.get(place)
        if not self._form.words or question is None:
            return ""
        for key in (
            f"{question.key}.error.custom",
            f"{question.key}.error.{keyword}",
            f"error.{keyword}",
        ):
            said = self._form.said(key, "")
            if said:
                return said
        return ""

    def _digits(self, place: str, asked: Field, value: str) -> Fault:
        if not (value.isascii() and value.isdecimal()):
            return self._fault(place, FaultKind.NOT_DIGITS, {"value": value})
        limit = "" if asked.digits is None else str(asked.digits)
        facts = {"n": str(len(value)), "limit": limit}
        return self._fault(place, FaultKind.WRONG_LENGTH, facts)

    # -- what the page says ---------------------------------------------------

    def own_faults(
        self, pointer: str, question: Question, today: date
    ) -> Iterator[Fault]:
        """Find what JSON Schema cannot say: days to come. A broken one says nothing."""
        value = found_at(self._answers, pointer)
        if is_empty(value):
            if self._schema_is_broken and question.field.required:
                yield from self._missing(pointer)
            return
        day = first_day(value) if isinstance(value, str) else None
        if day is None:
            return
        if question.schema.get(PAST) is True and day > today:
            yield self._fault(pointer, FaultKind.DATE_IN_FUTURE, {"value": str(value)})
        yield from self._too_early(pointer, question, str(value))

    def _too_early(
        self, pointer: str, question: Question, value: str
    ) -> Iterator[Fault]:
        """Compare as far as both dates are known: 1987 is not before 05/1987."""
        earlier = as_text(question.schema.get(EARLIEST))
        if not earlier:
            return
        at = _beside(pointer, earlier)
        limit = found_at(self._answers, at)
        if not isinstance(limit, str) or first_day(limit) is None:
            return
        known = min(len(value), len(limit))
        if value[:known] < limit[:known]:
            facts = {"value": value, "limit": limit}
            yield self._fault(pointer, FaultKind.DATE_TOO_EARLY, facts)

    # -- places ---------------------------------------------------------------

    def _fault(
        self,
        place: str,
        kind: FaultKind,
        facts: dict[str, str] | None = None,
        message: str = "",
    ) -> Fault:
        asked = self._named(place)
        return Fault(
            pointer=place,
            kind=kind,
            label=self._called(asked, place),
            verb=_verb(asked),
            facts=facts or {},
            message=message,
        )

    def _called(self, asked: Field | None, place: str) -> str:
        """Return what the page calls it, or what its property's name says."""
        if asked:
            return asked.label or asked.printed
        titles = {self._form.stem: self._drawing.declaration.title}
        if told := self._drawing.titles.get(place) or titles.get(place):
            return told
        steps = [step for step in steps_of(place) if not step.isdecimal()]
        return spaced(steps[-1]) if steps else ""

    def _is_hidden(self, place: str) -> bool:
        return any(_reaches(hidden, place) for hidden in self._drawing.hidden)

    def _field_above(self, place: str) -> Field | None:
        while place not in self._asked:
            if not place:
                return None
            place = place.rpartition("/")[0]
        return self._asked[place].field

    def _named(self, place: str) -> Field | None:
        """Return the field, or the column of a row, that a place belongs to."""
        above = self._field_above(place)
        if above is None or above.pointer == place:
            return above
        rest = place.removeprefix(above.pointer)
        if above.kind is FieldKind.TABLE:
            rest = "/" + "/".join(rest.split("/")[2:])
        return _column(above.columns, rest) or above


def _column(columns: Iterable[Field], rest: str) -> Field | None:
    return next((column for column in columns if column.pointer == rest), None)


def _beside(pointer: str, name: str) -> str:
    """Return the pointer a name means: itself one, or a neighbour's."""
    if name.startswith("/"):
        return name
    return f"{pointer.rpartition('/')[0]}/{escaped(name)}"


def _reaches(hidden: str, place: str) -> bool:
    return place == hidden or place.startswith(f"{hidden}/")


def _verb(asked: Field | None) -> str:
    if asked is None:
        return "Nhập"
    if asked.kind is FieldKind.YES_NO:
        return "Đánh dấu"
    if asked.kind is FieldKind.TABLE:
        return "Thêm"
    return "Chọn" if asked.kind in _CHOSEN or asked.options else "Nhập"


def _weight(fault: Fault) -> int:
    """The form's own sentence first, then emptiness, then everything else."""
    return 2 if fault.message else 1 if fault.kind is FaultKind.MISSING else 0
