"""What the presenter of papers stands on: its use cases and its lanes."""

from dataclasses import dataclass

from counter_app.services.paper_states import PaperStates
from counter_app.services.reusing import Reusing
from counter_app.services.scanning import Scanning
from counter_app.services.stacking import Stacking
from counter_app.ui.ports import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The use cases of this screen."""

    scanning: Scanning
    stacking: Stacking
    states: PaperStates
    reusing: Reusing


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """Where the work of this screen runs."""

    local: Tasks
    devices: Tasks
    pages: Tasks
    """As wide as there are decoders: pages are looked at side by side."""
