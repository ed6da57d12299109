"""The program's window in bad surroundings, driven by a robot officer. Not a test."""

import os
import sys
from pathlib import Path
from time import monotonic

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt

from counter_app.bootstrap.program import Plan, Program
from counter_app.domain.procedures import Channel
from counter_app.paths import RESOURCES, Paths
from counter_app.rehearsal.people import CARDS, COUNTER, OFFICER, PASSWORD
from counter_app.selftest.report import Report
from counter_app.selftest.robot import Robot
from counter_app.settings import Settings
from counter_app.ui.application import Application
from counter_app.ui.widgets.banner import Banner

PROCEDURE = "2.000635"


class Window:
    """The window with a robot before it."""

    def __init__(self, profile, portal):
        self.app = Application(RESOURCES)
        settings = Settings(portal_url=portal, counter=COUNTER)
        plan = Plan(paths=Paths(profile), settings=settings, rehearsal=True)
        self.program = Program(self.app, plan)
        report = Report(monotonic)
        self.robot = Robot(self.program.window, report, profile)
        self.program.show()
        self.robot.wait(lambda: self.program.rooms or self.program.problem, "an end")

    def banners(self):
        """What the banners in sight say."""
        return [
            banner.words()
            for banner in self.program.window.findChildren(Banner)
            if banner.isVisible()
        ]

    def front(self, page):
        """Wait until this page is in front."""
        self.robot.wait(lambda: self.program.window.page() is page, page.title())

    def to_form(self):
        """Sign in and go to the declaration."""
        robot, program = self.robot, self.program
        program.sign_in.account.setText(OFFICER.id)
        program.sign_in.password.setText(PASSWORD)
        robot.press(Qt.Key.Key_Return)
        rooms = program.rooms
        self.front(rooms.ready_page)
        robot.scan(CARDS[1])
        robot.wait(lambda: rooms.walk.draft, "the citizen")
        robot.press(Qt.Key.Key_F9)
        robot.type(PROCEDURE)
        page = rooms.procedure_page
        robot.wait(lambda: page.is_offered(PROCEDURE), "the procedure")
        page.choose_channel(Channel.ASSISTED)
        robot.press(Qt.Key.Key_F9)
        self.front(rooms.declaration_page)
        return rooms.declaration_page


def sign_in(window):
    """Say what the sign-in screen says about a profile that was not opened."""
    assert window.program.problem is not None
    sys.stdout.write("\n".join(window.banners()) + "\n")


def fill(window, profile):
    """Type while the disk fills up, and after it has room again."""
    page = window.to_form()
    page.form.go_to("/dk_so")
    field = page.form.question("/dk_so").editor.stop_at("")
    robot, presenter = window.robot, window.program.rooms.declaration_presenter
    robot.type("trước khi đầy")
    robot.wait(lambda: presenter.answers.get("dk_so") == field.text(), "the first save")
    ballast = profile / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    robot.type(" và")
    robot.wait(window.banners, "the banner of a draft that is not saved", 20)
    robot.type(" s")
    sys.stdout.write("banner while full\n" if window.banners() else "silent\n")
    if field.text() == "trước khi đầy và s":
        sys.stdout.write("screen kept\n")
    ballast.unlink()
    robot.type("au")
    robot.wait(lambda: not window.banners(), "the banner to go", 20)
    sys.stdout.write("banner gone\n")


def make_newer(profile, portal):
    """Write a version into the profile that no program knows yet."""
    from sqlalchemy import text

    from counter_app.machine import SystemClock
    from counter_app.store.opening import close_store, open_store
    from counter_app.vault.keys import profile_keyring
    from counter_app.vault.slots import floor_cost
    from counter_app.vault.vault import Vault

    def spoil(keys):
        engine = open_store(Paths(profile).database, keys.database, SystemClock().now())
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        close_store(engine)

    vault = Vault(profile, profile_keyring(profile), cost=floor_cost, opened=spoil)
    assert vault.admit(OFFICER.id, PASSWORD)


def main(what, profile, portal):
    """Do one thing in a window and close it."""
    if what == "make-newer":
        make_newer(profile, portal)
        return
    window = Window(profile, portal)
    try:
        if what == "fill":
            fill(window, profile)
        else:
            sign_in(window)
    finally:
        window.robot.rest()
        window.program.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
