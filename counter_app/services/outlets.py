"""Which printer, paper and tray each kind of paper goes to: as set, or chosen here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.domain.outlets import JOBS, Job, Outlet
from counter_app.domain.people import Role
from counter_app.domain.printed import Form
from counter_app.domain.receipts import PaperSize
from counter_app.domain.slips import medium
from counter_app.services.ports import Begin
from counter_app.services.rights import READING, allowed, anybody
from counter_app.services.session import Session

NOTE = "outlet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """The use case of choosing printers; what nobody chose is as IT staff set it."""

    begin: Begin
    session: Session
    standard: Outlet
    """From the settings: printer and paper of receipts."""

    @anybody
    def of(self, form: Form) -> Outlet:
        """Return where this form comes out."""
        return self.chosen(JOBS[form])

    @anybody
    def chosen(self, job: Job) -> Outlet:
        """Return where papers of this kind come out."""
        with self.begin() as work:
            kept = work.notes.get(NOTE + job.value)
        return _read(kept) if kept else self._standard(job)

    @anybody
    def all(self) -> Mapping[Job, Outlet]:
        """Return every kind of paper with where it comes out."""
        return {job: self.chosen(job) for job in Job}

    @allowed(*READING, Role.SITE_ADMIN, Role.IT)
    def choose(self, job: Job, outlet: Outlet) -> None:
        """Let papers of this kind come out there from now on."""
        written = json.dumps(
            {
                "printer": outlet.printer,
                "size": outlet.size.value,
                "tray": outlet.tray,
                "twice": outlet.twice,
            }
        )
        with self.begin() as work:
            work.notes.put(NOTE + job.value, written)
            work.commit()

    def _standard(self, job: Job) -> Outlet:
        if job in {Job.RECEIPTS, Job.SLIPS}:
            return self.standard
        return Outlet(printer=self.standard.printer, size=PaperSize.A4)


def _read(kept: str) -> Outlet:
    data = json.loads(kept)
    return Outlet(
        printer=data["printer"],
        size=medium(data["size"]),
        tray=data["tray"],
        twice=data["twice"],
    )
