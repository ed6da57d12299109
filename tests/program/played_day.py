"""An invented day at the real window, by key events alone. Not a test.

``played_day.py FOLDER WALKS [thin]``: so many walk-ins; the network goes twice, the
printer jams once, one fee is taken wrongly, one officer types too little cash, and the
receipt that the jam held back is printed afterwards. Then the shift is counted and
closed. Says JSON: the balance of the day's end, what a walk cost in interactions and in
time. ``thin``: once the PC is enrolled all it says goes over tests/soak/thin_line.py.

Only keys go in. What is on the screen is looked at as an officer looks, by what page is
in front and what it says; no use case and no presenter is called.
"""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.bootstrap.program import Plan, Program
from counter_app.domain.procedures import Channel
from counter_app.domain.shifts import DENOMINATIONS
from counter_app.paths import RESOURCES
from counter_app.rehearsal.counter import Rehearsal
from counter_app.rehearsal.people import CARDS, HEAD, OFFICER, PASSWORD
from counter_app.rehearsal.printer import QUEUE
from counter_app.selftest.report import Report
from counter_app.selftest.robot import Robot
from counter_app.ui.application import Application
from counter_app.ui.widgets.error_summary import ErrorSummary

PROCEDURE = "2.000635"
PLACE = "hbot"
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


class Hand:
    """The officer's hand: every key goes to the window in front, and is counted."""

    def __init__(self, program, robot):
        self.program, self.robot = program, robot
        self.interactions = 0
        self.waits = {}
        """Milliseconds from the key before to what it brings, by step."""
        self._pressed_at = monotonic()

    def front(self):
        """The window that has the keyboard: a question of its own, or the program's."""
        window = QApplication.activeModalWidget() or self.program.window
        if not window.isActiveWindow():
            # Without a window manager a list that closes leaves nobody in front.
            window.activateWindow()
            QApplication.processEvents()
        return window

    def press(self, *keys, modifier=NO_MODIFIER):
        for key in keys:
            self.interactions += 1
            self._pressed_at = monotonic()
            QTest.keyClick(self.front().windowHandle(), key, modifier)
            self.robot._run_for(40)  # a person's; faster would be a scanner's

    def type(self, text):
        for letter in text:
            self.interactions += 1
            self._pressed_at = monotonic()
            QTest.keyClick(self.front().windowHandle(), letter)
            self.robot._run_for(40)

    def scan(self, line):
        self.interactions += 1
        self._pressed_at = monotonic()
        self.robot.scan(line)
        # Its second end key, as some scanners send: keys of the test have another clock
        # than the robot's scan, and the next Enter would be taken for it.
        QTest.keyClick(self.front().windowHandle(), Key.Key_Return)

    def until(self, done, what, step="", seconds=30):
        self.robot.wait(done, what, seconds)
        if step:
            spent = round((monotonic() - self._pressed_at) * 1000)
            self.waits.setdefault(step, []).append(spent)

    def tab_to(self, fits, what):
        """Go on by Tab until what has the focus fits."""
        for _ in range(60):
            if fits(self.front().focusWidget()):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never came to {what}")


