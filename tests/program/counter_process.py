"""A counter in a process of its own, made to be killed. Not a test.

``typing``: a robot officer types into the declaration and says each letter.
``copying``: a robot officer certifies copies, from the card to the hand-over.
``receiving``: use cases without a window receive one dossier after the other.
Every line said is JSON: what happened, and the system's monotonic time.
"""

import json
import os
import sys
from pathlib import Path
from time import monotonic

from counter_app.bootstrap.doors import Doors
from counter_app.bootstrap.use_cases import Opening, open_counter
from counter_app.domain.drafts import Confirmation
from counter_app.domain.people import Citizen, Source
from counter_app.domain.procedures import Channel
from counter_app.machine import SystemClock
from counter_app.paths import RESOURCES, Paths
from counter_app.rehearsal.people import CARDS, COUNTER, OFFICER, PASSWORD
from counter_app.selftest.invented import complete
from counter_app.settings import Settings

PROCEDURE = "2.000635"
ANSWERS = {"dk_tai": "Ủy ban nhân dân phường Hàng Bột", "so_luong": 2}
TYPED_INTO = ("/dk_so", "/lam_tai", "/dk_quyen")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def say(what, text):
    """Tell the test, at once."""
    line = json.dumps({"what": what, "text": text, "at": monotonic()})
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def opened(profile, portal, **more):
    """Open a profile without a window; ``more`` settings."""
    clock = SystemClock()
    return open_counter(
        Opening(
            paths=Paths(profile),
            settings=Settings(portal_url=portal, counter=COUNTER, **more),
            announce=lambda _news: None,
            doors=Doors(clock),
            clock=clock,
            rehearsal=True,
        )
    )


def signed_in(counter):
    """Sign the invented officer in."""
    counter.session.sign_in(OFFICER.id, PASSWORD, COUNTER)
    return counter


def receive(counter):
    """Receive one dossier through the use cases; return it."""
    citizen = Citizen(
        name="NGUYỄN VĂN THỬ",
        personal_id="001093000001",
        birth="1993-02-01",
        source=Source.TYPED,
    )
    draft = counter.intake.start(citizen)
    draft = counter.intake.choose(draft.id, PROCEDURE, Channel.ASSISTED)
    procedure = counter.catalogue.procedure(PROCEDURE)
    answers = {**draft.answers, **ANSWERS}
    answers = complete(counter.forms, procedure.form, answers, counter.lookup.day())
    counter.intake.answer(draft.id, answers)
    counter.intake.confirm(draft.id, Confirmation.SPOKEN)
    return counter.intake.receive(draft.id, missing_reason="xuất trình sau")


def receiving(profile, portal):
    """Receive until killed; a code is said when an officer would see it."""
    counter = signed_in(opened(profile, portal))
    say("ready", "")
    while True:
        dossier = receive(counter)
        say("received", dossier.code)
        counter.receipting.issue(dossier.id)
        say("issued", dossier.code)


def at_the_window(profile, portal):
    """Open the real window and sign the invented officer in."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt

    from counter_app.bootstrap.program import Plan, Program
    from counter_app.selftest.report import Report
    from counter_app.selftest.robot import Robot
    from counter_app.ui.application import Application

    app = Application(RESOURCES)
    settings = Settings(portal_url=portal, counter=COUNTER)
    program = Program(
        app, Plan(paths=Paths(profile), settings=settings, rehearsal=True)
    )
    robot = Robot(program.window, Report(monotonic), profile)
    program.show()
    robot.wait(lambda: program.rooms or program.problem, "the opened profile")
    program.sign_in.account.setText(OFFICER.id)
    program.sign_in.password.setText(PASSWORD)
    robot.press(Qt.Key.Key_Return)
    rooms = program.rooms
    robot.wait(lambda: program.window.page() is rooms.ready_page, "the ready page")
    return program, robot, rooms, Qt.Key


def copying(profile, portal):
    """Certify copies through the real window, from the card to the hand-over."""
    program, robot, rooms, key = at_the_window(profile, portal)
    robot.scan(CARDS[1])
    robot.wait(lambda: rooms.walk.draft, "the citizen")
    robot.press(key.Key_F11)
    robot.wait(lambda: program.window.page() is rooms.copies_page, "the lane")
    for document in ("1", "2", "3"), ("3", "5", "1"):
        for text in document:
            robot.type(text)
            robot.press(key.Key_Return)
    presenter = rooms.copies_presenter
    robot.press(key.Key_F9)
    robot.wait(lambda: presenter.certified, "the numbers")
    certified = presenter.certified
    say("certified", [one.number_text for one in certified.entries])
    say("dossier", certified.dossier.id)
    robot.press(key.Key_F9)
    fee = rooms.fee_presenter
    robot.wait(lambda: fee.due, "the fee")
    robot.press(key.Key_F9)
    robot.wait(lambda: fee.may_go_on, "the fee taken")
    say("slip", fee.taken.slip)
    robot.press(key.Key_F9)
    robot.wait(lambda: program.window.page() is rooms.copies_page, "the lane again")
    robot.press(key.Key_F9)
    robot.wait(lambda: presenter.certified is None, "the hand-over")
    say("handed over", "")
    robot.wait(lambda: None, "the power cut", 60)


def typing(profile, portal):
    """Type through the real window until killed."""
    program, robot, rooms, key = at_the_window(profile, portal)
    robot.scan(CARDS[1])
    robot.wait(lambda: rooms.walk.draft, "the citizen")
    robot.press(key.Key_F9)
    robot.type(PROCEDURE)
    page = rooms.procedure_page
    robot.wait(lambda: page.is_offered(PROCEDURE), "the procedure")
    page.choose_channel(Channel.ASSISTED)
    robot.press(key.Key_F9)
    robot.wait(lambda: program.window.page() is rooms.declaration_page, "the form")
    form = rooms.declaration_page.form
    say("draft", rooms.walk.draft.id)
    fields = (form.question(pointer).editor.stop_at("") for pointer in TYPED_INTO)
    for pointer, field in zip(TYPED_INTO, [*fields], strict=True):
        form.go_to(pointer)
        field.clear()
        for count in range(1, len(LETTERS) + 1):
            robot.type(LETTERS[count - 1])
            say("typed", [pointer, LETTERS[:count]])
        robot.press(key.Key_Tab)
        robot.type(" ")
        say("left", [pointer, LETTERS])
    robot.wait(lambda: None, "the power cut", 60)


if __name__ == "__main__":
    {"typing": typing, "receiving": receiving, "copying": copying}[sys.argv[1]](
        Path(sys.argv[2]), sys.argv[3]
    )
