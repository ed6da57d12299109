"""Every other paper about a dossier: slips, notices, hand-over papers, labels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from counter_app.domain.cover_strips import CoverStrip, payload
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import WrongState
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act
from counter_app.domain.numbers import on_paper
from counter_app.domain.outlets import Job, Outlet
from counter_app.domain.printed import Form
from counter_app.domain.slips import Fact, Row, Slip
from counter_app.services.describing import Describing
from counter_app.services.ports import Begin, Catalogue, Clock
from counter_app.services.printing import Drawing, Issued, Order, Printing
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session
from counter_app.services.slip_facts import DONE, facts_of, tables_of

TEST_CODE = "TAM-QTHU-000101-0001"
"""On the test page: no dossier has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a slip says beyond the dossier's own facts."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """The use case of the slips."""

    begin: Begin
    session: Session
    clock: Clock
    zone: tzinfo
    catalogue: Catalogue
    printing: Printing
    describing: Describing

    @allowed(*READING)
    def print(self, form: Form, dossier: DossierId, said: Said | None = None) -> Issued:
        """Print a slip about one dossier, with a number of its own if its form has one.

        Raises WrongState when the slip would say what has not been done.
        """
        order = self._order(form, dossier, said or Said())
        return self.printing.print(order)

    @allowed(*READING)
    def reprint(
        self, form: Form, dossier: DossierId, number: str, said: Said | None = None
    ) -> Issued:
        """Print a numbered slip again, as the next copy under its own number."""
        order = self._order(form, dossier, said or Said())
        return self.printing.print(replace(order, again_of=number))

    @allowed(*READING)
    def again(self, form: Form, dossier: DossierId) -> Issued:
        """Print the slip of what is done once: a second time it is a copy of the first.

        Raises WrongState when the slip would say what has not been done.
        """
        order = self._order(form, dossier, Said())
        with self.begin() as work:
            apology = work.dossiers.get(dossier).apology
            before = work.prints.of(dossier, form)
        numbers = [one.number for one in before]
        if form is Form.APOLOGY and apology:
            # The letter that put the date off, if there is one, is another paper.
            earlier = {one.number for one in before if one.printed_at < apology.at}
            numbers = [one for one in numbers if one not in earlier]
        number = numbers[-1] if numbers else ""
        return self.printing.print(replace(order, again_of=number))

    @allowed(*READING)
    def labels(
        self, form: Form, dossiers: Sequence[DossierId], used: int = 0
    ) -> Issued:
        """Print cover strips or shelf labels of these dossiers, in this order.

        ``used`` labels of the first sheet are gone already. Each dossier's journal
        gets a line.
        """
        with self.begin() as work:
            found = [work.dossiers.get(dossier) for dossier in dossiers]
            lies = {one: work.shelf.of(one) for one in dossiers}
        places = {one: f"{at.place}" for one, at in lies.items() if at}

        def draw(drawing: Drawing) -> bytes:
            made = replace(
                self._bare(form, drawing),
                labels=tuple(
                    self._label(one, drawing.at, places.get(one.id)) for one in found
                ),
                used=used,
            )
            return self.printing.paper.slip(made, drawing.size)

        order = self._loose(form, draw)
        return self.printing.print(replace(order, lists=[one.id for one in found]))

    @allowed(*READING)
    def strips(self, dossier: DossierId) -> Issued:
        """Print a strip for each paper its procedure asks for, to scan in one stack."""
        with self.begin() as work:
            found = work.dossiers.get(dossier)
        procedure = self.catalogue.procedure(found.procedure)
        labels = tuple(
            {
                "row": row.short_name,
                "procedure": procedure.name,
                "procedure_code": procedure.code,
                "mark": payload(CoverStrip(procedure.code, row.id)),
            }
            for row in procedure.checklist
        )

        def draw(drawing: Drawing) -> bytes:
            made = replace(self._bare(Form.STRIPS, drawing), labels=labels)
            return self.printing.paper.slip(made, drawing.size)

        return self.printing.print(self._loose(Form.STRIPS, draw))

    @allowed(*READING)
    def batch(
        self, dossiers: Sequence[DossierId], agency: str, *, results: bool = False
    ) -> Issued:
        """Print the list of dossiers handed over to an agency, with a number.

        ``results``: of what came back from there. Each dossier's journal gets a line,
        kept together with the number before the printer hears of it.
        """
        with self.begin() as work:
            found = [work.dossiers.get(dossier) for dossier in dossiers]
        officer = self.session.who().officer.name

        def draw(drawing: Drawing) -> bytes:
            made = replace(
                self._bare(Form.BATCH, drawing),
                facts={
                    "agency": agency,
                    "handed": drawing.at.astimezone(self.zone),
                    "count": len(found),
                    "number": drawing.number,
                    "handed_what": "kết quả" if results else "hồ sơ",
                    "given_by": "" if results else officer,
                    "taken_by": officer if results else "",
                },
                tables={
                    "lines": [
                        _line(number, one, self.zone)
                        for number, one in enumerate(found, start=1)
                    ]
                },
            )
            return self.printing.paper.slip(made, drawing.size)

        return self.printing.print(
            replace(
                self._loose(Form.BATCH, draw),
                lists=[one.id for one in found],
                listed=Act.LISTED_BACK if results else Act.LISTED_OUT,
            )
        )

    @allowed(*READING)
    def test(self, job: Job, outlet: Outlet) -> Issued:
        """Print the page that shows whether printer, paper and code scanner fit."""

        def draw(drawing: Drawing) -> bytes:
            made = replace(
                self._bare(Form.TEST, drawing),
                facts={
                    "printer": outlet.printer,
                    "paper": outlet.size.value,
                    "tray": outlet.tray,
                    "job": job.value,
                    "barcode": TEST_CODE,
                },
            )
            return self.printing.paper.slip(made, drawing.size, twice=drawing.twice)

        return self.printing.print(replace(self._loose(Form.TEST, draw), to=outlet))

    def _order(self, form: Form, dossier: DossierId, said: Said) -> Order:
        with self.begin() as work:
            found = work.dossiers.get(dossier)
        if form in DONE and not DONE[form](found):
            raise WrongState(found.status)
        facts = {**self._facts(form, found), **said.facts}

        def draw(drawing: Drawing) -> bytes:
            receipt = self.describing.receipt(
                found, drawing.copy, drawing.at, masked=drawing.masked
            )
            slip = Slip.of(form, receipt, {**facts, "number": drawing.number})
            made = replace(slip, tables={**tables_of(form, found), **said.tables})
            return self.printing.paper.slip(made, drawing.size, twice=drawing.twice)

        return Order(
            form=form,
            form_set=found.form_set,
            title=f"{form.value} {found.code}",
            draw=draw,
            dossier=dossier,
        )

    def _facts(self, form: Form, dossier: Dossier) -> dict[str, Fact]:
        seat = self.session.who()
        facts: dict[str, Fact] = {
            "made_by": seat.officer.name,
            "signer_title": "NGƯỜI CÓ THẨM QUYỀN",
            "office_name": self.describing.office.letterhead.return_place,
        }
        given = dossier.in_post or dossier.handover
        if form is Form.RETURNED and given:
            with self.begin() as work:
                account = work.accounts.get(given.by)
            facts["given_by"] = account.officer.name
        return {**facts, **facts_of(form, dossier, self.zone)}

    def _bare(self, form: Form, drawing: Drawing) -> Slip:
        return Slip(
            form=form,
            form_set=self.form_set(),
            letterhead=self.describing.office.letterhead,
            printed_at=drawing.at.astimezone(self.zone),
            rehearsal=self.describing.rehearsal,
        )

    def _loose(self, form: Form, draw: Callable[[Drawing], bytes]) -> Order:
        return Order(form=form, form_set=self.form_set(), title=form.value, draw=draw)

    @allowed(*READING, unheard=True)
    def form_set(self) -> str:
        """Return the set of forms in force today."""
        return self.catalogue.form_set(self.clock.now().astimezone(self.zone).date())

    def _label(
        self, dossier: Dossier, at: datetime, place: str | None = None
    ) -> Mapping[str, Fact]:
        receipt = self.describing.receipt(dossier, 1, at)
        result = dossier.result_at
        return {
            "code": receipt.code,
            "barcode": receipt.code,
            "applicant_capitals": receipt.applicant.upper(),
            "procedure": receipt.procedure_name,
            "received_at": receipt.received_at,
            "counter": receipt.counter,
            "register": receipt.register_number,
            "due_at": receipt.due.at,
            "papers": "; ".join(f"{one.name} ({one.count})" for one in receipt.papers),
            "result_at": result.astimezone(self.zone) if result else None,
            # By its place; else by its last digits, as people read them out.
            "shelf": place or receipt.code.rpartition("-")[2],
        }


def _line(number: int, dossier: Dossier, zone: tzinfo) -> Row:
    result = dossier.result_at
    return (
        str(number),
        on_paper(dossier.code),
        dossier.procedure_name,
        "01",
        dossier.applicant.name,
        dossier.applicant.address,
        dossier.applicant.phone,
        dossier.received_at.astimezone(zone).date(),
        dossier.due.at.astimezone(zone).date(),
        result.astimezone(zone).date() if result else None,
        "",
        "",
        "",
    )
