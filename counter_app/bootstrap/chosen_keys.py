"""The keys an officer chose, as the settings have them, or the program's own."""

import logging

from counter_app.settings import Settings
from counter_app.ui.keymap import Keymap, KeysBroken, read

log = logging.getLogger(__name__)


def keys_of(settings: Settings) -> tuple[Keymap, str]:
    """Return the keys to work with; if they are not those of the settings, why not.

    A line that cannot be obeyed costs the chosen keys and nothing else: single letters
    stay on or off as they are.
    """
    on = settings.letters == "on"
    try:
        return read(settings.keys, letters_on=on), ""
    except KeysBroken as fault:
        log.warning("The keys of the settings are not obeyed: %s", fault)
        return Keymap(letters_on=on), str(fault)
