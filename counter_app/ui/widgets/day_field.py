"""A day of a period asked for: written as on paper, its parts stepped by the arrows."""

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QDateEdit

from counter_app.ui import style

FORMAT = "dd/MM/yyyy"


class DayField(QDateEdit):
    """A day that is always one of the calendar; Tab goes from its day to its year."""

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat(FORMAT)
        style.inset(self)

    def day(self) -> date:
        """Return the day that stands there."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date) -> None:
        """Put a day there, as nobody's choice: dateChanged is not told."""
        with QSignalBlocker(self):
            self.setDate(QDate(day.year, day.month, day.day))
