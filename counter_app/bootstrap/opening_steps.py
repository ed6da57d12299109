"""Two small steps of opening a profile that need nothing of the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.domain.errors import NotEnrolled, StoreReadOnly

if TYPE_CHECKING:
    from counter_app.bootstrap.use_cases import Counter


def must_be_enrolled(counter: "Counter") -> None:
    """Raise NotEnrolled when this PC has no device key; asks the keyring."""
    if not counter.is_enrolled():
        raise NotEnrolled("this PC has no device key")


def log_into(folder: Path) -> None:
    """Begin to log there; raise StoreReadOnly."""
    from counter_app.logs import start_log

    try:
        start_log(folder)
    except OSError as error:
        raise StoreReadOnly(str(folder)) from error
