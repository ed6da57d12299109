"""What personal data are taken for, from the pack's file to domain types."""

from datetime import date
from functools import lru_cache

from counter_app.catalogue.limits import source_of
from counter_app.catalogue.sources import Files, PackBroken, day_of, source
from counter_app.domain.data_use import DataUse

PATH = "personal-data.toml"


def data_use_of(files: Files, on: date) -> DataUse | None:
    """Read what holds on this day; None where nothing is told. Raises PackBroken."""
    every = _told(files[PATH]) if PATH in files else ()
    begun = [one for one in every if one.since <= on]
    return max(begun, key=lambda one: one.since, default=None)


@lru_cache(maxsize=2)
def _told(text: str) -> tuple[DataUse, ...]:
    """Read the file once: screens ask with every key that is typed."""
    given = source({PATH: text}, PATH)
    try:
        return tuple(
            DataUse(
                since=day_of(one["from"]),
                purpose=str(one["purpose"]),
                kept=str(one["kept"]),
                law=source_of(one["law"]),
            )
            for one in given["use"]
        )
    except (KeyError, TypeError) as error:
        raise PackBroken(f"{PATH}: {error}") from error
