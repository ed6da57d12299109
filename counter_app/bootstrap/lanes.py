"""Where work away from the screen goes."""

from dataclasses import dataclass

from counter_app.ui.tasks import QtTasks


@dataclass(frozen=True, slots=True)
class Lanes:
    """One queue of work for each kind of waiting."""

    local: QtTasks
    """The database, one after the other."""
    devices: QtTasks
    """Scanner and pictures, one after the other."""
    printing: QtTasks
    """Printers: a slow one holds up no scan."""
    books: QtTasks
    """Registers, which take seconds: neither scan nor receipt waits for one."""
    pages: QtTasks
    """Scanned pages, as many at once as there are decoders."""
    far: QtTasks
    """The network."""
