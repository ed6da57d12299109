import sys

from PySide6.QtCore import QObject

from counter_app.ui.none_kept import PLENTY, keep_none


def test_none_outlives_more_void_calls_than_python_has_references():
    qt, before = QObject(), sys.getrefcount(None)

    for _ in range(20_000):
        qt.setObjectName("x")

    assert sys.version_info >= (3, 12) or sys.getrefcount(None) > PLENTY - 10**9
    assert before >= sys.getrefcount(None) - 10**6


def test_keeping_none_twice_does_no_harm():
    keep_none()
    once = sys.getrefcount(None)

    keep_none()

    assert sys.getrefcount(None) < once + PLENTY // 2
