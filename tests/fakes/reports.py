"""Reports over a counter in memory; tables are written for real."""

from pathlib import Path

from counter_app.domain.ratings import Satisfaction
from counter_app.exports.sheets import Spreadsheets
from counter_app.services.reporting import Reporting
from counter_app.services.rollout import RollingOut
from tests.fakes.counter import ZONE, FakeCounter


class SomeMarks:
    """Marks that have come to this."""

    def __init__(self, found: Satisfaction) -> None:
        self.found = found

    def satisfaction(self, first, last):
        return self.found


def reporting_of(
    counter: FakeCounter, documents: Path, marks: Satisfaction | None = None
) -> Reporting:
    """Join the use case of reports to a counter."""
    return Reporting(
        queries=counter.lookup.queries,
        marks=SomeMarks(marks or Satisfaction()),
        catalogue=counter.catalogue,
        rolling_out=RollingOut(
            catalogue=counter.catalogue,
            queries=counter.lookup.queries,
            clock=counter.clock,
            zone=ZONE,
        ),
        session=counter.session,
        clock=counter.clock,
        zone=ZONE,
        sheets=Spreadsheets(),
        documents=documents,
        printing=counter.printing,
        describing=counter.describing,
    )
