"""Dossiers of earlier days that the end of a day still has to name."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, text

from counter_app.domain.dossiers import OPEN
from counter_app.domain.ids import DossierId
from counter_app.domain.payments import Method
from counter_app.domain.printed import Form, Outcome

LATELY = timedelta(days=62)
"""Dossiers received before are not read for a file the portal lacks: too many."""
# CROSS and ALL: or SQLite walks every dossier there is, over a second of 100,000.
_LEFT = text(
    """
WITH found (id) AS (
    SELECT dossier FROM outbox WHERE state != 'acked'
    UNION ALL
    SELECT dossier FROM till_entry AS taken
    WHERE method = :transfer AND entered = 'taken' AND NOT reconciled
    AND NOT EXISTS (SELECT 1 FROM till_entry WHERE reverses = taken.id)
    UNION ALL
    SELECT id FROM dossier WHERE complete = 0 AND received_day >= :lately AND EXISTS (
        SELECT 1 FROM blob
        WHERE state != 'stored' AND instr(dossier.current, blob.sha256)
    )
    UNION ALL
    SELECT id FROM dossier WHERE status IN :open AND (
        EXISTS (SELECT 1 FROM print WHERE print.dossier = dossier.id
                AND form = :receipt AND outcome NOT IN :came_out)
        OR fee != (
            SELECT total(
                CASE json_extract(value, '$.kind')
                WHEN 'reversed' THEN -json_extract(value, '$.amount')
                WHEN 'proved' THEN 0 ELSE json_extract(value, '$.amount') END
            )
            FROM json_each(dossier.current) WHERE key LIKE 'payments.%'
        )
    )
)
SELECT DISTINCT dossier.id FROM found CROSS JOIN dossier ON dossier.id = found.id
WHERE dossier.received_day < :before
AND json_extract(dossier.current, '$.counter') = :counter
ORDER BY dossier.received_at, dossier.row
"""
).bindparams(
    bindparam("open", [one.value for one in OPEN], expanding=True),
    bindparam("came_out", [Outcome.OUT, Outcome.QUEUED], expanding=True),
    receipt=Form.RECEIPT.value,
    transfer=Method.VIETQR.value,
)


def left_open(
    connection: Connection, before: date, counter: str
) -> Sequence[DossierId]:
    """Return those of a counter received before this day, in order.

    Rather one too many: whoever reads them says what is open of each.
    """
    given = {
        "before": before.isoformat(),
        "counter": counter,
        "lately": (before - LATELY).isoformat(),
    }
    return [DossierId(one) for one in connection.execute(_LEFT, given).scalars()]
