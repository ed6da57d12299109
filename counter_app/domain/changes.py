"""What one officer's act changed in one dossier: the unit of synchronisation."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.ids import DossierId, OfficerId, OperationId
from counter_app.domain.jsonable import Fields, Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An operation waiting to be told to the portal; written with the act itself.

    ``fields`` maps each changed field to (value before, value after); a field that
    was not there before has None before. See counter_app.domain.fields.
    """

    id: OperationId
    dossier: DossierId
    fields: dict[str, tuple[Json, Json]]
    supersedes: tuple[OperationId, ...] = ()
    made_at: datetime
    made_by: OfficerId


def difference(before: Fields, after: Fields) -> dict[str, tuple[Json, Json]]:
    """Return the fields that differ; a field missing on one side counts as None."""
    return {
        name: (before.get(name), after.get(name))
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    }


class SyncState(StrEnum):
    """How a dossier stands towards the portal; read from the outbox, never stored."""

    WAITING = "waiting"
    SENDING = "sending"
    FAILED = "failed"
    CONFLICT = "conflict"
    SENT = "sent"
