"""A counter whose closed dossiers are erased, and what tests ask of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from counter_app.domain.afterwards import Correction
from counter_app.domain.clocks import PORTAL_HEARD
from counter_app.domain.dossiers import Handover, Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.fields import fields_of
from counter_app.domain.ids import PaymentId
from counter_app.domain.payments import Kind, Method, Payment
from counter_app.domain.printed import Form, Outcome, Print
from counter_app.services.erasing import Erasing
from counter_app.services.forgetting import Forgetting
from counter_app.store.contents import SqlContents
from counter_app.store.loose_papers import SqlLoosePapers
from counter_app.store.migrations import forget_copies
from counter_app.store.retention import SqlRetention
from tests.sync.conftest import TODAY, ZONE

BEGIN = datetime(TODAY.year, TODAY.month, TODAY.day, 3, tzinfo=UTC)
WORDS = tuple(f"Chimyến{number:02d}ẩnmình" for number in range(12))
"""Nothing else in the world says them."""
DAYS = 30


class Later:
    """So many days after the receipt."""

    def __init__(self, days):
        self.days = days

    def now(self):
        return BEGIN + timedelta(self.days)


def erasing(pc, days, heard=None, keep=DAYS, **parts):
    """So many days after the receipt by this PC's clock; by the portal's as well."""
    told = Later(days if heard is None else heard).now()
    with pc.begin() as work:
        work.notes.put(PORTAL_HEARD, told.isoformat())
        work.commit()
    common = {"files": pc.files, "clock": Later(days), "zone": ZONE}
    Forgetting(retention=SqlRetention(pc.engine), days=7, **common).erase()
    return Erasing(
        contents=SqlContents(pc.engine, ZONE),
        papers=SqlLoosePapers(pc.engine),
        days=keep,
        second_anew=pc.second_copy.anew,
        forget_copies=lambda before: forget_copies(pc.folder / "counter.db", before),
        **parts,
        **common,
    )


def erased(pc, days=50):
    """Let the days go by: seen to be done with, and erased a month later."""
    erasing(pc, days - DAYS - 1).erase()
    return erasing(pc, days).erase()


def told_everything(pc, dossier, status=Status.RETURNED):
    """Close a dossier with a marked word wherever an officer may type one."""
    at, by = BEGIN, "hant.vmqtg"
    given = Handover(
        to_name=WORDS[10],
        to_personal_id="001187077901",
        relation=WORDS[11],
        by=by,
        at=at,
        confirmed=Confirmation.SPOKEN,
    )
    paid = Payment(
        id=PaymentId("p1"),
        kind=Kind.TAKEN,
        amount=24000,
        at=at,
        by=by,
        method=Method.CASH,
        reason=WORDS[5],
    )
    with pc.begin() as work:
        before = work.dossiers.get(dossier.id)
        who = replace(
            before.applicant,
            name=WORDS[0],
            address=WORDS[1],
            old_id=WORDS[2],
            card_issued=WORDS[3],
            phone=WORDS[4],
        )
        after = replace(
            before,
            applicant=who,
            answers={"ban_sao": {"cho": WORDS[6], "cua": [WORDS[7]]}},
            missing_reason=WORDS[8],
            payments=(paid,),
            corrections=(Correction(at=at, by=by, reason=WORDS[9], parts=("x",)),),
            status=status,
            result_at=at,
            handover=given,
        )
        work.dossiers.put(after)
        said = (fields_of(before), fields_of(after))
        work.outbox.add(pc._change(work, after, *said))
        work.commit()


def printed(pc, content, dossier=None, form=Form.RECEIPT, days=0):
    """Keep a print; the very file lies in the profile."""
    with pc.begin() as work:
        record = Print(
            dossier=dossier,
            copy=1,
            sha256=pc.files.keep(content),
            form_set="TT01-2018",
            printed_at=BEGIN + timedelta(days),
            printer="Quay3",
            form=form,
            number="",
            outcome=Outcome.OUT,
            by="hant.vmqtg",
        )
        work.prints.add(record)
        work.commit()
    return record.sha256
