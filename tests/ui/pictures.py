"""Pictures of every screen for docs/ui: made by ``python -m tests.ui.pictures DIR``.

Invented people, nothing from a disk. Somebody looks at them before they are committed.
"""

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest

from counter_app.bootstrap.finding_room import read_sources
from counter_app.ui import style, tokens
from counter_app.ui.application import Application
from counter_app.ui.citizen.measure import measure
from counter_app.ui.citizen.speech import Speech
from counter_app.ui.citizen.view import CitizenView
from counter_app.ui.help.panel import HelpPanel
from counter_app.ui.palette.box import PaletteBox
from tests.ui.citizen.test_citizen_window import (
    PLACE,
    WORDS,
    Taps,
    real_facts,
    scenes,
)
from tests.ui.conftest import RESOURCES, AtOnce
from tests.ui.palette.test_palette import Room as FindingRoom
from tests.ui.screens import NAMES, Screens
from tests.ui.test_every_screen_fits import settle

CITIZEN = (1280, 800, 10.1)
"""The screen of check C27 with the smallest glass."""
EACH, ACROSS, GAP = (480, 300), 3, 6
LOOKED_AT = (
    *("ready", "declaration", "check", "received", "today", "syncing", "reports"),
    "came_in",
)
"""Screens of check C05, and two more, in every theme, in English and small."""
ENGLISH = ("ready", "person", "procedure", "check", "today", "syncing", "cash_up")
"""Screens looked at in English."""
LARGE = (
    *("procedure", "check", "received", "today", "shelf", "syncing", "handover"),
    *("fee", "cash_up", "printing", "reports", "comparing"),
)
"""Screens looked at with text at 150 %."""
COLOURS, LARGER = 128, 1.5


def picture(name, file, size=(1366, 688)):
    """Write one screen, in few colours: a page of documentation, not a photograph."""
    screens = Screens(AtOnce())
    if name == "reports":
        screens.counter.received()
    screens.open(name)
    screens.window.show()
    settle(screens.window, *size)
    screens.window.grab().save(str(file))
    with Image.open(file) as drawn:
        few = drawn.convert("RGB").quantize(COLOURS)
    few.save(file, optimize=True)
    screens.window.close()


def citizen(file):
    """Write what a citizen sees, C0 to C7, on one sheet."""
    width, height, inches = CITIZEN
    say = Speech(WORDS)
    size = measure(width, height, inches, 0)
    view = CitizenView(PLACE, say, size, Taps(), lambda: "09:41")
    view.resize(width, height)
    view.show()
    shown = [
        scene
        for scene in scenes(view, real_facts(), say)
        if getattr(scene, "page", 1) == 1 and not getattr(scene, "why", False)
    ]
    rows = -(-len(shown) // ACROSS)
    step = (EACH[0] + GAP, EACH[1] + GAP)
    sheet = Image.new("RGB", (ACROSS * step[0], rows * step[1]), "#6b7a8f")
    for place, scene in enumerate(shown):
        view.show_scene(scene)
        settle(view, width, height)
        view.grab().save(str(file))
        with Image.open(file) as drawn:
            small = drawn.convert("RGB").resize(EACH)
        row, column = divmod(place, ACROSS)
        sheet.paste(small, (column * step[0], row * step[1]))
    sheet.quantize(COLOURS).save(file, optimize=True)
    view.close()


def helping(file):
    """Write the page of help of a screen, as F1 opens it."""
    screens = Screens(AtOnce())
    panel = HelpPanel(read_sources(RESOURCES).pages["shelf"], "vi", screens.window)
    panel.resize(460, 420)
    panel.show()
    settle(panel, 460, 420)
    panel.grab().save(str(file))
    panel.close()


def finding(file):
    """Write the palette (S21) with a few letters typed."""
    found = FindingRoom(AtOnce())
    found.counter.received()
    window = Screens(AtOnce()).window
    window.resize(1024, 540)
    box = PaletteBox(found.palette, window)
    box.show()
    for letter in "thu":
        QTest.keyClick(box.focusWidget(), letter)
    settle(box, box.width(), box.height())
    box.grab().save(str(file))
    box.close()


def in_post(file):
    """Write the list of what the post has."""
    screens = Screens(AtOnce())
    page = screens.open("shelf")
    screens.window.show()
    page._turn(posted=True)
    settle(screens.window, 1366, 688)
    screens.window.grab().save(str(file))
    with Image.open(file) as drawn:
        few = drawn.convert("RGB").quantize(COLOURS)
    few.save(file, optimize=True)
    screens.window.close()


def main(folder):
    app = Application(RESOURCES)
    try:
        make_all(app, folder)
    finally:
        clear(app)


def clear(app):
    """Take every window down while there is an application: none outlives it."""
    for left in app.topLevelWidgets():
        left.close()
        left.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def make_all(app, folder):
    """Write every picture."""
    style.apply(app, tokens.LIGHT)
    citizen(folder / "citizen.png")
    helping(folder / "help.png")
    finding(folder / "palette.png")
    in_post(folder / "shelf-in-post.png")
    for name in NAMES:
        picture(name, folder / f"{name}.png")
    for theme in (tokens.DARK, tokens.HIGH_CONTRAST):
        style.apply(app, theme)
        for name in LOOKED_AT:
            picture(name, folder / f"{name}-{theme.name}.png")
    style.apply(app, tokens.LIGHT)
    app.set_language("en")
    for name in LOOKED_AT:
        picture(name, folder / f"{name}-small.png", (1024, 540))
    for name in ENGLISH:
        picture(name, folder / f"{name}-english.png")
    app.set_language("vi")
    style.apply(app, tokens.LIGHT, LARGER)
    for name in LARGE:
        picture(name, folder / f"{name}-large.png")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target)
