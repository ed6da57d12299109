"""The declarations of a catalogue pack: what to ask, what is wrong, what to keep."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache

from counter_app.domain.declarations import Declaration, Fault, FieldKind
from counter_app.domain.declared import Declared
from counter_app.domain.errors import NotFound
from counter_app.domain.ids import FormId
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.people import Citizen
from counter_app.domain.pointers import found_at, placed
from counter_app.forms.branches import CHOSEN, without_choices
from counter_app.forms.declared import declared
from counter_app.forms.drawing import draw
from counter_app.forms.faults import find_faults
from counter_app.forms.filling import source_of, standard
from counter_app.forms.form import LISTS, Form, read_form
from counter_app.forms.places import Places
from counter_app.forms.recalling import Past, recalled
from counter_app.forms.schemas import SchemaBook, schema_of
from counter_app.forms.sheets import Drawing
from counter_app.forms.soup import composed, is_empty

MOST_ROUNDS = 10
"""Hiding one answer may hide another; rules that chase each other stop here."""
REMEMBERED = 8
"""Sets of answers whose drawing is kept: a page, its faults and F9 ask for the same."""


class FormLibrary:
    """Forms by their name: ``forms/<name>/schema.json``, ``ui.json`` and ``vi.json``.

    ``files`` maps paths inside the pack to their text; ``office`` is the committee
    the declarations are addressed to and ``place`` where they are signed, empty if
    each declaration asks for it; ``head`` is the head of the ward's papers, from which
    the committee is known too; ``today`` dates what is signed now.
    """

    def __init__(
        self,
        files: Mapping[str, str],
        *,
        office: str = "",
        place: str = "",
        head: str = "",
        today: Callable[[], date] | None = None,
    ) -> None:
        self._files = files
        self._office = office
        self._place = place
        self._head = head
        self._today = today
        self._forms: dict[FormId, Form] = {}
        self._asks: dict[FormId, dict[str, str]] = {}
        self._known_places: Places | None = None
        self._drawn = lru_cache(REMEMBERED)(self._draw)
        self._settled = lru_cache(REMEMBERED)(self._settle)
        self._faults = lru_cache(REMEMBERED)(self._find)
        self._others = lru_cache(REMEMBERED)(self._under)

    def known(self) -> Collection[FormId]:
        """Return which declarations were read so far."""
        return (*self._forms,)

    def read(self, forms: Iterable[FormId]) -> None:
        """Read these declarations now: a tenth of a second each; gone ones are left."""
        for form in forms:
            with suppress(NotFound):
                self._form(form)

    def layout(self, form: FormId, answers: Answers) -> Declaration:
        """Return what to ask, given the answers so far."""
        return self._settled(form, json.dumps(answers))[1].declaration

    def asks(self, form: FormId) -> Mapping[str, str]:
        """Return all it can ask, whatever is answered: pointer to label.

        What a row of a table asks stands under ``/*``.
        """
        if form not in self._asks:
            drawn = draw(self._form(form), {}, heeds_rules=False)
            told = self._asks[form] = {}
            for pointer, question in drawn.questions.items():
                told[pointer] = question.field.label
                for column in question.field.columns:
                    told[f"{pointer}/*{column.pointer}"] = column.label
        return self._asks[form]

    def faults(self, form: FormId, answers: Answers, today: date) -> Sequence[Fault]:
        """Return what is wrong, in the order of the page."""
        return [*self._faults(form, json.dumps(answers), today)]

    def prefill(self, form: FormId, answers: Answers, citizen: Citizen) -> Answers:
        """Return the answers with empty places filled from the citizen's card.

        Standard answers are filled too; a fact the scanner mangled is not.
        """
        read = self._form(form)
        filled = self._read(form, json.dumps(answers))[1]
        drawn = self._drawn(form, json.dumps(answers))
        for pointer, question in drawn.questions.items():
            if not is_empty(found_at(filled, pointer)):
                continue
            source = source_of(question.style)
            value = standard(question.schema)
            if self._today and question.style.get("today") is True:
                value = self._today().isoformat()
            if question.style.get("office") == "place":
                value = self._place or None
            if source:
                told = source.answer(
                    read,
                    citizen,
                    as_address=question.field.kind is FieldKind.ADDRESS,
                )
                value = value if told is None else told
            if value is not None:
                filled = placed(filled, pointer, composed(value))
        return filled

    def from_card(self, form: FormId) -> Mapping[str, str]:
        """Return which pointer is filled from which fact of the card."""
        found = {}
        for pointer, question in self._drawn(form, "{}").questions.items():
            source = source_of(question.style)
            if source:
                found[pointer] = source.fact
        return found

    def clean(self, form: FormId, answers: Answers) -> Answers:
        """Return the answers without those of hidden fields, text in NFC."""
        return _kept(self._settled(form, json.dumps(answers))[0])

    def recalled(
        self,
        form: FormId,
        answers: Answers,
        earlier: Sequence[tuple[FormId, Answers]],
    ) -> Mapping[str, tuple[int, Json]]:
        """Return which earlier dossier answers which open question, and how.

        ``earlier``: form and answers of dossiers of the same person, newest first.
        """
        past = []
        for name, told in earlier:
            try:
                drawn = self._settled(name, json.dumps(told))[1]
            except NotFound:
                drawn = Drawing()
            past.append(Past(name, drawn, told))
        kept, drawing = self._settled(form, json.dumps(answers))
        return recalled(form, drawing, kept, past)

    def paper(self, form: FormId, answers: Answers) -> Declared:
        """Return what the paper declaration says, to be signed."""
        kept, drawing = self._settled(form, json.dumps(answers))
        return declared(self._form(form), drawing, _kept(kept))

    def files_of(self, form: FormId) -> Mapping[str, str]:
        """Return what a declaration is drawn from: its folder and the shared lists."""
        return self._in({f"forms/{form}/", LISTS})

    def under(self, files: Mapping[str, str]) -> "FormLibrary":
        """Return the declarations as these files had them; places are today's.

        Mostly they are as they were: then it is this library, which has read them.
        """
        folders = {path.rpartition("/")[0] + "/" for path in files}
        if files and files == self._in(folders):
            return self
        return self._others(tuple(sorted(files.items())))

    def _find(self, name: FormId, written: str, today: date) -> tuple[Fault, ...]:
        kept, drawing = self._settled(name, written)
        found = find_faults(self._form(name), drawing, _kept(kept), today)
        return tuple(found)

    def _in(self, folders: Set[str]) -> Mapping[str, str]:
        own = (*folders,)
        return {path: self._files[path] for path in self._files if path.startswith(own)}

    def _under(self, files: tuple[tuple[str, str], ...]) -> "FormLibrary":
        places = {
            path: text
            for path, text in self._files.items()
            if not path.startswith("forms/")
        }
        return FormLibrary(
            {**places, **dict(files)},
            office=self._office,
            place=self._place,
            head=self._head,
            today=self._today,
        )

    def _draw(self, name: FormId, written: str) -> Drawing:
        form, answers = self._read(name, written)
        return draw(form, answers)

    def _settle(self, name: FormId, written: str) -> tuple[Answers, Drawing]:
        """Drop hidden answers and work out the others until nothing changes.

        ``written`` is the answers as JSON: nobody can change it, so what comes of it
        may be remembered. Whoever is given that must not change it either.
        """
        form, kept = self._read(name, written)
        drawing = draw(form, kept)
        for _ in range(MOST_ROUNDS):
            after = _followed(kept, drawing)
            if after == kept:
                break
            kept = after
            drawing = draw(form, kept)
        return kept, drawing

    def _read(self, name: FormId, written: str) -> tuple[Form, Answers]:
        """Return the form and the answers; without a schema they are their own."""
        form = self._form(name)
        answers = composed(json.loads(written))
        if form.stem and not _has_only(answers, form.stem.strip("/")):
            answers = {form.stem.strip("/"): answers}
        whole = answers if isinstance(answers, dict) else {}
        if not form.book.root and whole:
            book = SchemaBook(schema_of(whole), form.book.checker)
            form = replace(form, book=book)
        return form, whole

    def _form(self, name: FormId) -> Form:
        if name not in self._forms:
            folder = f"forms/{name}"
            if f"{folder}/schema.json" not in self._files:
                raise NotFound(name)
            places = self._places()
            office = self._office or places.committee(self._head)
            self._forms[name] = read_form(folder, self._files, places, office)
        return self._forms[name]

    def _places(self) -> Places:
        if self._known_places is None:
            self._known_places = Places(self._files)
        return self._known_places


def _followed(answers: Answers, drawing: Drawing) -> Answers:
    for pointer in sorted(drawing.hidden):
        if found_at(answers, pointer) is not None:
            answers = placed(answers, pointer, None)
    for pointer, question in drawing.questions.items():
        told = question.field.value
        if not question.field.read_only or told is None:
            continue
        if told != (found_at(answers, pointer) or ""):
            answers = placed(answers, pointer, told or None)
    return answers


def _has_only(answers: Json, name: str) -> bool:
    return isinstance(answers, dict) and set(answers) <= {name, CHOSEN}


def _kept(answers: Answers) -> Answers:
    """Return what is kept of the answers once the dossier is received."""
    told = without_choices(answers)
    return _without_empty(told) if isinstance(told, dict) else {}


def _without_empty(answers: Answers) -> Answers:
    """Drop what only looks like an answer, and spaces around text."""
    kept = {name: _trimmed(value) for name, value in answers.items()}
    return {name: value for name, value in kept.items() if not _says_nothing(value)}


def _trimmed(value: Json) -> Json:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return _without_empty(value)
    if isinstance(value, list):
        return [_trimmed(item) for item in value]
    return value


def _says_nothing(value: Json) -> bool:
    return value is None or value in ("", {})
