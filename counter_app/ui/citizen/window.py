"""The window on the second screen: never in front of an officer's work.

It takes no keyboard, and when its screen goes away it is hidden before Qt can move it
onto another one; when a second screen is there again it shows what is going on then.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputDevice, QScreen

from counter_app.ui.citizen.measure import Measure, measure
from counter_app.ui.citizen.presenter import Cancel, CitizenPresenter
from counter_app.ui.citizen.speech import Speech
from counter_app.ui.citizen.view import CitizenView
from counter_app.ui.frame.place import Place

ALONE = (
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glass:
    """What is known of the citizen's screen."""

    inches: float = 0.0
    """Its diagonal as typed once; 0: as it says itself."""
    touch: str = "auto"
    """``yes``, ``no``, or as the system says."""


class CitizenWindow(QObject):
    """Keeps the citizen's window on the screen that is not the officer's."""

    lost = Signal()
    """The citizen's screen went away."""
    found = Signal()
    """It is there (again)."""

    def __init__(
        self,
        presenter: CitizenPresenter,
        make: Callable[[Measure, bool], CitizenView],
        glass: Glass,
        officer: Callable[[], QScreen | None],
        screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens,
    ) -> None:
        """``make(size, touch)`` makes the view; ``officer``: the officer's screen."""
        super().__init__()
        self._presenter, self._make, self._glass = presenter, make, glass
        self._officer, self._screens = officer, screens
        self._screen: QScreen | None = None
        self.view: CitizenView | None = None
        self._told_by = QGuiApplication.instance()
        if isinstance(self._told_by, QGuiApplication):
            self._told_by.screenAdded.connect(self._came)
            self._told_by.screenRemoved.connect(self._gone)

    @property
    def is_there(self) -> bool:
        """Whether a citizen can see the window."""
        return self.view is not None and self._screen is not None

    @property
    def seat(self) -> QScreen | None:
        """The screen the window is on; None: there is no second one."""
        return self._screen

    def measured(self, screen: QScreen) -> Measure:
        """Measure a screen as if it were the citizen's."""
        return size_of(screen, self._glass.inches)

    def take_inches(self, inches: float) -> None:
        """Its diagonal was typed, or no longer counts (0): measure everything anew."""
        self._glass = replace(self._glass, inches=inches)
        if self._screen:
            self._sit(self._screen)
            self._presenter.reword()

    def settle(self) -> None:
        """Go to the screen that is not the officer's, or hide when there is none."""
        mine = self._officer()
        others = [one for one in self._screens() if one is not mine]
        if self._screen in others:
            return
        if not others:
            self._hide()
            return
        self._sit(others[0])

    def stop_listening(self) -> None:
        """Hear of no screen any more: the officer's window is going, or the program."""
        told_by, self._told_by = self._told_by, None
        if isinstance(told_by, QGuiApplication):
            told_by.screenAdded.disconnect(self._came)
            told_by.screenRemoved.disconnect(self._gone)

    def close(self) -> None:
        """The program ends."""
        self.stop_listening()
        self._presenter.detach()
        if self.view:
            self.view.hide()
            self.view.deleteLater()
            self.view = None

    def _came(self, _screen: QScreen) -> None:
        self.settle()

    def _gone(self, screen: QScreen) -> None:
        if screen is self._screen:
            self._hide()  # at once: Qt moves what is still shown to another screen
            mine = self._officer()
            others = [o for o in self._screens() if o is not mine and o is not screen]
            if others:
                self._sit(others[0])

    def _hide(self) -> None:
        was_there, self._screen = self._screen is not None, None
        self._presenter.detach()
        if self.view:
            self.view.hide()
        if was_there:
            self.lost.emit()

    def _sit(self, screen: QScreen) -> None:
        self._screen = screen
        size, touch = self.measured(screen), self._has_touch()
        if self.view is None:
            self.view = self._make(size, touch)
            self.view.setWindowFlags(ALONE)
            self.view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self.view.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.view.resize_to(size)
        self.view.setScreen(screen)
        self.view.setGeometry(screen.geometry())
        self._presenter.touch = touch
        self._presenter.attach(self.view)
        self.view.show()
        self.view.setGeometry(screen.geometry())
        self.found.emit()

    def _has_touch(self) -> bool:
        if self._glass.touch != "auto":
            return self._glass.touch == "yes"
        kinds = [device.type() for device in QInputDevice.devices()]
        return QInputDevice.DeviceType.TouchScreen in kinds


def size_of(screen: QScreen, inches: float) -> Measure:
    """Measure a screen; its own word for its size counts when none was typed."""
    area = screen.geometry()
    told = screen.physicalDotsPerInch() / screen.devicePixelRatio()
    return measure(area.width(), area.height(), inches, told)


def view_maker(
    presenter: CitizenPresenter, place: Place, say: Speech, now: Callable[[], str]
) -> Callable[[Measure, bool], CitizenView]:
    """Return what makes the view whose taps the presenter hears."""

    def make(size: Measure, touch: bool) -> CitizenView:
        view = CitizenView(place, say, size, presenter if touch else None, now)
        view.language_wanted = presenter.other_language
        view.touched = presenter.touched
        return view

    return make


def after(seconds: float, act: Callable[[], None]) -> Cancel:
    """Call back on the GUI thread after so many seconds, unless cancelled."""
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    timer.start(round(seconds * 1000))
    return timer.stop
