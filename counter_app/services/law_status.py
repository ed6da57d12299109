"""How sure it is that the counter works by the newest law."""

import json
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.exchange import PackFault
from counter_app.domain.law import LAW_ASKED, PACK_REFUSED, LawStatus, Refusal
from counter_app.services.ports import Begin, Catalogue, Clock
from counter_app.services.rights import anybody


@dataclass(frozen=True, slots=True, kw_only=True)
class LawWatch:
    """The use case of looking whether the catalogue is up to date."""

    begin: Begin
    catalogue: Catalogue
    clock: Clock

    @anybody
    def status(self) -> LawStatus:
        """Return the pack in force, when the portal last told of it, and a refusal."""
        with self.begin() as work:
            asked, refused = work.notes.get(LAW_ASKED), work.notes.get(PACK_REFUSED)
        asked_at = datetime.fromisoformat(asked) if asked else None
        return LawStatus(
            version=self.catalogue.version,
            asked_at=asked_at,
            days=(self.clock.now() - asked_at).days if asked_at else None,
            refused=_refusal(refused) if refused else None,
        )


def _refusal(told: str) -> Refusal:
    given = json.loads(told)
    return Refusal(
        version=given["version"],
        fault=PackFault(given["fault"]),
        words=given["words"],
        at=datetime.fromisoformat(given["at"]),
    )
