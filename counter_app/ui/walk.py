"""The citizen being served: one draft, shared by the screens of its four steps.

No Qt here. Every use case of Intake returns the next version of the draft; whoever
asked for it hands it over with take(), and all steps see the same.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

# The window needs a walk before anybody signed in; dossiers are loaded behind it.
if TYPE_CHECKING:
    from counter_app.domain.dossiers import Dossier
    from counter_app.domain.drafts import Draft
    from counter_app.domain.ids import DraftId
    from counter_app.domain.procedures import Procedure
    from counter_app.services.intake import Quote


class Walk:
    """What the step screens know together. Used on the GUI thread only."""

    def __init__(self) -> None:
        self.draft: Draft | None = None
        self.procedure: Procedure | None = None
        self.received: Dossier | None = None
        self.quote: Quote | None = None
        """What the chosen channel costs and promises, once it was asked."""
        self._ears: list[Callable[[], None]] = []

    def listen(self, ear: Callable[[], None]) -> None:
        """Call ear whenever the walk changes."""
        self._ears.append(ear)

    def serves(self, draft: "DraftId") -> bool:
        """Say whether this is the walk-in at the counter."""
        return self.draft is not None and self.draft.id == draft

    def take(self, draft: "Draft", procedure: "Procedure | None" = None) -> None:
        """Go on with this version of the draft.

        A late answer about another walk-in is dropped: the citizen at the counter
        is the one last begun.
        """
        if not self.serves(draft.id):
            return
        self.draft = draft
        self.procedure = procedure or self.procedure
        self._tell()

    def begin(self, draft: "Draft", procedure: "Procedure | None" = None) -> None:
        """Serve this draft from now on, whoever was served before."""
        self.draft, self.procedure, self.received = draft, procedure, None
        self.quote = None
        self._tell()

    def price(self, draft: "DraftId", quote: "Quote | None") -> None:
        """Know what the channel of this walk-in costs and promises."""
        if self.serves(draft) and quote != self.quote:
            self.quote = quote
            self._tell()

    def arrive(self, dossier: "Dossier") -> None:
        """The draft has become this dossier."""
        self.draft, self.received, self.quote = None, dossier, None
        self._tell()

    def clear(self) -> None:
        """Nobody is at the counter; nothing of the last citizen stays."""
        self.draft = self.procedure = self.received = self.quote = None
        self._tell()

    def abandon(self) -> None:
        """The screens that listen are taken down: nobody hears, nothing stays."""
        self._ears.clear()
        self.draft = self.procedure = self.received = self.quote = None

    def _tell(self) -> None:
        for ear in tuple(self._ears):
            ear()
