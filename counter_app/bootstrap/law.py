"""The pack in force: procedures and declarations change together or not at all."""

from collections.abc import Callable
from threading import Lock

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.catalogue.gate import law_of, serial_of
from counter_app.catalogue.signing import Trust, read_trust
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


def pinned_keys(paths: Paths, *, rehearsal: bool) -> Trust:
    """Return whose signatures count at this counter.

    The keys come with the program. A rehearsal's throw-away city signs with a key of
    its own, which no other counter ever reads.
    """
    pinned = paths.resources / "trust" / "catalogue.toml"
    trust = read_trust(pinned.read_text(encoding="utf-8"))
    if rehearsal and paths.rehearsal_trust.exists():
        own = paths.rehearsal_trust.read_text(encoding="utf-8")
        return trust.joined(read_trust(own))
    return trust
