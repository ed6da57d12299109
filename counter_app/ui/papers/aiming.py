"""Aiming the camera: its live picture in the place of the preview."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.ids import RowId
from counter_app.domain.stacks import PageId
from counter_app.ui.papers.desk import Desk
from counter_app.ui.papers.live_picture import read_frame
from counter_app.ui.papers.presenter import PapersPresenter
from counter_app.ui.papers.view import Drawn


class Aiming:
    """Shows the live picture, and hands the keys back where they were."""

    def __init__(
        self,
        presenter: PapersPresenter,
        desk: Desk,
        row: Callable[[], RowId | None],
        failed: Callable[[CounterError], None],
    ) -> None:
        """``row`` is the one the officer stands on."""
        self._presenter, self._desk, self._failed = presenter, desk, failed
        self._row = row
        self._preview, self._finder = desk.preview, presenter.finder
        self._before: QWidget | None = None
        self._preview.live.taken.connect(self._finder.take)
        self._preview.live.left.connect(self._finder.close)
        self._finder.attach(self)

    def capture(self) -> None:
        """Aim; the picture goes into the row that is chosen when it is taken."""
        self._aim(self._take)

    def rescan(self, page: PageId) -> None:
        """Scan this page again; what the camera took, it is aimed for again."""
        again = partial(self._presenter.rescan, page)
        if self._presenter.was_captured(page):
            self._aim(again)
        else:
            again()

    def _take(self) -> None:
        if row := self._row():
            self._presenter.capture(row)

    def _aim(self, take: Callable[[], None]) -> None:
        camera = self._presenter.camera
        if camera and not self._presenter.scanning:
            self._finder.aim(camera, take)

    @staticmethod
    def drawn(frame: bytes) -> Drawn:
        """Make a frame ready to be shown. Called off the GUI thread."""
        return read_frame(frame)

    def show_opening(self) -> None:
        """Say that the camera is being reached."""
        self._before = QApplication.focusWidget()
        self._preview.show_opening()

    def show_live(self, drawn: Drawn) -> None:
        """Show what the camera sees now."""
        if isinstance(drawn, QImage):
            self._preview.show_live(drawn)

    def show_closed(self, problem: CounterError | None) -> None:
        """Show the pages again; say why, if it ended by itself."""
        had = self._preview.live.hasFocus()
        self._preview.end_live()
        if had and self._before and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        if problem:
            self._failed(problem)
        else:
            self._desk.look_again()
