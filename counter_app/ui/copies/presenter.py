"""Write down documents as they are laid on the counter; let F9 count once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.copies import (
    MOST_COPIES,
    MOST_PAGES,
    CopyDocument,
    count,
    spelt_out,
    whole,
)
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import AmountRefused, CounterError
from counter_app.domain.ids import DossierId, DraftId
from counter_app.domain.people import Citizen
from counter_app.services.certifying import Certified, Certifying, CopyQuote
from counter_app.services.labelling import Labelling
from counter_app.services.paying import Paying
from counter_app.services.printing import Issued
from counter_app.ui.ports import Tasks

NOBODY = Citizen(name="")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of the next document."""

    name: str
    pages: str
    copies: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanting:
    """What is wrong with what was typed; None is nothing."""

    citizen: bool = False
    document: bool = False
    pages: AmountRefused | None = None
    copies: AmountRefused | None = None

    def __bool__(self) -> bool:
        return self != Wanting()


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_citizen(self, citizen: Citizen) -> None:
        """Show whose copies they are."""

    def show_documents(
        self, documents: Sequence[CopyDocument], quote: CopyQuote | None
    ) -> None:
        """Show the documents; their price as soon as it is known."""

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is to be put right."""

    def clear_entry(self) -> None:
        """Empty the fields for the next document."""

    def show_certified(self, certified: Certified) -> None:
        """Show the numbers that were given."""

    def show_payment(self, png: bytes | None) -> None:
        """Show the QR to pay by, or take it away."""

    def show_labels(self, count: int) -> None:
        """Say that so many labels went to the printer."""

    def show_returned(self, dossier: Dossier) -> None:
        """Say that the copies were handed over."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; what was typed stays."""


