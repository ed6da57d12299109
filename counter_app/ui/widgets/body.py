"""The only part of a screen that scrolls."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from counter_app.ui import tokens

SAID = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
"""Whether a part was told to show or to hide; before, every part is hidden."""


class Body(QScrollArea):
    """Scrolls what is higher than its room; the focus stays in sight.

    It takes no focus itself: what lies in it does.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        # Qt's own viewport would be looked up among all kinds of widgets there are, and
        # Python would learn the hundred enumerations of all: 16 ms of each start.
        port = QWidget()
        port.setAutoFillBackground(True)
        self.setViewport(port)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(0)
        self._following.timeout.connect(self._follow_focus)
        # Qt's own slot: watching the content here would bring each of its thousand
        # events into Python.
        self.verticalScrollBar().rangeChanged.connect(self._following.start)
        # Taken in once the room is known: the style sheet is laid on a part when its
        # size is asked for, and laid on again each time a part around it is put
        # somewhere else.
        self._content = content
        content.setParent(port)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take in the content at the first size; Qt sends one before it shows."""
        if self.widget() is None:
            said = self._content.testAttribute(SAID)
            hidden = said and self._content.isHidden()
            self.setWidget(self._content)
            if hidden:  # Qt shows what it takes in, even what was to wait
                self._content.hide()
            # What lies behind shows through: a window that is covered whole would
            # never be painted, and waits for that before it opens the profile.
            self._content.setAutoFillBackground(False)
        super().resizeEvent(event)

    def _follow_focus(self) -> None:
        focused: QWidget | None = self.window().focusWidget()
        content = self.widget()
        if focused is None or content is None:
            return
        if content.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, tokens.CONTROL_HEIGHT)
