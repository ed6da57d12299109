"""A screen made ahead of time goes into the window, in steps nobody feels."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from counter_app.ui.main_window import MainWindow
from counter_app.ui.page import Page

POLISHED_AT_ONCE = 30
"""Widgets the style sheet is laid on in one step of prepare(): some ten ms."""


def take_in(page: Page, window: MainWindow) -> Iterator[None]:
    """Give the page to the window and dress its parts, a few in each step."""
    yield
    window.take_in(page)
    parts = page.findChildren(QWidget)
    for place, part in enumerate(parts, 1):
        part.ensurePolished()
        if place % POLISHED_AT_ONCE == 0:
            yield
    yield
