"""Who is on which version, and the button that stops one for the whole city."""

import pytest
import requests

from tests.portal.office import Clerk, OfficePortal
from tests.portal.test_home import CATALOGUE


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with OfficePortal(tmp_path_factory.mktemp("versions"), CATALOGUE) as portal:
        for number, (version, ring) in enumerate((("1.4.0", 3), ("1.5.0", 0))):
            beat = {"version": version, "ring": ring, "numbersLeft": 90}
            device = portal.device(name=f"Quầy {number}")
            assert device.ask("POST", "/v1/beat", json=beat).status_code == 200
        yield portal


@pytest.fixture(scope="module")
def city(portal):
    return Clerk(portal, "it.city", "it", "")


def halted(portal):
    said = requests.get(f"{portal.url}/v1/rollout", timeout=20).json()
    return [one["version"] for one in said["halted"]]


def test_it_staff_of_the_city_stop_a_version_and_let_it_go_on(portal, city):
    before = city.get("/phien-ban").text
    bare = city.post("/phien-ban", do="halt", version="1.5.0", note=" ")
    odd = city.post("/phien-ban", do="halt", version="mới", note="x")
    city.post("/phien-ban", do="halt", version="1.5.0", note="In hỏng ở Quầy 1")
    stopped, told = city.get("/phien-ban").text, halted(portal)
    city.post("/phien-ban", do="resume", version="1.5.0")
    again = city.post("/phien-ban", do="resume", version="1.5.0")
    log = city.get("/nhat-ky").text

    assert "1.4.0" in before
    assert "1 máy đang dùng, 1 máy đã thử." in before
    assert "Dừng 1.5.0" in before
    assert [bare.status_code, odd.status_code, again.status_code] == [400, 400, 404]
    assert "đang dừng" in stopped
    assert "In hỏng ở Quầy 1" in stopped
    assert (told, halted(portal)) == (["1.5.0"], [])
    assert "halted 1.5.0: In hỏng ở Quầy 1" in log
    assert "resumed 1.5.0" in log


def test_a_ward_and_a_leader_see_it_and_stop_nothing(portal):
    ward = Clerk(portal, "it.ward", "it")
    leader = Clerk(portal, "leader.city", "leader", "")
    specialist = Clerk(portal, "specialist.v", "specialist")

    pages = [one.get("/phien-ban") for one in (ward, leader, specialist)]
    tries = [
        one.post("/phien-ban", do="halt", version="1.5.0", note="x")
        for one in (ward, leader, specialist)
    ]

    assert [one.status_code for one in pages] == [200, 200, 403]
    assert [one.status_code for one in tries] == [403, 403, 403]
    assert all('name="do"' not in page.text for page in pages)
    assert halted(portal) == []


def test_the_phases_of_the_plans_stand_beside_in_both_languages(city):
    vietnamese = city.get("/phien-ban").text
    city.post("/ngon-ngu", to="en")
    english = city.get("/phien-ban").text
    city.post("/ngon-ngu", to="vi")

    for units in ("24", "144", "139", "277"):
        assert f'data-name="Số điểm">{units}<' in vietnamese
        assert f'data-name="Points">{units}<' in english
