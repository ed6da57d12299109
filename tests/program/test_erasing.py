"""The whole program erases by itself what a closed dossier said, and gets it again."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from counter_app.bootstrap.vital_signs import read_signs
from counter_app.domain.clocks import PORTAL_HEARD
from counter_app.domain.keeping_errors import ContentErased
from counter_app.paths import Paths
from counter_app.services.ending import Said
from tests.program.counter_process import opened, receive, signed_in

LONG_AGO = datetime.now(UTC) - timedelta(days=31)


def stood(counter, dossier):
    """Let it have been done with for a month, the portal's backups tested."""
    with counter.lookup.begin() as work:
        work.notes.put(PORTAL_HEARD, datetime.now(UTC).isoformat())
        run = work._connection.execute
        run(text("DELETE FROM outbox WHERE state = 'acked'"))
        this = {"d": dossier.id, "at": LONG_AGO.isoformat(timespec="seconds")}
        run(text("INSERT INTO files_erased VALUES (:d, :at)"), this)
        run(text("INSERT INTO content(dossier, since) VALUES (:d, :at)"), this)
        work.commit()


def test_a_closed_dossier_is_erased_in_the_background_and_fetched_by_an_officer(
    surroundings, profile
):
    counter = signed_in(opened(profile, surroundings.url))
    dossier = receive(counter)
    counter.receipting.issue(dossier.id)
    counter.after_work.ending.withdraw(dossier.id, Said(reason="thôi không làm"))
    counter.syncing.now()
    whole = counter.lookup.dossier(dossier.id)
    stood(counter, dossier)

    counter.tick()

    with pytest.raises(ContentErased):
        counter.reader.read(dossier.id)
    assert counter.lookup.open_code(dossier.code) == dossier.id
    signs = read_signs(Paths(profile).vital_signs)
    assert signs["content_overdue"] == 0
    assert signs["content_erased"] >= 1
    counter.fetching.fetch(dossier.id)
    assert counter.reader.read(dossier.id).whole.dossier == whole
    assert counter.receipting.latest(dossier.id).startswith(b"%PDF")
    counter.close()


def test_a_setting_of_nought_keeps_it(surroundings, profile):
    counter = signed_in(opened(profile, surroundings.url, keep_content_days=0))
    dossier = receive(counter)
    counter.after_work.ending.withdraw(dossier.id, Said(reason="thôi không làm"))
    counter.syncing.now()
    stood(counter, dossier)

    counter.tick()

    assert counter.lookup.dossier(dossier.id).applicant.name == "NGUYỄN VĂN THỬ"
    counter.close()
