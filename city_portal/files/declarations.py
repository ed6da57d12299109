"""The declarations of the pack in force, by the counter's own engine of forms."""

from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from city_portal.files.catalogue import Catalogue
from city_portal.files.packs import Packs
from counter_app.domain.declarations import Declaration, Fault
from counter_app.domain.ids import FormId
from counter_app.domain.jsonable import Answers

if TYPE_CHECKING:
    from counter_app.forms.library import FormLibrary


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a declaration asks for the answers so far, and what is wrong with them."""

    answers: Answers
    declaration: Declaration
    faults: tuple[Fault, ...]


class Declarations:
    """One library for each pack; the engine is for one thread at a time."""

    def __init__(self, packs: Packs, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._packs = packs
        self._lock = Lock()
        self._sha256 = ""
        self._library: FormLibrary | None = None

    def asked(self, form: str, answers: Answers, today: date) -> Asked:
        """Return what to ask and what is wrong; NotFound for an unknown form."""
        name = FormId(form)
        with self._lock:
            library = self._current()
            return Asked(
                answers=answers,
                declaration=library.layout(name, answers),
                faults=tuple(library.faults(name, answers, today)),
            )

    def clean(self, form: str, answers: Answers) -> Answers:
        """Return the answers without those of questions that are not asked."""
        with self._lock:
            return self._current().clean(FormId(form), answers)

    def _current(self) -> "FormLibrary":
        # The engine is loaded by the first who declares, not by every portal.
        from counter_app.forms.library import FormLibrary

        pack = self._packs.current()
        if self._library is None or (pack and pack.sha256 != self._sha256):
            self._library = FormLibrary(pack.files if pack else {})
            self._sha256 = pack.sha256 if pack else ""
        return self._library
