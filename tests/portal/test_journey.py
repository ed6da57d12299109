"""One dossier, from a citizen at home to the national service's ledger, once."""

import csv
import io
from pathlib import Path

import pytest
import requests

from city_portal import parts
from counter_app.domain.dossiers import Handover, Status
from counter_app.domain.drafts import Confirmation
from counter_app.sync.portal_client import HttpPortal
from tests.portal.conftest import ORG
from tests.portal.national_service import NationalService, way_to
from tests.portal.office import Clerk, OfficePortal
from tests.portal.test_back_office import PDF, officer_id
from tests.portal.test_home import WHOLE, Citizen
from tests.sync.conftest import DOSSIER, Counter

CATALOGUE = Path(__file__).parents[2] / "resources" / "catalogue"
SAME_PERSON = {**WHOLE, "personal_id": DOSSIER.applicant.personal_id}


@pytest.fixture
def portal(tmp_path):
    (tmp_path / "portal").mkdir()
    with OfficePortal(tmp_path / "portal", CATALOGUE) as portal:
        yield portal


@pytest.fixture
def counter(tmp_path):
    counter = Counter(tmp_path / "counter", "07")
    yield counter
    counter.switch_off()


def total(leader):
    """How many dossiers stand on November's form 06a."""
    text = leader.get("/bieu-06a.csv?month=2026-11").content.decode("utf-8-sig")
    return [*csv.reader(io.StringIO(text))][-1][2]


def test_a_dossier_from_home_is_received_decided_handed_over_and_told_once(
    portal, counter
):
    ward = {
        role: Clerk(portal, f"{role}.j", role)
        for role in ("counter", "head", "specialist", "leader", "office")
    }
    citizen = Citizen(portal)
    citizen.begin()
    citizen.write("submit", **SAME_PERSON)
    telling = parts.telling(portal.engine, portal.files, CATALOGUE)

    with requests.Session() as http, NationalService() as service:
        way = HttpPortal(portal.url, http)
        counter.enrol(way, portal.code("07"))
        dossier = counter.receive(b"%PDF-1.7 don")
        counter.sync(way)
        place = f"/tu-nha/{citizen.code}"
        offered = ward["counter"].get(place).text
        ward["counter"].post(place, do="received", dossier=dossier.code)
        head = ward["head"]
        head.do(dossier.id, "assign", officer=officer_id(head, dossier.id))
        counter.sync(way)
        processed = counter.dossier(dossier.id).status
        ward["specialist"].do(dossier.id, "propose", decision="approve")
        head.do(dossier.id, "forward")
        ward["leader"].do(dossier.id, "sign")
        ward["office"].attach(dossier.id, PDF)
        ward["office"].do(dossier.id, "return")
        counter.sync(way)
        ready = counter.dossier(dossier.id)
        handed = Handover(
            to_name=ready.applicant.name,
            by="hant.vmqtg",
            at=counter.clock.now(),
            confirmed=Confirmation.ON_SCREEN,
        )
        counter.edit(dossier.id, status=Status.RETURNED, handover=handed)
        report = counter.sync(way)
        national = way_to(service, http, telling)
        first, again = telling.tell(national, ORG), telling.tell(national, ORG)

    page = citizen.reopen(citizen.code, citizen.secret).text
    assert dossier.code in offered
    assert dossier.code in page
    assert "Đã được tiếp nhận" in page
    assert (processed, ready.status) == (Status.PROCESSING, Status.READY)
    assert (report.problem, report.failed, report.conflicts) == (None, 0, 0)
    assert "Đã trả kết quả" in ward["leader"].get(f"/ho-so/{dossier.id}").text
    assert total(ward["leader"]) == "1"
    assert service.effects == [("dossier", dossier.code)]
    assert [one["TrangThai"] for one in service.steps] == ["2", "4", "9", "10"]
    assert again == first
