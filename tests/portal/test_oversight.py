"""Figures of offices: what is online, in time, and on the monthly form."""

import csv
import io
from pathlib import Path

import pytest
import requests
from prometheus_client import REGISTRY

from city_portal import parts
from city_portal.api.metrics import Counted
from city_portal.rules.tables import csv_of
from city_portal.services.health import Health
from tests.portal.conftest import ORG
from tests.portal.national_service import NationalService, way_to
from tests.portal.office import Clerk, OfficePortal

CATALOGUE = Path(__file__).parents[2] / "resources" / "catalogue"
MONTH = "2026-11"


def field_of(channel, received, due="", ended="", **more):
    fields = {
        "procedure": "2.000635",
        "procedure_name": "Cấp bản sao trích lục",
        "channel": channel,
        "received_at": f"2026-{received}T02:00:00+00:00",
        "due_at": f"2026-{due}T17:00:00+07:00" if due else None,
        **more,
    }
    if ended:
        fields |= {"status": "ready", "result_at": f"2026-{ended}T15:00:00+07:00"}
    return fields


DOSSIERS = [
    field_of("self", "11-02", "11-05", "11-03"),  # early
    field_of("assisted", "11-02", "11-05", "11-05"),  # on time
    field_of("assisted", "11-03", "11-05", "11-09"),  # late
    field_of("paper", "11-03", "11-05", status="supplement"),  # waits
    field_of("post", "11-04", "11-10"),  # overdue
    field_of("paper", "11-30", "12-10"),  # in time
    field_of("paper", "10-20", "10-25", "11-02", procedure="1.001612"),  # from before
    field_of("paper", "10-20", "10-25", "10-22"),  # of October
    field_of("paper", "12-01", "12-10"),  # of December
]


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("oversight")
    with OfficePortal(folder, CATALOGUE) as portal:
        device = portal.device()
        images = [
            device.operation(sequence=n, fields=one) for n, one in enumerate(DOSSIERS)
        ]
        assert {r["outcome"] for r in device.push(*images)["results"]} == {"ok"}
        yield portal


@pytest.fixture(scope="module")
def leader(portal):
    return Clerk(portal, "leader.f", "leader")


def rows(answer):
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_monthly_form_adds_up_by_field(leader):
    found = rows(leader.get(f"/bieu-06a.csv?month={MONTH}"))

    head, *fields, total = found
    assert len(head) == 13
    assert total[1:] == ["Tổng số", *"7 3 3 1 4 1 1 2 3 2 1".split()]  # noqa: SIM905
    assert len(fields) == 2
    for row in (*fields, total):
        c = [0, 0, 0, *map(int, row[2:])]
        assert c[3] == c[4] + c[5] + c[6] == c[7] + c[11]
        assert (c[7], c[11]) == (c[8] + c[9] + c[10], c[12] + c[13])


def test_figures_queues_and_reports_are_the_same_on_postgresql(postgres, tmp_path):
    with OfficePortal(tmp_path, CATALOGUE, postgres()) as portal:
        device = portal.device()
        images = [
            device.operation(sequence=n, fields=one) for n, one in enumerate(DOSSIERS)
        ]
        device.push(*images)
        leader = Clerk(portal, "leader.pg", "leader")
        total = rows(leader.get(f"/bieu-06a.csv?month={MONTH}"))[-1]
        queue = leader.get("/tat-ca").text
        telling = parts.telling(portal.engine, portal.files, CATALOGUE)
        with NationalService() as service, requests.Session() as http:
            counts = telling.tell(way_to(service, http, telling), ORG)
        counted = Health(engine=portal.engine, files=portal.files).counts()

    assert total[1:] == ["Tổng số", *"7 3 3 1 4 1 1 2 3 2 1".split()]  # noqa: SIM905
    assert queue.count("/can-bo/ho-so/") == 4
    assert counts == {"done": 2 * len(DOSSIERS)}
    assert counted["dossiers"]["ready"] == 5


def test_shares_online_stand_apart_and_together_beside_the_target(leader):
    page = leader.get("/thong-ke?first=2026-11-01&last=2026-11-30").text

    assert "50,0 %" in page
    assert "chỉ tiêu 70 %" in page
    assert "chỉ tiêu 40 %" in page
    assert 'class="target"' in page
    assert 'class="self_online"' in page
    assert 'class="assisted"' in page
    assert "chưa đạt" in page


def test_figures_follow_a_dossier_that_changes(portal, leader):
    device = portal.device(counter="05", name="Quầy 5")
    fields = field_of("self", "09-01", "09-10")
    first = device.result(device.operation("moves", fields=fields))
    before = rows(leader.get("/bieu-06a.csv?month=2026-09"))[-1]
    ended = {"status": "ready", "result_at": "2026-09-02T08:00:00Z"}
    device.result(device.operation("moves", tip=first["id"], fields=ended))

    after = rows(leader.get("/bieu-06a.csv?month=2026-09"))[-1]

    assert (before[6], before[10]) == ("0", "1")
    assert (after[6], after[7], after[10]) == ("1", "1", "0")


def test_a_period_that_is_none_is_refused_in_words(leader):
    answers = [
        leader.get(f"/thong-ke?first={first}&last={last}")
        for first, last in (("2026-11-30", "2026-11-01"), ("hom-qua", ""))
    ]

    assert [answer.status_code for answer in answers] == [400, 400]
    assert all("Kỳ không đúng" in answer.text for answer in answers)


def test_a_specialist_sees_no_figures_and_the_city_sees_every_office(portal):
    specialist = Clerk(portal, "specialist.f", "specialist")
    city = Clerk(portal, "culture.f", "culture", "")

    page = city.get("/thong-ke?first=2026-11-01&last=2026-11-30")

    assert specialist.get("/thong-ke").status_code == 403
    assert specialist.get("/bieu-06a.csv").status_code == 403
    assert "Phường Thử" in page.text
    assert city.get("").url.endswith("/thong-ke")


def test_no_cell_of_a_table_is_a_formula():
    text = csv_of([["=1+1", "+84", "-x", "@SUM(A1)", "\tx", " =1", "Trần", -3]])

    (row,) = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert row == ["'=1+1", "'+84", "'-x", "'@SUM(A1)", "'\tx", "' =1", "Trần", "-3"]


def test_who_watches_hears_of_failures_and_counts_but_of_no_person(portal, tmp_path):
    health = Health(engine=portal.engine, files=portal.files)
    gone = Health(engine=portal.engine, files=tmp_path / "not there")

    ready = requests.get(f"{portal.url}/health/ready", timeout=20)
    families = {one.name: one.samples for one in Counted(health).collect()}

    assert (ready.status_code, ready.text) == (200, "ok\n")
    assert gone.failing() == ["files"]
    counts = {one.labels["kind"]: one.value for one in families["city_portal_dossiers"]}
    assert counts["ready"] >= 5
    assert "city_portal_national_ledger" in families


def test_metrics_answer_on_a_port_of_their_own(portal):
    before = {*REGISTRY._collector_to_names}

    port = parts.listen_for_scrapes(portal.database, portal.files, "127.0.0.1", 0)
    text = requests.get(f"http://127.0.0.1:{port}/metrics", timeout=20).text
    on_the_portal = requests.get(f"{portal.url}/metrics", timeout=20)

    for fresh in {*REGISTRY._collector_to_names} - before:
        REGISTRY.unregister(fresh)
    assert 'city_portal_dossiers{kind="ready"}' in text
    assert on_the_portal.status_code == 404
