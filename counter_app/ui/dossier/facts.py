"""What a dossier's tabs tell, as names and values."""

from collections.abc import Iterator

from counter_app.domain.pointers import found_at
from counter_app.services.reading import Reading
from counter_app.ui import wording
from counter_app.ui.answers import asked, shown
from counter_app.ui.widgets.facts import Fact


def answers(reading: Reading) -> Iterator[Fact]:
    """What was declared, question by question; empty ones are left out."""
    if reading.declaration is None:
        return
    given = reading.whole.dossier.answers
    for field in asked(reading.declaration):
        value = shown(field, found_at(given, field.pointer))
        if value:
            yield field.label, value


def entries(reading: Reading) -> Iterator[Fact]:
    """Who did what and when, oldest first."""
    for entry in reading.whole.journal:
        when = f"{wording.seconds(entry.at)}  {wording.day(entry.at)}"
        parts = (wording.journal_act(entry.act), entry.officer or "", entry.detail)
        yield when, " · ".join(part for part in parts if part)
