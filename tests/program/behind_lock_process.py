"""Every room entered with a marked person in it, a box left open, a lock. Not a test.

Says JSON: which rooms showed the person, what could be read before the lock and after
it, anywhere in Qt's objects, in the models of lists, in the tree of assistive
technology or on the clipboard.
"""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from PySide6.QtGui import QAccessible, QClipboard, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget

from counter_app.bootstrap.program import Plan, Program
from counter_app.domain.drafts import Confirmation
from counter_app.domain.folding import fold
from counter_app.domain.ids import OfficerId
from counter_app.domain.people import Citizen, Role, Source
from counter_app.domain.procedures import Channel
from counter_app.paths import RESOURCES
from counter_app.rehearsal.counter import Rehearsal
from counter_app.rehearsal.people import OFFICER, PASSWORD
from counter_app.selftest.invented import complete
from counter_app.selftest.report import Report
from counter_app.selftest.robot import Robot
from counter_app.ui.actions import Command
from counter_app.ui.application import Application
from counter_app.ui.palette.box import PaletteBox
from counter_app.ui.widgets.question import Question
from tests.program.counter_process import ANSWERS, PROCEDURE

ALL = replace(OFFICER, id=OfficerId("moi.vai"), roles=frozenset(Role))
NAME, NUMBER, PLACE = "CHIM YẾN ẨN MÌNH", "001187077901", "Ngõ Chim Yến số 7"
MARKED = (fold(NAME), NUMBER, NUMBER[:6], NUMBER[-4:], fold(PLACE))
"""However it is written: masked, in capitals, without accents."""
THEIRS = Citizen(
    name=NAME,
    personal_id=NUMBER,
    birth="1987-03-05",
    address=PLACE,
    source=Source.CARD,
)
TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


