"""Take what is owed before a result is handed over, as the window asks for it."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from counter_app.bootstrap.rooms import Rooms
from counter_app.selftest.robot import Robot
from counter_app.ui.page import Page


def take_fee(robot: Robot, rooms: Rooms, front: Callable[[Page], None]) -> None:
    """Take the exact sum in cash: F9 asks for it, takes it and goes back."""
    robot.press(Qt.Key.Key_F9)
    front(rooms.fee_page)
    robot.wait(rooms.fee_page.due, "what is owed", 20)
    robot.press(Qt.Key.Key_F9)
    fee = rooms.fee_presenter
    robot.wait(lambda: fee.is_settled and fee.may_go_on, "the fee taken", 30)
    robot.picture("fee")
    robot.press(Qt.Key.Key_F9)
    front(rooms.handover_page)
    robot.wait(lambda: rooms.handover_presenter.owed <= 0, "nothing owed", 20)
