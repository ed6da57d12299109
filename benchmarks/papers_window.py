"""A child process: the program's own window while a stack of papers comes in.

It tells three lines: the pages that came, the seconds they took, and the longest time
in milliseconds the GUI thread was kept from serving events.
"""

import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt, QTimer

from counter_app.bootstrap.program import Plan, Program
from counter_app.bootstrap.rooms import Rooms
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.people import Citizen
from counter_app.domain.procedures import Channel
from counter_app.paths import RESOURCES, Paths
from counter_app.rehearsal.people import COUNTER, OFFICER, PASSWORD
from counter_app.selftest.report import Report
from counter_app.selftest.robot import Robot
from counter_app.settings import Settings
from counter_app.ui.application import Application

BIRTH = ProcedureCode("1.001193")
PATIENCE = 200.0
"""Seconds for the stack."""
TOUCH_MS = 1000
"""How often the officer goes to another page meanwhile."""


def main(profile: Path, scanner: str, pages: int) -> int:
    """Serve one citizen's stack and tell what it did to the window."""
    app = Application(RESOURCES)
    settings = Settings(counter=COUNTER, scanner=scanner, scan_profile="fine")
    plan = Plan(paths=Paths(profile), settings=settings, maximised=False)
    program = Program(app, plan)
    report = Report(monotonic)
    robot = Robot(program.window, report, profile)
    program.window.resize(1366, 688)
    program.show()
    try:
        rooms = _signed_in(program, robot)
        _at_papers(program, rooms, robot)
        report.gui_longest_block_ms = 0.0
        began = monotonic()
        _scan(rooms, robot, pages)
        for told in (len(rooms.papers_presenter.pages), monotonic() - began):
            print(told)
        print(report.gui_longest_block_ms, flush=True)
    finally:
        robot.rest()
        program.close()
    return 0


def _signed_in(program: Program, robot: Robot) -> Rooms:
    robot.wait(lambda: program.rooms or program.problem, "the opened profile", 60)
    if program.rooms is None:
        raise RuntimeError(repr(program.problem))
    page = program.sign_in
    page.account.setText(OFFICER.id)
    page.password.setText(PASSWORD)
    robot.focus(page.password)
    robot.press(Qt.Key.Key_Return)
    ready = program.rooms.ready_page
    robot.wait(lambda: program.window.page() is ready, "the ready page", 60)
    return program.rooms


def _at_papers(program: Program, rooms: Rooms, robot: Robot) -> None:
    counter = program.counter
    if counter is None:
        raise RuntimeError("the profile was closed")
    with robot.own_work():
        citizen = Citizen(name="NGUYỄN THỊ THỬ", personal_id="001187012901")
        draft = counter.intake.start(citizen)
        draft = counter.intake.choose(draft.id, BIRTH, Channel.PAPER)
        rooms.walk.begin(draft, counter.catalogue.procedure(BIRTH))
    rooms.papers()
    robot.wait(lambda: not rooms.papers_presenter.busy, "the page of papers")
    for _ in range(10):
        robot.wait(lambda: True, "")


def _scan(rooms: Rooms, robot: Robot, pages: int) -> None:
    """F4, then go about the pages as an impatient officer does until all are filed."""
    presenter = rooms.papers_presenter
    keys = (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    touched = 0

    def touch() -> None:
        nonlocal touched
        robot.press(keys[touched % len(keys)])
        touched += 1

    touching = QTimer(interval=TOUCH_MS)
    touching.timeout.connect(touch)
    robot.press(Qt.Key.Key_F4)
    touching.start()

    def done() -> bool:
        return len(presenter.pages) >= pages and not presenter.busy

    robot.wait(done, f"{pages} pages", PATIENCE)
    touching.stop()


if __name__ == "__main__":
    profile, scanner, pages = sys.argv[1:]
    sys.exit(main(Path(profile), scanner, int(pages)))
