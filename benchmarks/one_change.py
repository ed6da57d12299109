"""One dossier changed here, and a whole pass of synchronisation for it.

Against PouchDB replicating one changed document. SYNC.md: five times as fast.
"""

from collections.abc import Mapping
from dataclasses import replace
from time import perf_counter

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.peer import Peer, peer
from benchmarks.portal_apart import Apart, portal_apart
from benchmarks.receive import draft_of
from benchmarks.synced_counter import keyring_of_its_own, synced_counter
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.changes import Change, difference
from counter_app.domain.dossiers import Dossier
from counter_app.domain.fields import fields_of
from counter_app.domain.ids import DossierId
from counter_app.machine import SystemClock
from counter_app.rehearsal.people import OFFICER


def measure(rounds: int) -> Measurement:
    """Change a dossier and synchronise, so many times, on both sides."""
    with portal_apart() as apart, peer() as other:
        ours, limit = passes(apart, rounds, other)
    return Measurement(
        name="one_change",
        what="a pass of synchronisation for one changed dossier",
        against="PouchDB replicating one changed document",
        unit="ms",
        ours=ours,
        limit=limit,
        goal=0.2,
    )


def passes(
    apart: Apart, rounds: int, other: Peer | None = None
) -> tuple[list[float], list[float]]:
    """Return milliseconds of so many passes of one change, and of the peer's, if any.

    The portal's office must be as it was founded.
    """
    ours, limit = [], []
    with (
        keyring_of_its_own() as folder,
        synced_counter(apart, folder / "profile") as counter,
    ):
        dossier = received(counter)
        for _ in range(2):
            counter.syncing.now()
        name = {"_id": dossier.id}
        if other:
            other.replicate([{**name, **fields_of(dossier)}])
        for turn in range(rounds):
            fields = changed(counter, dossier.id, f"{turn:010}")
            begun = perf_counter()
            counter.syncing.now()
            ours.append((perf_counter() - begun) * 1000)
            if other:
                limit.append(other.replicate([{**name, **fields}]))
        told = counter.syncing.connection
    if told is None or told.waiting or not told.online:
        raise NotMeasured(f"not everything was sent: {told}")
    return ours, limit


def received(counter: Counter) -> Dossier:
    """Receive one dossier as the counter does."""
    draft = draft_of(counter, 1)
    return counter.intake.receive(draft)


def changed(counter: Counter, dossier: DossierId, phone: str) -> Mapping[str, object]:
    """Write another telephone number; return the fields it has now."""
    with counter.syncing.begin() as work:
        before = work.dossiers.get(dossier)
        after = replace(before, applicant=replace(before.applicant, phone=phone))
        work.dossiers.put(after)
        work.outbox.add(
            Change(
                id=work.outbox.next_id(),
                dossier=dossier,
                fields=difference(fields_of(before), fields_of(after)),
                made_at=SystemClock().now(),
                made_by=OFFICER.id,
            )
        )
        work.commit()
    return fields_of(after)
