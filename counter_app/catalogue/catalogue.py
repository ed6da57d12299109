"""The law in force: the newest good pack, held in memory and exchanged whole."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from counter_app.catalogue.data_use import data_use_of
from counter_app.catalogue.packs import (
    Pack,
    PackBroken,
    files_of,
    open_pack,
    read_pack,
)
from counter_app.catalogue.plans import rollout_of
from counter_app.catalogue.practice import practice_of
from counter_app.domain.data_use import DataUse
from counter_app.domain.due import WorkCalendar
from counter_app.domain.errors import ProcedureUnavailable
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.overrides import Override, overridden
from counter_app.domain.practice import Practice
from counter_app.domain.procedures import Procedure
from counter_app.domain.rollout import Rollout

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
        # What is shipped was read to its last letter before it was shipped.
        self._shipped = files
        self._pack: Pack = open_pack(files)
        self._today = today
        self._org = org
        self._overrides: Sequence[Override] = ()
        self._earlier: Callable[[], Sequence[Mapping[str, str]]] = tuple

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

    @property
    def schemas(self) -> Mapping[str, str]:
        """What this program measures packs by."""
        return self._schemas

    @property
    def serial(self) -> int:
        """How many packs were published before this one, and it."""
        return self._pack.serial

    @property
    def shipped(self) -> Mapping[str, str]:
        """The files the program came with: trusted as the program itself is."""
        return self._shipped

    def replace(self, files: Mapping[str, str], *, read_before: bool = False) -> bool:
        """Go on with this pack; a broken one is refused and the last good one stays.

        ``read_before``: it was read to its last letter when it was let in.
        """
        read = open_pack if read_before else read_pack
        try:
            self._pack = read({**files, **self._schemas})
        except PackBroken as fault:
            log.warning("the downloaded catalogue is not used: %s", fault)
            return False
        return True

    def set_by_hand(self, overrides: Sequence[Override]) -> None:
        """From now on these values hold in place of the pack's."""
        self._overrides = overrides

    def look_back(self, earlier: Callable[[], Sequence[Mapping[str, str]]]) -> None:
        """Where the files of packs kept are, for versions this one no longer has."""
        self._earlier = earlier

    def procedures(self, on: date) -> Sequence[Procedure]:
        """Return each procedure once: as it stands on this day, else its last form.

        What ended, begins later or belongs elsewhere is among them: an officer who
        looks for it is told so (Procedure.standing).
        """
        newest: dict[ProcedureCode, Procedure] = {}
        for one in sorted(self._pack.shelf.every(), key=lambda one: one.valid_from):
            if one.code not in newest or one.valid_from <= on:
                newest[one.code] = one
        return [overridden(one, self._overrides, on) for one in newest.values()]

    def procedure(self, code: ProcedureCode, version: str = "") -> Procedure:
        """Return one version, or today's newest; raise ProcedureUnavailable.

        A version asked for by name is found whatever the day: dossiers stay under
        the version they were received with.
        """
        found = [
            one
            for one in self._pack.shelf.versions(code)
            if one.version == version or (not version and self._is_begun(one))
        ]
        if not found and version:
            found = self._kept_versions(code, version)
        if not found:
            raise ProcedureUnavailable(code)
        newest = max(found, key=lambda one: one.valid_from)
        if self._today is None:
            return newest
        return overridden(newest, self._overrides, self._today())

    def _kept_versions(self, code: ProcedureCode, version: str) -> list[Procedure]:
        """Look for a version dossiers were received under in the packs before."""
        for files in self._earlier():
            try:
                versions = open_pack(files).shelf.versions(code)
            except PackBroken as fault:
                log.warning("a pack kept cannot be read: %s", fault)
                continue
            found = [one for one in versions if one.version == version]
            if found:
                return found
        return []

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

    def rollout(self) -> Rollout:
        """Return the plans of which services are online where."""
        return rollout_of(self._pack.files)

    def practice(self) -> Practice:
        """Return the usual reasons of acts after receiving; no bad file stops one."""
        for files in (self._pack.files, self._shipped):
            try:
                found = practice_of(files)
            except PackBroken as fault:
                log.warning("the reasons of the pack are not used: %s", fault)
                continue
            if found:
                return found
        return {}

    def data_use(self, on: date) -> DataUse | None:
        """Return what personal data are taken for; no bad file stops a procedure."""
        for files in (self._pack.files, self._shipped):
            try:
                found = data_use_of(files, on)
            except PackBroken as fault:
                log.warning("the use of data in the pack is not shown: %s", fault)
                continue
            if found:
                return found
        return None

    def form_set(self, on: date) -> str:
        """Return the set of printed forms in force on this day."""
        begun = [one for one in self._pack.form_sets if one.valid_from <= on]
        known = begun or list(self._pack.form_sets)
        return max(known, key=lambda one: one.valid_from).name

    def _is_begun(self, procedure: Procedure) -> bool:
        return self._today is None or procedure.valid_from <= self._today()
