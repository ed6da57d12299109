"""Send a walk-in home before anything is received: guided, or refused.

There is no dossier, no code and no promise then. What was decided stands on a slip with
a number of its own (Mẫu 02, Mẫu 03), kept as every print is; the journal has a line
without the citizen. Guided, the draft waits for them to come back; refused, it goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from counter_app.domain.afterwards import FollowUp, Wanted
from counter_app.domain.drafts import Draft
from counter_app.domain.due import Promise
from counter_app.domain.errors import NotReady
from counter_app.domain.fees import Fee
from counter_app.domain.ids import DossierCode, DraftId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.news import Changed
from counter_app.domain.people import Role, last_four
from counter_app.domain.practice import Usage
from counter_app.domain.printed import Form
from counter_app.domain.procedures import Channel, ChecklistRow, Procedure
from counter_app.domain.receipts import Receipt
from counter_app.domain.slips import Fact, Row, Slip
from counter_app.services.ending import Said
from counter_app.services.following_up import needed, written
from counter_app.services.ports import Announce, Begin, Catalogue, Clock
from counter_app.services.printing import Drawing, Issued, Order
from counter_app.services.rights import allowed
from counter_app.services.session import Session
from counter_app.services.slips import Slips
from counter_app.services.walk_ins import WalkIns

NO_CODE = DossierCode("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTurnAway:
    """A walk-in before it is sent home, and what may be said of it."""

    draft: Draft
    procedure: Procedure
    rows: Sequence[ChecklistRow]
    guiding: Usage
    refusing: Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningAway:
    """The use case of a walk-in that becomes no dossier."""

    begin: Begin
    session: Session
    clock: Clock
    zone: tzinfo
    catalogue: Catalogue
    walk_ins: WalkIns
    slips: Slips
    announce: Announce

    @allowed(Role.INTAKE)
    def to_turn_away(self, draft: DraftId) -> ToTurnAway:
        """Return the officer's own walk-in and what may be said of it.

        Raises NotYours, NotFound; NotReady before a procedure was chosen.
        """
        with self.begin() as work:
            found = self.walk_ins.mine(work, draft)
        if found.procedure is None:
            raise NotReady(1)
        practice = self.catalogue.practice()
        return ToTurnAway(
            draft=found,
            procedure=self.catalogue.procedure(
                found.procedure, found.procedure_version
            ),
            rows=self.walk_ins.checklist(found),
            guiding=practice.get(FollowUp.ASK, Usage()),
            refusing=practice.get(FollowUp.REFUSE, Usage()),
        )

    @allowed(Role.INTAKE)
    def guide(self, draft: DraftId, wanted: Sequence[Wanted], reason: str) -> Issued:
        """Print what is still needed; the draft waits for the citizen to come back.

        Raises NotReady without a reason or without anything that is wanted.
        """
        listed = [one for one in wanted if written(one.name)]
        needed(written(reason), "" if not listed else "some")
        rows: list[Row] = [
            (f"{place}", written(one.name), written(one.what), one.ground)
            for place, one in enumerate(listed, start=1)
        ]
        found = self.to_turn_away(draft)
        facts = {"reason": written(reason).rstrip(" .")}
        return self._print(Form.SUPPLEMENT, found, facts, rows)

    @allowed(Role.INTAKE)
    def refuse(self, draft: DraftId, said: Said) -> Issued:
        """Print the refusal and forget the draft.

        Raises NotReady without a reason or its ground.
        """
        needed(written(said.reason), written(said.ground))
        facts = {
            "reason": written(said.reason).rstrip(" ."),
            "ground": written(said.ground).rstrip(" ."),
            "right_place": written(said.right_place).rstrip(" ."),
        }
        issued = self._print(Form.REFUSAL, self.to_turn_away(draft), facts, ())
        with self.begin() as work:
            work.drafts.remove(draft)
            work.commit()
        self.announce(Changed(drafts=True))
        return issued

    def _print(
        self,
        form: Form,
        found: ToTurnAway,
        said: dict[str, str],
        items: Sequence[Row],
    ) -> Issued:
        officer, form_set = self.session.who().officer, self.slips.form_set()
        office = self.slips.describing.office.letterhead
        facts: dict[str, Fact] = {
            **said,
            "made_by": officer.name,
            "office_name": office.return_place,
        }

        def draw(drawing: Drawing) -> bytes:
            about = self._about(found, drawing, form_set)
            slip = replace(
                Slip.of(form, about, {**facts, "number": drawing.number}),
                tables={"items": items} if items else {},
            )
            return self.slips.printing.paper.slip(
                slip, drawing.size, twice=drawing.twice
            )

        issued = self.slips.printing.print(
            Order(form=form, form_set=form_set, title=form.value, draw=draw)
        )
        detail = f"{form.value} {issued.record.number} {found.procedure.code}"
        with self.begin() as work:
            work.journal.add(
                Entry(
                    at=self.clock.now(),
                    act=Act.TURNED_AWAY,
                    officer=officer.id,
                    detail=detail,
                )
            )
            work.commit()
        return issued

    def _about(self, found: ToTurnAway, drawing: Drawing, form_set: str) -> Receipt:
        """Return the walk-in as a paper speaks of a dossier, but without a code."""
        draft, at = found.draft, drawing.at.astimezone(self.zone)
        citizen, seat = draft.citizen, self.session.who()
        describing = self.slips.describing
        shown = last_four(citizen.personal_id) if drawing.masked else ""
        return Receipt(
            form_set=form_set,
            letterhead=describing.office.letterhead,
            code=NO_CODE,
            lookup_secret="",
            register_number=0,
            applicant=citizen.name,
            personal_id=shown or citizen.personal_id,
            phone=citizen.phone,
            address=citizen.address,
            procedure_code=found.procedure.code,
            procedure_name=found.procedure.name,
            channel=draft.channel or Channel.PAPER,
            papers=(),
            received_at=at,
            due=Promise(at=at),
            counter=seat.counter,
            fee=Fee(amount=0),
            officer=seat.officer.name,
            offline=False,
            copy=drawing.copy,
            printed_at=at,
            rehearsal=describing.rehearsal,
        )
