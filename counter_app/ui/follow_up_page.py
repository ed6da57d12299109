"""The page under every act after receiving: whose dossier, banner, states, way back."""

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.afterwards import FollowUp
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import CounterError, Forbidden, Hindered
from counter_app.domain.ids import DossierId
from counter_app.domain.numbers import on_paper
from counter_app.ui import problems, wording
from counter_app.ui.page import Act, Context, Kind, Page, States
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone


class FollowUpPage(Page):
    """A subclass gives its content to ``_begin`` and its acts beside ``_back_act``."""

    dossier_wanted = Signal(object)
    """Back to this DossierId."""
    done = Signal(object, object)
    """This FollowUp is done with this Dossier: show it and print its slip."""
    rail = "today"

    def __init__(self) -> None:
        super().__init__()
        self._dossier: Dossier | None = None
        self._asked: DossierId | None = None
        self._hindered: Hindered | None = None

    @property
    def act(self) -> FollowUp:
        """What is done here."""
        raise NotImplementedError

    def _begin(self, content: QWidget, icon: str) -> None:
        self._states = States(content, icon=icon)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(self._states)

    def code(self) -> str:
        """Return the dossier's code."""
        return on_paper(self._dossier.code) if self._dossier else ""

    def context(self) -> Context | None:
        """Say whose dossier it is."""
        dossier = self._dossier
        if dossier is None:
            return None
        return Context(
            citizen=dossier.applicant.name,
            facts=wording.facts(dossier.applicant),
            procedure=f"{dossier.procedure} · {dossier.procedure_name}",
            due=wording.due(dossier.due.at),
        )

    def back(self) -> bool:
        """Go back to the dossier; nothing was done."""
        self._leave()
        return self._asked is not None

    def wants(self, dossier: DossierId) -> None:
        """Remember which dossier is opened, to go back to it whatever comes."""
        self._asked = dossier

    def show_loading(self) -> None:
        """Say that the dossier is being read; nothing of another one stays."""
        self._dossier = self._hindered = None
        self.mark_failed(False)
        self._states.show_empty("")
        self._states.show_loading(
            QCoreApplication.translate("FollowUp", "Opening the dossier…")
        )
        self._tell()

    def show_hindered(self, problem: Hindered) -> None:
        """Say why this cannot be done with the dossier now."""
        self._hindered = problem
        self._states.show_empty(
            problems.sentence(problem),
            QCoreApplication.translate("FollowUp", "Open the dossier"),
            self._leave,
        )
        self._tell()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing was done, and what was typed stays."""
        # To have no role for something is no fault.
        no_role = isinstance(problem, Forbidden)
        tone = Tone.WARNING if no_role else Tone.DANGER
        self._states.banner.say(tone, problems.sentence(problem))

    def show_done(self, dossier: Dossier) -> None:
        """It is done and on disk: the slip is next."""
        self.mark_failed(False)
        self.done.emit(self.act, dossier)

    def changeEvent(self, event: QEvent) -> None:
        """Say in the new language why it cannot be done, too."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._hindered:
            self.show_hindered(self._hindered)

    def _show(self, dossier: Dossier) -> None:
        self._dossier, self._asked, self._hindered = dossier, dossier.id, None
        self._states.show_content()
        self._tell()

    def _back_act(self) -> Act:
        return Act(
            id="back",
            text=lambda: QCoreApplication.translate("FollowUp", "Back"),
            run=self._leave,
            kind=Kind.BACK,
        )

    def _leave(self) -> None:
        if self._asked:
            self.dossier_wanted.emit(self._asked)

    def _tell(self) -> None:
        self.acts_changed.emit()
        self.heading_changed.emit()
