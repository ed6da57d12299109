"""What is copied goes by itself, and into no history."""

from PySide6.QtGui import QGuiApplication

from counter_app.ui.clipboard import HINTS, SECONDS, copy_discreetly


def test_case_70_what_is_copied_asks_every_history_to_leave_it_out(qtbot):
    copy_discreetly("000.12.34.H26-261123-0100")

    kept = QGuiApplication.clipboard().mimeData()
    assert kept.text() == "000.12.34.H26-261123-0100"
    assert {kind: bytes(kept.data(kind)) for kind in HINTS} == HINTS
    assert SECONDS == 10


def test_case_70_it_goes_by_itself(qtbot):
    copy_discreetly("một việc", seconds=0.01)

    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().text(), timeout=10_000)


def test_what_was_copied_elsewhere_meanwhile_stays(qtbot):
    copy_discreetly("một việc", seconds=0.01)
    QGuiApplication.clipboard().setText("của chương trình khác")

    qtbot.wait(50)

    assert QGuiApplication.clipboard().text() == "của chương trình khác"
