"""A declaration on the screen, with a presenter's loop around it."""

from datetime import date
from json import dumps
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea

from counter_app.domain.people import Citizen, Gender, Source
from counter_app.domain.pointers import placed
from counter_app.forms.library import FormLibrary
from counter_app.ui.forms.view import FormView

CATALOGUE = Path(__file__).parents[3] / "resources" / "catalogue"
TODAY = date(2026, 11, 23)
CITIZEN = Citizen(
    name="Đỗ Thị Phượng",
    personal_id="001187012901",
    birth="1987-03-05",
    gender=Gender.FEMALE,
    address="Số 12, Phường Hàng Bột, Quận Đống Đa, Hà Nội",
    card_issued="2021-05-10",
    source=Source.CARD,
)


class Desk:
    """Answers go into the library and the declaration comes back, as in the program."""

    def __init__(self, library, form, answers, sources):
        self.library, self.form, self.answers = library, form, answers
        self.sources = sources
        self.told = []
        self.view = FormView(lambda: TODAY)
        self.view.answered.connect(self._take)
        self.window = QScrollArea()
        self.window.setWidgetResizable(True)
        self.window.setWidget(self.view)
        self.window.resize(1000, 700)
        self.draw()

    def draw(self):
        declaration = self.library.layout(self.form, self.answers)
        self.view.show_declaration(declaration, self.answers, self.sources)

    def go_on(self):
        self.view.commit_all()
        faults = self.library.faults(self.form, self.answers, TODAY)
        self.view.show_faults(faults)
        return faults

    def editor(self, pointer):
        return self.view.question(pointer).editor

    def row(self, pointer):
        return self.view.question(pointer).row

    def _take(self, pointer, value):
        self.told.append((pointer, value))
        self.answers = placed(self.answers, pointer, value)
        self.draw()


@pytest.fixture(scope="session")
def pack():
    return {
        path.relative_to(CATALOGUE).as_posix(): path.read_text(encoding="utf-8")
        for path in CATALOGUE.rglob("*.json")
    }


@pytest.fixture
def desk(qtbot, pack):
    """Open a form: of the pack by its name, or one made of a schema."""

    def open_form(
        form="t", *, card=False, schema=None, answers=None, ui=None, whole=True
    ):
        files = dict(pack)
        if schema is not None:
            files["forms/t/schema.json"] = dumps(schema)
            if ui is not None:
                files["forms/t/ui.json"] = dumps(ui)
        library = FormLibrary(files)
        given = dict(answers or {})
        sources = library.from_card(form) if card else {}
        if card:
            given = library.prefill(form, given, CITIZEN)
        made = Desk(library, form, given, sources)
        qtbot.addWidget(made.window)
        with qtbot.waitExposed(made.window):
            made.window.show()
        made.window.activateWindow()
        if whole:
            qtbot.waitUntil(lambda: not made.view.is_making())
        return made

    return open_form
