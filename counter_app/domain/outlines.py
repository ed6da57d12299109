"""What is left of a dossier once what it says is erased: numbers, dates and counts.

Built from what may stay, never by taking away what must go: a field that is added to a
dossier is erased until somebody says here that it may stay. Nobody's name, number,
address, telephone, answer, note or file name is in it (SECURITY.md 1.8; Luật
91/2025/QH15 điều 14: erased when the purpose is fulfilled). Registers, reports, number
lists and the comparison with the portal read it as they read any dossier.
"""

from counter_app.domain.afterwards import Ending, Extension, Request
from counter_app.domain.dossiers import Dossier, Handover
from counter_app.domain.due import Promise
from counter_app.domain.fees import Fee
from counter_app.domain.papers import Attachment, PaperRow
from counter_app.domain.payments import Payment, unproved
from counter_app.domain.people import Citizen
from counter_app.domain.posting import BY_POST, Posting
from counter_app.domain.statuses import Status


def outline(dossier: Dossier) -> Dossier:
    """Return what may stay of it. Doing it twice changes nothing."""
    given = dossier.handover
    return Dossier(
        id=dossier.id,
        code=dossier.code,
        official_code=dossier.official_code,
        lookup_secret="",
        register_number=dossier.register_number,
        counter=dossier.counter,
        procedure=dossier.procedure,
        procedure_version=dossier.procedure_version,
        procedure_name=dossier.procedure_name,
        form_set=dossier.form_set,
        channel=dossier.channel,
        applicant=Citizen(name=""),
        papers=tuple(_paper(row) for row in dossier.papers),
        fee=_fee(dossier.fee),
        due=Promise(at=dossier.due.at, basis=dossier.due.basis),
        confirmed=dossier.confirmed,
        received_by=dossier.received_by,
        received_by_name=dossier.received_by_name,
        received_at=dossier.received_at,
        status=dossier.status,
        result_at=dossier.result_at,
        handover=_handover(given) if given else None,
        request=_request(dossier.request) if dossier.request else None,
        extension=_extension(dossier.extension) if dossier.extension else None,
        ending=_ending(dossier.ending) if dossier.ending else None,
        postings=tuple(_posting(one) for one in dossier.postings),
        payments=tuple(_payment(one) for one in dossier.payments),
        submission=dossier.submission,
    )


def is_fee_open(dossier: Dossier) -> bool:
    """Say whether somebody still has to see to its money: then it must be readable.

    Of a dossier that ended without a result nobody pays what was not paid.
    """
    owed = dossier.owed or 0
    unpaid = owed > 0 and dossier.status is Status.RETURNED
    return unpaid or owed < 0 or unproved(dossier.payments) is not None


def _paper(row: PaperRow) -> PaperRow:
    # The hashes stay: by them a day is proven against the portal.
    return PaperRow(
        row=row.row,
        state=row.state,
        files=tuple(
            Attachment(sha256=file.sha256, size=file.size, pages=file.pages, name="")
            for file in row.files
        ),
        seen_by=row.seen_by,
        seen_at=row.seen_at,
    )


def _fee(fee: Fee) -> Fee:
    # Not why less was paid: it may say that somebody is poor, or has a handicap.
    return Fee(
        amount=fee.amount,
        unit_amount=fee.unit_amount,
        quantity=fee.quantity,
        unit=fee.unit,
        verified=fee.verified,
    )


def _payment(one: Payment) -> Payment:
    return Payment(
        id=one.id,
        kind=one.kind,
        amount=one.amount,
        at=one.at,
        by=one.by,
        by_name=one.by_name,
        counter=one.counter,
        method=one.method,
        tendered=one.tendered,
        reconciled=one.reconciled,
        slip=one.slip,
        reverses=one.reverses,
        proves=one.proves,
    )


def _handover(given: Handover) -> Handover:
    return Handover(
        to_name="",
        relation=BY_POST if given.relation.startswith(BY_POST) else "",
        by=given.by,
        at=given.at,
        confirmed=given.confirmed,
        receipt_taken_back=given.receipt_taken_back,
    )


def _request(request: Request) -> Request:
    return Request(
        wanted=(),
        reason="",
        until=request.until,
        asked_at=request.asked_at,
        asked_by=request.asked_by,
        before=request.before,
        complete_at=request.complete_at,
    )


def _extension(extension: Extension) -> Extension:
    return Extension(
        reason="", due_before=extension.due_before, at=extension.at, by=extension.by
    )


def _ending(ending: Ending) -> Ending:
    return Ending(reason="", before=ending.before, at=ending.at, by=ending.by)


def _posting(one: Posting) -> Posting:
    # The number of an item leads to its sender and receiver.
    return Posting(
        number="",
        at=one.at,
        by=one.by,
        end=one.end,
        ended_at=one.ended_at,
        ended_by=one.ended_by,
    )
