"""Where work away from the screen goes."""

from dataclasses import dataclass

from counter_app.ui.tasks import QtTasks


@dataclass(frozen=True, slots=True)
class Lanes:
    """One queue of work for each kind of waiting."""

    local: QtTasks
    """The database, one after the other."""
    devices: QtTasks
    """Scanner, printer and pictures, one after the other."""
    far: QtTasks
    """The network."""
