"""S07 Giấy tờ: widgets and wires of the required papers."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.camera_errors import CameraProblem
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import CounterError, FileRefused
from counter_app.domain.ids import RowId, Sha256
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.procedures import ChecklistRow, Procedure
from counter_app.domain.stacks import Page as ScannedPage
from counter_app.ui.actions import Command
from counter_app.ui.page import Act, Context, States, retry_text
from counter_app.ui.papers import findings
from counter_app.ui.papers.acts import papers_acts
from counter_app.ui.papers.aiming import Aiming
from counter_app.ui.papers.desk import Desk
from counter_app.ui.papers.file_dialog import choose_files
from counter_app.ui.papers.keys import PageKeys
from counter_app.ui.papers.notices import Notices
from counter_app.ui.papers.presenter import PapersPresenter
from counter_app.ui.papers.preview import read_picture
from counter_app.ui.papers.rows import PaperTable
from counter_app.ui.papers.states import StateChoice, after_space
from counter_app.ui.papers.view import Drawn, Dropped
from counter_app.ui.papers.welcoming import FilesWelcome
from counter_app.ui.serving import context, follow
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel

FOLDER_EVERY_MS = 2_000


class PapersPage(FilesWelcome):
    """The rows, what each still wants, and the pages that are there."""

    check_wanted = Signal()
    """On to the check with the citizen."""
    form_wanted = Signal()
    """Back to the declaration."""
    rail = "receive"

    def __init__(self, presenter: PapersPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._draft: Draft | None = None
        self._procedure: Procedure | None = None
        self._folder: Path | None = None
        self._step, self._count = label("", "h1"), label("", "hint", wrap=False)
        self._notices = Notices(presenter.stop)
        self._table, self._choice = PaperTable(), StateChoice()
        self._asked = label("", "hint")
        self._desk = Desk(presenter, self._is_shown_live)
        self._aiming = Aiming(
            presenter, self._desk, self._table.chosen, self.show_scan_ended
        )
        self._keys = PageKeys(presenter, self._desk, self._table, self._aiming.rescan)
        self._states = States(self._body(), icon="file-text")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(self._states)
        self.setAcceptDrops(True)
        self._folder_look = QTimer(self, interval=FOLDER_EVERY_MS)
        self._pressed: dict[Command, Callable[[], object]] = {
            Command.TAKE_WAITING: self._take_waiting,
            Command.NEXT_PROFILE: presenter.next_profile,
            Command.USE_AGAIN: self._notices.ask_again,
        }
        self._listen()
        follow(self, presenter.walk)
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Papers")

    def context(self) -> Context | None:
        """Say who is being served, for what, at what price and until when."""
        return context(self._draft, self._procedure, self._presenter.walk.quote)

    def acts(self) -> tuple[Act, ...]:
        """Scan, take a picture, choose a file, drop one, go back or on."""
        return papers_acts(
            scan=self._scan,
            capture=self._aiming.capture if self._presenter.camera else None,
            choose=self._choose,
            drop=self._drop,
            back=self.form_wanted.emit,
            go_on=self._presenter.go_on,
        )

    def back(self) -> bool:
        """Go back to the declaration."""
        self.form_wanted.emit()
        return True

    def came(self) -> None:
        """Show the rows and begin on the first that wants something."""
        self._notices.clear()
        self._presenter.open()
        self._folder_look.start()
        self._table.setFocus()

    def left(self) -> None:
        """Look into the scan folder no more: nobody is at their papers."""
        self._folder_look.stop()

    def show_rows(self, draft: Draft, procedure: Procedure) -> None:
        """Show the rows and what is there for each."""
        anew = self._draft is None or self._draft.id != draft.id
        if anew:
            self._notices.clear()
            self._desk.clear()
        before = self.context()
        self._draft, self._procedure = draft, procedure
        self._table.show_rows(draft.papers, procedure.checklist, anew=anew)
        self._say_count()
        self._show_row()
        if draft.papers:
            self._show_content()
        else:
            self._states.show_empty(self.tr("This procedure asks for no papers."))
        if self.context() != before:
            self.heading_changed.emit()

    @staticmethod
    def drawn(picture: bytes) -> Drawn:
        """Make a picture (PNG) ready to be shown. Called off the GUI thread."""
        return read_picture(picture)

    def show_scanning(self, row: RowId, page: int) -> None:
        """Say which page is being scanned (0: the scanner is being reached)."""
        self._notices.scanning(page)

    def show_capturing(self) -> None:
        """Say that the camera is taking a picture."""
        self._notices.capturing()

    def show_page(self, drawn: Drawn) -> None:
        """Show a page as it came from the scanner."""
        self._desk.show_scanned(drawn)

    def show_scan_ended(self, problem: CounterError | None) -> None:
        """Say that scanning ended, and why if it ended early."""
        self._notices.scan_ended()
        self._desk.look()
        if problem is None:
            return
        again = self._scan
        if isinstance(problem, CameraProblem):
            again = self._aiming.capture
        self._notices.ended_early(
            problem,
            self._presenter.came,
            (retry_text(), again),
            (self.tr("Choose a file"), self._choose),
        )

    def show_preview(self, sha256: Sha256, page: int, drawn: Drawn) -> None:
        """Show a page of a kept file, if it is still the one looked at."""
        self._desk.show_preview(sha256, page, drawn)

    def show_importing(self, names: Sequence[str]) -> None:
        """Say which files are being checked and taken in; none: all are done."""
        self._notices.importing(names)

    def show_stack(self, pages: Sequence[ScannedPage], looking: int) -> None:
        """Show the pages of the chosen row, and how many are still checked."""
        self._table.show_pages(pages)
        self._desk.show_pages(pages, self._table.chosen())
        self._say_asked(self._asked_row())
        self._notices.looking(looking)
        if not looking:
            self._desk.look_again()

    def show_waiting(self, files: Sequence[Path]) -> None:
        """Offer what lies in the scan folder; it is taken only when asked for."""
        self._notices.offer(files, self._take_waiting)

    def show_profile(self, name: str) -> None:
        """Say how the next scan is done."""
        words = self.tr("Next scan: {name} (Shift+F7 changes it)").format(name=name)
        self._notices.banner.say(Tone.INFO, words)

    def show_nothing_undone(self) -> None:
        """Say that there is nothing to take back."""
        self._notices.banner.say(Tone.INFO, self.tr("There is nothing to take back."))

    def show_dropped(self, dropped: Dropped) -> None:
        """Say that a file was taken off, and offer to put it back."""
        words = self.tr("{name} was dropped.").format(name=dropped.file.name)
        self._notices.banner.say(
            Tone.NEUTRAL, words, (self.tr("Undo"), lambda: self._put_back(dropped))
        )

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing already brought is lost."""
        self._desk.preview.give_up()
        if isinstance(problem, FileRefused):
            self.show_not_tried(problem, 0)
        else:
            self._notices.failed(problem)

    def show_not_tried(self, first: FileRefused, more: int) -> None:
        """Name a refused file, and say how many more were not even tried."""
        self._notices.refused(
            first,
            more,
            (self.tr("Scan"), self._scan),
            (self.tr("Choose a file"), self._choose),
        )

    def show_busy(self) -> None:
        """Say that a scan is running and what to do about it."""
        words = self.tr("Papers are still coming in. Wait, or press Stop.")
        self._notices.wait(words)

    def go_on(self) -> None:
        """Go to the check with the citizen."""
        self.check_wanted.emit()

    def pressed(self, command: Command) -> bool:
        """Act on this step by the keys that are this step's alone."""
        act = self._pressed.get(command)
        if act:
            act()
        return act is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the chosen file off its row; Ctrl+Z undoes."""
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self._drop()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._presenter.undo()
        else:
            super().keyPressEvent(event)

    def dropped(self, paths: Sequence[Path], at: QPoint) -> None:
        """Take the files into the row they fall on, else into the chosen one."""
        port = self._table.viewport()
        there = port.mapFrom(self, at)
        row = self._table.row_id_at(there.y()) if port.rect().contains(there) else None
        if row:
            self._table.choose(row)
        self._bring(paths)

    def retranslate(self) -> None:
        """Set every word again."""
        self._step.setText(self.tr("Step 3 of 4 · Papers"))
        self._table.retranslate()
        self._choice.retranslate()
        self._desk.retranslate()
        self._notices.clear()
        if self._draft and self._procedure:
            self.show_rows(self._draft, self._procedure)
        self._notices.retranslate()

    def _paper(self) -> PaperRow | None:
        row, draft = self._table.chosen(), self._draft
        papers = draft.papers if draft else ()
        return next((paper for paper in papers if paper.row == row), None)

    def _give(self) -> None:
        """Take the chosen paper as it lies on the counter, and go to the next."""
        paper = self._paper()
        state = after_space(paper, self._asked_row()) if paper else None
        if paper and state and self._draft:
            self._presenter.say(paper.row, state)
            if state is not PaperState.MISSING:
                self._table.go_on(self._draft.papers, given=paper.row)

    def _asked_row(self) -> ChecklistRow | None:
        row, procedure = self._table.chosen(), self._procedure
        rows = procedure.checklist if procedure else ()
        return next((asked for asked in rows if asked.id == row), None)

    def _scan(self) -> None:
        if row := self._table.chosen():
            self._presenter.scan(row)

    def _is_shown_live(self) -> bool:
        return self._notices.is_scanning() or self._presenter.finder.on

    def _choose(self) -> None:
        self._notices.clear()
        if self._table.chosen():
            choose_files(self, self._folder, self._bring)

    def _bring(self, paths: Sequence[Path]) -> None:
        row = self._table.chosen()
        if row and paths:
            self._notices.clear()
            self._folder = paths[0].parent
            self._presenter.bring(row, paths)

    def _take_waiting(self) -> None:
        row, files = self._table.chosen(), self._notices.waiting
        if row and files:
            self._notices.clear()
            self.show_waiting(())
            self._presenter.bring_waiting(row, files)

    def _drop(self) -> None:
        row, file = self._table.chosen(), self._desk.file()
        if row and file:
            self._presenter.drop(row, file.sha256)
        else:
            self._notices.banner.say(
                Tone.INFO, self.tr("This paper has no file to drop.")
            )

    def _put_back(self, dropped: Dropped) -> None:
        self._notices.clear()
        self._presenter.put_back(dropped)

    def _show_row(self) -> None:
        """Show what is told, said and kept about the chosen row."""
        paper, asked = self._paper(), self._asked_row()
        self._say_asked(asked)
        if paper:
            self._choice.show_choice(paper, asked)
        reuse = self._presenter.reuse
        offer = reuse.of(paper.row) if paper and not paper.files else None
        self._notices.offer_again(offer, reuse.take)
        self._desk.show_files(paper.files if paper else ())
        self._desk.show_pages(self._presenter.pages, self._table.chosen())
        if paper:
            self._presenter.tap(paper.row)

    def _say_asked(self, asked: ChecklistRow | None) -> None:
        """Say what the law asks for on this row, and when too little of it is there."""
        row, pages = self._table.chosen(), self._presenter.pages
        there = sum(page.row == row and page.out for page in pages)
        told = (asked.name, asked.condition) if asked else ()
        lines = (findings.too_few(asked, there), *told)
        self._asked.setText("\n".join(text for text in lines if text))

    def _show_content(self) -> None:
        if self._states.empty.isVisible() or not self._states.isVisible():
            self._states.show_content()

    def _say_count(self) -> None:
        draft = self._draft
        if draft is None:
            return
        there = sum(paper.complete for paper in draft.papers)
        words = self.tr("{n} of {m} complete")
        self._count.setText(words.format(n=there, m=len(draft.papers)))

    def _listen(self) -> None:
        self._table.row_chosen.connect(self._show_row)
        self._table.given.connect(self._give)
        self._desk.pages.list.key_wished.connect(self._keys.press)
        self._desk.pages.list.rows_wished.connect(self._keys.offer_rows)
        self._desk.preview.tool_wished.connect(self._keys.press)
        self._choice.said.connect(self._presenter.say)
        self._folder_look.timeout.connect(self._presenter.poll)

    def _body(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self._step, 1)
        head.addWidget(self._count)
        left = Panel()
        left.column.addLayout(head)
        lists = (self._desk.files, self._desk.pages)
        for part in (self._notices, self._table, self._choice, *lists, self._asked):
            left.column.addWidget(part)
        left.column.addStretch(1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(Body(left), 3)
        row.addWidget(self._desk.preview, 2)
        return body
