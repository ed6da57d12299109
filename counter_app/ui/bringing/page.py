"""S12 Bổ sung: widgets and wires."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from counter_app.domain.afterwards import FollowUp
from counter_app.domain.dossiers import Dossier
from counter_app.domain.due import Promise
from counter_app.domain.due_words import explained
from counter_app.domain.errors import CounterError
from counter_app.services.supplementing import ToBring
from counter_app.ui import problems, style, tokens, wording
from counter_app.ui.bringing.presenter import BringingPresenter, Brought
from counter_app.ui.follow_up_page import FollowUpPage
from counter_app.ui.page import Act, Kind, retry_text
from counter_app.ui.papers.file_dialog import choose_files
from counter_app.ui.tokens import SIDE_PANEL_WIDTH, SPACE_L, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel

ROOM_FOR_BOTH = 800
"""Pixels at 100 % for the papers with the date beside them."""
MOST_WIDE = 16_777_215
"""Qt's word for any width."""


class AskedList(QTableWidget):
    """What was asked for; Space marks the row the officer is on."""

    toggled = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(2, style.scaled(150))
        self.cellClicked.connect(self._clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths make other heights."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Make every row as high as its words; the page scrolls, not the list."""
        least = style.scaled(tokens.ROW_HEIGHT)
        for row in range(self.rowCount()):
            self.setRowHeight(row, max(least, self.sizeHintForRow(row)))
        high = self.verticalHeader().length() + self.horizontalHeader().height()
        self.setMinimumHeight(high + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space marks or unmarks."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggled.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _clicked(self, row: int, column: int) -> None:
        if column == 0:
            self.toggled.emit(row)


class BringingPage(FollowUpPage):
    """What was asked, what came of it, and the date there will be."""

    def __init__(self, presenter: BringingPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._brought: Brought | None = None
        self._promise: Promise | None = None
        self._was_asked = True
        self._asked_words, self._reason = label("", "hint"), label()
        self.list, self._keys = AskedList(), label("", "hint")
        self._note, self._new_due = Banner(), label("", "h2")
        self._why = label()
        self._papers_panel, self._due_panel = Panel(), Panel()
        self.list.toggled.connect(self._toggle)
        self._begin(self._content(), "plus")
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    @property
    def act(self) -> FollowUp:
        """What is done here."""
        return FollowUp.BRING

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Papers brought")

    def acts(self) -> tuple[Act, ...]:
        """Scan, choose a file, save and print, or go back."""
        if self._dossier is None:
            return (self._back_act(),)
        return (
            Act(id="scan", text=self._scan_text, run=self._scan, key="F4"),
            Act(
                id="choose",
                text=lambda: self.tr("Choose a file"),
                run=self._choose,
                key="Ctrl+O",
            ),
            self._back_act(),
            Act(
                id="save",
                text=self._save_text,
                run=self._presenter.save,
                kind=Kind.PRIMARY,
            ),
        )

    def came(self) -> None:
        """Begin in the list."""
        self.list.setFocus()

    def show_to_bring(self, found: ToBring) -> None:
        """Say whose papers they are, and whether they were asked for."""
        self._brought = self._promise = None
        self._was_asked = found.asked
        self._note.clear()
        self._show(found.dossier)

    def show_brought(self, brought: Brought) -> None:
        """Show what came so far; the row chosen stays chosen."""
        before, self._brought = self._brought, brought
        self._fill()
        if before is None:
            self.list.setCurrentCell(0, 0)
            self.list.setFocus()
        if brought.scanning:
            self._note.say(Tone.INFO, self.tr("Scanning… F4 stops after this page."))
        elif (before and before.scanning) or brought.came:
            self._note.clear()
        self._say()
        self.acts_changed.emit()

    def show_promise(self, promise: Promise | None) -> None:
        """Show the date there will be; None while something is wanting."""
        self._promise = promise
        self._say()

    def show_nothing_came(self) -> None:
        """Say that nothing is marked yet."""
        self._note.say(
            Tone.WARNING,
            self.tr("Nothing is marked as received. Choose a row and press Space."),
        )
        self.list.setFocus()

    def show_scan_problem(self, problem: CounterError) -> None:
        """Say why no file came; what came before stays."""
        self._note.say(
            Tone.DANGER, problems.sentence(problem), (retry_text(), self._scan)
        )

    def show_done(self, dossier: Dossier) -> None:
        """It is saved: the slip is next."""
        self._presenter.saved()
        super().show_done(dossier)

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self.list.setAccessibleName(self.tr("Papers asked for"))
        self.list.setHorizontalHeaderLabels(
            [
                self.tr("Paper"),
                self.tr("What was to be put right"),
                self.tr("Received"),
            ]
        )
        self._papers_panel.set_heading(self.tr("Papers asked for"))
        self._due_panel.set_heading(self.tr("Date"))
        self._keys.setText(
            self.tr(
                "↑↓ choose · Space marks as received · F4 scans into the row · Ctrl+O"
                " takes a file"
            )
        )
        if self._brought:
            self._fill()
        self._say()

    def _fill(self) -> None:
        brought = self._brought
        if brought is None:
            return
        row = self.list.currentRow()
        wanted = brought.request.wanted
        self.list.setRowCount(len(wanted))
        for place, one in enumerate(wanted):
            came = place in brought.came
            files = brought.files.get(place, ())
            told = self.tr("received") if came else self.tr("not yet")
            if files:
                pages = sum(file.pages for file in files)
                told += self.tr(" · {n} pages").format(n=pages)
            mark = "☑" if came else "☐"
            for column, text in enumerate((f"{mark}  {one.name}", one.what, told)):
                item = QTableWidgetItem(text)
                item.setToolTip(one.ground)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.name}: {told}")
                self.list.setItem(place, column, item)
        self.list.fit()
        if 0 <= row < len(wanted):
            self.list.setCurrentCell(row, 0)

    def _say(self) -> None:
        brought = self._brought
        if brought is None:
            return
        request = brought.request
        words = self.tr("Asked at {time}, {day}.")
        if not self._was_asked:
            words = self.tr("Received at {time}, {day} without these papers.")
        said = words.format(
            time=wording.clock(request.asked_at), day=wording.day(request.asked_at)
        )
        if request.until:
            said += " " + self.tr("To be brought until {day}.").format(
                day=f"{request.until:%d/%m/%Y}"
            )
        self._asked_words.setText(said)
        self._reason.setText(self.tr("Reason: {text}").format(text=request.reason))
        self._say_date(brought)

    def _say_date(self, brought: Brought) -> None:
        promise = self._promise
        if not self._was_asked:
            due = self._dossier.due if self._dossier else None
            when = wording.due(due.at) if due else ""
            self._new_due.setText(self.tr("The date stays: {when}").format(when=when))
            self._why.setText(
                self.tr("Nothing was asked for formally: the time did not stand still.")
            )
        elif brought.left:
            words = self.tr("{n} papers still wanting")
            self._new_due.setText(words.format(n=brought.left))
            self._why.setText(
                self.tr(
                    "The time does not run until everything is here. What came can be"
                    " saved now."
                )
            )
        elif promise:
            words = self.tr("New date: {when}")
            self._new_due.setText(words.format(when=wording.due(promise.at)))
            self._why.setText(explained(promise))
        else:
            self._new_due.setText(self.tr("Counting the new date…"))
            self._why.clear()

    def _scan_text(self) -> str:
        if self._brought and self._brought.scanning:
            return self.tr("Stop the scan")
        return self.tr("Scan")

    def _save_text(self) -> str:
        if self._was_asked and self._brought and self._brought.left:
            return self.tr("Save what came")
        return self.tr("Save and print the new receipt")

    def _toggle(self, place: int) -> None:
        if self._brought and place >= 0:
            self._presenter.mark(place, came=place not in self._brought.came)

    def _scan(self) -> None:
        if self._brought and self._brought.scanning:
            self._presenter.stop()
        else:
            self._presenter.scan(self.list.currentRow())

    def _choose(self) -> None:
        place = self.list.currentRow()

        def chosen(paths: Sequence[Path]) -> None:
            for path in paths[:1]:
                self._presenter.take_file(place, path)

        choose_files(self, None, chosen)

    def _content(self) -> QWidget:
        papers, due = self._papers_panel, self._due_panel
        for part in (self._asked_words, self._reason, self._note):
            papers.column.addWidget(part)
        papers.column.addSpacing(SPACE_S)
        papers.column.addWidget(self.list, 1)
        papers.column.addWidget(self._keys)
        due.column.addWidget(self._new_due)
        due.column.addWidget(self._why)
        due.column.addStretch(1)
        content = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(SPACE_L)
        self._both.addWidget(papers, 1)
        self._both.addWidget(due)
        return Body(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the date stands below the papers."""
        super().resizeEvent(event)
        wide = self.width() >= style.scaled(ROOM_FOR_BOTH)
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._due_panel.setMaximumWidth(SIDE_PANEL_WIDTH if wide else MOST_WIDE)
        self._due_panel.setMinimumWidth(SIDE_PANEL_WIDTH if wide else 0)
