"""Answers a person gave before, offered again with where they are from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter_app.domain.ids import DossierCode
from counter_app.domain.jsonable import Json

EARLIER = "earlier "
"""Among the sources of answers: what follows names a dossier, not a fact of a card."""


@dataclass(frozen=True, slots=True)
class Memory:
    """One answer of an earlier dossier of the same person."""

    value: Json
    code: DossierCode
    received_on: date


Memories = Mapping[str, Memory]
"""By the pointer of the question they answer."""
