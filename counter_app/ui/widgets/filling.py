"""Filling a widget with many parts: laid out once, not once a part."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QScrollArea, QWidget


@contextmanager
def laid_out_once(widget: QWidget) -> Iterator[None]:
    """Put the layout of a widget to sleep while its parts are added, shown or hidden.

    Qt else lays out everything above a visible part each time one is shown. Whatever
    is around the widget has taken the new size when this returns.
    """
    layout = widget.layout()
    if layout is None or not layout.isEnabled():
        yield
        return
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)
        above: QWidget | None = widget
        while above is not None and above.isVisible():
            around = above.layout()
            if around is not None:
                around.activate()
            if isinstance(above, QScrollArea):
                # Else the parts stand squeezed in the old height until the next event.
                QCoreApplication.sendEvent(above, QEvent(QEvent.Type.LayoutRequest))
            above = None if above.isWindow() else above.parentWidget()