class Day:
    """One officer's day."""

    def __init__(self, program, robot, portal, patience=90):
        """``portal`` can be stopped and started.

        ``patience``: seconds in which everything has to be sent at the end.
        """
        self.program, self.portal, self.patience = program, portal, patience
        self.hand = Hand(program, robot)
        self.walks, self.machine_ms = [], []

    @property
    def rooms(self):
        return self.program.rooms

    def front(self, page, step="", seconds=30):
        window = self.program.window
        self.hand.until(lambda: window.page() is page, page.title(), step, seconds)

    def in_front(self, *pages):
        self.hand.until(lambda: self.program.window.page() in pages, "the next page")
        return self.program.window.page()

    def wrong(self):
        page = self.program.window.page()
        summary = page.findChild(ErrorSummary) if page else None
        return summary if summary and summary.isVisible() else None

    def sign_in(self):
        hand, program = self.hand, self.program
        hand.until(lambda: program.rooms or program.problem, "the profile", seconds=60)
        program.window.showNormal()
        program.window.resize(1366, 688)
        program.window.activateWindow()
        program.sign_in.account.setFocus()
        hand.until(program.sign_in.account.hasFocus, "the focus")
        program.sign_in.account.selectAll()
        hand.type(OFFICER.id)
        hand.press(Key.Key_Tab)
        hand.type(PASSWORD)
        hand.press(Key.Key_Return)
        self.front(self.rooms.ready_page)

    def serve(self, number, channel):
        """From the card to the receipt; return the dossier."""
        hand, rooms = self.hand, self.rooms
        hand.press(Key.Key_F2)
        self.front(rooms.ready_page)
        hand.interactions = 0
        hand.scan(self.card(number))
        self.front(rooms.person_page, "scan to citizen")
        hand.until(lambda: rooms.walk.draft, "the draft")
        return self.go_on(channel)

    def go_on(self, channel):
        """From the citizen, or from F3, to the receipt."""
        hand, rooms = self.hand, self.rooms
        # Typed where the citizen is shown, it begins the search.
        hand.type("ksb")
        self.front(rooms.procedure_page, "typing to procedure")
        page = rooms.procedure_page
        hand.until(lambda: page.is_offered(PROCEDURE), "the procedure", "procedure")
        self.choose(channel)
        hand.press(Key.Key_Return)
        self.front(rooms.declaration_page, "Enter to form")
        self.fill()
        if self.in_front(rooms.papers_page, rooms.check_page) is rooms.papers_page:
            self.give_papers()
        hand.until(rooms.check_page.is_filled, "fee and date", "check filled")
        hand.press(Key.Key_1, Key.Key_F9)
        self.accept()
        self.walks.append(hand.interactions)
        self.machine_ms.append(sum(waits[-1] for waits in hand.waits.values()))
        return rooms.walk.received

    def choose(self, channel):
        """Alt and its number, when it is not the one the last citizen chose."""
        page = self.rooms.procedure_page
        if page._offers.picked(PROCEDURE) is channel:
            return
        offered = [quote.channel for quote in page._offers.quotes]
        number = Key(Key.Key_1 + offered.index(channel))
        self.hand.press(number, modifier=Qt.KeyboardModifier.AltModifier)
        picked = page._offers.picked
        self.hand.until(lambda: picked(PROCEDURE) is channel, "the channel")

    def fill(self):
        """Type into the field that has the focus, Enter, F9."""
        hand, rooms = self.hand, self.rooms
        form = rooms.declaration_page.form
        hand.until(lambda: not form.is_making(), "the whole form", "form made")
        place = form.question("/dk_tai").editor
        if place.value() is None:
            hand.until(place.hasFocus, "the focus in the first empty field")
            hand.type(PLACE)
            hand.press(Key.Key_Return)
        hand.press(Key.Key_F9)

    def give_papers(self):
        """Space on each paper that lies there, F9."""
        hand, rooms = self.hand, self.rooms
        missing = rooms.papers_presenter.missing
        for left in range(len(missing()), 0, -1):
            hand.press(Key.Key_Space)
            hand.until(lambda left=left: len(missing()) < left, "the paper given")
        hand.press(Key.Key_F9)
        self.front(rooms.check_page)

    def accept(self):
        """Wait for the receipt."""
        rooms = self.rooms
        self.front(rooms.received_page, "F9 to received")
        self.hand.until(
            lambda: (
                rooms.received_page.is_issued() or not rooms.received_page._printing
            ),
            "the receipt",
            "receipt printed",
        )

    def card(self, number):
        """An invented person for each walk-in."""
        parts = CARDS[1].split("|")
        parts[0] = f"0010930{number:05}"
        return "|".join(parts)

    def pay(self, *, short=False):
        """Take the fee in cash; with ``short`` too little is typed first."""
        hand, rooms = self.hand, self.rooms
        hand.press(Key.Key_F9)
        self.front(rooms.fee_page)
        fee = rooms.fee_presenter
        hand.until(lambda: fee.due, "the fee", "fee due")
        if short:
            hand.type("5")
            hand.press(Key.Key_F9)
            hand.until(self.wrong, "the word that it is too little")
            hand.press(Key.Key_Return, Key.Key_End, Key.Key_Backspace)
        hand.press(Key.Key_F9)
        hand.until(lambda: fee.taken, "the fee taken", "fee taken")

    def void(self):
        """The fee was taken wrongly: void the slip with a colleague, take it again."""
        hand, fee = self.hand, self.rooms.fee_presenter
        slip = fee.taken.slip
        hand.tab_to(lambda at: at and at.objectName() == "void", "Void the slip")
        hand.press(Key.Key_Space)
        hand.until(lambda: QApplication.activeModalWidget() is not None, "the question")
        for text in ("thu nham", HEAD.id, PASSWORD):
            hand.type(text)
            hand.press(Key.Key_Tab)
        hand.press(Key.Key_Tab, Key.Key_Space)
        hand.until(lambda: fee.due and not fee.is_settled, "the fee owed again")
        hand.press(Key.Key_F9)
        hand.until(lambda: fee.taken and fee.taken.slip != slip, "the fee taken anew")

    @contextmanager
    def off_line(self):
        with self.hand.robot.own_work():
            self.portal.stop()
        yield
        with self.hand.robot.own_work():
            self.portal.start()

    @contextmanager
    def jammed(self):
        """The printer takes nothing."""
        with self.hand.robot.own_work():
            cups("cupsreject")
        yield
        with self.hand.robot.own_work():
            cups("cupsaccept")

    def print_again(self, dossier):
        """Scan the receipt's code, F12."""
        hand, rooms = self.hand, self.rooms
        hand.press(Key.Key_F2)
        self.front(rooms.ready_page)
        hand.scan(f"MC1|{dossier.code}")
        self.front(rooms.dossier_page)
        lookup = self.program.counter.lookup
        hand.until(lambda: rooms.dossier_page._reading, "the dossier read")
        hand.press(Key.Key_F12)
        hand.until(
            lambda: lookup.whole(dossier.id).prints[-1].outcome in {"out", "queued"},
            "the receipt printed",
        )

    def close_shift(self):
        """Count the notes that make the sum, F9."""
        hand, rooms = self.hand, self.rooms
        hand.press(Key.Key_M, modifier=CONTROL)
        self.front(rooms.cash_up_page)
        page = rooms.cash_up_page
        hand.until(lambda: page._till and page._till.state, "the till's book")
        left = page._till.state.sums.expected
        for value in DENOMINATIONS:
            count, left = divmod(left, value)
            hand.type(f"{count}" if count else "")
            hand.press(Key.Key_Return)
        hand.press(Key.Key_F9)
        hand.until(lambda: page._till and page._till.state is None, "the shift closed")

    def balance(self):
        """Wait until everything is sent, then read the day's end from its screen."""
        page = self.rooms.cash_up_page

        def sent():
            self.hand.press(Key.Key_F5)
            day = page._till.day
            return day.acknowledged == day.received

        self.hand.until(sent, "everything sent", seconds=self.patience)
        return page._till.day


