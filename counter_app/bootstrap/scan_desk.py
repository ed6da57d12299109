"""The presenter of the papers, joined to its use cases and lanes."""

from counter_app.bootstrap import lanes as bootstrap_lanes
from counter_app.bootstrap.use_cases import Counter
from counter_app.ui.hub import Hub
from counter_app.ui.papers.ground import Lanes, Papers
from counter_app.ui.papers.presenter import PapersPresenter
from counter_app.ui.walk import Walk


def papers_presenter(
    walk: Walk, counter: Counter, lanes: bootstrap_lanes.Lanes, hub: Hub
) -> PapersPresenter:
    """Make it; the page attaches itself."""
    return PapersPresenter(
        walk,
        counter.intake,
        Papers(
            scanning=counter.scanning,
            stacking=counter.stacking,
            states=counter.paper_states,
            reusing=counter.reusing,
        ),
        Lanes(local=lanes.local, devices=lanes.devices, pages=lanes.pages),
        hub.call,
    )
