"""Everything of the window that is around the page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui import style
from counter_app.ui.frame.action_bar import ActionBar
from counter_app.ui.frame.context_strip import ContextStrip
from counter_app.ui.frame.place import Place
from counter_app.ui.frame.rail import Rail
from counter_app.ui.frame.top_bar import TopBar
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.label import label

NARROW, LOW = 1180, 600
"""Pixels at 100 %: larger words need more."""


class Surround(QWidget):
    """Bars, rail, strip and banners, with ``pages`` in the middle."""

    def __init__(self, place: Place, pages: QWidget, *, rehearsal: bool) -> None:
        super().__init__()
        self.top = TopBar(place)
        self.rail = Rail()
        self.context = ContextStrip()
        self.network_banner, self.scan_banner = Banner(), Banner()
        self.citizen_banner, self.scanner_banner = Banner(), Banner()
        self.tries_banner, self.reading_banner = Banner(), Banner()
        self.keys_banner = Banner()
        self.bar = ActionBar()
        self._rehearsal = QFrame(self)  # else it would be shown as a window
        self._rehearsal_words = label("", "strong")
        self._rehearsal.setVisible(rehearsal)
        self._guide = ""
        self._lay_out(pages)
        self.retranslate()

    def fold(self, width: int, height: int) -> None:
        """Fold what does not fit a window of this size; only the body ever scrolls."""
        narrow, low = width < style.scaled(NARROW), height < style.scaled(LOW)
        self.rail.fold(narrow=narrow)
        self.top.fold(narrow=narrow, low=low)
        self.context.fold(narrow=narrow, low=low)
        self.bar.set_low(low=low)

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        said = self.tr("TEST – rehearsal mode")
        self._rehearsal_words.setText(
            f"{said}   ·   {self._guide}" if self._guide else said
        )

    def say_scanner(self, there: bool) -> None:
        """Say that the code scanner is away; nothing once it is back."""
        self.scanner_banner.clear()
        if not there:
            words = self.tr(
                "The code scanner is away. Check its cable; it goes on by itself."
                " Meanwhile type the personal ID or the code."
            )
            close = (self.tr("Close"), self.scanner_banner.clear)
            self.scanner_banner.say(Tone.WARNING, words, close)

    def say_tries(self, missed: int) -> None:
        """Tell the officer that others may have tried their account; 0: nobody."""
        self.tries_banner.clear()
        if missed:
            words = self.tr(
                "{n} wrong passwords were tried for your account before this one. If it"
                " was not you, tell the head of the section."
            )
            close = (self.tr("Close"), self.tries_banner.clear)
            self.tries_banner.say(Tone.WARNING, words.format(n=missed), close)

    def say_reading(self, *, only: bool) -> None:
        """Say that nothing new may be done until the city is heard; or no more."""
        self.reading_banner.clear()
        if only:
            words = self.tr(
                "This PC has not heard from the city for longer than is allowed: it"
                " only shows what it has. Connect it to the network; work goes on a"
                " minute later, without signing in again."
            )
            self.reading_banner.say(Tone.OFFLINE, words)

    def say_keys(self, why: str) -> None:
        """Say that the keys of the settings are not obeyed, and why not."""
        words = self.tr(
            "The keys kept on this PC cannot be obeyed ({why}): the program's own keys"
            " count. Give them anew under Settings of this PC, Keys."
        )
        close = (self.tr("Close"), self.keys_banner.clear)
        self.keys_banner.say(Tone.WARNING, words.format(why=why), close)

    def say_citizen(self, tone: Tone, words: str) -> None:
        """Say how the citizen's screen stands; no words: nothing is to be said."""
        self.citizen_banner.clear()
        if words:
            close = (self.tr("Close"), self.citizen_banner.clear)
            self.citizen_banner.say(tone, words, close)

    def guide(self, words: str) -> None:
        """Say beside the mark of a rehearsal what to try next."""
        self._guide = words
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language at once."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self, pages: QWidget) -> None:
        self._rehearsal.setProperty("bar", "rehearsal")
        strip = QHBoxLayout(self._rehearsal)
        strip.setContentsMargins(16, 2, 16, 2)
        self._rehearsal_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        strip.addWidget(self._rehearsal_words, 1)
        body = QVBoxLayout()
        body.setSpacing(0)
        for part in (
            self.context,
            self.network_banner,
            self.citizen_banner,
            self.scanner_banner,
            self.tries_banner,
            self.reading_banner,
            self.keys_banner,
            self.scan_banner,
        ):
            body.addWidget(part)
        body.addWidget(pages, 1)
        body.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self._rehearsal)
        column.addLayout(middle, 1)
