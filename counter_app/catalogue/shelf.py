"""The procedures of a pack, each read when it is first asked for.

A city has some two thousand; an officer opens three. Reading the heads of the files is
enough to know which file is which.
"""

import re
from collections.abc import Mapping, Sequence, Set
from typing import Any

from counter_app.catalogue.limits import (
    exemptions_of,
    limit_of,
    price_of,
    source_of,
)
from counter_app.catalogue.sources import (
    Files,
    PackBroken,
    day_of,
    must_differ,
    must_fit,
    must_know,
    source,
)
from counter_app.domain.ids import FormId, ProcedureCode, RowId
from counter_app.domain.papers import PaperState
from counter_app.domain.procedures import (
    Case,
    Channel,
    ChecklistRow,
    Offer,
    OnlineLevel,
    Procedure,
)

_CODE = re.compile(r'^\s*(?:\{\s*)?"?code"?\s*[=:]\s*["\']([^"\']+)["\']', re.MULTILINE)


class Shelf:
    """Procedures by code and version; every file is read at most once."""

    def __init__(self, files: Files, paths: Sequence[str]) -> None:
        self._files = files
        self._paths: dict[ProcedureCode, list[str]] = {}
        self._read: dict[str, Procedure] = {}
        for path in paths:
            self._paths.setdefault(self._code_of(path), []).append(path)

    def versions(self, code: ProcedureCode) -> Sequence[Procedure]:
        """Return every version of one procedure; raise PackBroken."""
        return [self._procedure(path) for path in self._paths.get(code, ())]

    def every(self) -> Sequence[Procedure]:
        """Return all versions of all procedures; raise PackBroken."""
        return [one for code in self._paths for one in self.versions(code)]

    def check(self) -> None:
        """Read everything, measured by its schema; raise PackBroken."""
        for paths in self._paths.values():
            for path in paths:
                self._read[path] = checked_procedure(self._files, path)
        every = self.every()
        must_differ("procedure", [(one.code, one.version) for one in every])

    def _procedure(self, path: str) -> Procedure:
        if path not in self._read:
            self._read[path] = _read(source(self._files, path), path)
        return self._read[path]

    def _code_of(self, path: str) -> ProcedureCode:
        text = self._files.get(path)
        if text is None:
            raise PackBroken(f"{path}: missing")
        head = _CODE.search(text)
        return self._procedure(path).code if head is None else ProcedureCode(head[1])


def checked_procedure(files: Files, path: str) -> Procedure:
    """Read one procedure, measured by its schema and by sense; raise PackBroken."""
    given = source(files, path)
    must_fit(files, path, given, "procedure")
    must_differ(f"{path}: row", [row["id"] for row in given["checklist"]])
    must_differ(f"{path}: channel", [offer["channel"] for offer in given["offers"]])
    cases = [case["id"] for case in given.get("cases", ())]
    must_differ(f"{path}: case", cases)
    must_know(path, "case", _cases_named(given), {*cases})
    return _read(given, path)


def _cases_named(given: Mapping[str, Any]) -> Set[str]:
    rows = [*given["checklist"], *(p for o in given["offers"] for p in o["prices"])]
    return {case for row in rows for case in row.get("cases", ())}


def _read(given: Mapping[str, Any], path: str) -> Procedure:
    try:
        return _procedure_of(given)
    except PackBroken:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackBroken(f"{path}: {error}") from error


def _procedure_of(given: Mapping[str, Any]) -> Procedure:
    form = given.get("form")
    return Procedure(
        code=ProcedureCode(given["code"]),
        version=given["version"],
        name=given["name"],
        short_name=given["short_name"],
        field=given["field"],
        synonyms=tuple(given.get("synonyms", ())),
        difference=given.get("difference", ""),
        offers=tuple(_offer(offer) for offer in given["offers"]),
        checklist=tuple(_row(row) for row in given["checklist"]),
        cases=tuple(_case(case) for case in given.get("cases", ())),
        notes=tuple(given.get("notes", ())),
        online=OnlineLevel(given.get("online", OnlineLevel.NONE)),
        anywhere=given.get("anywhere", False),
        elsewhere=given.get("elsewhere", ""),
        form=FormId(form) if form else None,
        result=given["result"],
        valid_from=day_of(given["valid_from"]),
        valid_to=day_of(given["valid_to"]) if "valid_to" in given else None,
        replaced_by=given.get("replaced_by", ""),
        decision=source_of(given["decision"]),
    )


def _case(given: Mapping[str, Any]) -> Case:
    return Case(
        id=given["id"],
        name=given["name"],
        limit=limit_of(given["limit"]) if "limit" in given else None,
    )


def _offer(given: Mapping[str, Any]) -> Offer:
    return Offer(
        channel=Channel(given["channel"]),
        limit=limit_of(given["limit"]),
        prices=tuple(price_of(price) for price in given["prices"]),
        exemptions=exemptions_of(given.get("exemptions", ())),
    )


def _row(given: Mapping[str, Any]) -> ChecklistRow:
    return ChecklistRow(
        id=RowId(given["id"]),
        name=given["name"],
        short_name=given["short_name"],
        asked=given["asked"],
        card=given.get("card", False),
        authority=given.get("authority", False),
        condition=given.get("condition", ""),
        channels=tuple(Channel(channel) for channel in given.get("channels", ())),
        cases=tuple(given.get("cases", ())),
        states=tuple(PaperState(state) for state in given["states"]),
        originals=given.get("originals", 0),
        copies=given.get("copies", 0),
        source=source_of(given),
    )
