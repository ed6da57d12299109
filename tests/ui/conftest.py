"""One application for all tests of screens, set up as the program sets it up."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from counter_app.domain.errors import CounterError
from counter_app.ui import style, tokens
from counter_app.ui.application import Application

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def qapp():
    app = QApplication.instance() or Application(RESOURCES)
    assert isinstance(app, Application)
    return app


@pytest.fixture(autouse=True)
def _as_the_program_begins(request):
    draws = {"qtbot", "qapp"} & {*request.fixturenames}
    # Words need the language even where nothing is drawn.
    app = request.getfixturevalue("qapp")
    app.set_language("vi")
    if not draws:
        yield
        return
    style.apply(app, tokens.LIGHT)
    yield
    # Else every screen of every test before is dressed again with each new one.
    for left in app.topLevelWidgets():
        left.hide()
        left.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def qtbot(qtbot):
    """What a test puts on the screen alone wears what the program's windows wear."""
    add = qtbot.addWidget

    def dressed(widget, **more):
        if not widget.styleSheet():
            style.dress(widget)
        add(widget, **more)

    qtbot.addWidget = dressed
    return qtbot


class AtOnce:
    """A lane whose work is done before run() returns."""

    def run(self, work, then, failed):
        try:
            answer = work()
        except CounterError as problem:
            failed(problem)
        else:
            then(answer)


class Later:
    """A lane whose answers come when the test says so, in the order it says."""

    def __init__(self):
        self.waiting = []

    def run(self, work, then, failed):
        self.waiting.append((work, then, failed))

    def finish(self, which=0):
        work, then, failed = self.waiting.pop(which)
        AtOnce().run(work, then, failed)


@pytest.fixture
def at_once():
    return AtOnce()


@pytest.fixture
def later():
    return Later()
