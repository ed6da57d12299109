"""Opening many people's dossiers, or one's own, is written down."""

from dataclasses import replace

import pytest

from counter_app.domain.errors import ManyViewed
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act
from counter_app.domain.viewing import MOST, WINDOW
from counter_app.services.reading import Reader
from tests.fakes.counter import HA, declarations
from tests.store.conftest import DOSSIER


@pytest.fixture
def reader(counter):
    return Reader(
        lookup=counter.lookup, catalogue=counter.catalogue, forms=declarations()
    )


def kept(counter, number, **who):
    person = {"personal_id": f"0010900{number:05d}", **who}
    dossier = replace(
        DOSSIER,
        id=DossierId(f"dossier-{number}"),
        applicant=replace(DOSSIER.applicant, **person),
    )
    counter.work.dossiers.put(dossier)
    return dossier.id


def noted(counter, act):
    return [entry for entry in counter.work.journal.entries if entry.act is act]


def test_case_41_more_than_sixty_people_in_a_quarter_of_an_hour_are_written_down(
    counter, reader
):
    dossiers = [kept(counter, number) for number in range(MOST + 2)]
    for one in dossiers[:MOST]:
        reader.read(one)
        reader.read(one)

    with pytest.raises(ManyViewed):
        reader.read(dossiers[MOST])
    again = reader.read(dossiers[MOST])
    reader.read(dossiers[MOST + 1])

    assert again.whole.dossier.id == dossiers[MOST]
    assert [(one.officer, one.detail) for one in noted(counter, Act.MANY_VIEWED)] == [
        (HA.id, str(MOST + 1))
    ]


def test_case_41_a_days_work_at_its_own_pace_is_no_alarm(counter, reader):
    for number in range(3 * MOST):
        reader.read(kept(counter, number))
        counter.clock.move(seconds=WINDOW.total_seconds() / MOST)

    assert noted(counter, Act.MANY_VIEWED) == []


def test_case_42_a_dossier_with_the_officers_own_name_is_flagged(counter, reader):
    own = kept(counter, 1, name=HA.name.upper())
    other = kept(counter, 2)

    reader.read(other)
    reader.read(own)

    assert [(one.officer, one.dossier) for one in noted(counter, Act.OWN_VIEWED)] == [
        (HA.id, own)
    ]
