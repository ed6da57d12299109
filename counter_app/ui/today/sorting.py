"""Sorting today's list where single letters are off: a column's name takes no keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from counter_app.ui.actions import letters_on
from counter_app.ui.page import Act

translate = QCoreApplication.translate


def sorting_acts(
    sort: Callable[[], object], turn: Callable[[], object]
) -> tuple[Act, ...]:
    """Return what S and D do as acts, while they do nothing."""
    if letters_on():
        return ()
    return (
        Act(
            id="sort",
            text=lambda: translate("TodayPage", "Sort by the next column"),
            run=sort,
        ),
        Act(
            id="turn",
            text=lambda: translate("TodayPage", "The other way round"),
            run=turn,
        ),
    )
