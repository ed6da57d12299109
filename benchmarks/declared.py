"""The largest declaration of the pack on a screen of 1366 × 768."""

import json
from datetime import date
from time import process_time

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from counter_app.domain.ids import FormId
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.people import Citizen, Gender, Source
from counter_app.domain.pointers import placed
from counter_app.forms.library import FormLibrary
from counter_app.paths import RESOURCES
from counter_app.ui import style, tokens
from counter_app.ui.application import Application
from counter_app.ui.forms.view import FormView
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.panel import Panel

TODAY = date(2026, 11, 23)
CITIZEN = Citizen(
    name="NGUYỄN THỊ THỬ",
    personal_id="001187012901",
    birth="1987-03-05",
    gender=Gender.FEMALE,
    address="Số 1 Phố Thử, Phường Láng, Hà Nội",
    card_issued="2025-07-08",
    source=Source.CARD,
)
WIDE, HIGH = 780, 560
"""What the frame leaves to a form on the smallest screen."""


class Desk:
    """A form on the screen with the engine behind it, as at the counter."""

    def __init__(self) -> None:
        self.app = QApplication.instance() or Application(RESOURCES)
        style.apply(self.app, tokens.LIGHT)  # type: ignore[arg-type]
        self.files = {
            path.relative_to(RESOURCES / "catalogue").as_posix(): path.read_text(
                encoding="utf-8"
            )
            for path in (RESOURCES / "catalogue").rglob("*.json")
        }
        self.form = self._largest()
        self.answers: Answers = {}
        self.view: FormView
        self._body: Body | None = None

    def open(self) -> float:
        """Show the form for a citizen; return processor milliseconds to its painting.

        Schemas were read when the profile was opened; nothing else is remembered.
        """
        library = FormLibrary(self.files, place="Hà Nội", today=lambda: TODAY)
        library.layout(self.form, {})
        self.view = FormView(lambda: TODAY)
        self.view.answered.connect(self._take)
        panel = Panel()
        panel.column.addWidget(self.view, 1)
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = Body(panel)
        style.dress(self._body)
        self._body.resize(WIDE, HIGH)
        self._body.show()
        self._settle()
        self._library = library
        began = process_time()
        self.answers = library.prefill(self.form, {}, CITIZEN)
        self._draw()
        self._body.grab()
        return (process_time() - began) * 1000

    def finish(self) -> float:
        """Make the questions below the screen; return the processor milliseconds."""
        began = process_time()
        while self.view.is_making():
            self.app.processEvents()
        self._settle()
        return (process_time() - began) * 1000

    def _take(self, pointer: str, value: Json) -> None:
        self.answers = placed(self.answers, pointer, value)
        self._draw()

    def _draw(self) -> None:
        declaration = self._library.layout(self.form, self.answers)
        self.view.show_declaration(
            declaration, self.answers, self._library.from_card(self.form)
        )

    def _settle(self) -> None:
        self.app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _largest(self) -> FormId:
        sizes = {
            path.split("/")[1]: len(json.loads(text)["properties"])
            for path, text in self.files.items()
            if path.startswith("forms/") and path.endswith("/schema.json")
        }
        return FormId(max(sizes, key=lambda form: sizes[form]))
