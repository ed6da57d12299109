"""The top bar: where we are, the search box, the network, who is at work."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.frame.network import clock_time, needing
from counter_app.ui.frame.place import Place
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.buttons import IconButton
from counter_app.ui.widgets.chip import Chip, ChipLook
from counter_app.ui.widgets.filling import laid_out_once
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.language import LanguageSwitch

if TYPE_CHECKING:
    from counter_app.domain.news import Connection

HEIGHT, LOW_HEIGHT = 48, 40


class TopBar(QFrame):
    """``searched`` brings what to look for; ``language_wanted`` ``vi`` or ``en``."""

    searched = Signal(str)
    language_wanted = Signal(str)

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "top")
        self._place = place
        self._narrow = False
        self._connection: Connection | None = None
        self._app = label("", "strong", wrap=False)
        self._where = label("", "hint", wrap=False)
        self.search = ImeLineEdit()
        self.search.setMaximumWidth(330)
        self.search.setMinimumWidth(200)
        self.search.returnPressed.connect(self._search)
        self._open_search = IconButton("search", "")
        self._open_search.clicked.connect(lambda _checked: self.focus_search())
        self.network, self.waiting = Chip(), Chip()
        self.network.hide()
        self.waiting.hide()
        self._officer = label("", wrap=False)
        self._languages = LanguageSwitch()
        self._languages.wanted.connect(self.language_wanted)
        self._lay_out()
        self.fold(narrow=False, low=False)
        self.retranslate()

    def say_officer(self, name: str) -> None:
        """Show who is at work."""
        self._officer.setText(name)
        self._officer.setAccessibleName(name)

    def say_connection(self, connection: "Connection") -> None:
        """Show in words whether the portal answers and how much waits."""
        self._connection = connection
        with laid_out_once(self):
            self._show_connection(connection)

    def _show_connection(self, connection: "Connection") -> None:
        self.network.setVisible(True)
        if connection.online:
            look = ChipLook(self.tr("Online"), "cloud-check", Tone.SUCCESS)
        else:
            words = self.tr("Offline since {time}")
            look = ChipLook(
                words.format(time=clock_time(connection.since)),
                "wifi-off",
                Tone.OFFLINE,
            )
        self.network.show_look(look)
        needs = needing(connection)
        if needs:  # no waiting helps: it comes before what the network will do
            words = self.tr("{n} need you (Ctrl+U)").format(n=needs)
            look = ChipLook(words, "alert-triangle", Tone.WARNING)
        else:
            words = self.tr("{n} waiting").format(n=connection.waiting)
            look = ChipLook(words, "cloud-upload")
        self.waiting.show_look(look)
        self.waiting.setVisible(needs > 0 or connection.waiting > 0)

    def focus_search(self) -> None:
        """Take what is typed next as a search; unfolds the box."""
        self.search.show()
        self.search.setFocus()
        self.search.selectAll()

    def fold(self, *, narrow: bool, low: bool) -> None:
        """Shorten the place, turn the box into an icon, be lower."""
        self._narrow = narrow
        self.search.setVisible(not narrow)
        self._open_search.setVisible(narrow)
        self.setFixedHeight(style.scaled(LOW_HEIGHT if low else HEIGHT))
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self._app.setText(self.tr("Ward One-Stop"))
        counter = self.tr("Counter {n}").format(n=self._place.counter)
        self._where.setText(
            counter if self._narrow else f"{self._place.office} · {counter}"
        )
        self._where.setToolTip(f"{self._place.office} · {counter}")
        self.search.setPlaceholderText(self.tr("Dossiers, people, commands…  Ctrl+K"))
        self.search.setAccessibleName(self.tr("Find a dossier"))
        self._open_search.call(self.tr("Find a dossier (Ctrl+K)"))
        if self._connection:
            self.say_connection(self._connection)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language at once."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _search(self) -> None:
        self.search.commit_preedit()
        self.searched.emit(self.search.text().strip())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_M, 0, tokens.SPACE_M, 0)
        row.setSpacing(tokens.SPACE_S)
        self._where.setMinimumWidth(1)
        row.addWidget(self._app)
        row.addWidget(self._where, 1)
        row.addWidget(self.search, 1)
        for part in (self._open_search, self.network, self.waiting, self._officer):
            row.addWidget(part)
        row.addWidget(self._languages)
