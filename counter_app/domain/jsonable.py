"""The values that may stand in an answer, on disk and on the wire."""

from collections.abc import Mapping
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""Anything JSON can say."""

Answers: TypeAlias = dict[str, Json]
"""The answers of a declaration, shaped as its JSON Schema says."""

Fields: TypeAlias = Mapping[str, Json]
"""A dossier as flat fields; see counter_app.domain.fields."""
