"""The portal in a real browser: one dossier from home to the national ledger, once.

Every page on the way, and every other page of citizens and of the back office, is
looked at by axe-core (WCAG 2.2 A and AA) at the width of a desk and of a phone.
"""

import re

import pytest
import requests

from city_portal import parts
from counter_app.domain.dossiers import Handover, Status
from counter_app.domain.drafts import Confirmation
from tests.fakes.vneid import TestProvider
from tests.portal.chromium import Clerks, Person, started
from tests.portal.conftest import ORG
from tests.portal.national_service import NationalService, way_to
from tests.portal.office import OfficePortal
from tests.portal.test_home import CATALOGUE, WHOLE
from tests.sync.conftest import Counter
from tests.sync.test_from_home import Desk

PDF = b"%PDF-1.7 giay to"


@pytest.fixture
def provider():
    with TestProvider() as provider:
        yield provider


@pytest.fixture
def portal(tmp_path, provider):
    files = tmp_path / "portal" / "files"
    files.mkdir(parents=True)
    (files / "identity.toml").write_text(provider.config(), encoding="utf-8")
    with OfficePortal(tmp_path / "portal", CATALOGUE) as portal:
        plans = parts.plans_of(
            portal.engine, files, parts.catalogue_of(files, CATALOGUE)
        )
        plan = "ke-hoach-2017"
        plans.place([(plan, "giai-doan-1", ORG), (plan, "dot-1", "2.000635")])
        yield portal


@pytest.fixture
def counter(tmp_path):
    counter = Counter(tmp_path / "counter", "07")
    yield counter
    counter.switch_off()


def declared(citizen):
    """Fill the declaration and submit it; return its code."""
    page = citizen.page
    citizen.go("/nop-ho-so")
    page.select_option("#org", ORG)
    page.select_option("#procedure", "2.000635")
    citizen.press("Bắt đầu khai")
    citizen.press("Xác nhận danh tính bằng VNeID thử")
    page.get_by_role("link", name="Tiếp tục tới VNeID thử").click()
    page.wait_for_url("**/danh-tinh/xong?*")
    citizen.look()
    page.get_by_role("link", name="Tiếp tục khai hồ sơ").click()
    for name, value in WHOLE.items():
        field = page.locator(f'[name="{name}"]')
        if field.first.get_attribute("type") == "radio":
            page.locator(f'[name="{name}"][value="{value}"]').check()
        elif field.first.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        elif name not in {"name", "personal_id"}:  # the provider said these
            field.fill(value)
    page.set_input_files(
        "#paper-giay-to-tuy-than",
        {"name": "giay.pdf", "mimeType": "application/pdf", "buffer": PDF},
    )
    citizen.press("Nộp hồ sơ")
    assert "Mới đăng ký" in citizen.text()
    return re.search(r"TN-\d{6}-\w{6}", citizen.text())[0]


def decided(clerks, desk, dossier):
    """From the head's desk to the counter, by the pages of each."""
    folder = f"/can-bo/ho-so/{dossier}"
    head = clerks["head"]
    head.go(folder)
    head.page.select_option("#officer", label="Người specialist.c")
    head.press("Giao hồ sơ")
    desk.sync()
    assert desk.counter.dossier(dossier).status is Status.PROCESSING
    for role, words in (
        ("specialist", "Trình lãnh đạo phòng"),
        ("head", "Trình lãnh đạo UBND ký"),
        ("leader", "Ký duyệt"),
    ):
        clerks[role].go(folder)
        clerks[role].press(words)
    office = clerks["office"]
    office.go(folder)
    office.page.set_input_files(
        "#file",
        {"name": "kq.pdf", "mimeType": "application/pdf", "buffer": PDF},
    )
    office.press("Đính kèm kết quả")
    office.press("Chuyển kết quả về Một cửa")


def counted(leader):
    """The figures and the monthly form, with that dossier in them."""
    leader.go("/can-bo/thong-ke", "-filled")
    assert "rích lục" in leader.text()
    assert "1 (100,0 %)" in leader.text()  # of the offices of its phase
    leader.go("/can-bo/bieu-06a")


@pytest.mark.soak
def test_a_dossier_goes_from_a_browser_at_home_to_the_national_ledger_once(
    portal, counter, tmp_path
):
    out = tmp_path / "pictures"
    out.mkdir()
    with (
        started() as chromium,
        requests.Session() as web,
        NationalService() as service,
    ):
        citizen = Person(chromium, portal, out)
        desk = Desk(counter, portal, web)
        clerks = {
            role: Clerks(chromium, portal, out, role)
            for role in ("counter", "head", "specialist", "leader", "office", "it")
        }

        code = declared(citizen)
        desk.sync()
        dossier = desk.receive(desk.officer.open(code).draft.id)
        desk.sync()
        folder = f"/can-bo/ho-so/{dossier.id}"
        citizen.go("/nop-ho-so/to-khai")
        assert dossier.code in citizen.text()

        decided(clerks, desk, dossier.id)
        desk.sync()
        ready = counter.dossier(dossier.id)
        assert ready.status is Status.READY
        handed = Handover(
            to_name=ready.applicant.name,
            by="hant.thu",
            at=counter.clock.now(),
            confirmed=Confirmation.ON_SCREEN,
        )
        counter.edit(dossier.id, status=Status.RETURNED, handover=handed)
        desk.sync()
        telling = parts.telling(portal.engine, portal.files, CATALOGUE)
        first = telling.tell(way_to(service, web, telling), ORG)
        again = telling.tell(way_to(service, web, telling), ORG)

        leader = clerks["leader"]
        counted(leader)
        leader.go(folder + "/phieu-kiem-soat")
        leader.go("/can-bo/tat-ca")
        leader.go(folder)
        assert "Đã trả kết quả" in leader.text()
        clerks["it"].go("/can-bo/lien-thong")
        pages = ("may-quay", "phien-ban", "tai-khoan", "nhat-ky")
        for path in (f"/can-bo/{page}" for page in pages):
            clerks["it"].go(path)
        clerks["counter"].go("/can-bo/tu-nha")
        clerks["it"].go("/can-bo/doi-mat-khau")
        citizen.go("/")
        citizen.page.fill("#code", dossier.code)
        citizen.page.fill("#secret", dossier.lookup_secret)
        citizen.press("Tra cứu")
        assert "Đã trả kết quả" in citizen.text()
        citizen.page.locator('[name="mark"][value="4"]').check()
        assert "giúp bạn ở quầy" not in citizen.text()
        citizen.press("Gửi đánh giá")
        assert "Cảm ơn bạn đã đánh giá." in citizen.text()
        for path in ("/nop-ho-so?lang=en", "/?lang=en"):
            citizen.go(path)
        faults = [fault for one in (citizen, *clerks.values()) for fault in one.faults]

    assert service.effects == [("dossier", dossier.code)]
    assert again == first
    assert faults == []
