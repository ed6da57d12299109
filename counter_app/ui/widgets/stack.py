"""One of many parts in front; only that one is measured and laid out."""

from PySide6.QtWidgets import QStackedLayout, QWidget


class Stack(QStackedLayout):
    """Qt's stack, holding nothing but the part in front.

    Qt asks every part of a stack for its size whenever anything in one of them
    changes. With all the screens of a day behind the one in front that was most of
    what the window did: some thousand times the height of wrapped words. The parts
    behind wait beside the layout, as hidden children of the same widget.
    """

    def keep(self, part: QWidget) -> None:
        """Keep a part that will be shown later; the stack is a widget's by now."""
        part.setParent(self.parentWidget())
        part.hide()  # else it would be shown with everything around it

    def keeps(self, part: QWidget) -> bool:
        """Say whether the part is here, in front or behind."""
        return part.parentWidget() is self.parentWidget()

    def bring(self, part: QWidget) -> None:
        """Bring a part to the front; the focus goes with it, as Qt does it."""
        before = self.currentWidget()
        if before is part:
            return
        self.addWidget(part)
        self.setCurrentWidget(part)
        if before is not None:
            self.removeWidget(before)
