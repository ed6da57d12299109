"""The keys an officer chose, as the settings have them, or the program's own."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from counter_app.settings import Settings

if TYPE_CHECKING:  # the program's own keys need no map, and the window comes first
    from counter_app.ui.application import Application
    from counter_app.ui.keymap import Keymap

log = logging.getLogger(__name__)


def use_chosen_keys(app: Application, settings: Settings) -> None:
    """Let the chosen keys count; the program's own do already."""
    if settings.keys or settings.letters != "on":
        app.use_keys(keys_of(settings)[0])


def keys_of(settings: Settings) -> tuple[Keymap, str]:
    """Return the keys to work with; if they are not those of the settings, why not.

    A line that cannot be obeyed costs the chosen keys and nothing else: single letters
    stay on or off as they are.
    """
    from counter_app.ui.keymap import Keymap, KeysBroken, read

    on = settings.letters == "on"
    try:
        return read(settings.keys, letters_on=on), ""
    except KeysBroken as fault:
        log.warning("The keys of the settings are not obeyed: %s", fault)
        return Keymap(letters_on=on), str(fault)
