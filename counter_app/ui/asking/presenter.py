"""Ask the citizen for papers: what is wanted, why, until when; once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from counter_app.domain.afterwards import Wanted
from counter_app.domain.dates import read_date
from counter_app.domain.ids import DossierId
from counter_app.services.supplementing import Supplementing, ToAsk
from counter_app.ui.follow_up import FollowUpPresenter, FollowUpView
from counter_app.ui.ports import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanting:
    """What is still to be put right before papers are asked for."""

    papers: bool = False
    reason: bool = False
    until: bool = False
    """The day is none, or has passed."""


class View(FollowUpView, Protocol):
    """The screen, as the presenter sees it."""

    def show_to_ask(self, found: ToAsk) -> None:
        """Show the checklist to choose from."""

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is to be put right."""


class AskingPresenter(FollowUpPresenter[View]):
    """Checks what was typed, then asks."""

    def __init__(self, supplementing: Supplementing, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._supplementing = supplementing

    def open(self, dossier: DossierId) -> None:
        """Show what may be asked of this dossier."""

        def show(found: ToAsk) -> None:
            if self._view:
                self._view.show_to_ask(found)

        self._read(dossier, lambda: self._supplementing.to_ask(dossier), show)

    def ask(
        self, wanted: Sequence[Wanted], *, reason: str, until: str, today: date
    ) -> None:
        """Ask for these papers, or say what is wanting."""
        dossier = self._asked
        if dossier is None or self._view is None:
            return
        day = _day(until, today)
        wanting = Wanting(
            papers=not any(one.name.strip() for one in wanted),
            reason=not reason.strip(),
            until=bool(until.strip()) and (day is None or day < today),
        )
        if wanting != Wanting():
            self._view.show_wanting(wanting)
            return
        self._act(
            lambda: self._supplementing.ask(dossier, wanted, reason=reason, until=day)
        )


def _day(text: str, today: date) -> date | None:
    """Read a whole day of this year or the next ones, however it is written."""
    found = read_date(text, this_year=today.year + 1) if text.strip() else None
    return (
        date.fromisoformat(found) if found and len(found) == len("2026-11-23") else None
    )
