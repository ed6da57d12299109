"""Is there a screen to show a window on?"""

import os
import sys


def has_display() -> bool:
    """Say whether a window can be shown here."""
    if sys.platform != "linux":
        return True
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
