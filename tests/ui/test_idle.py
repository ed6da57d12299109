"""A counter nobody touches is locked after a while."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from counter_app.bootstrap.taking_down import lock_when
from counter_app.domain.news import Changed, PutOut
from counter_app.ui.hub import Hub
from counter_app.ui.idle import Idle


def test_case_7_a_pause_is_told_once(qtbot):
    idle = Idle(after_ms=1)
    told = []
    idle.idle.connect(lambda: told.append("idle"))

    qtbot.waitUntil(lambda: bool(told), timeout=10_000)

    assert told == ["idle"]


def test_case_7_a_touch_begins_the_count_anew_and_is_taken_from_nobody(qtbot):
    idle = Idle(after_ms=1)
    with qtbot.waitSignal(idle.idle, timeout=10_000):
        pass
    key = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"
    )
    with qtbot.waitSignal(idle.idle, timeout=10_000):
        taken = idle.eventFilter(idle, key)

    assert not taken


def test_case_15_the_screen_is_covered_when_the_city_puts_its_officer_out(qtbot):
    hub, locked = Hub(), []
    kept = lock_when(Idle(), hub, lambda: locked.append("locked"))
    hub.announce(Changed())
    hub.announce(PutOut("binhtv.thu"))

    qtbot.waitUntil(lambda: bool(locked), timeout=10_000)

    assert locked == ["locked"]
    kept.deleteLater()
