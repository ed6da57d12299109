"""The screen of printing, joined to its use cases and lanes."""

from counter_app.bootstrap.lanes import Lanes
from counter_app.bootstrap.use_cases import Counter
from counter_app.ui.hub import Hub
from counter_app.ui.printing.batch_presenter import BatchPresenter
from counter_app.ui.printing.page import PrintingPage
from counter_app.ui.printing.presenter import PrintingPresenter, Uses, Workers


def printing_page(counter: Counter, lanes: Lanes, hub: Hub) -> PrintingPage:
    """Make it."""
    work = counter.paper_work
    uses = Uses(
        printing=work.printing,
        receipting=work.receipting,
        slips=work.slips,
        registering=work.registering,
        numbering=work.numbering,
        outlets=work.outlets,
        printer=work.printer,
        lookup=counter.lookup,
    )
    workers = Workers(
        local=lanes.local, devices=lanes.printing, books=lanes.books, call=hub.call
    )
    batches = BatchPresenter(work.batching, counter.lookup, lanes.local, lanes.printing)
    return PrintingPage(PrintingPresenter(uses, workers), batches)
