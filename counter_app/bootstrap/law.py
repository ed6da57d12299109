"""The pack in force: procedures and declarations change together or not at all."""

from collections.abc import Callable
from threading import Lock

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.exchange import Pack
from counter_app.forms.in_force import FormsInForce


class LawInForce:
    """Takes over a pack the portal sent, once; a broken one changes nothing."""

    def __init__(
        self,
        newest: Callable[[], Pack | None],
        catalogue: PackCatalogue,
        forms: FormsInForce,
    ) -> None:
        self._newest = newest
        self._catalogue = catalogue
        self._forms = forms
        self._seen = ""
        self._busy = Lock()

    def refresh(self) -> None:
        """Go on with the newest pack kept; safe from several threads."""
        with self._busy:
            pack = self._newest()
            if pack is None or pack.sha256 == self._seen:
                return
            self._seen = pack.sha256
            # The portal usually sends what was shipped: reading it again costs a start.
            if pack.files == self._catalogue.files:
                return
            if self._catalogue.replace(pack.files):
                self._forms.replace(self._catalogue.files)
