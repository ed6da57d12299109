"""What was submitted from home: the list by each pass, one opened by an officer.

Answers go before the list comes. One the city will not take is forgotten: the list
that follows says what became of the submission there.
"""

import hashlib
import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from counter_app.domain.errors import PortalRefused, PortalUnreachable
from counter_app.domain.from_home import FromHome, FromHomeFile, Told
from counter_app.domain.ids import ProcedureCode, RowId, Sha256
from counter_app.domain.keeping_errors import HeldElsewhere
from counter_app.sync import translate
from counter_app.sync.portal_client import HttpPortal
from counter_app.wire.submissions import Submitted

log = logging.getLogger(__name__)
_FORBIDDEN, _NOT_FOUND = 403, 404


class Homes(Protocol):
    """The list on this machine."""

    def known(self) -> str:
        """Return the mark of the list last taken in, or nothing."""

    def take(self, mark: str, lines: Sequence[FromHome]) -> None:
        """Keep this list instead."""

    def unheard(self) -> Sequence[Told]:
        """Return the answers the city has not heard."""

    def heard(self, code: str) -> None:
        """Forget an answer."""


class City(Protocol):
    """The portal, as far as a pass asks it."""

    def submissions(self) -> tuple[str, Sequence[Submitted]]:
        """Return the mark of the list, and the list."""

    def answer_submission(self, told: Told) -> None:
        """Tell an answer; told twice it counts once."""


class NoHomes:
    """Takes no list: for what keeps none."""

    def known(self) -> str:
        """Know none."""
        return ""

    def take(self, mark: str, lines: Sequence[FromHome]) -> None:
        """Let it pass."""

    def unheard(self) -> Sequence[Told]:
        """Have none."""
        return ()

    def heard(self, code: str) -> None:
        """Have none."""


def tell_answers(homes: Homes, city: City) -> None:
    """Tell the answers the city has not heard."""
    for told in homes.unheard():
        try:
            city.answer_submission(told)
        except PortalRefused as refused:
            if refused.status not in (_FORBIDDEN, _NOT_FOUND):
                raise
            log.warning("an answer was not taken: %s", refused.reason)
        homes.heard(told.code)


def take_list(homes: Homes, city: City, mark: str) -> None:
    """Bring the list up to date, if the feed names another one."""
    if mark == homes.known():
        return
    if not mark:
        homes.take("", ())
        return
    now, rows = city.submissions()
    read = (from_home(row) for row in rows)
    homes.take(now, [one for one in read if one])


def from_home(row: Submitted) -> FromHome | None:
    """Read a submission; None for one without a moment."""
    at = translate.moment(row.submitted_at)
    if at is None:
        return None
    return FromHome(
        code=row.code,
        submitted_at=at,
        procedure=ProcedureCode(row.procedure),
        procedure_name=row.procedure_name,
        name=row.name,
        personal_id=row.personal_id,
        phone=row.phone,
        answers=row.answers,
        files=tuple(
            FromHomeFile(
                row=RowId(file.row),
                name=file.name,
                sha256=Sha256(file.sha256),
                size=file.size,
            )
            for file in row.files
        ),
        claimed=row.claimed,
        vouched=row.vouched,
        mine=row.mine,
    )


class PortalHomes:
    """Opens one for an officer; with a way and a token of its own."""

    def __init__(self, portal: HttpPortal, assertion: Callable[[], str]) -> None:
        self._portal = portal
        self._assertion = assertion

    def claim(self, code: str) -> FromHome:
        """Keep other counters from it; HeldElsewhere while another one does."""
        self._portal.sign_in(self._assertion)
        try:
            row = self._portal.claim_submission(code)
        except PortalRefused as refused:
            if refused.status in (_FORBIDDEN, _NOT_FOUND):
                raise HeldElsewhere(code) from refused
            raise
        one = from_home(row)
        if one is None:
            raise PortalUnreachable("a submission could not be read")
        return one

    def content(self, code: str, file: FromHomeFile) -> bytes:
        """Return a file's content, its hash checked."""
        self._portal.sign_in(self._assertion)
        content = self._portal.submitted_file(code, file.sha256)
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise PortalUnreachable("a file does not match its hash")
        return content
