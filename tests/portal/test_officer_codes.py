"""An officer agrees on the portal's page to being let in at one counter."""

import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from city_portal import parts
from city_portal.rules.throttle import Throttle
from city_portal.services.officer_codes import OfficerAgreement
from tests.portal.conftest import OTHER
from tests.portal.office import Clerk, OfficePortal

PAGE = "/ma-may"


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """A portal of this process, shared by this module."""
    with OfficePortal(tmp_path_factory.mktemp("codes")) as portal:
        yield portal


@pytest.fixture(scope="module")
def hoa(portal):
    return Clerk(portal, "hoa.lt", "counter")


def shown(device):
    answer = device.ask("POST", "/v1/officer-codes")
    assert answer.status_code == 201
    return answer.json()


def outcome(device, code):
    body = {"deviceCode": code["deviceCode"]}
    answer = device.ask("POST", "/v1/officer-codes/answer", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_case_82_whoever_agrees_sees_the_counter_and_the_code_first(device, hoa):
    code = shown(device)

    page = hoa.post(PAGE, code=code["userCode"]).text

    assert device.enrolled["organisation"]["name"] in page
    assert "03, Phường Thử" in page
    assert code["userCode"] in page
    assert 'value="agree"' in page
    assert outcome(device, code) == {"outcome": "pending"}


def test_case_82_a_code_is_good_once_and_only_for_the_device_that_asked(
    portal, device, hoa
):
    code, stranger = shown(device), portal.device("07", "Máy lạ")
    agreed = hoa.post(PAGE, code=code["userCode"].lower(), do="agree")

    from_elsewhere = outcome(stranger, code)
    first, second = outcome(device, code), outcome(device, code)

    assert agreed.status_code == 200
    assert from_elsewhere == {"outcome": "over"}
    assert first == {"outcome": "agreed", "account": "hoa.lt", "name": "Người hoa.lt"}
    assert second == {"outcome": "over"}
    assert hoa.post(PAGE, code=code["userCode"], do="agree").status_code == 404


def test_case_82_a_code_is_over_after_ten_minutes(portal, device):
    now = datetime.now(UTC)
    clock = SimpleNamespace(now=lambda: now)
    codes = OfficerAgreement(
        engine=portal.engine,
        clock=clock,
        tries=Throttle(5, timedelta(minutes=15)),
    )
    mine = SimpleNamespace(id=device.id)
    code = codes.begin(mine)

    clock.now = lambda: now + timedelta(minutes=9, seconds=59)
    still = codes.answer(mine, code.device_code).outcome
    clock.now = lambda: now + timedelta(minutes=10)

    assert code.expires_in == 600
    assert still == "pending"
    assert codes.answer(mine, code.device_code).outcome == "over"


def test_case_82_five_wrong_codes_are_heard_and_the_sixth_is_not(portal, device):
    guessing = Clerk(portal, "do.ma", "counter")
    code = shown(device)

    wrong = [guessing.post(PAGE, code="BCDF-GHJK").status_code for _ in range(5)]
    right = guessing.post(PAGE, code=code["userCode"], do="agree")

    assert wrong == [404] * 5
    assert right.status_code == 429
    assert outcome(device, code) == {"outcome": "pending"}


def test_case_82_an_officer_of_another_ward_cannot_agree(portal, device):
    other = Clerk(portal, "khac.p", "counter", OTHER)
    code = shown(device)

    answer = other.post(PAGE, code=code["userCode"], do="agree")

    assert answer.status_code == 404
    assert outcome(device, code) == {"outcome": "pending"}


def test_case_82_a_newer_code_takes_the_place_of_the_older(device, hoa):
    older, newer = shown(device), shown(device)

    answer = hoa.post(PAGE, code=older["userCode"], do="agree")

    assert answer.status_code == 404
    assert outcome(device, older) == {"outcome": "over"}
    assert outcome(device, newer) == {"outcome": "pending"}


def test_a_refusal_reaches_the_counter_and_the_log(portal, device, hoa):
    code, it = shown(device), Clerk(portal, "it.ma", "it")

    hoa.post(PAGE, code=code["userCode"], do="refuse")

    assert outcome(device, code) == {"outcome": "refused"}
    log = it.get("/nhat-ky").text
    assert "Trả lời mã của quầy" in log
    assert "refused" in log


def test_an_account_shut_after_agreeing_lets_nobody_in(portal, device):
    leaving = Clerk(portal, "nghi.v", "counter")
    code = shown(device)
    leaving.post(PAGE, code=code["userCode"], do="agree")

    parts.accounts(portal.engine, portal.files).close("nghi.v")

    assert outcome(device, code) == {"outcome": "refused"}


def test_no_other_site_can_agree_for_an_officer(device, hoa):
    code = shown(device)

    forged = hoa.browser.post(
        hoa.at(PAGE),
        data={"csrf": hoa.token, "code": code["userCode"], "do": "agree"},
        headers={"Origin": "https://elsewhere.example"},
        timeout=20,
    )

    assert forged.status_code == 403
    assert outcome(device, code) == {"outcome": "pending"}


def test_codes_are_nowhere_to_be_read_and_in_no_address(portal, device, hoa):
    code = shown(device)
    letters = code["userCode"].replace("-", "")

    with portal.engine.begin() as connection:
        rows = str(connection.execute(text("SELECT * FROM officer_code")).all())

    assert re.fullmatch("[BCDFGHJKLMNPQRSTVWXZ]{8}", letters)
    assert code["page"] == "/can-bo/ma-may"
    assert letters not in rows
    assert code["deviceCode"] not in rows
    assert 'value=""' not in hoa.get(f"{PAGE}?code={code['userCode']}").text
    assert letters not in hoa.get(f"{PAGE}?code={code['userCode']}").text


def test_who_is_not_signed_in_is_asked_to_first(portal, device):
    stranger = Clerk(portal, "la.m", "counter")
    stranger.browser.cookies.clear()
    code = shown(device)

    answer = stranger.get(PAGE)

    assert "Đăng nhập" in answer.text
    assert 'name="code"' not in answer.text
    assert outcome(device, code) == {"outcome": "pending"}
