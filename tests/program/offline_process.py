"""A whole walk by the robot officer; the portal goes at a given step. Not a test.

The step ``keys`` is another walk before them: by key events alone, which are counted.
Says JSON: per walk the code, whether the window said in words that it is off line
when the dossier was received, and whether everything was sent afterwards.
"""

import json
import os
import sys
from pathlib import Path
from time import monotonic

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from counter_app.bootstrap.program import Plan, Program
from counter_app.domain.papers import PaperState
from counter_app.domain.procedures import Channel
from counter_app.paths import RESOURCES
from counter_app.rehearsal.counter import Rehearsal
from counter_app.rehearsal.people import CARDS
from counter_app.selftest.inputs import Inputs
from counter_app.selftest.officer import RobotOfficer
from counter_app.selftest.report import Report
from counter_app.selftest.robot import Robot
from counter_app.ui.application import Application
from counter_app.ui.tokens import Tone
from tests.program.played_day import Day


class LosesPortal(Report):
    """A report that takes the portal away just before one step begins."""

    def __init__(self, portal):
        super().__init__(monotonic)
        self._portal = portal
        self.lose_at = ""

    def step(self, name):
        if name.endswith(f": {self.lose_at}"):
            self._portal.stop()
        return super().step(name)


def walk(program, officer, report, inputs):
    """Serve one citizen while the portal goes; bring it back; tell how it went."""
    dossier = officer.serve(inputs, CARDS[0], report.lose_at)
    program.far.run(program.counter.syncing.now, _ignore, _ignore)
    officer._hear(online=False)
    network = program.window.top.network
    officer._robot.wait(
        lambda: network.look().tone is Tone.OFFLINE, "the network's chip", 10
    )
    words = network.look().text
    officer.regain_portal("portal back")
    officer.synchronise([dossier], "everything sent")
    return {"lost_at": report.lose_at, "code": dossier.code, "words": words}


def main(out, steps):
    """Walk once for every one of these steps."""
    app = Application(RESOURCES)
    with Rehearsal() as rehearsal:
        report = LosesPortal(rehearsal.portal)
        plan = Plan(
            paths=rehearsal.paths,
            settings=rehearsal.settings,
            rehearsal=True,
            settle=rehearsal.settle,
        )
        program = Program(app, plan)
        robot = Robot(program.window, report, out)
        robot.picture = lambda _name: None
        program.window.resize(1366, 688)
        program.show()
        officer = RobotOfficer(program, robot, report, rehearsal.portal)
        officer._scan = lambda row: seen(robot, officer, row)
        day = Day(program, robot, rehearsal)
        try:
            officer.start()
            officer.sign_in()
            if "keys" in steps:
                day.serve(0, Channel.ASSISTED)
                told = {"interactions": day.walks[0], "machine_ms": day.machine_ms[0]}
                sys.stdout.write(json.dumps(told) + "\n")
            for report.lose_at in steps:
                if report.lose_at == "keys":
                    continue
                told = walk(program, officer, report, Inputs(out=out))
                sys.stdout.write(json.dumps(told) + "\n")
        finally:
            robot.rest()
            program.close()


def seen(robot, officer, row):
    """Say that the paper was seen: scanning is tested elsewhere and takes longer."""
    presenter = officer._rooms.papers_presenter
    presenter.say(row, PaperState.SEEN)
    robot.wait(lambda: row not in presenter.missing(), row)
    return row


def _ignore(_what):
    return None


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
