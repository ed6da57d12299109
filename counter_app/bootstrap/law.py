"""The pack in force: procedures and declarations change together or not at all."""

from collections.abc import Callable
from functools import partial
from threading import Lock

from counter_app.bootstrap.city_profile import keep_city_profile
from counter_app.bootstrap.pinned import pinned_keys
from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.catalogue.gate import law_of, serial_of
from counter_app.domain.exchange import Pack
from counter_app.forms.in_force import FormsInForce
from counter_app.paths import Paths


class LawInForce:
    """Takes over a pack the portal sent, once; a broken one changes nothing."""

    def __init__(
        self,
        newest: Callable[[], Pack | None],
        catalogue: PackCatalogue,
        forms: FormsInForce,
        seen: Callable[[Pack], None] = lambda _pack: None,
    ) -> None:
        """``seen`` is told of every pack kept, in force or not."""
        self._newest = newest
        self._catalogue = catalogue
        self._forms = forms
        self._told = seen
        self._seen = ""
        self._busy = Lock()

    def refresh(self) -> None:
        """Go on with the newest pack kept; safe from several threads."""
        with self._busy:
            pack = self._newest()
            if pack is None or pack.sha256 == self._seen:
                return
            self._seen = pack.sha256
            self._told(pack)
            if self._is_old_news(pack):
                return
            # One with a manifest was read to its last letter when it was let in.
            if self._catalogue.replace(pack.files, read_before=bool(pack.manifest)):
                self._forms.replace(self._catalogue.files)

    def _is_old_news(self, pack: Pack) -> bool:
        """Say whether the pack is in force already, or older than the program."""
        if pack.manifest and serial_of(pack) < self._catalogue.serial:
            return True
        # The portal usually sends what was shipped: reading it again costs a start.
        return law_of(pack.files) == law_of(self._catalogue.files)


def law_in_force(
    newest: Callable[[], Pack | None],
    catalogue: PackCatalogue,
    forms: FormsInForce,
    paths: Paths,
    *,
    rehearsal: bool,
) -> LawInForce:
    """Return it; what the city sets for its counters is kept beside the profile."""
    trust = pinned_keys(paths, rehearsal=rehearsal)
    seen = partial(keep_city_profile, paths, trust)
    return LawInForce(newest, catalogue, forms, seen)
