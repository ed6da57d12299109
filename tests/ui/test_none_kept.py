import sys

import pytest
from PySide6.QtCore import QObject, Signal

from counter_app.ui.none_kept import PLENTY, keep_none


def test_none_outlives_more_void_calls_than_python_has_references():
    qt, before = QObject(), sys.getrefcount(None)

    for _ in range(20_000):
        qt.setObjectName("x")

    assert sys.version_info >= (3, 12) or sys.getrefcount(None) > PLENTY - 10**9
    assert before >= sys.getrefcount(None) - 10**6


class Teller(QObject):
    told = Signal(object)


def test_true_outlives_more_signals_than_python_has_references():
    teller = Teller()
    teller.told.connect(lambda _what: None)

    for _ in range(20_000):
        teller.told.emit("x")

    assert sys.version_info >= (3, 12) or sys.getrefcount(True) > PLENTY - 10**9


@pytest.mark.parametrize("one", [None, True, False])
def test_keeping_them_twice_does_no_harm(one):
    keep_none()
    once = sys.getrefcount(one)

    keep_none()

    assert sys.getrefcount(one) < once + PLENTY // 2
