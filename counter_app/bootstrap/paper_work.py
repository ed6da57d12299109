"""The use cases of paper out, joined to the drawing and to the printers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from pathlib import Path

from counter_app.bootstrap.qt_spooler import spooler_of_this_machine
from counter_app.domain.ids import DossierId
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Outcome
from counter_app.domain.slips import medium
from counter_app.paper.queues import printer_of_this_machine
from counter_app.paper.receipts import PdfReceipts
from counter_app.services.batching import Batching
from counter_app.services.describing import Describing
from counter_app.services.labelling import Labelling
from counter_app.services.numbering import Numbering
from counter_app.services.outlets import Outlets
from counter_app.services.paper_ports import Printer, Tallies
from counter_app.services.ports import (
    Announce,
    Begin,
    Catalogue,
    Clock,
    Files,
    Office,
    Queries,
)
from counter_app.services.printing import Printing
from counter_app.services.receipting import Receipting
from counter_app.services.registering import Registering
from counter_app.services.session import Session
from counter_app.services.slips import Slips
from counter_app.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the use cases of paper stand on."""

    begin: Begin
    session: Session
    clock: Clock
    zone: tzinfo
    files: Files
    catalogue: Catalogue
    queries: Queries
    tallies: Tallies
    office: Office
    online: Callable[[], bool]
    witness: Callable[[DossierId], str]
    announce: Announce


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWork:
    """Everything that has to do with papers that come out."""

    printing: Printing
    printer: Printer
    outlets: Outlets
    receipting: Receipting
    slips: Slips
    batching: Batching
    labelling: Labelling
    numbering: Numbering
    registering: Registering

    def to_answer(self) -> int:
        """Ask the queues how their jobs ended; return how many want an officer.

        Those are the ones nobody knows of, and today's that did not come out after all.
        """
        printing = self.printing
        printing.follow()
        unknown = [
            one for one in printing.unsettled() if one.outcome is Outcome.UNKNOWN
        ]
        day = printing.clock.now().astimezone(printing.zone).date()
        midnight = datetime.combine(day, time.min, printing.zone)
        return len(unknown) + len(printing.lost(midnight))

    def recover(self) -> None:
        """Done once, when the store opens: see Printing.recover."""
        self.printing.recover()


def assemble_paper_work(
    ground: Ground, resources: Path, settings: Settings, *, rehearsal: bool
) -> PaperWork:
    """Join them. Nothing is read before the store is open."""
    printer = printer_of_this_machine(spooler_of_this_machine())
    outlets = Outlets(
        begin=ground.begin,
        session=ground.session,
        standard=Outlet(printer=settings.printer, size=medium(settings.receipt_size)),
    )
    printing = Printing(
        begin=ground.begin,
        session=ground.session,
        clock=ground.clock,
        zone=ground.zone,
        files=ground.files,
        paper=PdfReceipts(fonts=resources / "fonts", wordings=resources / "paper"),
        printer=printer,
        outlets=outlets,
        announce=ground.announce,
    )
    describing = Describing(
        catalogue=ground.catalogue,
        office=ground.office,
        zone=ground.zone,
        online=ground.online,
        rehearsal=rehearsal,
        witness=ground.witness,
    )
    slips = Slips(
        begin=ground.begin,
        session=ground.session,
        clock=ground.clock,
        zone=ground.zone,
        catalogue=ground.catalogue,
        printing=printing,
        describing=describing,
    )
    return PaperWork(
        printing=printing,
        printer=printer,
        outlets=outlets,
        receipting=Receipting(
            begin=ground.begin,
            session=ground.session,
            printing=printing,
            describing=describing,
        ),
        slips=slips,
        batching=Batching(
            begin=ground.begin,
            session=ground.session,
            queries=ground.queries,
            slips=slips,
        ),
        labelling=Labelling(
            begin=ground.begin,
            session=ground.session,
            printing=printing,
            describing=describing,
        ),
        numbering=Numbering(
            begin=ground.begin,
            session=ground.session,
            clock=ground.clock,
            tallies=ground.tallies,
            announce=ground.announce,
        ),
        registering=Registering(
            begin=ground.begin,
            session=ground.session,
            clock=ground.clock,
            zone=ground.zone,
            queries=ground.queries,
            catalogue=ground.catalogue,
            printing=printing,
            describing=describing,
        ),
    )