def cups(what):
    done = subprocess.run(
        [f"/usr/sbin/{what}", QUEUE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def play(day, walks):
    """Serve everybody; what goes wrong goes wrong at fixed places."""
    cuts = {walks // 3, walks // 2 + 1}
    jam, mistake, short, family = 0, 2, walks - 1, walks - 2
    held_back = []
    for number in range(walks):
        channel = (
            Channel.PAPER if number % 3 == 2 or number == short else Channel.ASSISTED
        )
        if number == family:
            day.hand.press(Key.Key_F3)
            day.hand.interactions = 0
            serve = day.go_on
        else:
            serve = partial(day.serve, number)
        if number in cuts:
            with day.off_line():
                serve(channel)
        elif number == jam:
            with day.jammed():
                held_back.append(serve(channel))
        else:
            serve(channel)
        if day.rooms.walk.received.owed:
            day.pay(short=number == short)
            if number == mistake:
                day.void()
    for dossier in held_back:
        day.print_again(dossier)
    day.close_shift()
    return day.balance()


@contextmanager
def near(rehearsal):
    """The portal as it is: on this very machine."""
    yield rehearsal.portal


@contextmanager
def far(rehearsal):
    """The portal at the end of a thin line; the program calls a proxy before it."""
    from tests.soak.thin_line import ThinLine, passed_on

    port = int(rehearsal.portal.url.rsplit(":", 1)[1])
    line = ThinLine()
    with (
        line.open(port),
        passed_on((line.near, port), ("127.0.0.1", port)),
        passed_on(("127.0.0.1", 0), (line.far, port)) as calls,
    ):
        rehearsal.settings = replace(
            rehearsal.settings, portal_url=f"http://127.0.0.1:{calls}"
        )
        yield rehearsal.portal
    assert line.lost > line.carried / 8, (line.lost, line.carried)


def main(out, walks, where=near, patience=90):
    """Play the day; say how it ended."""
    app = Application(RESOURCES)
    with Rehearsal() as rehearsal, where(rehearsal) as portal:
        plan = Plan(
            paths=rehearsal.paths,
            settings=rehearsal.settings,
            rehearsal=True,
            settle=rehearsal.settle,
        )
        program = Program(app, plan)
        report = Report(monotonic)
        robot = Robot(program.window, report, out)
        program.show()
        program.window.resize(1366, 688)
        day = Day(program, robot, portal, patience)
        try:
            day.sign_in()
            ended = play(day, walks)
        except BaseException:
            program.window.grab().save(str(out / "stuck.png"))
            raise
        finally:
            program.window.grab().save(str(out / "end.png"))
            robot.rest()
            program.close()
    told = {
        "received": ended.received,
        "printed": ended.printed,
        "acknowledged": ended.acknowledged,
        "files": [ended.files, ended.files_acknowledged],
        "money": [ended.due, ended.paid, ended.taken],
        "loose": [f"{one.why} {one.code} {one.amount}" for one in ended.loose],
        "balanced": ended.balanced,
        "interactions": day.walks,
        "machine_ms": day.machine_ms,
        "slowest_ms": {step: max(waits) for step, waits in day.hand.waits.items()},
        "usual_ms": {step: median(waits) for step, waits in day.hand.waits.items()},
        "longest_block_ms": round(report.gui_longest_block_ms),
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    thin = {"where": far, "patience": 3600} if "thin" in sys.argv[3:] else {}
    main(Path(sys.argv[1]), int(sys.argv[2]), **thin)
