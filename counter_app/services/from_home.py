"""Receive at the counter what a citizen submitted from home.

The list comes with the feed and is here without a line. Opening one asks the city
once, so that no two counters receive it, and brings its files; from then on it is a
draft as any other, and nothing more needs the line. Answers wait for it like dossiers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from counter_app.domain.checklists import usual_case
from counter_app.domain.drafts import Confirmation, Draft
from counter_app.domain.errors import CounterError, FileRefused, NotFound, NotReady
from counter_app.domain.folding import visible
from counter_app.domain.from_home import (
    Contents,
    FromHome,
    FromHomeFile,
    Reply,
    Told,
    Waiting,
)
from counter_app.domain.ids import DraftId, RowId
from counter_app.domain.news import Changed
from counter_app.domain.people import Citizen, Role
from counter_app.domain.procedures import Channel, Procedure
from counter_app.services.intake import Intake
from counter_app.services.rights import allowed, anybody
from counter_app.services.scanning import Scanning
from counter_app.services.session import Session

LONGEST_SAID = 1000
_ONLINE = (Channel.SELF, Channel.ASSISTED)
"""How it came, the nearest first; few procedures name the citizen's own device."""


class List(Protocol):
    """What waits, on this machine."""

    def waiting(self) -> Sequence[Waiting]:
        """Return what is neither received nor answered here, oldest first."""

    def get(self, code: str) -> Waiting:
        """Return one of them; raise NotFound."""

    def opened(self, one: FromHome, draft: DraftId) -> None:
        """Note as what it was opened here, and what it says now."""

    def answer(self, told: Told) -> None:
        """Keep an answer until the city has heard it."""


class City(Protocol):
    """The portal; PortalProblem leaves come through."""

    def claim(self, code: str) -> FromHome:
        """Keep other counters from it; HeldElsewhere while another one does."""

    def content(self, code: str, file: FromHomeFile) -> bytes:
        """Return a file's content, its hash checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A submission as a draft."""

    draft: Draft
    procedure: Procedure
    left_out: Sequence[FileRefused] = ()
    """Files that cannot be taken in; their rows are as they were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivingFromHome:
    """The use case of what came from home."""

    list: List
    city: City
    intake: Intake
    scanning: Scanning
    session: Session

    @allowed(Role.INTAKE)
    def waiting(self) -> Sequence[Waiting]:
        """Return what waits for this office, oldest first."""
        return self.list.waiting()

    @anybody
    def count(self) -> int:
        """Return how many wait."""
        return len(self.list.waiting())

    @allowed(Role.INTAKE)
    def open(self, code: str) -> Opened:
        """Go on with one as a draft of this officer; slow, asks the city once.

        Raises NotYours when another officer here has it open, HeldElsewhere when
        another counter has, what keeps its procedure from being received today, and
        PortalUnreachable without a line.
        """
        line = self.list.get(code)
        if line.draft:
            draft = self.intake.resume(line.draft)
            return Opened(draft=draft, procedure=self._procedure(line.one, draft))
        self._procedure(line.one)
        one = self.city.claim(code)
        contents = {file.sha256: self.city.content(code, file) for file in one.files}
        draft = self.intake.start(
            Citizen(name=one.name, personal_id=one.personal_id, phone=one.phone)
        )
        self.list.opened(one, draft.id)
        try:
            return self._filled(one, draft, contents)
        except CounterError:
            self.intake.discard(draft.id)  # the line waits again, and may be tried
            raise

    @allowed(Role.INTAKE)
    def answer(self, code: str, reply: Reply, said: str) -> None:
        """Send one back for more, or refuse it; the citizen reads ``said``.

        It is told with the next pass. Raises NotReady without words, NotYours when
        another officer here has it open.
        """
        words = " ".join(visible(said).split())[:LONGEST_SAID]
        if not words:
            raise NotReady(1)
        line = self.list.get(code)
        if line.draft:
            self.intake.discard(line.draft)
        by = self.session.who().officer.id
        self.list.answer(Told(code=code, reply=reply, said=words, by=by))
        self.intake.announce(Changed(outbox=True, drafts=True))

    def _procedure(self, one: FromHome, draft: Draft | None = None) -> Procedure:
        version = draft.procedure_version if draft else ""
        return self.intake.catalogue.procedure(one.procedure, version)

    def _filled(self, one: FromHome, draft: Draft, contents: Contents) -> Opened:
        procedure = self._procedure(one)
        offered = [offer.channel for offer in procedure.offers]
        channel = next((one for one in _ONLINE if one in offered), offered[0])
        case = usual_case(procedure)
        chosen = self.intake.choose(draft.id, one.procedure, channel, case)
        left_out = list(self._bring(one, chosen, contents))
        # As the citizen wrote them: nothing is filled in that nobody declared.
        self.intake.answer(draft.id, dict(one.answers))
        with self.intake.begin() as work:
            # By submitting it the citizen said on a screen that it is right.
            kept = replace(
                work.drafts.get(draft.id),
                submission=one.code,
                confirmed=Confirmation.ON_SCREEN,
            )
            work.drafts.put(kept)
            work.commit()
        return Opened(draft=kept, procedure=procedure, left_out=left_out)

    def _bring(
        self, one: FromHome, draft: Draft, contents: Contents
    ) -> Sequence[FileRefused]:
        rows = [paper.row for paper in draft.papers]
        refused: list[FileRefused] = []
        for file in one.files:
            if not rows:
                raise NotFound(file.row)
            # A row the pack no longer has: under the first, to be moved by hand.
            row = file.row if file.row in rows else RowId(rows[0])
            try:
                self.scanning.take(draft.id, row, file.name, contents[file.sha256])
            except FileRefused as problem:
                refused.append(problem)
        return refused
