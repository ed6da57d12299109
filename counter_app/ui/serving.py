"""The strip over the steps: who is served, for what, at what price and until when.

The price is the channel's, as the citizen heard it when choosing: what the answers
make of it (how many copies) is worked out with the citizen, on S08.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from counter_app.domain.errors import CounterError
from counter_app.ui import wording
from counter_app.ui.page import Context, Page
from counter_app.ui.ports import Tasks
from counter_app.ui.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.domain.drafts import Draft
    from counter_app.domain.procedures import Procedure
    from counter_app.services.intake import Intake, Quote


class Serving:
    """Asks anew what the chosen channel costs and promises, when that may differ."""

    def __init__(self, walk: Walk, intake: "Intake", tasks: Tasks) -> None:
        self._walk, self._intake, self._tasks = walk, intake, tasks
        self._asked: object = None
        walk.listen(self._walked)

    def _walked(self) -> None:
        draft = self._walk.draft
        if draft is None or draft.procedure is None or draft.channel is None:
            self._asked = None
            return
        # A channel, a case and the hour: after the cut-off the date is another one.
        hour = self._intake.clock.now().astimezone(self._intake.zone).hour
        asked = (draft.id, draft.procedure, draft.channel, draft.case, hour)
        if asked == self._asked:
            return
        self._asked, code, case = asked, draft.procedure, draft.case

        def told(quotes: "Sequence[Quote]") -> None:
            if self._asked == asked:
                fits = (one for one in quotes if one.channel is draft.channel)
                self._walk.price(draft.id, next(fits, None))

        def untold(_problem: CounterError) -> None:
            """Whatever keeps it from being priced is said by the step itself."""

        self._tasks.run(lambda: self._intake.quotes(code, case), told, untold)


def follow(page: Page, walk: Walk) -> None:
    """Let the strip over a step say what the walk says, once it says something else."""
    said: list[Context | None] = [None]

    def told() -> None:
        if not page.isVisible():
            said[0] = None  # the window reads it anew when the page comes
        elif page.context() != said[0]:
            said[0] = page.context()
            page.heading_changed.emit()

    walk.listen(told)


def price(quote: "Quote") -> str:
    """Say what a channel costs; for one copy where how many is asked later."""
    cost = wording.fee(quote.fee)
    if quote.each and quote.fee.amount:
        said = QCoreApplication.translate("Offers", "{price} each copy")
        return said.format(price=cost)
    return cost


def context(
    draft: "Draft | None", procedure: "Procedure | None", quote: "Quote | None"
) -> Context | None:
    """Return what the strip says in the steps after the choice of the procedure."""
    if draft is None or procedure is None:
        return None
    channel, due = wording.channel(draft.channel) if draft.channel else "", ""
    if quote and quote.channel is draft.channel:
        channel = f"{channel} · {price(quote)}"
        due = wording.due(quote.promise.at) if quote.promise else ""
    return Context(
        citizen=draft.citizen.name,
        facts=wording.facts(draft.citizen),
        procedure=f"{procedure.code} · {procedure.name}",
        channel=channel,
        due=due,
    )
