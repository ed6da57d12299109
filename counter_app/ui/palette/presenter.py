"""One box over people, dossiers, procedures, commands and help. No Qt.

Prefixes narrow it: ``>`` commands, ``#`` dossiers, ``@`` people, ``?`` help.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Protocol

from counter_app.domain.errors import CounterError
from counter_app.domain.folding import fold, foldings
from counter_app.domain.ids import DossierId, ProcedureCode
from counter_app.services.seeking import Found, Seeking
from counter_app.ui.ports import Tasks

ROWS, REMEMBERED, NEAREST, SHARE = 8, 5, 3, 2
"""Rows; last used; offered when nothing fits; of each kind before others fill up."""


class Kind(StrEnum):
    """What a row is."""

    COMMAND = "command"
    DOSSIER = "dossier"
    PERSON = "person"
    PROCEDURE = "procedure"
    HELP = "help"


PREFIXES = {
    ">": Kind.COMMAND,
    "#": Kind.DOSSIER,
    "@": Kind.PERSON,
    "?": Kind.HELP,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; equal rows are the same thing."""

    kind: Kind
    id: str
    title: str
    detail: str = ""
    keys: str = field(default="", compare=False)
    synonyms: tuple[str, ...] = field(default=(), compare=False)


class View(Protocol):
    """The box, as the presenter sees it."""

    def show_rows(self, query: str, rows: Sequence[Row], *, nearest: bool) -> None:
        """Show these; ``nearest``: nothing fits the query, these come near."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""

    def close_box(self) -> None:
        """A row was chosen."""


class Doors(Protocol):
    """What a row opens."""

    def run(self, command: str) -> None:
        """Do a command."""

    def dossier(self, dossier: DossierId) -> None:
        """Open a dossier."""

    def procedure(self, code: ProcedureCode) -> None:
        """Begin with this procedure."""

    def help(self, page: str) -> None:
        """Open a page of help."""


class PalettePresenter:
    """Knows the newest query and what was used last."""

    def __init__(
        self,
        seeking: Seeking,
        tasks: Tasks,
        doors: Doors,
        known: Callable[[], Sequence[Row]],
    ) -> None:
        """``known`` returns the commands and pages of help, in the language now set."""
        self._seeking, self._tasks, self._doors = seeking, tasks, doors
        self._known = known
        self._view: View | None = None
        self._last: list[Row] = []
        self._asked = 0

    def attach(self, view: View) -> None:
        """Serve this box."""
        self._view = view
        self.search("")

    def detach(self) -> None:
        """The box is closed; answers still under way are dropped."""
        self._view = None

    def forget(self) -> None:
        """A lock: nobody's name stays among the last used."""
        self._last = [
            row for row in self._last if row.kind not in {Kind.PERSON, Kind.DOSSIER}
        ]

    def search(self, query: str) -> None:
        """Show what fits; the rows of this PC's index follow at once."""
        if self._view is None:
            return
        self._asked += 1
        asked, text = self._asked, query.strip()
        if not text:
            self._view.show_rows(query, self._last, nearest=False)
            return
        kind = PREFIXES.get(text[0])
        words = text[1:].strip() if kind else text
        known = self._fitting(words, kind)
        if kind in {Kind.COMMAND, Kind.HELP} or not words:
            self._show(query, known, words)
            return

        def show(found: Found) -> None:
            if self._view and asked == self._asked:
                self._show(query, [*known, *_rows(found, kind)], words)

        self._tasks.run(
            lambda: self._seeking.seek(words, procedures=kind is None),
            show,
            self._complain,
        )

    def choose(self, row: Row) -> None:
        """Open what the row names; who looks somebody up is written down."""
        self._last = [row, *(one for one in self._last if one != row)][:REMEMBERED]
        if self._view:
            self._view.close_box()
        if row.kind is Kind.COMMAND:
            self._doors.run(row.id)
        elif row.kind is Kind.HELP:
            self._doors.help(row.id)
        elif row.kind is Kind.PROCEDURE:
            self._doors.procedure(ProcedureCode(row.id))
        else:
            dossier = DossierId(row.id)

            def go(_none: None) -> None:
                self._doors.dossier(dossier)

            self._tasks.run(lambda: self._seeking.opened(dossier), go, self._complain)

    def _fitting(self, words: str, kind: Kind | None) -> list[Row]:
        known = [row for row in self._known() if kind is None or row.kind is kind]
        if not words:
            return known
        asked = foldings(words)
        ranked = [(min(_rank(row, text) for text in asked), row) for row in known]
        return [row for rank, row in sorted(ranked, key=_by_rank) if rank < UNFIT]

    def _show(self, query: str, rows: Sequence[Row], words: str) -> None:
        if self._view is None:
            return
        if rows:
            self._view.show_rows(query, _shared(rows), nearest=False)
            return
        likeness = sorted(
            self._known(), key=lambda row: _unlike(row, fold(words)), reverse=False
        )
        self._view.show_rows(query, likeness[:NEAREST], nearest=True)

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)


UNFIT = 9


def _by_rank(ranked: tuple[int, Row]) -> int:
    return ranked[0]


def _rank(row: Row, text: str) -> int:
    """Say how well a command fits: 0 exactly, 1 begins so, 2 has all the words."""
    names = [fold(name) for name in (row.title, *row.synonyms)]
    if text in names:
        return 0
    if any(name.startswith(text) for name in names):
        return 1
    words = text.split()
    for name in names:
        parts = name.split()
        if all(any(part.startswith(word) for part in parts) for word in words):
            return 2
    return UNFIT


def _unlike(row: Row, text: str) -> float:
    names = [fold(name) for name in (row.title, *row.synonyms)]
    return 1 - max(SequenceMatcher(None, name, text).ratio() for name in names)


def _rows(found: Found, kind: Kind | None) -> list[Row]:
    rows = []
    if kind in {None, Kind.PERSON}:
        rows += [
            Row(
                kind=Kind.PERSON,
                id=person.newest,
                title=person.name,
                detail=person.masked_id,
            )
            for person in found.people
        ]
    if kind in {None, Kind.DOSSIER}:
        rows += [
            Row(
                kind=Kind.DOSSIER,
                id=line.id,
                title=line.code,
                detail=f"{line.applicant} · {line.procedure_name}".removeprefix(" · "),
            )
            for line in found.dossiers
        ]
    rows += [
        Row(
            kind=Kind.PROCEDURE,
            id=one.code,
            title=one.short_name,
            detail=f"{one.code} · {one.name}",
        )
        for one in found.procedures
    ]
    return rows


def _shared(rows: Sequence[Row]) -> list[Row]:
    """Return eight rows: a few of every kind there is, then whatever follows."""
    taken: list[Row] = []
    for kind in Kind:
        taken += [row for row in rows if row.kind is kind][:SHARE]
    taken += [row for row in rows if row not in taken][: max(0, ROWS - len(taken))]
    order = list(rows)
    return sorted(taken[:ROWS], key=order.index)
