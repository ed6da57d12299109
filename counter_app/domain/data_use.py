"""What personal data are taken for, and by what law: shown when they are taken."""

from dataclasses import dataclass
from datetime import date

from counter_app.domain.procedures import LegalSource, Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class DataUse:
    """The law in force from a day on; the purpose is each procedure's own.

    No consent is asked for: the ward's task is the ground (SECURITY.md 1.9).
    """

    since: date
    purpose: str
    """Words with a place for the procedure: ``{procedure}``."""
    kept: str
    """How long this PC keeps them, in words."""
    law: LegalSource

    def purpose_of(self, procedure: Procedure) -> str:
        """Return what this procedure takes them for."""
        return self.purpose.replace("{procedure}", procedure.name)

    def ground_of(self, procedure: Procedure) -> str:
        """Return by what: the procedure's own decision, and the law on such data."""
        return "; ".join(
            source.said for source in (procedure.decision, self.law) if source.text
        )
