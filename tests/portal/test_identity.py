"""A citizen says who they are, by a provider: believed only when everything fits."""

import html
import re
import time

import pytest
from joserfc.jwk import RSAKey

from tests.fakes.vneid import TestProvider
from tests.portal.office import OfficePortal, browser
from tests.portal.test_home import CATALOGUE, WHOLE, Citizen

SOMEBODY = {**WHOLE, "name": "Ai Đó", "personal_id": "001190000009"}


@pytest.fixture(scope="module")
def provider():
    with TestProvider() as provider:
        yield provider


@pytest.fixture(scope="module")
def portal(tmp_path_factory, provider):
    folder = tmp_path_factory.mktemp("identity")
    (folder / "files").mkdir()
    config = folder / "files" / "identity.toml"
    config.write_text(provider.config(), encoding="utf-8")
    with OfficePortal(folder, CATALOGUE) as portal:
        yield portal


@pytest.fixture(autouse=True)
def honest(provider):
    provider.key, provider.forge = provider.shared, {}


def go(portal, someone, **form):
    """Press the button; return the address of the provider."""
    page = someone.post(f"{portal.url}/danh-tinh", data=form, timeout=20)
    found = re.search(r'<a href="([^"]+)" rel="noreferrer">', page.text)
    return html.unescape(found[1]) if found else page.text


def back(someone, address):
    """Sign in there, and come back."""
    sent = browser().get(address, timeout=20, allow_redirects=False)
    return someone.get(sent.headers["Location"], timeout=20)


def test_who_signed_in_is_who_declares_and_no_form_changes_it(portal):
    citizen = Citizen(portal)
    citizen.begin()

    done = back(citizen.browser, go(portal, citizen.browser))
    page = citizen.write("submit", **SOMEBODY)

    assert "Đã xác nhận danh tính bằng VNeID thử" in done.text
    assert "Mới đăng ký" in page.text
    counter = portal.device(name="Quầy xem")
    (row,) = [
        one
        for one in counter.ask("GET", "/v1/submissions").json()["rows"]
        if one["code"] == citizen.code
    ]
    assert (row["name"], row["personalId"], row["vouched"]) == (
        "Trần Thị Thử",
        "001190000001",
        "VNeID thử",
    )


@pytest.mark.parametrize(
    "forge",
    [
        {"nonce": "another"},
        {"aud": "another"},
        {"iss": "http://127.0.0.1:9"},
        {"exp": int(time.time()) - 3600},
        {"personal_id": "12"},
        {"key": RSAKey.generate_key(2048, {"kid": "1"})},
    ],
    ids=lambda forge: next(iter(forge)),
)
def test_what_does_not_fit_is_not_believed(portal, provider, forge):
    citizen = Citizen(portal)
    citizen.begin()
    provider.forge = {name: value for name, value in forge.items() if name != "key"}
    provider.key = forge.get("key", provider.shared)

    refused = back(citizen.browser, go(portal, citizen.browser))

    assert refused.status_code == 403
    assert "Chưa xác nhận được danh tính" in refused.text


def test_a_step_is_the_browsers_that_began_it_and_used_once(portal):
    citizen = Citizen(portal)
    citizen.begin()
    address = go(portal, citizen.browser)
    sent = browser().get(address, timeout=20, allow_redirects=False)
    came = sent.headers["Location"]

    thief = browser().get(came, timeout=20)
    own = citizen.browser.get(came, timeout=20)

    assert (thief.status_code, own.status_code) == (403, 403)


def test_an_assisted_submission_is_confirmed_by_its_applicant_and_nobody_else(
    portal, provider
):
    counter = portal.device(name="Quầy giúp")
    fields = {
        "channel": "assisted",
        "lookup_secret": "7KQ4",
        "applicant.personal_id": "001190000001",
        "applicant.name": "Trần Thị Thử",
    }
    image = counter.operation(fields=fields)
    assert counter.result(image)["outcome"] == "ok"
    codes = {"code": f"{counter.org}-261123-{counter.slots[0] * 100:04d}"}
    codes["secret"] = "7kq4"
    someone = browser()
    found = someone.post(f"{portal.url}/tra-cuu", data=codes, timeout=20)

    provider.person = {"name": "Ai Đó", "personal_id": "001190000009"}
    other = back(someone, go(portal, someone, **codes))
    wrong = go(portal, someone, **{**codes, "secret": "AAAA"})
    provider.person = {"name": "Trần Thị Thử", "personal_id": "001190000001"}
    done = back(someone, go(portal, someone, **codes))

    assert "Xác nhận bằng VNeID thử" in found.text
    assert "không phải người nộp" in other.text
    assert "Không tìm thấy" in wrong
    assert "Bạn đã xác nhận hồ sơ" in done.text
    (row,) = counter.feed()["rows"]
    assert row["fields"]["citizen_confirmed"]["by"] == "VNeID thử"
    again = someone.post(f"{portal.url}/tra-cuu", data=codes, timeout=20).text
    assert "Công dân đã xác nhận bằng" in again
    assert "Xác nhận bằng VNeID thử" not in again


def test_a_counters_token_is_no_citizens_and_no_sign_in_opens_a_counters_door(portal):
    citizen = Citizen(portal)
    citizen.begin()
    counter = portal.device(name="Quầy lạ")
    bearer = {"Authorization": f"Bearer {counter.token}"}

    refused = browser().post(f"{portal.url}/danh-tinh", headers=bearer, timeout=20)
    back(citizen.browser, go(portal, citizen.browser))
    door = citizen.browser.get(f"{portal.url}/v1/feed", timeout=20)

    assert refused.status_code == 404
    assert door.status_code == 401
