"""The live picture of the camera: on until the officer takes it or leaves."""

from collections.abc import Callable
from typing import Protocol

from counter_app.domain.errors import CounterError
from counter_app.domain.scan_profiles import ScanProfile
from counter_app.services.scanning import Scanning
from counter_app.ui.papers.view import Drawn
from counter_app.ui.ports import Tasks


class Glass(Protocol):
    """Where the live picture is seen."""

    def drawn(self, frame: bytes) -> Drawn:
        """Make a frame ready to be shown. Called off the GUI thread."""

    def show_opening(self) -> None:
        """Say that the camera is being reached."""

    def show_live(self, drawn: Drawn) -> None:
        """Show what the camera sees now."""

    def show_closed(self, problem: CounterError | None) -> None:
        """Show no live picture any more; a problem is why it ended by itself."""


class Viewfinder:
    """Keeps the camera open and hands on its newest frame, one at a time."""

    def __init__(
        self,
        scanning: Scanning,
        devices: Tasks,
        on_gui: Callable[[Callable[[], None]], None],
    ) -> None:
        self._scanning, self._devices, self._on_gui = scanning, devices, on_gui
        self._glass: Glass | None = None
        self._running = False
        self._newest: Drawn | None = None
        self._wish: Callable[[], None] | None = None
        self._taking: Callable[[], None] = self.close
        self.on = False
        """Whether a live picture is wanted."""

    def attach(self, glass: Glass) -> None:
        """Show it there."""
        self._glass = glass

    def detach(self) -> None:
        """Show it nowhere any more: the screen goes, and the camera is let go of."""
        self._glass = None
        self.close()

    def aim(self, profile: ScanProfile, take: Callable[[], None]) -> None:
        """Show what the camera sees; ``take`` is done when the officer takes it.

        A second press takes it. While the camera is let go of, a press is nothing.
        """
        glass = self._glass
        if self.on:
            self.take()
        if glass is None or self._running:
            return
        self.on = self._running = True
        self._taking, self._wish, self._newest = take, None, None
        glass.show_opening()

        def on_frame(frame: bytes) -> None:
            drawn = glass.drawn(frame)
            waits, self._newest = self._newest is not None, drawn
            if not waits:  # a screen that is busy is shown the newest, not all
                self._on_gui(self._show)

        def work() -> None:
            self._scanning.aim(profile, on_frame, lambda: not self.on)

        self._devices.run(work, lambda _none: self._ended(None), self._ended)

    def take(self) -> None:
        """Let go of the camera, then take the picture with all its pixels."""
        if self.on:
            self._wish = self._taking
            self.close()

    def close(self) -> None:
        """Show nothing any more and let go of the camera. Quick."""
        if self.on:
            self.on = False
            self._scanning.interrupt()

    def _show(self) -> None:
        drawn, self._newest = self._newest, None
        if self.on and self._glass and drawn is not None:
            self._glass.show_live(drawn)

    def _ended(self, problem: CounterError | None) -> None:
        by_itself, self.on, self._running = self.on, False, False
        wish, self._wish = self._wish, None
        if self._glass:
            self._glass.show_closed(problem if by_itself else None)
        if wish:
            wish()