class CopiesPresenter:
    """Holds one visit until it is in the book, and then until the next one."""

    def __init__(
        self,
        certifying: Certifying,
        labelling: Labelling,
        paying: Paying,
        tasks: Tasks,
        devices: Tasks,
    ) -> None:
        self._certifying = certifying
        self._labelling = labelling
        self._paying = paying
        self._tasks = tasks
        self._devices = devices
        self._view: View | None = None
        self._citizen = NOBODY
        self._documents: tuple[CopyDocument, ...] = ()
        self._exempt = ""
        self._certified: Certified | None = None
        self._settled: DossierId | None = None
        self._turn = 0
        self._busy = False

    @property
    def owes(self) -> bool:
        """Whether the visit in the book is still to be paid."""
        certified = self._certified
        if certified is None or self._settled == certified.dossier.id:
            return False
        return (certified.dossier.owed or 0) > 0

    def settle(self) -> None:
        """Its fee was taken, or let off."""
        if self._certified:
            self._settled = self._certified.dossier.id
            if self._view:
                self._view.show_payment(None)
                self._view.show_certified(self._certified)

    @property
    def certified(self) -> Certified | None:
        """The visit, once it is in the book."""
        return self._certified

    @property
    def documents(self) -> tuple[CopyDocument, ...]:
        """What was written down so far."""
        return self._documents

    @property
    def granted(self) -> str:
        """The exemption granted, by its id."""
        return self._exempt

    def attach(self, view: View) -> None:
        """Serve this screen; what was done before there was one is shown."""
        self._view = view
        view.show_citizen(self._citizen)
        view.show_documents(self._documents, None)

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def clear(self) -> None:
        """Forget this visit: the next citizen sees nothing of it."""
        self._turn += 1
        self._citizen, self._documents = NOBODY, ()
        self._exempt, self._certified, self._busy = "", None, False
        if self._view:
            self._view.show_citizen(NOBODY)
            self._view.show_payment(None)
            self._view.clear_entry()
            self._view.show_documents((), None)

    def serve(self, citizen: Citizen) -> None:
        """These are the copies of this citizen; a finished visit makes room."""
        if self._certified:
            self.clear()
        self._citizen = citizen
        if self._view:
            self._view.show_citizen(citizen)

    def instead_of(self, draft: DraftId) -> None:
        """The walk-in of this citizen is served here: its draft is forgotten."""
        self._tasks.run(
            lambda: self._certifying.take_over(draft), lambda _done: None, self._failed
        )

    def name(self, name: str, personal_id: str) -> None:
        """Take what was typed about the citizen, unless it is what the card said."""
        if (name, personal_id) != (self._citizen.name, self._citizen.personal_id):
            self._citizen = Citizen(name=name, personal_id=personal_id)

    def add(self, typed: Typed) -> bool:
        """Write a document down; False, and the reason shown, when it cannot be."""
        name = spelt_out(typed.name)
        pages, no_pages = _counted(typed.pages, MOST_PAGES)
        copies, no_copies = _counted(typed.copies, MOST_COPIES)
        wanting = Wanting(document=not name, pages=no_pages, copies=no_copies)
        if self._view:
            self._view.show_wanting(wanting)
        if wanting or self._certified:
            return False
        self._documents = (*self._documents, CopyDocument(name, pages, copies))
        if self._view:
            self._view.clear_entry()
        self._price()
        return True

    def remove(self, place: int) -> None:
        """Take a document off the list again; not once it is in the book."""
        if self._certified or not 0 <= place < len(self._documents):
            return
        kept = list(self._documents)
        del kept[place]
        self._documents = tuple(kept)
        self._price()

    def grant(self, exempt: str) -> None:
        """Grant an exemption by its id; empty takes it back."""
        if exempt != self._exempt and not self._certified:
            self._exempt = exempt
            self._price()

    def write(self, typed: Typed) -> None:
        """Write the visit into the book; a second press meanwhile is nothing.

        A document still standing in the fields is taken along.
        """
        if self._busy or self._certified:
            return
        if typed.name.strip() and not self.add(typed):
            return
        wanting = Wanting(
            citizen=not self._citizen.name.strip(), document=not self._documents
        )
        if self._view:
            self._view.show_wanting(wanting)
        if wanting:
            return
        self._busy = True
        citizen, documents, exempt = self._citizen, self._documents, self._exempt

        def written(certified: Certified) -> None:
            self._busy = False
            self._certified = certified
            if self._view:
                self._view.show_certified(certified)
            self._ask_payment(certified)

        self._tasks.run(
            lambda: self._certifying.certify(citizen, documents, exempt),
            written,
            self._failed,
        )

    def hand_over(self) -> None:
        """The citizen took the copies; then it is the next one's turn."""
        certified = self._certified
        if certified is None or self._busy:
            return
        self._busy = True

        def returned(dossier: Dossier) -> None:
            self._busy = False
            self.clear()
            if self._view:
                self._view.show_returned(dossier)

        self._tasks.run(
            lambda: self._certifying.hand_over(certified.dossier.id),
            returned,
            self._failed,
        )

    def labels(self) -> None:
        """Print a label for each copy; again prints them again."""
        certified = self._certified
        if certified is None:
            return
        dossier = certified.dossier.id

        def printed(issued: Issued) -> None:
            if self._view is None or self._certified is not certified:
                return
            if issued.problem:
                self._view.show_problem(issued.problem)
            else:
                self._view.show_labels(sum(one.copies for one in certified.entries))

        self._devices.run(lambda: self._labelling.print(dossier), printed, self._failed)

    def _ask_payment(self, certified: Certified) -> None:
        def drawn(png: bytes | None) -> None:
            if self._view and self._certified is certified:
                self._view.show_payment(png)

        self._tasks.run(
            lambda: self._paying.qr(certified.dossier.id), drawn, self._failed
        )

    def _price(self) -> None:
        self._turn += 1
        turn, documents, exempt = self._turn, self._documents, self._exempt
        if self._view:
            self._view.show_documents(documents, None)
        if not documents:
            return

        def priced(quote: CopyQuote) -> None:
            if turn == self._turn and self._view and not self._certified:
                self._view.show_documents(documents, quote)

        self._tasks.run(
            lambda: self._certifying.quote(documents, exempt), priced, self._failed
        )

    def _failed(self, problem: CounterError) -> None:
        self._busy = False
        if self._view:
            self._view.show_problem(problem)


def _counted(text: str, most: int) -> tuple[int, AmountRefused | None]:
    try:
        return count(whole(text), most), None
    except AmountRefused as refused:
        return 0, refused
