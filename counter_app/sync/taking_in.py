"""What an answer of the portal says, taken into one transaction of this machine's."""

from collections.abc import Sequence

from counter_app.domain.exchange import Pending, Reconciled
from counter_app.domain.ids import DossierId, OperationId
from counter_app.sync import translate
from counter_app.sync.ports import Settling
from counter_app.sync.report import Report
from counter_app.wire.messages import FeedPage, PushReply, Result


def settle(
    settling: Settling, batch: Sequence[Pending], reply: PushReply, report: Report
) -> None:
    """Take in an answer. Operations it does not list stay unconfirmed."""
    dossiers = {pending.change.id: pending.change.dossier for pending in batch}
    for result in reply.results:
        dossier = dossiers.get(OperationId(result.id))
        if dossier is not None:
            _settle_one(settling, result, dossier, report)
    settling.release(reply.stable_sequence)


def take_rows(settling: Settling, page: FeedPage, cursor: str, report: Report) -> bool:
    """Take in the rows of a page that was asked for from ``cursor`` on.

    False if it begins elsewhere. One of another epoch is left alone.
    """
    if page.epoch != report.epoch or page.outcome == "epoch":
        return True
    settling.release(page.stable_sequence)
    if page.cursor == cursor:
        return page.from_cursor == cursor
    rows = [translate.copy_of(row) for row in page.rows]
    taken = settling.take_page(rows, page.from_cursor, page.cursor)
    return taken and page.from_cursor == cursor


def _settle_one(
    settling: Settling, result: Result, dossier: DossierId, report: Report
) -> None:
    operation = OperationId(result.id)
    match result.outcome:
        case "ok":
            report.sent += settling.confirm(
                operation, result.version, result.sequence, complete=result.complete
            )
        case "conflict":
            theirs = translate.copy_in(result, dossier)
            if theirs is not None:
                verdict = settling.reconcile(operation, theirs)
                report.conflicts += verdict is Reconciled.PARKED
                report.failed += verdict is Reconciled.REFUSED
        case "behind" | "epoch":
            # The portal lost the dossier in a restore: its author says it again
            # first. The operation waits, with the same bytes.
            pass
        case "superseded" | "key-reuse" | "number-taken" | "forbidden" | "invalid":
            reason = result.reason or result.outcome
            report.failed += settling.refuse(operation, reason)
