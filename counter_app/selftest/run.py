"""The self-test from beginning to end, and its exit status."""

import os
import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from counter_app.paths import RESOURCES
from counter_app.rehearsal.people import CARDS
from counter_app.rehearsal.processes import DidNotStart
from counter_app.selftest.inputs import Inputs
from counter_app.selftest.report import Report, StepFailed

if TYPE_CHECKING:
    from counter_app.selftest.officer import RobotOfficer
    from counter_app.ui.application import Application


def run_selftest(inputs: Inputs) -> int:
    """Do the main job on these inputs; 0 only if every step held."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from counter_app.ui.application import Application

    screens = inputs.out / "screens"
    screens.mkdir(parents=True, exist_ok=True)
    for old in screens.glob("*.png"):
        old.unlink()
    report = Report(monotonic)
    app = Application(RESOURCES)
    with suppress(StepFailed):
        _surrounded(app, inputs, report)
    written = report.write(inputs.out)
    say = sys.stdout.write
    say(report.as_json() if inputs.as_json else report.as_text())
    if not inputs.as_json:
        say(f"\n\n{'Every step held.' if report.ok else 'A step did not hold.'}\n")
        for path in (
            inputs.out / "receipt.pdf",
            inputs.out / "receipt-offline.pdf",
            screens,
            written,
        ):
            say(f"  {path}\n")
    say("\n")
    return 0 if report.ok else 1


def _surrounded(app: "Application", inputs: Inputs, report: Report) -> None:
    from counter_app.bootstrap.doors import clock_from
    from counter_app.bootstrap.program import Plan, Program
    from counter_app.rehearsal.counter import Rehearsal
    from counter_app.selftest.officer import RobotOfficer
    from counter_app.selftest.robot import Robot

    rehearsal = Rehearsal()
    with report.step("surroundings") as detail:
        try:
            rehearsal.__enter__()
        except DidNotStart as problem:
            raise StepFailed(
                f"{problem}; `make run` installs what is missing"
            ) from problem
        detail.append(f"portal {rehearsal.portal.url}")
        detail.append(f"printer {rehearsal.settings.printer or 'none: kept only'}")
    program = Program(
        app,
        Plan(
            paths=rehearsal.paths,
            settings=rehearsal.settings,
            clock=clock_from(inputs.received_at),
            rehearsal=True,
            settle=rehearsal.settle,
        ),
    )
    robot = Robot(program.window, report, inputs.out / "screens")
    try:
        program.window.resize(1366, 688)
        program.show()
        officer = RobotOfficer(program, robot, report, rehearsal.portal)
        _main_job(inputs, officer)
    finally:
        robot.rest()
        program.close()
        rehearsal.__exit__(None, None, None)


def _main_job(inputs: Inputs, officer: "RobotOfficer") -> None:
    officer.start()
    officer.sign_in()
    if inputs.offline:
        officer.lose_portal()
    first = officer.serve(inputs, inputs.card, "first")
    officer.keep_receipt(first, inputs.out / "receipt.pdf")
    if not inputs.offline:
        officer.synchronise([first], "first: sent")
        officer.lose_portal()
    other = next(card for card in CARDS if card[:12] != inputs.card[:12])
    second = officer.serve(inputs, other, "second")
    officer.keep_receipt(second, inputs.out / "receipt-offline.pdf")
    officer.regain_portal("portal back")
    officer.synchronise([first, second], "everything sent")
    officer.hand_over(second, other)
    officer.synchronise([second], "hand-over sent")
    officer.speak_english()
