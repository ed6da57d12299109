"""What Python finds to be garbage is taken apart by the GUI thread, and only there."""

import gc
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from counter_app.ui.garbage import YOUNG, Garbage, collect_due
from counter_app.ui.idle import Idle
from counter_app.ui.tasks import QtTasks


class Screen(QWidget):
    """A screen whose parts know it, as ours do."""

    def __init__(self, gone):
        super().__init__()
        row = QHBoxLayout(self)
        row.addWidget(QPushButton("F9", self))
        self.itself = lambda: self
        told = Qt.ConnectionType.DirectConnection
        self.destroyed.connect(lambda: gone.append(threading.current_thread()), told)

    def look(self):
        return self.isHidden()


@pytest.fixture
def garbage(qapp):
    gc.enable()
    yield Garbage(Idle())
    gc.disable()
    gc.unfreeze()


def make_many(made):
    made += ([{}] for _ in range(gc.get_threshold()[0] * 200))


def test_a_thread_that_makes_many_objects_takes_no_screen_apart(garbage, qtbot):
    gone, made = [], []
    garbage.collect()
    Screen(gone)

    working = threading.Thread(target=make_many, args=(made,))
    working.start()
    working.join()
    assert gone == []

    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.main_thread()]


def test_what_is_old_goes_in_the_first_pause(garbage, qtbot):
    gone = []
    screen = Screen(gone)
    for _ in range(gc.get_threshold()[2] + 1):
        gc.collect(YOUNG)
    gc.disable()
    del screen

    collect_due(YOUNG)
    assert gone == []

    pause = Idle(after_ms=1)
    Garbage(pause)
    qtbot.waitUntil(lambda: bool(gone))


def test_while_much_is_made_nobody_looks(garbage):
    garbage.leave()

    assert not gc.isenabled()


def test_what_was_there_before_is_not_looked_through(garbage):
    before = gc.get_freeze_count()

    garbage.collect()

    assert gc.get_freeze_count() > before


def test_work_lets_go_of_its_screen_on_the_gui_thread(qtbot):
    gone, said = [], []
    lane = QtTasks("lane", 1)
    screen = Screen(gone)
    screen.itself = None

    lane.run(screen.look, said.append, said.append)
    del screen
    qtbot.waitUntil(lambda: bool(gone))
    lane.close()

    assert (gone, said) == ([threading.main_thread()], [True])
