"""A walk-in half typed, a lock, another officer, and the first one again. Not a test.

Says JSON: what of the citizen could be found in the program after each of these.
"""

import gc
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

from counter_app.bootstrap.program import Plan, Program
from counter_app.domain.drafts import Draft
from counter_app.domain.ids import OfficerId
from counter_app.domain.people import Citizen
from counter_app.domain.procedures import Channel
from counter_app.paths import RESOURCES
from counter_app.rehearsal.counter import Rehearsal
from counter_app.rehearsal.people import CARDS, OFFICER, PASSWORD
from counter_app.selftest.report import Report
from counter_app.selftest.robot import Robot
from counter_app.ui.application import Application
from counter_app.ui.page import Page

BINH = replace(OFFICER, id=OfficerId("binhtv.vmqtg"), name="Trần Văn Bình")
BINHS_WORD = "câu riêng của Bình"
CANARY = "CHIM YẾN RIÊNG TƯ"
CANARIES = ("001093000001", "NGUYỄN VĂN THỬ", CANARY)


def shown():
    """Every canary that any widget still has, shown or hidden, typed or painted."""
    found = set()
    for widget in QApplication.allWidgets():
        texts = [widget.windowTitle(), widget.toolTip(), widget.accessibleName()]
        texts.append(widget.accessibleDescription())
        if isinstance(widget, QLabel | QLineEdit):
            texts.append(widget.text())
        if isinstance(widget, QTextEdit | QPlainTextEdit):
            texts.append(widget.toPlainText())
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(place) for place in range(widget.count())]
        found |= {one for one in CANARIES if any(one in text for text in texts)}
    found |= {one for one in CANARIES if one in QGuiApplication.clipboard().text()}
    return sorted(found)


def remembered():
    """Every kind of our own objects in memory that still has a canary in it."""
    gc.collect()
    kinds = (Draft, Citizen)
    held = [thing for thing in gc.get_objects() if isinstance(thing, kinds)]
    return sorted({type(one).__name__ for one in held if CANARIES[0] in repr(one)})


class Scene:
    """The program, a robot's hands, and what was found so far."""

    def __init__(self, rehearsal, out):
        app = Application(RESOURCES)
        self.program = Program(
            app,
            Plan(
                paths=rehearsal.paths,
                settings=rehearsal.settings,
                rehearsal=True,
                maximised=False,
                settle=lambda counter: self.settle(rehearsal, counter),
            ),
        )
        self.robot = Robot(self.program.window, Report(monotonic), out)
        self.program.show()
        self.robot.wait(lambda: self.program.rooms, "the opened profile", 60)

    def settle(self, rehearsal, counter):
        rehearsal.settle(counter)
        counter.session.enrol(BINH, BINHS_WORD)

    def sign_in(self, officer, word):
        page = self.program.sign_in
        page.account.setText(officer.id)
        page.password.setText(word)
        self.robot.press(Qt.Key.Key_Return)
        self.robot.wait(lambda: not self.program.window.covered(), "inside", 30)

    def half_type(self):
        rooms = self.program.rooms
        self.robot.wait(
            lambda: self.program.window.page() is rooms.ready_page, "the ready page"
        )
        self.program.window.take_scan(CARDS[1])
        self.robot.wait(lambda: rooms.walk.draft, "the citizen")
        self.robot.press(Qt.Key.Key_F9)
        self.robot.type("2.000635")
        page = rooms.procedure_page
        self.robot.wait(lambda: page.is_offered("2.000635"), "the procedure")
        page.choose_channel(Channel.ASSISTED)
        self.robot.press(Qt.Key.Key_F9)
        self.robot.wait(
            lambda: self.program.window.page() is rooms.declaration_page, "the form"
        )
        form = rooms.declaration_page.form
        form.question("/dk_so").editor.stop_at("").setText(CANARY)
        form.go_to("/dk_so")
        self.robot.press(Qt.Key.Key_Tab)
        self.robot.wait(lambda: CANARY in shown(), "the typed words")
        QGuiApplication.clipboard().setText(CANARY)

    def look_into_every_room(self):
        """Every screen the rail leads to, the person's own walk left as it is."""
        for item in self.program.window.rail.rooms():
            if item.id != "receive":
                item.run()
            if item.id == "syncing":
                self.program.window.page().backups_wanted.emit()
        self.robot.rest()

    def lock(self):
        """Say which screens of before the lock are still there."""
        program = self.program
        doors = (program.sign_in, program.lock_page)
        pages = {
            one: type(one).__name__
            for one in QApplication.allWidgets()
            if isinstance(one, Page) and one not in doors
        }
        self.program._lock()
        session = self.program._doors.session
        self.robot.wait(
            lambda: session.locked and not self.program.rooms.walk.draft, "the lock"
        )
        self.robot.wait(lambda: self.program.window.page() is not None, "a page")
        assert len(pages) > 5, pages
        return sorted(name for one, name in pages.items() if shiboken6.isValid(one))

    def guess(self):
        """Somebody tries three passwords at the locked screen."""
        page = self.program.lock_page
        for number in range(3):
            page.password.setText(f"đoán {number}")
            page.problem.clear()
            page.submit()
            self.robot.wait(page.problem.isVisible, "the refusal", 30)

    def unlock(self):
        """Go on; return what the officer is told of the guesses."""
        self.program.lock_page.password.setText(PASSWORD)
        self.program.lock_page.submit()
        self.robot.wait(lambda: CANARY in shown(), "the form of before", 30)
        return self.program.window._around.tries_banner.words()

    def other(self):
        self.program._other_officer()
        self.sign_in(BINH, BINHS_WORD)
        self.robot.wait(
            lambda: self.program.window.page() is self.program.rooms.ready_page,
            "the other's ready page",
        )


def main(out):
    """Play it."""
    told = {}
    with Rehearsal() as rehearsal:
        scene = Scene(rehearsal, out)
        scene.sign_in(OFFICER, PASSWORD)
        scene.half_type()
        told["typed"] = shown()
        told["locked pages"] = scene.lock()
        told["locked"], told["locked memory"] = shown(), remembered()
        scene.guess()
        told["guesses"] = scene.unlock()
        told["unlocked"] = shown()
        scene.look_into_every_room()
        told["other pages"] = scene.lock()
        scene.other()
        told["other"], told["other memory"] = shown(), remembered()
        scene.robot.rest()
        scene.program.close()
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
