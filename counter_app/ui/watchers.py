"""Event filters of the whole program, put aside while pages are built.

Building a page sends thousands of events that nobody touched, and showing each to
Python costs more than the page. No key and no click can arrive meanwhile: nothing here
runs an event loop, so a filter misses nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QObject


class _InForce:
    """Like QApplication, there is one set of watchers in the process."""

    filters: tuple[QObject, ...] = ()
    aside: bool = False


def watch(watcher: QObject) -> None:
    """Let a filter see every event of the program; the last one sees it first."""
    _InForce.filters += (watcher,)
    _install(watcher)


def forget(watcher: QObject) -> None:
    """Let a filter see nothing any more."""
    _InForce.filters = tuple(each for each in _InForce.filters if each is not watcher)
    app = QCoreApplication.instance()
    if app is not None:
        app.removeEventFilter(watcher)


@contextmanager
def unwatched() -> Iterator[None]:
    """Build here without any filter looking on; may be used inside itself."""
    app = QCoreApplication.instance()
    if _InForce.aside or app is None:
        yield
        return
    _InForce.aside = True
    for watcher in _InForce.filters:
        app.removeEventFilter(watcher)
    try:
        yield
    finally:
        _InForce.aside = False
        for watcher in _InForce.filters:
            _install(watcher)


def _install(watcher: QObject) -> None:
    app = QCoreApplication.instance()
    if app is not None and not _InForce.aside:
        app.installEventFilter(watcher)
