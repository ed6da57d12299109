"""The box where what is not sent goes out on a stick, and a colleague's comes in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from counter_app.domain.carrying import Brought, Exported
from counter_app.ui.backups.presenter import BackupsPresenter
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel

SUFFIX = ".mcp"
Pick = Callable[[QWidget], str]
Say = Callable[[Tone, str], None]


def where_to(parent: QWidget) -> str:
    """Ask where the file is to be written; empty when nowhere."""
    return QFileDialog.getSaveFileName(parent, "", f"hang-doi{SUFFIX}")[0]


def which(parent: QWidget) -> str:
    """Ask for a colleague's file; empty when none."""
    return QFileDialog.getOpenFileName(parent, "", "", f"*{SUFFIX}")[0]


class CarryingPanel(Panel):
    """Two buttons and the code; the banner of the page says what became of it."""

    def __init__(
        self,
        presenter: BackupsPresenter,
        say: Say,
        picks: Sequence[Pick] = (where_to, which),
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._say = say
        self._where_to, self._which = picks
        self._words = label("", "hint")
        self._out = button("", self.carry_out)
        self._in = button("", self.bring_in)
        self._code = QLineEdit()
        self._code.setMaxLength(40)
        self._code.setMinimumWidth(260)
        row = QHBoxLayout()
        for part in (self._out, self._code, self._in):
            row.addWidget(part)
        row.addStretch(1)
        self.column.addWidget(self._words)
        self.column.addLayout(row)
        self.retranslate()

    def carry_out(self) -> None:
        """Write everything that is not sent into one sealed file."""
        chosen = self._where_to(self)
        if chosen:
            self._presenter.carry_out(Path(chosen))

    def bring_in(self) -> None:
        """Send a colleague's file from here, with the code on their paper."""
        if not self._code.text().strip():
            self._code.setFocus()
            self._say(Tone.INFO, self.tr("Type the code on the paper first."))
            return
        chosen = self._which(self)
        if chosen:
            self._say(Tone.INFO, self.tr("Bringing it to the city…"))
            self._presenter.bring_in(Path(chosen), self._code.text())

    def show_carried(self, done: Exported) -> None:
        """Say the code and what is on the stick."""
        words = self.tr(
            "{n} changes and {files} files are on the stick, and stay here too. Code:"
            " {code}. Write it on paper and carry it apart from the stick."
        )
        said = words.format(n=done.operations, files=done.files, code=done.code)
        if done.parked:
            more = self.tr("{n} more need an officer here first.")
            said = f"{said} {more.format(n=done.parked)}"
        self._say(Tone.SUCCESS, said)

    def show_brought(self, done: Brought) -> None:
        """Say what the city has now of the other counter."""
        self._code.clear()
        words = self.tr(
            "The city has {n} changes and {files} files of counter {counter}."
        )
        said = words.format(n=done.taken, files=done.files, counter=done.counter)
        if done.refused or done.parked:
            more = self.tr("{n} were not taken; keep the file and call IT staff.")
            count = len(done.refused) + done.parked
            self._say(Tone.WARNING, f"{said} {more.format(n=count)}")
            return
        self._say(Tone.SUCCESS, said)

    def retranslate(self) -> None:
        """Set every word again."""
        self.set_heading(self.tr("Without network: by hand"))
        self._words.setText(
            self.tr(
                "What waits to be sent goes into one sealed file; any counter of this"
                " office with network brings it to the city. Sent twice, it counts"
                " once."
            )
        )
        self._out.setText(self.tr("Write it onto a stick"))
        self._in.setText(self.tr("Bring a colleague's file in"))
        hint = self.tr("Code on the paper")
        self._code.setPlaceholderText(hint)
        self._code.setAccessibleName(hint)
