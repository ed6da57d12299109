"""Apologise, on paper, for a result that came late: the letter goes with the result.

Mẫu 04 has the place of a new date, and a date is put off once at most (Nghị định
61/2018 điều 19(9)). With the result on the counter there is no date to put off: the
letter says when the result came, how late, why, and that it is given now (0012).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.afterwards import Apology, FollowUp
from counter_app.domain.deadlines import deadline
from counter_app.domain.dossiers import Dossier
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act
from counter_app.domain.people import Role
from counter_app.domain.printed import Form
from counter_app.services.following_up import FollowingUp, needed, written
from counter_app.services.printing import Issued
from counter_app.services.reading import late_days
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session
from counter_app.services.slips import Slips


@dataclass(frozen=True, slots=True, kw_only=True)
class Apologising:
    """The use case of the letter that is handed over with a late result."""

    following: FollowingUp
    session: Session
    slips: Slips

    @allowed(*READING, unheard=True)
    def reasons(self) -> Sequence[str]:
        """Return the usual reasons why a date is not kept."""
        return self.following.usage(FollowUp.EXTEND).reasons

    @allowed(Role.HANDOVER)
    def print(self, dossier: DossierId, reason: str) -> Issued:
        """Note the apology in the dossier, once, and print its letter.

        Said before, it is printed again as a copy under its number, with the reason it
        had. Raises NotReady without a reason, Hindered when the result is not late,
        WrongState when there is none at the counter.
        """
        with self.following.begin() as work:
            found = work.dossiers.get(dossier)
        if found.apology is None:
            self._say(found, written(reason))
        return self.slips.again(Form.APOLOGY, dossier)

    def _say(self, found: Dossier, reason: str) -> None:
        needed(reason)
        officer = self.session.who().officer.id
        days = self._days(found)

        def step(before: Dossier) -> Dossier:
            return before.apologise(
                Apology(
                    reason=reason,
                    days=days,
                    at=self.following.clock.now(),
                    by=officer,
                )
            )

        self.following.do(found.id, step, Act.APOLOGISED, officer, str(days))

    def _days(self, dossier: Dossier) -> int:
        now = self.following.local()
        came = (dossier.result_at or now).astimezone(now.tzinfo)
        calendar = self.following.catalogue.calendar()
        return late_days(deadline(dossier.due.at, came, calendar))
