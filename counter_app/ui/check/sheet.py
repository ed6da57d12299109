"""Ctrl+E on the check: the sheet a citizen without a screen reads and signs."""

from collections.abc import Callable

from counter_app.domain.errors import CounterError
from counter_app.services.check_slips import CheckSlips
from counter_app.services.intake import Checked
from counter_app.services.printing import Issued
from counter_app.ui.ports import Tasks


class CheckSheet:
    """Prints once for one press, whatever is pressed meanwhile."""

    def __init__(self, check_slips: CheckSlips, devices: Tasks) -> None:
        self._check_slips = check_slips
        self._devices = devices
        self._is_printing = False

    def print(
        self,
        checked: Checked,
        then: Callable[[Issued], None],
        failed: Callable[[CounterError], None],
    ) -> None:
        """Print what the citizen is to check."""
        if self._is_printing:
            return
        self._is_printing = True

        def done(issued: Issued) -> None:
            self._is_printing = False
            then(issued)

        def not_done(problem: CounterError) -> None:
            self._is_printing = False
            failed(problem)

        self._devices.run(lambda: self._check_slips.print(checked), done, not_done)
