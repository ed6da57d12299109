"""What an act after receiving usually gives as its reason, and the rule it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.domain.afterwards import FollowUp
from counter_app.domain.procedures import LegalSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Of one act: reasons to pick and edit, and the rule."""

    reasons: tuple[str, ...] = ()
    rule: LegalSource | None = None

    @property
    def said(self) -> str:
        """The rule in words, unverified ones saying so; empty when there is none."""
        return self.rule.said if self.rule else ""


Practice = Mapping[FollowUp, Usage]
