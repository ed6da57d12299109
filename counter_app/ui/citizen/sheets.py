"""Each scene of the citizen's screen as widgets; made anew for every scene."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.procedures import Channel
from counter_app.domain.ratings import Mark, Reason
from counter_app.ui.citizen import scenes
from counter_app.ui.citizen.measure import GAP, PROOF, QR, Measure
from counter_app.ui.citizen.sayings import MARKS, REASONS
from counter_app.ui.citizen.scenes import Answer, Row
from counter_app.ui.citizen.speech import Speech
from counter_app.ui.citizen.tiles import Face, Tile, tap, words

LABEL_SHARE, VALUE_SHARE = 36, 64
"""Per cent of the width."""


class Taps(Protocol):
    """Who hears the taps: the presenter."""

    def next_page(self) -> None:
        """Turn the page."""

    def row_tapped(self, row: str) -> None:
        """A row was touched."""

    def said_right(self) -> None:
        """Right."""

    def said_wrong(self) -> None:
        """Wrong."""

    def picked(self, channel: Channel) -> None:
        """A channel."""

    def more_time(self) -> None:
        """More time."""

    def rated(self, mark: Mark) -> None:
        """A mark."""

    def gave_reason(self, reason: Reason) -> None:
        """A reason."""

    def skipped(self) -> None:
        """Skip."""


class Sheets:
    """Builds the middle of the screen for a scene."""

    def __init__(self, say: Speech, size: Measure, taps: Taps | None) -> None:
        """``taps`` is None where nothing can be tapped."""
        self._say, self._size, self._taps = say, size, taps
        self._builders: dict[type, Callable[[QVBoxLayout, Any], None]] = {
            scenes.Typing: self._typing,
            scenes.Confirming: self._confirming,
            scenes.Choosing: self._choosing,
            scenes.Proving: self._proving,
            scenes.Paying: self._paying,
            scenes.Given: self._given,
            scenes.Asking: self._asking,
        }

    def of(self, scene: scenes.Scene, office: str, counter: str) -> QWidget:
        """Build it."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._size.px(GAP))
        if isinstance(scene, scenes.Idle):
            self._idle(column, office, counter)
        elif isinstance(scene, scenes.Paused):
            self._paused(column)
        else:
            self._builders[type(scene)](column, scene)
        return made

    # -- one each

    def _idle(self, column: QVBoxLayout, office: str, counter: str) -> None:
        place = self._say.say(QT_TRANSLATE_NOOP("Citizen", "Counter {n}"))
        column.addStretch(2)
        column.addWidget(words(office, "value", centre=True))
        column.addWidget(words(place.format(n=counter), "big", centre=True))
        column.addStretch(1)
        invite = QT_TRANSLATE_NOOP("Citizen", "Please present your ID card or receipt.")
        column.addWidget(words(self._say.say(invite), "value", centre=True))
        if self._say.language == "vi":
            column.addWidget(words(str(invite), centre=True))
        column.addStretch(2)

    def _typing(self, column: QVBoxLayout, scene: scenes.Typing) -> None:
        column.addStretch(1)
        for row in scene.rows[:-1]:
            column.addWidget(words(row.label, "small"))
            column.addWidget(words(row.value, "value"))
        for row in scene.rows[-1:]:
            column.addSpacing(self._size.px(2 * GAP))
            column.addWidget(words(row.label))
            column.addWidget(words(row.value, "big"))
        column.addStretch(2)
        if scene.use:
            column.addWidget(words(scene.use, "small"))

    def _confirming(self, column: QVBoxLayout, scene: scenes.Confirming) -> None:
        self._heading(column, scene)
        for row in scene.rows:
            column.addWidget(self._row(row, marked=row.id in scene.marked))
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(self._size.px(GAP))
        taps = self._taps
        if taps and scene.answer is not Answer.RIGHT:
            wrong = QT_TRANSLATE_NOOP("Citizen", "Something is wrong")
            buttons.addWidget(self._tap(wrong, taps.said_wrong), 1)
            if scene.pages > 1:
                following = QT_TRANSLATE_NOOP("Citizen", "Next page")
                buttons.addWidget(self._tap(following, taps.next_page), 1)
            right = QT_TRANSLATE_NOOP("Citizen", "Correct, I confirm")
            buttons.addWidget(self._tap(right, taps.said_right, "yes"), 1)
            column.addLayout(buttons)
        elif taps is None:
            column.addWidget(
                self._words(
                    QT_TRANSLATE_NOOP(
                        "Citizen",
                        "No touch screen: tell the officer “correct” or point at what"
                        " is wrong.",
                    ),
                    "small",
                )
            )

    def _said(self, scene: scenes.Confirming) -> str:
        say = self._say.say
        if scene.unseen:
            return say(
                QT_TRANSLATE_NOOP("Citizen", "Page {n} is still to be seen")
            ).format(n=scene.unseen)
        if scene.answer is Answer.RIGHT:
            return say(QT_TRANSLATE_NOOP("Citizen", "✓ You have confirmed. Thank you."))
        if scene.answer is Answer.WRONG:
            return say(
                QT_TRANSLATE_NOOP(
                    "Citizen", "The officer is told. Please wait a moment."
                )
            )
        return ""

    def _choosing(self, column: QVBoxLayout, scene: scenes.Choosing) -> None:
        column.addWidget(words(scene.title))
        if scene.legal != scene.title:
            column.addWidget(words(scene.legal, "small"))
        column.addStretch(1)
        for card in scene.cards:
            look = "chosen" if card.channel is scene.chosen else "plain"
            tile = Tile([self._card(card)], self._pick(card.channel), look)
            column.addWidget(tile.spaced(self._size, GAP / 2))
        column.addStretch(1)
        if self._taps is None:
            column.addWidget(
                self._words(
                    QT_TRANSLATE_NOOP(
                        "Citizen", "Tell the officer which one you choose."
                    ),
                    "small",
                )
            )

    def _card(self, card: scenes.Card) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._size.px(2 * GAP))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 7)
        grid.setColumnStretch(1, 5)
        grid.addWidget(words(card.name, "strong"), 0, 0)
        grid.addWidget(words(card.todo, "small"), 1, 0)
        grid.addWidget(words(card.price, "big"), 0, 1)
        grid.addWidget(words(card.due, "small"), 1, 1)
        return made

    def _proving(self, column: QVBoxLayout, scene: scenes.Proving) -> None:
        column.addStretch(1)
        column.addWidget(self._picture(scene.qr, PROOF))
        minutes, seconds = divmod(scene.seconds, 60)
        left = self._say.say(QT_TRANSLATE_NOOP("Citizen", "{time} left"))
        time = f"{minutes}:{seconds:02d}"
        column.addWidget(words(left.format(time=time), centre=True))
        column.addStretch(1)
        if self._taps:
            more = QT_TRANSLATE_NOOP("Citizen", "I need more time")
            column.addWidget(self._tap(more, self._taps.more_time))

    def _paying(self, column: QVBoxLayout, scene: scenes.Paying) -> None:
        if scene.paid:
            column.addStretch(1)
            paid = self._say.say(QT_TRANSLATE_NOOP("Citizen", "Received {x}"))
            column.addWidget(
                words(f"✓ {paid.format(x=scene.amount)}", "big", centre=True)
            )
            column.addStretch(1)
            return
        side = QVBoxLayout()
        side.addStretch(1)
        side.addWidget(words(scene.amount, "big"))
        for label, value in (
            (QT_TRANSLATE_NOOP("Citizen", "To"), scene.receiver),
            (QT_TRANSLATE_NOOP("Citizen", "Content"), scene.content),
        ):
            if value:
                side.addSpacing(self._size.px(GAP))
                side.addWidget(self._words(label, "small"))
                side.addWidget(words(value, "strong"))
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(self._size.px(3 * GAP))
        row.addLayout(side, 1)
        if scene.qr:
            row.addWidget(self._picture(scene.qr, QR), 1)
        column.addLayout(row, 1)

    def _given(self, column: QVBoxLayout, scene: scenes.Given) -> None:
        column.addWidget(words(scene.code, "value"))
        column.addStretch(1)
        column.addWidget(self._words(QT_TRANSLATE_NOOP("Citizen", "DUE"), "strong"))
        column.addWidget(words(scene.due, "big"))
        column.addWidget(words(scene.where))
        column.addStretch(1)
        column.addWidget(
            self._words(
                QT_TRANSLATE_NOOP(
                    "Citizen",
                    "Bring this receipt and your ID card to collect the result.",
                )
            )
        )
        if scene.provisional:
            column.addWidget(
                self._words(
                    QT_TRANSLATE_NOOP(
                        "Citizen",
                        "Provisional code. This receipt is still good to collect the"
                        " result.",
                    ),
                    "strong",
                )
            )

    def _asking(self, column: QVBoxLayout, scene: scenes.Asking) -> None:
        if scene.thanks:
            column.addStretch(1)
            thanks = QT_TRANSLATE_NOOP("Citizen", "Thank you.")
            column.addWidget(self._words(thanks, "big", centre=True))
            column.addStretch(1)
            return
        column.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(self._size.px(GAP))
        for place, tile in enumerate(self._why() if scene.why else self._marks()):
            grid.addWidget(tile, 0, place)
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        column.addStretch(1)
        if self._taps:
            skip = QT_TRANSLATE_NOOP("Citizen", "Skip")
            column.addWidget(self._tap(skip, self._taps.skipped))

    def _marks(self) -> list[Tile]:
        side = self._size.px(20)
        return [
            Tile(
                [Face(mark, side), words(self._say.say(text), "small", centre=True)],
                self._rate(mark),
                "plain",
            ).spaced(self._size)
            for mark, text in MARKS.items()
        ]

    def _why(self) -> list[Tile]:
        return [
            Tile(
                [words(self._say.say(text), "strong", centre=True)],
                self._reason(why),
                "plain",
            ).spaced(self._size)
            for why, text in REASONS.items()
        ]

    def _paused(self, column: QVBoxLayout) -> None:
        column.addStretch(1)
        column.addWidget(
            self._words(
                QT_TRANSLATE_NOOP(
                    "Citizen",
                    "This counter is paused. Please use the next one or wait a few"
                    " minutes.",
                ),
                "value",
                centre=True,
            )
        )
        column.addStretch(1)

    # -- parts

    def _heading(self, column: QVBoxLayout, scene: scenes.Confirming) -> None:
        where = self._say.say(QT_TRANSLATE_NOOP("Citizen", "Page {i} of {n}"))
        place = where.format(i=scene.page, n=scene.pages)
        paged = f" · {place}" if scene.pages > 1 else ""
        column.addWidget(words(f"{scene.title}{paged}"))
        said = self._said(scene)
        if said:  # in the place of the legal name: the rows do not move
            column.addWidget(words(said, "strong"))
        elif scene.legal != scene.title:
            column.addWidget(words(scene.legal, "small"))

    def _row(self, row: Row, *, marked: bool) -> Tile:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self._size.px(GAP))
        top = Qt.AlignmentFlag.AlignTop
        across.addWidget(words(row.label), LABEL_SHARE, top)
        across.addWidget(words(row.value, "value"), VALUE_SHARE, top)
        touched = self._with(lambda taps: taps.row_tapped(row.id))
        tile = Tile([line], touched, "marked" if marked else "row")
        edge = self._size.px(GAP / 3)
        tile.column.setContentsMargins(edge, edge, edge, edge)
        return tile

    def _words(self, source: object, size: str = "", *, centre: bool = False) -> QLabel:
        return words(self._say.say(source), size, centre=centre)

    def _tap(
        self, source: object, run: Callable[[], object], look: str = ""
    ) -> QWidget:
        return tap(self._say.say(source), run, look)

    def _with(self, run: Callable[[Taps], object]) -> Callable[[], object] | None:
        taps = self._taps
        return (lambda: run(taps)) if taps else None

    def _rate(self, mark: Mark) -> Callable[[], object] | None:
        return self._with(lambda taps: taps.rated(mark))

    def _reason(self, why: Reason) -> Callable[[], object] | None:
        return self._with(lambda taps: taps.gave_reason(why))

    def _pick(self, channel: Channel) -> Callable[[], object] | None:
        return self._with(lambda taps: taps.picked(channel))

    def _picture(self, png: bytes, mm: float) -> QLabel:
        made = QLabel()
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = QPixmap()
        picture.loadFromData(png)
        side = self._size.px(mm)
        if not picture.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            made.setPixmap(picture.scaledToWidth(side, smooth))
        return made
