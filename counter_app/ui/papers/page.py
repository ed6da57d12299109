"""S07 Giấy tờ: widgets and wires of the required papers."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.drafts import Draft
from counter_app.domain.errors import (
    CounterError,
    DeviceFault,
    FileRefused,
    ScannerProblem,
)
from counter_app.domain.ids import RowId, Sha256
from counter_app.domain.papers import PaperRow
from counter_app.domain.procedures import ChecklistRow, Procedure
from counter_app.ui import problems, wording
from counter_app.ui.page import Act, Context, Kind, Page, States, retry_text
from counter_app.ui.papers.file_dialog import choose_files
from counter_app.ui.papers.files import FileList
from counter_app.ui.papers.presenter import Drawn, Dropped, PapersPresenter
from counter_app.ui.papers.preview import PreviewPanel, read_picture
from counter_app.ui.papers.rows import PaperTable
from counter_app.ui.papers.states import StateChoice
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel


class PapersPage(Page):
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
        self._page = 0
        self._folder: Path | None = None
        self._refused: list[FileRefused] = []
        self._scanning_page: int | None = None
        self._step, self._count = label("", "h1"), label("", "hint", wrap=False)
        self._banner, self._work = Banner(), Banner()
        self._table, self._choice = PaperTable(), StateChoice()
        self._asked = label("", "hint")
        self._files, self._preview = FileList(), PreviewPanel()
        self._states = States(self._body(), icon="file-text")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(self._states)
        self.setAcceptDrops(True)
        self._listen()
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Papers")

    def context(self) -> Context | None:
        """Say who is being served, and for what."""
        draft, procedure = self._draft, self._procedure
        if draft is None or procedure is None:
            return None
        return Context(
            citizen=draft.citizen.name,
            facts=wording.facts(draft.citizen),
            procedure=f"{procedure.code} · {procedure.name}",
            channel=wording.channel(draft.channel) if draft.channel else "",
        )

    def acts(self) -> tuple[Act, ...]:
        """Scan, choose a file, drop one, go back or on."""
        return (
            Act(id="scan", text=lambda: self.tr("Scan"), run=self._scan, key="F4"),
            Act(
                id="choose",
                text=lambda: self.tr("Choose a file"),
                run=self._choose,
                key="Ctrl+O",
            ),
            Act(
                id="drop", text=lambda: self.tr("Drop file"), run=self._drop, key="Del"
            ),
            Act(
                id="back",
                text=lambda: self.tr("Back"),
                run=self.form_wanted.emit,
                kind=Kind.BACK,
            ),
            Act(
                id="go-on",
                text=lambda: self.tr("Continue: check"),
                run=self._presenter.go_on,
                kind=Kind.PRIMARY,
            ),
        )

    def back(self) -> bool:
        """Go back to the declaration."""
        self.form_wanted.emit()
        return True

    def came(self) -> None:
        """Show the rows and begin on the first that wants something."""
        self._clear_banner()
        self._presenter.open()
        self._table.setFocus()

    def show_rows(self, draft: Draft, procedure: Procedure) -> None:
        """Show the rows and what is there for each."""
        if self._draft is None or self._draft.id != draft.id:
            self._clear_banner()
            self._preview.clear()
        self._draft, self._procedure = draft, procedure
        self._table.show_rows(draft.papers, procedure.checklist)
        self._say_count()
        self._show_row()
        if draft.papers:
            self._show_content()
        else:
            self._states.show_empty(self.tr("This procedure asks for no papers."))
        self.heading_changed.emit()

    @staticmethod
    def drawn(picture: bytes) -> Drawn:
        """Make a picture (PNG) ready to be shown. Called off the GUI thread."""
        return read_picture(picture)

    def show_scanning(self, row: RowId, page: int) -> None:
        """Say which page is being scanned (0: the scanner is being reached)."""
        begins = self._scanning_page is None
        self._scanning_page = page
        if begins:
            self._clear_banner()
            self._say_scanning()
        else:
            self._work.go_on_saying(self._scanning_words(page))

    def show_page(self, drawn: Drawn) -> None:
        """Show a page as it came from the scanner."""
        if isinstance(drawn, QImage):
            name = self.tr("Page as scanned")
            self._preview.show_page(drawn, name, "", several=False)

    def show_scan_ended(self, problem: CounterError | None) -> None:
        """Say that scanning ended, and why if it ended early."""
        self._scanning_page = None
        self._work.clear()
        self._look()
        if problem is None:
            return
        stopped = (
            isinstance(problem, ScannerProblem)
            and problem.reason is DeviceFault.CANCELLED
        )
        self._banner.say(
            Tone.INFO if stopped else Tone.DANGER,
            problems.sentence(problem),
            (retry_text(), self._scan),
            (self.tr("Choose a file"), self._choose),
        )

    def show_preview(self, sha256: Sha256, page: int, drawn: Drawn) -> None:
        """Show a page of a kept file, if it is still the one looked at."""
        file = self._files.chosen()
        if file is None or file.sha256 != sha256 or not isinstance(drawn, QImage):
            return
        self._page = page
        place = self.tr("Page {i} of {n}").format(i=page + 1, n=file.pages)
        self._preview.show_page(drawn, file.name, place, several=file.pages > 1)

    def show_importing(self, names: Sequence[str]) -> None:
        """Say which files are being checked and taken in; none: all are done."""
        if names:
            words = self.tr("Taking in {name}…").format(name=names[0])
            self._work.say(Tone.INFO, words)
        elif self._scanning_page is None:
            self._work.clear()

    def show_dropped(self, dropped: Dropped) -> None:
        """Say that a file was taken off, and offer to put it back."""
        words = self.tr("{name} was dropped.").format(name=dropped.file.name)
        self._banner.say(
            Tone.NEUTRAL, words, (self.tr("Undo"), lambda: self._put_back(dropped))
        )

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing already brought is lost."""
        if not isinstance(problem, FileRefused):
            self._banner.say(Tone.DANGER, problems.sentence(problem))
            return
        self._refused.append(problem)
        self._banner.say(
            Tone.DANGER,
            "\n".join(problems.sentence(one) for one in self._refused),
            (self.tr("Scan"), self._scan),
            (self.tr("Choose a file"), self._choose),
        )

    def show_busy(self) -> None:
        """Say that a scan is running and what to do about it."""
        self._banner.say(
            Tone.INFO, self.tr("Papers are still coming in. Wait, or press Stop.")
        )

    def go_on(self) -> None:
        """Go to the check with the citizen."""
        self.check_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the chosen file off its row."""
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self._drop()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from a folder are welcome, nothing else."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files into the row they fall on, else into the chosen one."""
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        port = self._table.viewport()
        at: QPoint = port.mapFrom(self, event.position().toPoint())
        row = self._table.row_id_at(at.y()) if port.rect().contains(at) else None
        if row:
            self._table.choose(row)
        self._bring(paths)
        event.acceptProposedAction()

    def retranslate(self) -> None:
        """Set every word again."""
        self._step.setText(self.tr("Step 3 of 4 · Papers"))
        self._table.retranslate()
        self._choice.retranslate()
        self._files.retranslate()
        self._preview.retranslate()
        self._clear_banner()
        if self._draft and self._procedure:
            self.show_rows(self._draft, self._procedure)
        self._say_scanning()

    def _paper(self) -> PaperRow | None:
        row, draft = self._table.chosen(), self._draft
        papers = draft.papers if draft else ()
        return next((paper for paper in papers if paper.row == row), None)

    def _asked_row(self) -> ChecklistRow | None:
        row, procedure = self._table.chosen(), self._procedure
        rows = procedure.checklist if procedure else ()
        return next((asked for asked in rows if asked.id == row), None)

    def _scan(self) -> None:
        row = self._table.chosen()
        if row:
            self._presenter.scan(row)

    def _choose(self) -> None:
        self._clear_banner()
        if self._table.chosen():
            choose_files(self, self._folder, self._bring)

    def _bring(self, paths: Sequence[Path]) -> None:
        row = self._table.chosen()
        if row and paths:
            self._clear_banner()
            self._folder = paths[0].parent
            self._presenter.bring(row, paths)

    def _drop(self) -> None:
        row, file = self._table.chosen(), self._files.chosen()
        if row and file:
            self._presenter.drop(row, file.sha256)
        else:
            self._banner.say(Tone.INFO, self.tr("This paper has no file to drop."))

    def _put_back(self, dropped: Dropped) -> None:
        self._clear_banner()
        self._presenter.put_back(dropped)

    def _turn(self, by: int) -> None:
        file = self._files.chosen()
        if file and 0 <= self._page + by < file.pages:
            self._page += by
            self._presenter.preview(file.sha256, self._page)

    def _show_row(self) -> None:
        """Show what is told, said and kept about the chosen row."""
        paper, asked = self._paper(), self._asked_row()
        told = (asked.name, asked.condition) if asked else ()
        self._asked.setText("\n".join(text for text in told if text))
        if paper:
            self._choice.show_choice(paper, asked)
        self._files.show_files(paper.files if paper else ())

    def _look(self) -> None:
        """Show the chosen file from its first page."""
        file, self._page = self._files.chosen(), 0
        if self._scanning_page is not None:
            return
        if file is None:
            self._preview.clear()
        else:
            self._presenter.preview(file.sha256, 0)

    def _clear_banner(self) -> None:
        self._refused.clear()
        self._banner.clear()

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

    def _say_scanning(self) -> None:
        page = self._scanning_page
        if page is None:
            return
        stop = (self.tr("Stop"), self._presenter.stop)
        self._work.say(Tone.INFO, self._scanning_words(page), stop)

    def _scanning_words(self, page: int) -> str:
        if page == 0:
            return self.tr("Reaching the scanner…")
        return self.tr("Scanning page {n}…").format(n=page)

    def _listen(self) -> None:
        self._table.row_chosen.connect(self._show_row)
        self._files.looked_at.connect(self._look)
        self._preview.turned.connect(self._turn)
        self._choice.said.connect(self._presenter.say)

    def _body(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self._step, 1)
        head.addWidget(self._count)
        left = Panel()
        left.column.addLayout(head)
        told: tuple[QWidget, ...] = (self._banner, self._work, self._table)
        for part in (*told, self._choice, self._files, self._asked):
            left.column.addWidget(part)
        left.column.addStretch(1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(Body(left), 3)
        row.addWidget(self._preview, 2)
        return body
