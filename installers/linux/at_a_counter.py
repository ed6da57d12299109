"""Serve citizens at an installed counter, by the robot of the self-test.

Run by the package's own Python, as the officer, inside a session with a keyring:
``python -I -X utf8 at_a_counter.py receive 10`` (the portal may be away) and
``… send`` (waits until nothing is unsent), ``… settings --title TITLE`` (waits for what
the city signed and reads a row of "Settings of this PC"; ``--pictures DIR`` keeps what
was seen). Unlike the self-test, the profile is the officer's own. One line of JSON says
what came of it.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget

from counter_app.bootstrap.program import Plan, Program
from counter_app.paths import RESOURCES, Paths
from counter_app.policy.reading import profile_of_this_user, settings_in_force
from counter_app.rehearsal.people import CARDS
from counter_app.rehearsal.portal import EmbeddedPortal
from counter_app.rehearsal.scanner import RehearsalScanner
from counter_app.selftest.inputs import Inputs
from counter_app.selftest.officer import RobotOfficer
from counter_app.selftest.report import Report
from counter_app.selftest.robot import Robot
from counter_app.ui.application import Application
from counter_app.ui.frame.rail import Rail

SECONDS = 300


@contextmanager
def seated(
    folder: Path, pictures: Path
) -> Iterator[tuple[Program, Robot, RobotOfficer]]:
    """Open the officer's own profile in the real window and sign in."""
    paths = Paths(profile_of_this_user())
    settings = settings_in_force(paths.resources, paths.settings)
    feeder = RehearsalScanner(folder)
    settings = replace(settings, scanner=feeder.device, sync_every=2)
    plan = Plan(paths=paths, settings=settings, maximised=False)
    program = Program(Application(RESOURCES), plan)
    report = Report(monotonic)
    robot = Robot(program.window, report, pictures)
    nowhere = EmbeddedPortal(folder / "portal", folder)  # the real one is elsewhere
    try:
        program.window.resize(1366, 688)
        program.show()
        robot.wait(lambda: program.rooms or program.problem, "the profile", 60)
        if program.problem:
            raise SystemExit(f"{type(program.problem).__name__}: {program.problem}")
        officer = RobotOfficer(program, robot, report, nowhere)
        officer.sign_in()
        yield program, robot, officer
    finally:
        robot.rest()
        program.close()
        feeder.close()


def shown(program: Program, robot: Robot, title: str) -> dict[str, object]:
    """Open the settings of this PC; return what the row of this title says."""
    robot.wait(
        Paths(profile_of_this_user()).city_profile.exists,
        "what the city signed",
        SECONDS,
    )
    rail = program.window.findChild(Rail)
    [room] = [one for one in rail.rooms() if one.id == "settings"]
    room.run()
    page = program.window.page()
    rows = page.findChild(QListWidget)
    starting = Qt.MatchFlag.MatchStartsWith
    robot.wait(lambda: rows.findItems(title, starting), "the setting")
    [item] = rows.findItems(title, starting)
    rows.setCurrentItem(item)
    robot.picture("settings")
    words = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    return {
        "row": item.text(),
        "lock": not item.icon().isNull(),
        "acts": [act.id for act in page.acts()],
        "words": "\n".join(words),
    }


def main() -> int:
    """Do what was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["receive", "send", "settings"])
    parser.add_argument("count", nargs="?", type=int, default=0)
    parser.add_argument("--title", default="")
    parser.add_argument("--pictures", type=Path)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as place,
        seated(Path(place), given.pictures or Path(place)) as seat,
    ):
        program, robot, officer = seat
        counter = program.counter
        if counter is None:
            return 1
        codes = []
        for number in range(given.count):
            card = CARDS[number % len(CARDS)]
            inputs = Inputs(out=Path(place), card=card)
            codes.append(officer.serve(inputs, card, f"citizen {number}").code)
            robot.press(Qt.Key.Key_F2)
        if given.what == "settings":
            said = shown(program, robot, given.title)
            sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
            return 0
        if given.what == "send":
            robot.wait(
                lambda: (
                    (told := counter.syncing.connection) is not None
                    and told.online
                    and not told.waiting
                ),
                "nothing unsent",
                SECONDS,
            )
        told = counter.syncing.connection
        said = {
            "codes": codes,
            "online": bool(told and told.online),
            "unsent": told.waiting if told else None,
        }
        sys.stdout.write(json.dumps(said) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
