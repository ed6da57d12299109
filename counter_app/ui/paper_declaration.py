"""F12 on the form and on the check: the declaration on paper, to be signed."""

from typing import Protocol

from counter_app.domain.errors import CounterError
from counter_app.domain.jsonable import Answers
from counter_app.services.declaring import Declaring
from counter_app.services.printing import Issued
from counter_app.ui.ports import Tasks
from counter_app.ui.walk import Walk


class View(Protocol):
    """A screen that can print the declaration."""

    def show_declaration_printing(self) -> None:
        """Say that it is on its way."""

    def show_declaration_printed(self, printed: Issued | None) -> None:
        """Say where it came out, or that this procedure has none."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""


class PaperDeclaration:
    """Prints once for one press, whatever is pressed meanwhile."""

    def __init__(self, walk: Walk, declaring: Declaring, devices: Tasks) -> None:
        self._walk = walk
        self._declaring = declaring
        self._devices = devices
        self._is_printing = False

    def print(self, view: View, answers: Answers) -> None:
        """Print the declaration of the walk-in at the counter with these answers."""
        draft, procedure = self._walk.draft, self._walk.procedure
        if draft is None or procedure is None or self._is_printing:
            return
        self._is_printing = True
        view.show_declaration_printing()

        def done(printed: Issued | None) -> None:
            self._is_printing = False
            if self._walk.serves(draft.id):
                view.show_declaration_printed(printed)

        def failed(problem: CounterError) -> None:
            self._is_printing = False
            if self._walk.serves(draft.id):
                view.show_problem(problem)

        self._devices.run(
            lambda: self._declaring.print(draft, procedure, answers), done, failed
        )
