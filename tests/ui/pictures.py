"""Pictures of every screen for docs/ui: made by ``python -m tests.ui.pictures DIR``.

Invented people, nothing from a disk. Somebody looks at them before they are committed.
"""

import sys
from pathlib import Path

from PIL import Image

from counter_app.ui import style, tokens
from counter_app.ui.application import Application
from tests.ui.conftest import RESOURCES, AtOnce
from tests.ui.screens import NAMES, Screens
from tests.ui.test_every_screen_fits import settle

LOOKED_AT = ("ready", "declaration", "received", "today", "reports")
"""Screens of check C05, in every theme."""
COLOURS = 128


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
    screens.window.deleteLater()


def main(folder):
    app = Application(RESOURCES)
    style.apply(app, tokens.LIGHT)
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


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target)
