"""S06 Tờ khai: widgets and wires around the guided declaration."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.declarations import Declaration, Fault, Renewal
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DraftId
from counter_app.domain.jsonable import Answers
from counter_app.services.printing import Issued
from counter_app.ui import problems, style, wording
from counter_app.ui.declaration.presenter import DeclarationPresenter
from counter_app.ui.forms.values import Today
from counter_app.ui.forms.view import FormView
from counter_app.ui.page import Act, Context, Kind, Page
from counter_app.ui.paper_declaration import PaperDeclaration
from counter_app.ui.printed_words import said_printed, said_printing
from counter_app.ui.serving import context, follow
from counter_app.ui.tokens import SIDE_PANEL_WIDTH, SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.walk import Walk
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.chip import Chip, ChipLook
from counter_app.ui.widgets.empty import EmptyState
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel
from counter_app.ui.widgets.stack import Stack

UNSAVED_MS = 1000
"""So long after the first unsaved key what stands in the fields is saved, pause or
no pause; with the writing itself that stays below the two seconds of C17."""
ROOM_FOR_SIDE = 1000
"""Pixels at 100 %: narrower, the papers' panel gives its room to the form."""

MOST_NAMED = 6
"""New fields named in the banner; the others are counted."""


class DeclarationPage(Page):
    """The form, what is known of the papers, and whether the draft is safe."""

    papers_wanted = Signal()
    check_wanted = Signal()
    procedure_wanted = Signal()
    """Back to the procedure and the channel."""
    ready_wanted = Signal()
    turning_away_wanted = Signal()
    """Send the citizen home with a slip: nothing is received."""
    """The draft is parked: the next person."""
    rail = "receive"

    def __init__(
        self,
        presenter: DeclarationPresenter,
        walk: Walk,
        today: Today,
        paper: PaperDeclaration | None = None,
    ) -> None:
        super().__init__()
        self._paper = paper
        self._presenter = presenter
        self._walk = walk
        self._shown_draft: DraftId | None = None
        self._saved_at: datetime | None = None
        self._saving = False
        self._step, self._saved = label("", "h1"), label("", "hint", wrap=False)
        self._banner = Banner()
        self._newer, self._renewal = Banner(), Renewal()
        self._partly = label("", "hint")
        self._partly.hide()
        self.form = FormView(today)
        self._nothing = EmptyState("file-text")
        self._side = Panel()
        self._listed: tuple[tuple[str, ChipLook], ...] = ()
        self._rows = QGridLayout()
        self._rows.setColumnStretch(0, 1)
        self._scan = button("", self.papers_wanted.emit)
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(UNSAVED_MS)
        self._autosave.timeout.connect(self.form.note_unfinished)
        self.form.typed.connect(self._save_soon)
        self.form.answered.connect(presenter.answered)
        self._lay_out()
        walk.listen(self._walked)
        follow(self, walk)
        presenter.attach(self)
        self.retranslate()
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Form")

    def context(self) -> Context | None:
        """Say who is being served, for what, at what price and until when."""
        return context(self._walk.draft, self._walk.procedure, self._walk.quote)

    def acts(self) -> tuple[Act, ...]:
        """Park, print, go back, go on."""
        printing = (
            Act(
                id="print-declaration",
                text=lambda: self.tr("Print declaration"),
                run=self._print,
                key="F12",
            ),
        )
        return (
            Act(
                id="park",
                text=lambda: self.tr("Park draft, next person"),
                run=self._park,
            ),
            *(printing if self._paper else ()),
            Act(
                id="turn-away",
                text=lambda: self.tr("Guide or refuse"),
                run=self.turning_away_wanted.emit,
                key="Shift+F2",
            ),
            Act(
                id="back",
                text=lambda: self.tr("Back"),
                run=self.procedure_wanted.emit,
                kind=Kind.BACK,
            ),
            Act(
                id="check",
                text=lambda: self.tr("Continue: check"),
                run=self._go_on,
                kind=Kind.PRIMARY,
            ),
        )

    def back(self) -> bool:
        """Go back to the procedure."""
        self.procedure_wanted.emit()
        return True

    def came(self) -> None:
        """Show the form; begin at the first empty field that is needed."""
        self._banner.clear()
        draft = self._walk.draft
        if draft and draft.id != self._shown_draft:
            # Nothing of the last citizen stays, not even in an undo history.
            self.form.clear()
            self._shown_draft = draft.id
        self.form.show_faults(())
        self.mark_failed(False)
        self._presenter.open()
        self.form.focus_first_empty()

    def left(self) -> None:
        """Keep what was typed."""
        self.commit_all()
        self._presenter.save()

    def commit_all(self) -> None:
        """Finish words being composed and fields being typed into."""
        super().commit_all()
        self._autosave.stop()
        self.form.commit_all()

    def show_field(self, pointer: str) -> None:
        """Put the focus on one field."""
        self.form.go_to(pointer)

    def show_declaration(
        self, declaration: Declaration, answers: Answers, sources: Mapping[str, str]
    ) -> None:
        """Show what to ask."""
        self._stack.bring(self._scroll)
        self._partly.setVisible(bool(declaration.unknown))
        self.form.show_declaration(declaration, answers, sources)

    def show_renewal(self, renewal: Renewal) -> None:
        """Say what a newer form asks, and what it no longer does; or say nothing."""
        self._renewal = renewal
        self._say_renewal()

    def take_unfinished(self) -> None:
        """Tell the presenter what stands in the fields now."""
        self.form.note_unfinished()

    def show_nothing_to_fill(self) -> None:
        """Say that this procedure has no declaration."""
        self._nothing.say(self.tr("This procedure has no form."))
        self._stack.bring(self._nothing)

    def show_saving(self) -> None:
        """Say that the draft is being saved."""
        self._saving = True
        self._say_saved()

    def show_saved(self, at: datetime) -> None:
        """Say when the draft was saved."""
        self._saving, self._saved_at = False, at
        self._banner.clear()
        self._say_saved()

    def show_not_saved(self, problem: CounterError) -> None:
        """Say, and keep saying, that the draft could not be saved."""
        self._saving = False
        self._say_saved()
        words = self.tr("The draft could not be saved: {reason} Do not close the app.")
        self._banner.say(
            Tone.DANGER,
            words.format(reason=problems.sentence(problem)),
            (self.tr("Try again"), self._presenter.save),
        )

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """List what is to be fixed; the list takes the focus."""
        self.form.show_faults(faults)
        self.mark_failed(bool(faults))

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""
        self._banner.say(Tone.DANGER, problems.sentence(problem))

    def show_declaration_printing(self) -> None:
        """Say that the declaration is on its way to the printer."""
        self._banner.say(*said_printing())

    def show_declaration_printed(self, printed: Issued | None) -> None:
        """Say where the declaration came out, and what to do with it."""
        self._banner.say(*said_printed(printed))

    def go_on(self, *, papers_missing: bool) -> None:
        """Go to the papers if some are missing, else to the check."""
        self.mark_failed(False)
        (self.papers_wanted if papers_missing else self.check_wanted).emit()

    def retranslate(self) -> None:
        """Set every word again."""
        self._step.setText(self.tr("Step 2 of 4 · Form"))
        self._scan.setText(self.tr("Scan papers  F4"))
        self._partly.setText(
            self.tr(
                "Not all of this form can be shown as it was made: parts of it are"
                " asked as plain text. Nothing is lost; IT staff find why in the"
                " diagnostics."
            )
        )
        self._say_saved()
        self._say_renewal()
        self._walked()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the papers' panel its room only when there is room."""
        super().resizeEvent(event)
        self._beside.setVisible(self.width() >= style.scaled(ROOM_FOR_SIDE))

    def _go_on(self) -> None:
        self.form.show_faults(())
        self._presenter.go_on()

    def _save_soon(self) -> None:
        if not self._autosave.isActive():
            self._autosave.start()

    def _print(self) -> None:
        if self._paper:
            self.commit_all()
            self._presenter.save()
            self._paper.print(self, self._presenter.answers)

    def _park(self) -> None:
        self._presenter.save()
        self.ready_wanted.emit()

    def _say_saved(self) -> None:
        if self._saving:
            self._saved.setText(self.tr("Saving…"))
        elif self._saved_at:
            words = self.tr("✓ Draft saved {time}")
            self._saved.setText(words.format(time=wording.seconds(self._saved_at)))
        else:
            self._saved.clear()

    def _say_renewal(self) -> None:
        asks, drops = self._renewal.asks, self._renewal.drops
        if not asks and not drops:
            self._newer.clear()
            return
        said = [self.tr("The form has a newer version.")]
        if asks:
            words = self.tr("New fields ({n}): {names}.")
            names = _listed(name for _, name in asks)
            said.append(words.format(n=len(asks), names=names))
        if drops:
            words = self.tr("No longer asked: {names}.")
            said.append(words.format(names=_listed(drops)))
        said.append(self.tr("What was filled in before is kept."))
        go = self.tr("Go to the first new field")
        ways = [(go, partial(self.form.go_to, place)) for place, _ in asks[:1]]
        self._newer.say(Tone.INFO, " ".join(said), *ways)

    def _walked(self) -> None:
        draft, procedure = self._walk.draft, self._walk.procedure
        if draft is None:
            QTimer.singleShot(0, self._forget)
        if draft is None or procedure is None:
            self._list_papers(())
            self._saved_at = None
            self._say_saved()
            return
        names = {row.id: row.short_name for row in procedure.checklist}
        complete = sum(row.complete for row in draft.papers)
        heading = self.tr("Required papers ({n}/{m})")
        self._side.set_heading(heading.format(n=complete, m=len(draft.papers)))
        self._list_papers(
            tuple(
                (names.get(row.row, row.row), wording.paper_chip(row.state))
                for row in draft.papers
            )
        )

    def _list_papers(self, papers: tuple[tuple[str, ChipLook], ...]) -> None:
        if papers == self._listed:
            return  # the draft is saved every few seconds, its papers seldom change
        self._listed = papers
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for place, (name, look) in enumerate(papers):
            self._rows.addWidget(label(name), place, 0)
            self._rows.addWidget(Chip(look), place, 1, Qt.AlignmentFlag.AlignLeft)

    def _forget(self) -> None:
        """Nobody is at the counter: nothing of the last citizen stays."""
        if self._walk.draft is None:
            self.form.clear()
            self._shown_draft = None

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._step, 1)
        head.addWidget(self._saved)
        box = Panel()
        box.column.addLayout(head)
        box.column.addWidget(self._partly)
        box.column.addWidget(self.form, 1)
        self._scroll = Body(box)
        forms = QWidget()
        self._stack = Stack(forms)
        self._stack.keep(self._nothing)
        self._stack.bring(self._scroll)
        self._side.column.addLayout(self._rows)
        self._side.column.addSpacing(SPACE_S)
        self._side.column.addWidget(self._scan)
        self._side.column.addStretch(1)
        self._beside = Body(self._side)
        self._beside.setFixedWidth(SIDE_PANEL_WIDTH)
        # Above what scrolls: the focus begins far down in a form partly filled in.
        middle = QVBoxLayout()
        middle.setSpacing(SPACE_S)
        middle.addWidget(self._banner)
        middle.addWidget(self._newer)
        middle.addWidget(forms, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        row.setSpacing(SPACE_L)
        row.addLayout(middle, 1)
        row.addWidget(self._beside)


def _listed(names: Iterable[str]) -> str:
    """Return a few names, and how many more there are is plain from the number."""
    told = [name for name in names if name]
    return "; ".join(told[:MOST_NAMED]) + ("…" if len(told) > MOST_NAMED else "")
