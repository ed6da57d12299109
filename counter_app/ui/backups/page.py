"""Sao lưu: widgets and wires."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListWidgetItem, QProgressBar, QVBoxLayout

from counter_app.domain.backups import Backup
from counter_app.domain.carrying import Brought, Exported
from counter_app.domain.devices import Device
from counter_app.domain.errors import CounterError
from counter_app.ui import problems
from counter_app.ui.backups import sentences
from counter_app.ui.backups.carrying import CarryingPanel
from counter_app.ui.backups.presenter import BackupsPresenter, Reading
from counter_app.ui.page import Act, Kind, Page, retry_text
from counter_app.ui.tokens import SPACE_L, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel
from counter_app.ui.widgets.wrapped_list import WrappedList

LOOK_MS = 400
"""How often the progress is looked at while the screen is in front."""


class BackupsPage(Page):
    """What is backed up, where and when; restored data are confirmed here."""

    rail = "syncing"

    def __init__(self, presenter: BackupsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._reading: Reading | None = None
        self._banner = Banner()
        self._held_panel, self._held = Panel(), label()
        self._standing_panel, self._lines = Panel(), label()
        self._list_panel, self._list = Panel(), WrappedList()
        self._nothing = label("", "hint")
        self._bar = QProgressBar()
        self._carrying = CarryingPanel(presenter, self._banner.say)
        self._ticking = QTimer(self)
        self._ticking.setInterval(LOOK_MS)
        self._ticking.timeout.connect(self._tick)
        self._list.itemActivated.connect(lambda _item: self._read_back())
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        presenter.attach(self)
        self.retranslate()
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Backups")

    def acts(self) -> tuple[Act, ...]:
        """Back up now or stop; read one back; confirm restored data."""
        runs = self._bar.isVisibleTo(self)
        held = self._reading is not None and self._reading.held is not None
        now = Act(
            id="stop_backup" if runs else "back_up",
            text=lambda: self.tr("Stop") if runs else self.tr("Back up now"),
            run=self._presenter.stop if runs else self._presenter.back_up,
            kind=Kind.SECONDARY if held else Kind.PRIMARY,
        )
        read_back = Act(
            id="read_back",
            text=lambda: self.tr("Read the chosen backup back"),
            run=self._read_back,
        )
        confirm = Act(
            id="confirm_restored",
            text=lambda: self.tr("The restored data are right"),
            run=self._presenter.confirm,
            kind=Kind.PRIMARY,
        )
        return (read_back, now, confirm) if held else (read_back, now)

    def came(self) -> None:
        """Look at everything; the list has the focus, or the page while it is empty."""
        self.setFocus()
        self._presenter.resume()
        self._ticking.start()
        self._list.setFocus()

    def show_loading(self) -> None:
        """Say that the other disk is being asked; what was shown before stays."""
        if self._reading is None:
            self._lines.setText(self.tr("Reading…"))

    def show_reading(self, reading: Reading) -> None:
        """Show how it stands and what there is; keep the selection."""
        self._reading = reading
        self.mark_failed(False)
        self._fill()
        self.acts_changed.emit()

    def show_progress(self, part: float | None) -> None:
        """Show how far the running backup is; None: none is running."""
        changed = self._bar.isVisibleTo(self) != (part is not None)
        self._bar.setVisible(part is not None)
        if part is not None:
            self._bar.setValue(round(part * 100))
        if changed:
            self.acts_changed.emit()

    def show_written(self, backup: Backup | None) -> None:
        """Say that a backup was written and read back; None: it was stopped."""
        if backup is None:
            words = self.tr("The backup was stopped. The earlier ones are there.")
            self._banner.say(Tone.INFO, words)
            return
        words = self.tr("Backed up and read back: {backup}.")
        self._banner.say(Tone.SUCCESS, words.format(backup=sentences.line(backup)))

    def show_read_back(self, name: str, broken: Sequence[str]) -> None:
        """Say whether a backup is whole, or how many parts are not."""
        if broken:
            words = self.tr(
                "{n} parts of the backup {name} are not what was written. Do not rely"
                " on it; back up anew, and call IT staff to try another disk."
            )
            self._banner.say(Tone.DANGER, words.format(n=len(broken), name=name))
            return
        words = self.tr("The backup {name} is whole.")
        self._banner.say(Tone.SUCCESS, words.format(name=name))

    def show_confirmed(self, device: Device) -> None:
        """Say that the restored data are in use."""
        words = self.tr("Confirmed. This PC goes on with new numbers (counter {n}).")
        self._banner.say(Tone.SUCCESS, words.format(n=device.counter))

    def show_carried(self, done: Exported) -> None:
        """Say the code and what is on the stick."""
        self._carrying.show_carried(done)

    def show_brought(self, done: Brought) -> None:
        """Say what the city has now of another counter."""
        self._carrying.show_brought(done)

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last good reading stays."""
        self.mark_failed(True)
        again = (retry_text(), self._presenter.resume)
        self._banner.say(Tone.DANGER, problems.sentence(problem), again)

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._held_panel.set_heading(self.tr("Restored data"))
        self._standing_panel.set_heading(self.tr("How things stand"))
        self._list_panel.set_heading(self.tr("Backups on the disk"))
        self._list.setAccessibleName(self.tr("Backups on the disk"))
        self._carrying.retranslate()
        self._bar.setAccessibleName(self.tr("How far the backup is"))
        self._fill()

    def _fill(self) -> None:
        reading = self._reading
        self._held_panel.setVisible(reading is not None and reading.held is not None)
        if reading is None:
            return
        words = sentences.standing(reading.standing)
        self._lines.setText("\n".join(words))
        self._lines.setAccessibleName(" ".join(words))
        if reading.held:
            self._held.setText(sentences.held(reading.held))
        chosen = self._chosen()
        self._list.clear()
        for one in reversed(reading.backups):
            item = QListWidgetItem(sentences.line(one))
            item.setData(Qt.ItemDataRole.UserRole, one.name)
            self._list.addItem(item)
            if one.name == chosen:
                self._list.setCurrentItem(item)
        if self._list.currentRow() < 0 and self._list.count():
            self._list.setCurrentRow(0)
        self._list.setVisible(bool(reading.backups))
        self._nothing.setText("" if reading.backups else self.tr("None to be seen."))
        self._nothing.setVisible(not reading.backups)

    def _chosen(self) -> str:
        row = self._list.currentRow()
        if row < 0:
            return ""
        return str(self._list.item(row).data(Qt.ItemDataRole.UserRole))

    def _read_back(self) -> None:
        chosen = self._chosen()
        if not chosen:
            words = self.tr("There is no backup to read back. Back up first.")
            self._banner.say(Tone.INFO, words)
            return
        words = self.tr("Reading {name} back; this may take minutes…")
        self._banner.say(Tone.INFO, words.format(name=chosen))
        self._presenter.read_back(chosen)

    def _tick(self) -> None:
        if self.isVisible():
            self._presenter.tick()
        else:
            self._ticking.stop()

    def _lay_out(self) -> None:
        self._bar.setRange(0, 100)
        self._bar.hide()
        self._held_panel.column.addWidget(self._held)
        self._held_panel.hide()
        self._standing_panel.column.addWidget(self._lines)
        self._standing_panel.column.addWidget(self._bar)
        self._list_panel.column.addWidget(self._nothing)
        self._list_panel.column.addWidget(self._list, 1)
        self._list_panel.column.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        column.addWidget(self._banner)
        column.addWidget(self._held_panel)
        column.addWidget(self._standing_panel)
        column.addWidget(self._list_panel, 1)
        column.addWidget(self._carrying)
