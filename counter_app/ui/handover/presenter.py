"""Check who collects the result, and hand it over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.papers import Attachment
from counter_app.domain.people import Citizen
from counter_app.services.handover import (
    AUTHORISED,
    HandingOver,
    goes_along,
    is_here,
    same_person,
)
from counter_app.services.reading import Reader, Reading
from counter_app.ui.ports import Tasks


@dataclass(frozen=True, slots=True)
class Collector:
    """Who stands there to take the result."""

    citizen: Citizen
    is_applicant: bool


@dataclass(frozen=True, slots=True)
class Scanning:
    """Scans what lies in the feeder into one kept file, on the devices' lane."""

    scan: Callable[[], Attachment]
    lane: Tasks


@dataclass(frozen=True, slots=True)
class Wanting:
    """What the officer has yet to say before the result may be handed over."""

    collector: bool = False
    confirmation: bool = False

    def __bool__(self) -> bool:
        return self.collector or self.confirmation


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the result is being looked up; nothing of another one stays."""

    def show_reading(self, reading: Reading) -> None:
        """Show the dossier whose result is to be handed over."""

    def show_beside(
        self, readings: Sequence[Reading], ticked: frozenset[DossierId]
    ) -> None:
        """Show what else waits here of the same person, and what of it goes along.

        What is ticked is to be confirmed with the result: the collector is asked anew.
        """

    def show_collector(self, collector: Collector | None) -> None:
        """Show who collects, and whether it is the applicant; None: nobody yet."""

    def ask_fee(self, dossier: Dossier) -> None:
        """Go and take what is still to be paid first."""

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is still missing."""

    def ask_relation(self, collector: Collector) -> None:
        """Interrupt: somebody else collects, and it is to be said by what right."""

    def show_handed_over(self, dossier: Dossier) -> None:
        """Say that it is done."""

    def show_all_handed_over(self, dossiers: Sequence[Dossier]) -> None:
        """Say that these are handed over; the first as it is now."""

    def show_posted(self, dossier: Dossier) -> None:
        """Say that the post has it, and print the slip."""

    def show_authority(self, pages: int | None) -> None:
        """Say how many pages of it there are; 0: being scanned, None: nothing."""

    def show_scan_problem(self, problem: CounterError) -> None:
        """Say why nothing was scanned; what was scanned before stays."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""


class HandoverPresenter:
    """Holds the dossier, the collector and the answers."""

    def __init__(
        self,
        reader: Reader,
        handing_over: HandingOver,
        tasks: Tasks,
        scanning: Scanning | None = None,
    ) -> None:
        """``scanning``: how an authorisation is scanned; None: there is no scanner."""
        self._scanning = scanning
        self._authority: tuple[Attachment, ...] = ()
        self._is_scanning = False
        self._reader = reader
        self._handing_over = handing_over
        self._tasks = tasks
        self._view: View | None = None
        self._asked: DossierId | None = None
        self._dossier: Dossier | None = None
        self._collector: Collector | None = None
        self._open: Sequence[Reading] = ()
        self._ticked: frozenset[DossierId] = frozenset()
        self._relation = ""
        self._confirmed: Confirmation | None = None
        self._receipt_back = True
        self._busy = False

    @property
    def owed(self) -> int:
        """Đồng to be taken before the result is handed over, as last read."""
        return (self._dossier.owed or 0) if self._dossier else 0

    @property
    def confirmed(self) -> Confirmation | None:
        """How the collector confirmed so far."""
        return self._confirmed

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self, dossier: DossierId) -> None:
        """Prepare the hand-over of this dossier's result."""
        self._asked = dossier
        self._dossier = self._collector = self._confirmed = None
        self._relation, self._receipt_back, self._busy = "", True, False
        self._authority, self._open, self._ticked = (), (), frozenset()
        if self._view:
            self._view.show_loading()
            self._view.show_authority(None)
        self._read(dossier)

    def again(self) -> None:
        """Try once more to open what could not be read."""
        if self._asked:
            self.open(self._asked)

    def look_again(self) -> None:
        """Read the dossier anew: its fee may be paid; the collector stays."""
        if self._asked:
            self._read(self._asked)

    def _read(self, dossier: DossierId) -> None:
        """Read it and what else is open of its person; what is ticked stays so."""

        def read() -> tuple[Reading, Sequence[Reading]]:
            reading = self._reader.read(dossier)
            if not is_here(reading.whole.dossier):
                return reading, ()
            return reading, self._reader.beside(reading.whole.dossier)

        def show(found: tuple[Reading, Sequence[Reading]]) -> None:
            if self._asked != dossier:
                return
            reading, others = found
            self._dossier = reading.whole.dossier
            if self._view:
                self._view.show_reading(reading)
            self._found(others)

        def failed(problem: CounterError) -> None:
            if self._asked == dossier:
                self._complain(problem)

        self._tasks.run(read, show, failed)

    @property
    def beside(self) -> Sequence[Reading]:
        """What else has a result of the same person."""
        return [one for one in self._open if one.whole.dossier.status is Status.READY]

    @property
    def along(self) -> Sequence[Reading]:
        """What is handed over together with the result, in the order of the list."""
        return [one for one in self._open if one.whole.dossier.id in self._ticked]

    def _found(self, others: Sequence[Reading]) -> None:
        """Take what else is open; what cannot go along any more does not."""
        self._open = others
        self._tick(self._ticked)

    def _tick(self, wanted: frozenset[DossierId]) -> None:
        wanted &= self._able()
        if wanted != self._ticked:
            self._ticked = wanted
            self._confirmed, self._relation = None, ""
        if self._view:
            self._view.show_beside(self.beside, self._ticked)

    def _able(self) -> frozenset[DossierId]:
        dossiers = [one.whole.dossier for one in self._open]
        return frozenset(one.id for one in dossiers if goes_along(one))

    def take_along(self, wanted: frozenset[DossierId]) -> None:
        """Hand these over, too: the collector is to confirm all of them at once.

        By what right somebody else collects has to be said of all of them.
        """
        is_free = not (self._busy or self._is_scanning)
        self._tick(wanted if is_free else self._ticked)

    def receipt_scanned(self, code: str) -> Dossier | None:
        """Tick what this receipt is of; return it, or None if it is of nothing here."""
        for one in self._open:
            dossier = one.whole.dossier
            if code in {dossier.code, dossier.official_code}:
                self.take_along(self._ticked | {dossier.id})
                return dossier
        return None

    def collected_by(self, citizen: Citizen) -> None:
        """Take this card, or these typed facts, as the collector.

        Another person than before has yet to say by what right, and to confirm.
        """
        if self._dossier is None or self._busy:
            return
        before = self._collector
        if before and before.citizen == citizen:
            return
        same = same_person(citizen, self._dossier.applicant)
        self._collector = Collector(citizen, same) if citizen.name else None
        self._relation, self._authority = "", ()
        if before:
            self._confirmed = None
        if self._view:
            self._view.show_authority(None)
            self._view.show_collector(self._collector)

    @property
    def may_scan(self) -> bool:
        """Whether an authorisation can be scanned here."""
        return self._scanning is not None

    def scan(self) -> None:
        """Scan the collector's authorisation; it goes with the dossier."""
        scanning, dossier, collector = self._scanning, self._dossier, self._collector
        if scanning is None or dossier is None or self._is_scanning or self._busy:
            return
        self._is_scanning = True
        if self._view:
            self._view.show_authority(0)

        def came(file: Attachment) -> None:
            self._is_scanning = False
            if self._asked == dossier.id and self._collector is collector:
                self._authority = (*self._authority, file)
                self._relation = self._relation or AUTHORISED
                if self._view:
                    self._view.show_authority(sum(f.pages for f in self._authority))

        def failed(problem: CounterError) -> None:
            self._is_scanning = False
            if self._view and self._asked == dossier.id:
                self._view.show_scan_problem(problem)

        scanning.lane.run(scanning.scan, came, failed)

    def collected_by_applicant(self) -> None:
        """Note that the officer knows the collector to be the applicant."""
        if self._dossier:
            self.collected_by(self._dossier.applicant)

    def relate(self, relation: str) -> None:
        """Note by what relation or authority somebody else collects, and go on."""
        self._relation = relation.strip()
        self.hand_over()

    def confirm(self, how: Confirmation | None) -> None:
        """Note how the collector confirmed; None: they no longer do."""
        self._confirmed = how

    def take_receipt_back(self, taken: bool) -> None:
        """Note whether the receipt was taken back."""
        self._receipt_back = taken

    def hand_over(self) -> None:
        """Hand the result over, once, or say what is wanting."""
        dossier, collector, how = self._dossier, self._collector, self._confirmed
        if self._busy or self._is_scanning or self._view is None or dossier is None:
            return
        if self.owed > 0:
            self._view.ask_fee(dossier)
            return
        if collector is None or how is None:
            self._view.show_wanting(Wanting(collector is None, how is None))
            return
        if not collector.is_applicant and not self._relation:
            self._view.ask_relation(collector)
            return
        self._give(dossier, collector, how)

    def _give(self, dossier: Dossier, collector: Collector, how: Confirmation) -> None:
        self._busy = True
        relation = "" if collector.is_applicant else self._relation
        taken_back, authority = self._receipt_back, self._authority
        along = [one.whole.dossier for one in self.along]

        def done(after: Dossier) -> None:
            if self._asked != dossier.id:
                return
            self._busy, self._dossier = False, after
            if self._view and along:
                self._view.show_all_handed_over((after, *along))
            elif self._view:
                self._view.show_handed_over(after)

        def failed(problem: CounterError) -> None:
            if self._asked == dossier.id:
                self._complain(problem)
                if along:  # one may be gone meanwhile: the list then says which
                    self._look_beside(dossier)

        self._tasks.run(
            lambda: self._handing_over.hand_over(
                dossier.id,
                *(one.id for one in along),
                to=collector.citizen,
                relation=relation,
                confirmed=how,
                receipt_taken_back=taken_back,
                authority=authority,
            ),
            done,
            failed,
        )

    def _look_beside(self, dossier: Dossier) -> None:
        def show(others: Sequence[Reading]) -> None:
            if self._asked == dossier.id:
                self._found(others)

        self._tasks.run(lambda: self._reader.beside(dossier), show, self._complain)

    def send_by_post(self, number: str) -> None:
        """Note that the post took the result under this number, once."""
        dossier = self._dossier
        if self._busy or self._view is None or dossier is None:
            return
        if (dossier.owed or 0) > 0:
            self._view.ask_fee(dossier)
            return
        self._busy = True

        def done(after: Dossier) -> None:
            if self._asked == dossier.id:
                self._busy, self._dossier = False, after
                if self._view:
                    self._view.show_posted(after)

        self._tasks.run(
            lambda: self._handing_over.send_by_post(dossier.id, number),
            done,
            self._complain,
        )

    def _complain(self, problem: CounterError) -> None:
        self._busy = False
        if self._view:
            self._view.show_problem(problem)
