"""A list one searches by typing: accents, case and đ do not matter.

The list below the field is a child of the window and never takes the focus, so the
input method stays with the field and the word being composed is searched for too.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QMoveEvent
from PySide6.QtWidgets import QListView

from counter_app.domain.declarations import Field, FieldKind, Option
from counter_app.domain.folding import fold, foldings
from counter_app.domain.jsonable import Json
from counter_app.ui import icons, style, tokens
from counter_app.ui.forms.lines import LineEditor
from counter_app.ui.forms.values import Today

MOST_ROWS = 8
MOST_FOUND = 60


class SearchBox(LineEditor):
    """A line with a list.

    A CHOICE must be one of its options; a TEXT with options may also be other text.
    """

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(field, today)
        self._folded: list[tuple[str, Option]] | None = None
        self._found: list[Option] = []
        self._chosen: Option | None = None
        self._list: QListView | None = None
        self._model = QStringListModel(self)
        self.typed.connect(self._search)
        self._arrow = self.addAction(
            icons.icon("chevron-down", style.theme().text2, style.scaled(tokens.ICON)),
            LineEditor.ActionPosition.TrailingPosition,
        )
        self._arrow.triggered.connect(self.open_list)

    # -- what an editor can do --------------------------------------------------

    def ask(self, field: Field) -> None:
        """Ask this field; other options are searched from now on."""
        if field.options is not self._field.options:
            self._folded = None
        super().ask(field)

    def value(self) -> Json:
        """Return the chosen value, the one whose name is typed, or the text."""
        text = self.text().strip()
        if not text:
            return None
        if self._chosen and self._name_of(self._chosen) == text:
            return self._chosen.value
        same = [option for option in self._field.options if option.label == text]
        if not same and self._field.kind is FieldKind.CHOICE:
            folded = fold(text)
            same = [option for known, option in self._index() if known == folded]
        return same[0].value if len(same) == 1 else text

    def commit(self) -> None:
        """Finish the word being composed and take what is written."""
        super().commit()
        self.close_list()

    def take_highlighted(self) -> None:
        """Choose the line of the list that is marked, if the list is open."""
        if (
            self._list
            and self._list.isVisible()
            and self._list.currentIndex().isValid()
        ):
            self.choose(self._list.currentIndex())

    def choose(self, index: QModelIndex) -> None:
        """Choose a line of the list."""
        self._chosen = self._found[index.row()]
        self._quiet = True
        self.setText(self._name_of(self._chosen))
        self._quiet = False
        self.close_list()
        self._take()

    def _write(self, value: Json) -> None:
        option = next((o for o in self._field.options if o.value == value), None)
        self._chosen = option
        text = self._name_of(option) if option else _plain(value)
        if text != self.text():
            self._quiet = True
            self.setText(text)
            self._quiet = False

    def _name_of(self, option: Option) -> str:
        """Return what stands in the field: free text shows the value itself."""
        if self._field.kind is not FieldKind.CHOICE and isinstance(option.value, str):
            return option.value
        return option.label

    # -- the list ---------------------------------------------------------------

    def found(self) -> Sequence[Option]:
        """Return the options now in the list."""
        return tuple(self._found)

    def open_list(self) -> None:
        """Show every option."""
        if not self._locked:
            self._fill([option for _, option in self._index()][:MOST_FOUND])

    def close_list(self) -> None:
        """Put the list away."""
        if self._list:
            self._list.hide()

    def list_is_open(self) -> bool:
        """Say whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list without leaving the field."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self._locked:
            if self.list_is_open():
                self._move(1 if key == Qt.Key.Key_Down else -1)
            else:
                self.open_list()
            return
        if key == Qt.Key.Key_Escape and self.list_is_open():
            self.close_list()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the list of a choice where it is clicked."""
        super().mousePressEvent(event)
        if self._field.kind is FieldKind.CHOICE and not self.list_is_open():
            self.open_list()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the list away with the focus."""
        super().focusOutEvent(event)
        self.close_list()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the arrow in the new colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_arrow"):
            size = style.scaled(tokens.ICON)
            self._arrow.setIcon(icons.icon("chevron-down", style.theme().text2, size))

    def _search(self) -> None:
        if not self.hasFocus() or self._locked:
            return
        asked = self.shown_text().strip()
        if not asked:
            self.close_list()
            return
        self._fill(self._fitting(asked))

    def _fitting(self, asked: str) -> list[Option]:
        ranked: list[tuple[int, int, Option]] = []
        wanted = foldings(asked)
        for place, (known, option) in enumerate(self._index()):
            rank = min(_rank(query, known) for query in wanted)
            if rank < _NO_FIT:
                ranked.append((rank, place, option))
        ranked.sort(key=lambda one: one[:2])
        return [option for _, _, option in ranked[:MOST_FOUND]]

    def _index(self) -> list[tuple[str, Option]]:
        if self._folded is None:
            self._folded = [(fold(o.label), o) for o in self._field.options]
        return self._folded

    def _fill(self, options: list[Option]) -> None:
        self._found = options
        if not options:
            self.close_list()
            return
        shown = self._shown_list()
        self._model.setStringList([option.label for option in options])
        shown.setCurrentIndex(self._model.index(0))
        self._place(shown)

    def _shown_list(self) -> QListView:
        window = self.window()
        if self._list is None:
            self._list = QListView(window)
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setUniformItemSizes(True)
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            self._list.setHorizontalScrollBarPolicy(off)
            self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
            self._list.setModel(self._model)
            self._list.setAccessibleName(self.accessibleName())
            self._list.clicked.connect(self.choose)
            self._watch_what_moves_us()
        elif self._list.parent() is not window:
            self._list.setParent(window)
        return self._list

    def _place(self, shown: QListView) -> None:
        """Below the field, or above it where there is no room."""
        row = max(shown.sizeHintForRow(0), style.scaled(24))
        height = min(len(self._found), MOST_ROWS) * row + 4
        below = self.mapTo(self.window(), QPoint(0, self.height() + 1))
        if below.y() + height > self.window().height():
            above = self.mapTo(self.window(), QPoint(0, -1 - height))
            below = above if above.y() >= 0 else below
        shown.setGeometry(below.x(), below.y(), self._room(shown, below.x()), height)
        shown.raise_()
        shown.show()

    def _room(self, shown: QListView, left: int) -> int:
        """Return a width for its longest line, as far as the window goes."""
        measure, bar = shown.fontMetrics(), shown.verticalScrollBar().sizeHint().width()
        longest = max(
            (measure.horizontalAdvance(one.label) for one in self._found),
            default=0,
        )
        wanted = longest + bar + 2 * tokens.SPACE_M
        return max(self.width(), min(wanted, self.window().width() - left))

    def _watch_what_moves_us(self) -> None:
        """Let the list follow: a field moves when its page scrolls or an error goes."""
        above = self.parentWidget()
        while above is not None and above is not self.window():
            above.installEventFilter(self)
            above = above.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the list again under the field, or away with a field out of sight."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._follow()
        return super().eventFilter(watched, event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the list along."""
        super().moveEvent(event)
        self._follow()

    def _follow(self) -> None:
        if self._list is None or not self._list.isVisible():
            return
        if self.visibleRegion().isEmpty():
            self.close_list()
        else:
            self._place(self._list)

    def _move(self, step: int) -> None:
        if self._list is None:
            return
        row = self._list.currentIndex().row() + step
        self._list.setCurrentIndex(self._model.index(row % len(self._found)))


_NO_FIT = 9


def _rank(query: str, known: str) -> int:
    """Rank a fit: the whole, a beginning, each word, ``hbot`` for Hàng Bột, inside."""
    if not query or known == query:
        return 0 if query else _NO_FIT
    if known.startswith(query):
        return 1
    if f" {query}" in known:
        return 2
    words = known.replace(",", "").split()
    if all(any(word.startswith(part) for word in words) for part in query.split()):
        return 3
    if any(_begins(query, words[place:]) for place in range(len(words))):
        return 4
    return 5 if len(query) > 2 and query in known else _NO_FIT


def _begins(query: str, words: list[str]) -> bool:
    """Say whether the query is made of the beginnings of these words, none left out."""
    if not query:
        return True
    if not words:
        return False
    return any(
        words[0].startswith(query[:taken]) and _begins(query[taken:], words[1:])
        for taken in range(1, min(len(query), len(words[0])) + 1)
    )


def _plain(value: Json) -> str:
    return "" if value is None or isinstance(value, dict | list) else str(value)


def has_list(field: Field) -> bool:
    """Say whether a field is searched: long choices, and text with suggestions."""
    if field.kind is FieldKind.CHOICE:
        return len(field.options) > 4 and not field.buttons
    return field.kind is FieldKind.TEXT and bool(field.options)
