"""Papers kept here already: which rows they may answer, and taking one with consent."""

from collections.abc import Callable, Mapping

from counter_app.domain.drafts import Draft
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DraftId, RowId
from counter_app.services.reusing import Offer, Reusing
from counter_app.ui.ports import Tasks


class Reuse:
    """Knows what may be used again for the walk-in at the counter."""

    def __init__(
        self,
        reusing: Reusing,
        local: Tasks,
        took: Callable[[Draft], None],
        complain: Callable[[CounterError], None],
    ) -> None:
        self._reusing = reusing
        self._local = local
        self._took = took
        self._complain = complain
        self._draft: DraftId | None = None
        self._offers: Mapping[RowId, Offer] = {}

    def look(self, draft: DraftId, show: Callable[[], None]) -> None:
        """Look for papers of this citizen; ``show`` is called when they are known."""
        self._draft, self._offers = draft, {}

        def found(offers: Mapping[RowId, Offer]) -> None:
            if self._draft == draft:
                self._offers = offers
                show()

        self._local.run(lambda: self._reusing.offers(draft), found, self._complain)

    def of(self, row: RowId | None) -> Offer | None:
        """Return what may answer this row."""
        return self._offers.get(row) if row else None

    def take(self, offer: Offer) -> None:
        """Put it on its row: the citizen has agreed."""
        draft = self._draft
        if draft is None:
            return
        self._offers = {
            row: one for row, one in self._offers.items() if row != offer.row
        }
        self._local.run(
            lambda: self._reusing.take(draft, offer, agreed=True),
            self._took,
            self._complain,
        )
