"""The declarations of the pack in force, exchanged whole when a newer one comes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from threading import RLock

from counter_app.domain.declarations import Declaration, Fault
from counter_app.domain.declared import Declared
from counter_app.domain.ids import FormId
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.people import Citizen
from counter_app.forms.library import FormLibrary


class FormsInForce:
    """Asks one library at a time; see FormLibrary for what each answer is."""

    def __init__(
        self,
        files: Mapping[str, str],
        today: Callable[[], date] | None = None,
    ) -> None:
        self._today = today
        self._head = self._place = ""
        self._where: Callable[[], tuple[str, str]] = lambda: ("", "")
        # A new pack and the word where we stand come from different threads: neither
        # may put back what the other has just changed.
        self._busy = RLock()
        self._files, self._library = files, FormLibrary(files, today=today)

    def replace(self, files: Mapping[str, str]) -> None:
        """Go on with the declarations of this pack; safe from any thread.

        Those in use are read before anybody asks: the screen does not wait for it.
        """
        with self._busy:
            library = FormLibrary(
                files, head=self._head, place=self._place, today=self._today
            )
            library.read(self._library.known())
            self._files, self._library = files, library

    def stand_in(self, where: Callable[[], tuple[str, str]]) -> None:
        """Know the office from now on: the head of its papers, and where it is.

        Nobody knows it (both empty) before this PC is enrolled: ``where`` is asked
        again with the next declaration that is begun.
        """
        self._where = where
        self._look()

    def _look(self) -> None:
        head, place = self._where()
        with self._busy:
            if (head, place) != (self._head, self._place):
                self._head, self._place = head, place
                self.replace(self._files)

    def layout(self, form: FormId, answers: Answers) -> Declaration:
        """Return what to ask, given the answers so far."""
        return self._library.layout(form, answers)

    def asks(self, form: FormId) -> Mapping[str, str]:
        """Return all it can ask, whatever is answered: pointer to label."""
        return self._library.asks(form)

    def faults(self, form: FormId, answers: Answers, today: date) -> Sequence[Fault]:
        """Return what is wrong, in the order of the page."""
        return self._library.faults(form, answers, today)

    def prefill(self, form: FormId, answers: Answers, citizen: Citizen) -> Answers:
        """Return the answers with empty places filled from the citizen's card."""
        if not self._head:
            self._look()
        return self._library.prefill(form, answers, citizen)

    def from_card(self, form: FormId) -> Mapping[str, str]:
        """Return which pointer is filled from which fact of the card."""
        return self._library.from_card(form)

    def clean(self, form: FormId, answers: Answers) -> Answers:
        """Return the answers without those of hidden fields, text in NFC."""
        return self._library.clean(form, answers)

    def paper(self, form: FormId, answers: Answers) -> Declared:
        """Return what the paper declaration says, to be signed."""
        return self._library.paper(form, answers)

    def files_of(self, form: FormId) -> Mapping[str, str]:
        """Return what a declaration is drawn from, as it is now."""
        return self._library.files_of(form)

    def under(self, files: Mapping[str, str]) -> FormLibrary:
        """Return declarations as these files had them."""
        return self._library.under(files)

    def recalled(
        self,
        form: FormId,
        answers: Answers,
        earlier: Sequence[tuple[FormId, Answers]],
    ) -> Mapping[str, tuple[int, Json]]:
        """Return which earlier dossier answers which open question, and how."""
        return self._library.recalled(form, answers, earlier)
