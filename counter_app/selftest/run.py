"""The self-test from beginning to end, and its exit status."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from counter_app.paths import RESOURCES
from counter_app.rehearsal.people import CARDS
from counter_app.rehearsal.processes import DidNotStart
from counter_app.selftest.clock import StandingClock
from counter_app.selftest.inputs import DECLARATION, FIRST, Inputs
from counter_app.selftest.report import Report, StepFailed
from counter_app.selftest.sealed import look_for

if TYPE_CHECKING:
    from counter_app.selftest.officer import RobotOfficer
    from counter_app.ui.application import Application

RECEIPTS = ("receipt.pdf", "receipt-offline.pdf")
NOT_RECEIVED = "not received, as the catalogue says"
"""The step that ends a self-test of a procedure this ward does not receive."""
SEALED = "nobody served can be read on the disk"
"""Looked at while the program runs, its database open."""
WRITTEN = (*RECEIPTS, DECLARATION, "report.json")


def run_selftest(inputs: Inputs) -> int:
    """Do the main job on these inputs; 0 only if every step held."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from counter_app.ui.application import Application

    screens = inputs.out / "screens"
    _make_room(inputs.out, screens)
    report = Report(monotonic)
    app = Application(RESOURCES)
    with suppress(StepFailed):
        _surrounded(app, inputs, report)
    report.write(inputs.out)
    say = sys.stdout.write
    say(report.as_json() if inputs.as_json else report.as_text())
    if not inputs.as_json:
        say(f"\n\n{'Every step held.' if report.ok else 'A step did not hold.'}\n")
        for path in (*(inputs.out / name for name in WRITTEN), screens):
            if path.exists():
                say(f"  {path}\n")
    say("\n")
    return 0 if report.ok else 1


def _make_room(out: Path, screens: Path) -> None:
    """Make the folders; what an earlier run left must not pass for this one's."""
    try:
        screens.mkdir(parents=True, exist_ok=True)
        for old in (*screens.glob("*.png"), *(out / name for name in WRITTEN)):
            old.unlink(missing_ok=True)
    except OSError as error:
        raise ValueError(f"--out: {out} cannot be written: {error}") from error


def _surrounded(app: "Application", inputs: Inputs, report: Report) -> None:
    from counter_app.bootstrap.examining import decoder_walls
    from counter_app.bootstrap.program import Plan, Program
    from counter_app.rehearsal.counter import Rehearsal
    from counter_app.selftest.choosing import NotReceived
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
            clock=StandingClock(inputs.received_at) if inputs.received_at else None,
            rehearsal=True,
            maximised=False,
            settle=rehearsal.settle,
        ),
    )
    robot = Robot(program.window, report, inputs.out / "screens")
    try:
        program.window.resize(1366, 688)
        program.show()
        officer = RobotOfficer(program, robot, report, rehearsal.portal)
        try:
            _main_job(inputs, officer)
        except NotReceived as words:
            with report.step(NOT_RECEIVED) as detail:
                detail.append(str(words))
        with report.step(SEALED) as detail, robot.own_work():
            folders = (rehearsal.paths.profile, rehearsal.paths.second_copy)
            detail.append(look_for((inputs.card, *CARDS), folders))
            walls = ", ".join(sorted(decoder_walls()))
            detail.append(f"walls round the decoder: {walls or 'none'}")
    finally:
        robot.rest()
        program.close()
        rehearsal.__exit__(None, None, None)


def _main_job(inputs: Inputs, officer: "RobotOfficer") -> None:
    officer.start()
    officer.sign_in()
    if inputs.offline:
        officer.lose_portal()
    online, offline = (inputs.out / name for name in RECEIPTS)
    first = officer.serve(inputs, inputs.card, FIRST)
    officer.keep_receipt(first, online, "first: receipt kept")
    if not inputs.offline:
        officer.synchronise([first], "first: sent")
        officer.lose_portal()
    other = next(card for card in CARDS if card[:12] != inputs.card[:12])
    second = officer.serve(inputs, other, "second")
    officer.keep_receipt(second, offline, "second: receipt kept")
    officer.regain_portal("portal back")
    officer.synchronise([first, second], "everything sent")
    officer.hand_over(second, other)
    officer.synchronise([second], "hand-over sent")
    officer.speak_english()
