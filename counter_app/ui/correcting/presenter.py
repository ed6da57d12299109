"""Correct a received dossier: telephone, address and answers, with the reason."""

from collections.abc import Sequence
from typing import Protocol

from counter_app.domain.declarations import Declaration, Fault
from counter_app.domain.errors import NotFound
from counter_app.domain.ids import DossierId
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import placed
from counter_app.services.correcting import Correcting, ToCorrect
from counter_app.ui.follow_up import FollowUpPresenter, FollowUpView
from counter_app.ui.ports import Tasks


class View(FollowUpView, Protocol):
    """The screen, as the presenter sees it."""

    def show_to_correct(self, found: ToCorrect) -> None:
        """Show what was written down."""

    def show_declaration(self, declaration: Declaration, answers: Answers) -> None:
        """Show the questions with the answers as they stand."""

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """List what is wrong with the answers."""

    def show_wanting(self, *, reason: bool, change: bool) -> None:
        """Say that the reason, or any change at all, is wanting."""


class CorrectingPresenter(FollowUpPresenter[View]):
    """Holds the answers while they are typed; nothing is saved before F9."""

    def __init__(self, correcting: Correcting, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._correcting = correcting
        self._found: ToCorrect | None = None
        self._answers: Answers = {}

    def open(self, dossier: DossierId) -> None:
        """Show what was written down of this dossier."""
        self._found = None

        def show(found: ToCorrect) -> None:
            self._found, self._answers = found, found.dossier.answers
            if self._view:
                self._view.show_to_correct(found)
            self._redraw()

        self._read(dossier, lambda: self._correcting.to_correct(dossier), show)

    def answered(self, pointer: str, value: Json) -> None:
        """Take one answer; rules may show or hide other questions."""
        self._answers = placed(self._answers, pointer, value)
        self._redraw()

    def correct(self, *, phone: str, address: str, reason: str) -> None:
        """Check what was typed, then correct, or say what is wanting."""
        found, view = self._found, self._view
        if found is None or view is None:
            return
        dossier, answers = found.dossier, self._answers
        who = dossier.applicant
        same = (phone.strip(), address.strip()) == (who.phone, who.address)
        unchanged = same and answers == dossier.answers
        if unchanged or not reason.strip():
            view.show_wanting(reason=not reason.strip(), change=unchanged)
            return
        if answers == dossier.answers:
            self._save(found, phone, address, reason)
            return

        def judged(faults: Sequence[Fault]) -> None:
            if self._view is None:
                return
            if faults:
                self._view.show_faults(faults)
            else:
                self._save(found, phone, address, reason)

        self._run(
            dossier.id, lambda: self._correcting.faults(dossier.id, answers), judged
        )

    def _save(self, found: ToCorrect, phone: str, address: str, reason: str) -> None:
        answers = self._answers
        self._act(
            lambda: self._correcting.correct(
                found.dossier.id,
                phone=phone,
                address=address,
                answers=answers,
                reason=reason,
            )
        )

    def _redraw(self) -> None:
        found = self._found
        if found is None or found.form is None or self._view is None:
            return
        try:
            declaration = found.forms.layout(found.form, self._answers)
        except NotFound:
            return  # the catalogue has lost it: only the rest is corrected
        self._view.show_declaration(declaration, self._answers)
