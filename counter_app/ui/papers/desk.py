"""Files, pages and the preview of the chosen row: which page is looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from counter_app.domain.ids import RowId, Sha256
from counter_app.domain.papers import Attachment
from counter_app.domain.stacks import Page
from counter_app.ui.papers import findings
from counter_app.ui.papers.files import FileList
from counter_app.ui.papers.pages import PagesOfRow
from counter_app.ui.papers.presenter import PapersPresenter
from counter_app.ui.papers.preview import PreviewPanel
from counter_app.ui.papers.view import Drawn


class Desk:
    """Keeps the two lists and the preview on the same page."""

    def __init__(
        self, presenter: PapersPresenter, scanning: Callable[[], bool]
    ) -> None:
        """While ``scanning``, the preview shows what comes from the scanner."""
        self._presenter = presenter
        self._scanning = scanning
        self._page = 0
        self.files, self.pages, self.preview = FileList(), PagesOfRow(), PreviewPanel()
        self.files.looked_at.connect(self.look)
        self.pages.looked_at.connect(self._turn_to)
        self.preview.turned.connect(self._turn)
        self.preview.cropped.connect(self.pages.list.setFocus)

    def file(self) -> Attachment | None:
        """Return the file the officer is on."""
        return self.files.chosen()

    def show_files(self, files: tuple[Attachment, ...]) -> None:
        """Show the files of the row."""
        self.files.show_files(files)

    def show_pages(self, stack: Sequence[Page], row: RowId | None) -> None:
        """Show the pages of the row."""
        self.pages.show_pages(stack, row)

    def clear(self) -> None:
        """Nothing of the last citizen stays."""
        self.preview.clear()

    def show_scanned(self, drawn: Drawn) -> None:
        """Show a page as it came from the scanner."""
        if isinstance(drawn, QImage):
            name = QCoreApplication.translate("PapersPage", "Page as scanned")
            self.preview.show_page(drawn, name, "", several=False)

    def show_preview(self, sha256: Sha256, page: int, drawn: Drawn) -> None:
        """Show a page of a kept file, if it is still the one looked at."""
        if not isinstance(drawn, QImage):
            return
        alone, file = self.pages.chosen(), self.file()
        if alone and alone.look and alone.look.pdf == sha256:
            self.preview.show_page(drawn, alone.name, "", several=False)
        elif file and file.sha256 == sha256:
            self._page = page
            said = QCoreApplication.translate("PapersPage", "Page {i} of {n}")
            place = said.format(i=page + 1, n=file.pages)
            self.preview.show_page(drawn, file.name, place, several=file.pages > 1)
            pages = self._of_file(sha256)
            if page < len(pages):
                self.pages.choose(pages[page].id)
                self.preview.warn(findings.sentences(pages[page]))

    def look(self) -> None:
        """Show the chosen file from its first page."""
        file, self._page = self.file(), 0
        if self._scanning():
            return
        if file is not None:
            self._ask(file.sha256, 0)
        else:
            self.look_again()

    def look_again(self) -> None:
        """Show the page the officer is on, which may look different now."""
        page = self.pages.chosen()
        if self._scanning():
            return
        if page and (page.out or page.broken):
            self._turn_to()
        elif self.file() is None:
            self.preview.clear()  # what was left out is shown when it is gone to

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        for part in (self.files, self.pages, self.preview):
            part.retranslate()

    def _turn(self, by: int) -> None:
        file = self.file()
        if file and 0 <= self._page + by < file.pages:
            self._page += by
            self._ask(file.sha256, self._page)

    def _turn_to(self) -> None:
        """Show the page the officer is on: in its file, or alone while in none."""
        page, file = self.pages.chosen(), self.file()
        if page is None or self._scanning():
            return
        self.preview.warn(findings.sentences(page))
        of_file = [one.id for one in self._of_file(page.filed)]
        if file and page.filed == file.sha256 and page.id in of_file:
            self._page = of_file.index(page.id)
            self._ask(file.sha256, self._page)
        elif page.look is not None:
            self._ask(page.look.pdf, 0)

    def _ask(self, sha256: Sha256, page: int) -> None:
        self.preview.expect()
        self._presenter.preview(sha256, page)

    def _of_file(self, sha256: Sha256 | None) -> list[Page]:
        stack = self._presenter.pages
        return [one for one in stack if sha256 and one.filed == sha256 and one.out]
