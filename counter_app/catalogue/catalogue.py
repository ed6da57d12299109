"""The law in force: the newest good pack, held in memory and exchanged whole."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from counter_app.catalogue.packs import Pack, PackBroken, files_of, read_pack
from counter_app.domain.due import WorkCalendar
from counter_app.domain.errors import ProcedureUnavailable
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.procedures import Procedure

log = logging.getLogger(__name__)


class PackCatalogue:
    """Answers from one pack; a dossier's own version is found in it or refused."""

    def __init__(
        self,
        shipped: Path,
        today: Callable[[], date] | None = None,
        org: Callable[[], str] | None = None,
    ) -> None:
        files = files_of(shipped)
        # A downloaded pack is measured by the program's own schemas, never by its own.
        self._schemas = {
            path: text for path, text in files.items() if path.startswith("schemas/")
        }
        self._pack: Pack = read_pack(files)
        self._today = today
        self._org = org

    @property
    def provinces(self) -> Mapping[str, str]:
        """The codes a personal number may begin with, and their provinces."""
        return self._pack.provinces

    @property
    def version(self) -> str:
        """The pack's version."""
        return self._pack.version

    @property
    def files(self) -> Mapping[str, str]:
        """The pack's files: declarations read their schemas from here."""
        return self._pack.files

    def replace(self, files: Mapping[str, str]) -> bool:
        """Go on with this pack; a broken one is refused and the last good one stays."""
        try:
            self._pack = read_pack({**files, **self._schemas})
        except PackBroken as fault:
            log.warning("the downloaded catalogue is not used: %s", fault)
            return False
        return True

    def procedures(self, on: date) -> Sequence[Procedure]:
        """Return each procedure once: as it stands on this day, else its last form.

        What ended, begins later or belongs elsewhere is among them: an officer who
        looks for it is told so (Procedure.standing).
        """
        newest: dict[ProcedureCode, Procedure] = {}
        for one in sorted(self._pack.procedures, key=lambda one: one.valid_from):
            if one.code not in newest or one.valid_from <= on:
                newest[one.code] = one
        return [*newest.values()]

    def procedure(self, code: ProcedureCode, version: str = "") -> Procedure:
        """Return one version, or today's newest; raise ProcedureUnavailable.

        A version asked for by name is found whatever the day: dossiers stay under
        the version they were received with.
        """
        named = [one for one in self._pack.procedures if one.code == code]
        found = [
            one
            for one in named
            if one.version == version or (not version and self._is_begun(one))
        ]
        if not found:
            raise ProcedureUnavailable(code)
        return max(found, key=lambda one: one.valid_from)

    def calendar(self, name: str = "") -> WorkCalendar:
        """Return the calendar of this name, or the one this office keeps.

        A name the pack does not know gives the office's own; a pack whose limits name
        such a one is refused.
        """
        every = self._pack.calendars
        org = self._org() if self._org else ""
        named = [one for one in every if name and one.calendar.name == name]
        own = [one for one in every if org and org in one.offices]
        return [*named, *own, every[0]][0].calendar

    def calendars(self) -> Sequence[WorkCalendar]:
        """Return every calendar of the pack, the usual one first."""
        return [one.calendar for one in self._pack.calendars]

    def form_set(self, on: date) -> str:
        """Return the set of printed forms in force on this day."""
        begun = [one for one in self._pack.form_sets if one.valid_from <= on]
        known = begun or list(self._pack.form_sets)
        return max(known, key=lambda one: one.valid_from).name

    def _is_begun(self, procedure: Procedure) -> bool:
        return self._today is None or procedure.valid_from <= self._today()
