"""Where the second copy lies, and who keeps it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from counter_app.domain.second_copy import SecondCopy
from counter_app.paths import Paths
from counter_app.services.ports import Clock
from counter_app.settings import Settings
from counter_app.store.opening import LateStore
from counter_app.store.second_copy import SqlSecondCopy
from counter_app.vault.keys import PROFILE_ID
from counter_app.vault.shelf import Shelf


class SecondDisk:
    """The second copy of one profile, in step from ``begin`` to ``end``."""

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        store: LateStore,
        key: Callable[[], bytes],
        clock: Clock,
    ) -> None:
        """``key`` gives 32 bytes once the vault is open."""
        self._profile = paths.profile
        self._chosen = bool(settings.second_copy)
        folder = Path(settings.second_copy) if self._chosen else paths.second_copy
        self._folder = folder
        name = (paths.profile / PROFILE_ID).read_text(encoding="ascii").strip()
        shelf = Shelf(folder / f"{name}.copy", key)
        self._copy = SqlSecondCopy(store.engine, shelf, clock)
        self.end, self.anew = self._copy.end, self._copy.anew

    def begin(self) -> None:
        """Bring back what is missing here and follow from now on; never raises."""
        if not self._chosen:
            with suppress(OSError):  # then the copy says that it is away
                self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._copy.begin()

    def standing(self) -> SecondCopy:
        """Return where it is, since when it is away, and what it gave back."""
        return replace(self._copy.standing(), same_disk=self._is_same_disk())

    def _is_same_disk(self) -> bool:
        try:
            return self._folder.stat().st_dev == self._profile.stat().st_dev
        except OSError:
            return False