def two_screens(folder):
    """Have Qt believe in a screen of the officer's and one of the citizen's."""
    rest = {"y": 0, "width": 1366, "height": 768, "dpr": 1}
    rest |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    screens = [{"name": name, "x": x, **rest} for name, x in (("a", 0), ("b", 1366))]
    more = {"synchronousWindowSystemEvents": False, "windowFrameMargins": False}
    told = folder / "screens.json"
    told.write_text(json.dumps({**more, "screens": screens}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={told}"


def marked(text):
    return any(mark in fold(text) for mark in MARKED)


def objects():
    """Every object of Qt there is under an application and its windows."""
    app = QApplication.instance()
    roots = [app, *app.topLevelWidgets(), *app.allWidgets()]
    seen = {}
    for root in roots:
        for one in (root, *root.findChildren(QObject)):
            seen[id(one)] = one
    return [*seen.values()]


def said(thing):
    """Every text of an object: its properties, whatever they are called."""
    about = thing.metaObject()
    for place in range(about.propertyCount()):
        value = about.property(place).read(thing)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | tuple):
            yield from (one for one in value if isinstance(one, str))


def cells(view):
    """Every text of a list or table, under every role there is."""
    model = view.model()
    if model is None:
        return
    roles = [*range(15), *range(0x100, 0x110)]
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            at = model.index(row, column)
            yield from (str(model.data(at, role) or "") for role in roles)


def spoken(widget):
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None:
        yield from (told.text(kind) for kind in TEXTS)


def readable():
    """Which kinds of objects still say anything of the person, and where."""
    found = set()
    for one in objects():
        kind = type(one).__name__
        if any(map(marked, said(one))):
            found.add(f"{kind} says")
        if isinstance(one, QAbstractItemView) and any(map(marked, cells(one))):
            found.add(f"{kind} lists")
        if isinstance(one, QWidget) and any(map(marked, spoken(one))):
            found.add(f"{kind} is spoken")
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if marked(clipboard.text(mode)):
            found.add(f"{mode.name} holds")
    return sorted(found)


class Scene:
    """The program, a robot's hands, and what was found so far."""

    def __init__(self, rehearsal, out):
        self.program = Program(
            Application(RESOURCES),
            Plan(
                paths=rehearsal.paths,
                settings=rehearsal.settings,
                rehearsal=True,
                maximised=False,
                settle=lambda counter: self.settle(rehearsal, counter),
            ),
        )
        self.window = self.program.window
        self.robot = Robot(self.window, Report(monotonic), out)
        self.program.show()
        self.robot.wait(lambda: self.program.rooms, "the opened profile", 60)
        self.done = []

    def settle(self, rehearsal, counter):
        rehearsal.settle(counter)
        counter.session.enrol(ALL, PASSWORD)

    def sign_in(self):
        page = self.program.sign_in
        page.account.setText(ALL.id)
        page.password.setText(PASSWORD)
        self.robot.press(Qt.Key.Key_Return)
        self.robot.wait(lambda: not self.window.covered(), "inside", 30)

    def receive(self):
        """Receive a dossier of the marked person, away from the screen."""
        counter = self.program.counter

        def work():
            draft = counter.intake.start(THEIRS)
            draft = counter.intake.choose(draft.id, PROCEDURE, Channel.ASSISTED)
            form = counter.catalogue.procedure(PROCEDURE).form
            day = counter.lookup.day()
            answers = complete(counter.forms, form, {**draft.answers, **ANSWERS}, day)
            counter.intake.answer(draft.id, answers)
            counter.intake.confirm(draft.id, Confirmation.SPOKEN)
            dossier = counter.intake.receive(draft.id, missing_reason="thử")
            counter.handing_over.result_arrived(dossier.id)
            return dossier

        self.program.local.run(work, self.done.append, self.fail)
        self.robot.wait(lambda: self.done, "the dossier", 60)
        return self.done[0]

    def fail(self, problem):
        raise problem

    def rest(self):
        """Let what was asked for come."""
        lanes = (self.program.local, self.program.printing, self.program.books)
        self.robot.wait(
            lambda: not any(lane._ordered or lane._running for lane in lanes), "quiet"
        )
        self.robot._run_for(150)

    def enter(self, name, go, told):
        go()
        self.rest()
        if any(marked(text) for text in self.in_front()):
            told.append(name)

    def is_told(self, window):
        every = (window, *window.findChildren(QWidget))
        return any(marked(text) for one in every for text in said(one))

    def in_front(self):
        """What the page in front says."""
        for one in self.window.page().findChildren(QWidget):
            if one.isVisible():
                yield from said(one)
            if one.isVisible() and isinstance(one, QAbstractItemView):
                yield from cells(one)

    def look_around(self, dossier):
        """Enter every room, then everything that is about one dossier."""
        rooms, told = self.program.rooms, []
        for item in self.window.rail.rooms():
            self.enter(item.id, item.run, told)
        self.enter("dossier", lambda: rooms.dossier(dossier.id), told)
        self.enter("supplement", lambda: rooms.supplement(dossier.id), told)
        self.enter("hand over", lambda: rooms.hand_over(dossier.id), told)
        self.enter("found", lambda: rooms.look_for(NAME), told)
        self.enter("serve", lambda: rooms.serve(THEIRS), told)
        view = self.program.citizen.screen.view
        self.robot.wait(lambda: self.is_told(view), "the citizen's own screen")
        told.append("citizen")
        return told

    def leave_boxes_open(self):
        """What lies over the page: a box with names, a question, a menu, a tip."""
        QGuiApplication.clipboard().setText(NAME)
        Question(NAME, f"{NAME}?", [("Có", lambda: None)], self.window).open()
        menu = QMenu(NAME, self.window.page())
        menu.addAction(NAME)
        menu.popup(self.window.pos())
        self.window.press(Command.SEARCH)
        self.robot.wait(self.box, "the palette")
        self.box()._field.setText(NAME)
        self.robot.wait(
            lambda: any(marked(text) for text in self.box().texts()), "the name", 20
        )

    def box(self):
        found = self.window.findChildren(PaletteBox)
        return found[0] if found else None

    def lock(self):
        self.program._lock()
        session = self.program._doors.session
        self.robot.wait(lambda: session.locked, "the lock")
        self.rest()

    def unlock(self):
        """By keys into whatever has them: a box over the lock would swallow them."""
        for letter in PASSWORD:
            self.robot._type(letter)
        self.robot.press(Qt.Key.Key_Return)
        self.robot.wait(lambda: not self.window.covered(), "the unlocked window", 30)


def main(out):
    """Play it."""
    told = {}
    two_screens(out)
    with Rehearsal() as rehearsal:
        scene = Scene(rehearsal, out)
        scene.sign_in()
        dossier = scene.receive()
        told["shown"] = scene.look_around(dossier)
        scene.leave_boxes_open()
        told["open"] = readable()
        scene.lock()
        told["locked"] = readable()
        scene.unlock()
        scene.robot.rest()
        scene.program.close()
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
