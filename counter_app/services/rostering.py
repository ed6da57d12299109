"""The city's roster: who is on it may work here, who is not is out with this pass.

A PC whose portal keeps no roster goes by what its own administrator enrolled.
"""

import json
from dataclasses import dataclass, replace

from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.news import PutOut
from counter_app.domain.officers import Account
from counter_app.domain.people import Role
from counter_app.domain.rosters import Duty, Roster
from counter_app.services.ports import Announce, Begin, Clock, UnitOfWork
from counter_app.services.rights import anybody
from counter_app.services.session import Session

ROSTER = "roster"
"""Note: the roster last taken in, as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rostering:
    """The use case of the machine itself; no officer stands behind it."""

    begin: Begin
    session: Session
    clock: Clock
    announce: Announce

    @anybody
    def known(self) -> str:
        """Return the mark of the roster last taken in, or nothing."""
        with self.begin() as work:
            kept = roster_of(work)
        return kept.mark if kept else ""

    @anybody
    def take(self, roster: Roster) -> None:
        """Let its officers work as it says, and nobody else.

        Slots go first: a power cut in between takes the same roster in once more.
        """
        with self.begin() as work:
            accounts = work.accounts.every()
        wanted = {account: _by(roster, account) for account in accounts}
        out = [one for one in wanted.values() if one.revoked]
        for one in out:
            self.session.part_from(one.officer.id)
        with self.begin() as work:
            for before, after in wanted.items():
                if before != after:
                    work.accounts.put(after)
                    work.journal.add(self._entry(before, after))
            work.notes.put(ROSTER, _written(roster))
            work.commit()
        for one in wanted.values():
            if self.session.takes_note(one.officer, out=one.revoked):
                self.announce(PutOut(one.officer.id))

    def _entry(self, before: Account, after: Account) -> Entry:
        gone = after.revoked and not before.revoked
        act = Act.OFFICER_DISMISSED if gone else Act.OFFICER_CHANGED
        return Entry(at=self.clock.now(), act=act, detail=after.officer.id)


def roster_of(work: UnitOfWork) -> Roster | None:
    """Return the roster last taken in; None when the portal keeps none."""
    kept = work.notes.get(ROSTER)
    if not kept:
        return None
    said = json.loads(kept)
    return Roster(
        mark=said["mark"],
        duties={
            OfficerId(name): Duty(
                roles=frozenset(map(Role, roles)), counters=frozenset(counters)
            )
            for name, (roles, counters) in said["duties"].items()
        },
    )


def _by(roster: Roster, account: Account) -> Account:
    """Return an account as the roster has it."""
    duty = roster.duties.get(account.officer.id)
    if duty is None:
        return replace(account, revoked=True)
    officer = replace(account.officer, roles=duty.roles, counters=duty.counters)
    return replace(account, officer=officer, revoked=False)


def _written(roster: Roster) -> str:
    duties = {
        name: (sorted(duty.roles), sorted(duty.counters))
        for name, duty in roster.duties.items()
    }
    return json.dumps({"mark": roster.mark, "duties": duties})
