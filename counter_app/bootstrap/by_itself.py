"""What a counter does by itself, and how what takes long is ended."""

from collections.abc import Callable, Sequence

from counter_app.bootstrap.journal_work import JournalWork
from counter_app.bootstrap.sync_work import SyncWork
from counter_app.services.backing_up import BackingUp
from counter_app.services.scanning import Scanning


def tick(
    sync_work: SyncWork, journal: JournalWork, others: Sequence[Callable[[], None]]
) -> None:
    """Do what is due: send, have signed, and the others."""
    sync_work.tick()
    journal.tick(online=sync_work.syncing.online)
    for other in others:
        other()


def interrupt(scanning: Scanning, backing_up: BackingUp) -> None:
    """End what takes long at devices and disks."""
    scanning.interrupt()
    backing_up.end()
