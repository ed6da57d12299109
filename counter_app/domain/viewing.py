"""Whose dossiers an officer opened of late: many in a short time is an alarm.

Source: SECURITY.md 1.10, abuse cases 41 and 42.
"""

from datetime import datetime, timedelta

from counter_app.domain.folding import fold
from counter_app.domain.ids import OfficerId

WINDOW = timedelta(minutes=15)
MOST = 60
"""People within the window; a counter serves far fewer."""


class Viewing:
    """Kept in memory: a restart begins anew, the journal does not."""

    def __init__(self) -> None:
        self._seen: dict[OfficerId, dict[str, datetime]] = {}
        self._told: dict[OfficerId, datetime] = {}

    def saw(self, officer: OfficerId, person: str, at: datetime) -> int:
        """Note an opening; return how many people it makes, 0 unless it is an alarm.

        Once an alarm was raised there is no other one within the window.
        """
        seen = self._seen.setdefault(officer, {})
        seen[person] = at
        recent = {who: when for who, when in seen.items() if abs(at - when) < WINDOW}
        self._seen[officer] = recent
        told = self._told.get(officer)
        if len(recent) <= MOST or (told and abs(at - told) < WINDOW):
            return 0
        self._told[officer] = at
        return len(recent)


def is_own(officer: str, applicant: str) -> bool:
    """Say whether an officer's name is the applicant's, accents apart."""
    return bool(fold(officer)) and fold(officer) == fold(applicant)
