"""One key, one act on the page the officer is on; the buttons press the same keys."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from counter_app.domain import restacking
from counter_app.domain.stacks import WHOLE, Page, PageId
from counter_app.ui.papers.desk import Desk
from counter_app.ui.papers.presenter import PapersPresenter
from counter_app.ui.papers.rows import PaperTable

NEARER = {"+": 1, "-": -1}


class PageKeys:
    """Knows the keys: r q c x s m g + -, digits for rows, up and down to reorder."""

    def __init__(
        self,
        presenter: PapersPresenter,
        desk: Desk,
        table: PaperTable,
        rescan: Callable[[PageId], None],
    ) -> None:
        self._presenter = presenter
        self._desk = desk
        self._pages = desk.pages
        self._table = table
        self._acts: Mapping[str, Callable[[Page], None]] = {
            "r": self._turn,
            "q": lambda page: rescan(page.id),
            "x": lambda page: presenter.edit(
                restacking.kept([page.id], keep=not page.out)
            ),
            "c": self._crop,
            "s": lambda page: presenter.edit(restacking.split_before(page.id)),
            "m": lambda page: presenter.edit(restacking.merged_with_before(page.id)),
            "g": self._pair,
            "up": lambda page: presenter.edit(restacking.moved(page.id, -1)),
            "down": lambda page: presenter.edit(restacking.moved(page.id, 1)),
        }

    def press(self, key: str) -> None:
        """Do what the key says; one that says nothing does nothing."""
        if key == "z":
            self._presenter.undo()
            return
        if key in NEARER:
            self._desk.preview.look(NEARER[key])
            return
        page = self._pages.chosen()
        if page is None:
            return
        if key.isdigit():
            row = self._table.row_numbered(int(key))
            if row:
                self._presenter.put_under([page.id], row)
        elif key in self._acts:
            self._acts[key](page)

    def offer_rows(self, at: QPoint) -> None:
        """Open a menu of the rows the chosen page may be put under."""
        if self._pages.chosen() is None:
            return
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, name in enumerate(self._table.names(), start=1):
            menu.addAction(f"{number}  {name}", partial(self.press, str(number)))
        menu.popup(at)

    def _turn(self, page: Page) -> None:
        self._presenter.edit(restacking.turned(page.id, 1))

    def _crop(self, page: Page) -> None:
        """Frame what is kept; a page that was cropped is whole again first."""
        if page.crop != WHOLE:
            self._presenter.edit(restacking.cropped(page.id, WHOLE))
        elif page.out and page.look:
            self._desk.preview.crop(
                lambda box: self._presenter.edit(restacking.cropped(page.id, box))
            )

    def _pair(self, page: Page) -> None:
        back = self._pages.after(page.id)
        if back:
            self._presenter.edit(restacking.paired(page.id, back.id))
