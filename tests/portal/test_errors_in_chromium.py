"""What goes wrong for people in a real browser: a cut line, gaps, a wrong password."""

import os

import pytest

from tests.portal.chromium import Person, started
from tests.portal.conftest import ORG
from tests.portal.office import Clerk, OfficePortal
from tests.portal.test_home import CATALOGUE

PHONE = (390,)
LARGE = b"%PDF-1.7" + os.urandom(1_500_000)


@pytest.fixture
def portal(tmp_path):
    with OfficePortal(tmp_path, CATALOGUE) as portal:
        yield portal


def begun(citizen):
    citizen.go("/nop-ho-so")
    citizen.page.select_option("#org", ORG)
    citizen.page.select_option("#procedure", "2.000635")
    citizen.press("Bắt đầu khai")
    return citizen.page


def chosen(citizen, name, kind, content):
    citizen.page.set_input_files(
        "#paper-giay-to-tuy-than",
        {"name": name, "mimeType": kind, "buffer": content},
    )


def cut_twice(page):
    """The line is cut at the second piece, once before it left and once after."""
    sent = []

    def piece(route):
        sent.append(route.request.headers["upload-offset"])
        if len(sent) == 2:
            route.abort("internetdisconnected")
        elif len(sent) == 3:
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/nop-ho-so/tep/*", piece)
    return sent


def test_a_citizen_on_a_phone_is_told_what_went_wrong_and_loses_no_file(
    portal, tmp_path
):
    with started() as chromium:
        citizen = Person(chromium, portal, tmp_path, PHONE)
        page = begun(citizen)
        sent = cut_twice(page)
        page.fill("#phone", "12")

        chosen(citizen, "giấy.pdf", "application/pdf", LARGE)
        page.get_by_role("button", name="Nộp hồ sơ", exact=True).click()
        page.get_by_role("status").filter(has_text="mất kết nối").wait_for()
        citizen.look("-cut")
        page.get_by_role("alert").wait_for()
        citizen.look("-gaps")

        assert sent == ["0", "524288", "524288", "1048576"]
        page.get_by_role("link", name="Điện thoại: chưa có.").click()
        assert page.evaluate("document.activeElement.id") == "phone"
        assert "Điện thoại: chưa có." in citizen.text()
        assert page.get_by_text("Bỏ tệp này: giấy.pdf").count() == 1

        chosen(citizen, "anh.gif", "image/gif", b"GIF89a" + bytes(1000))
        page.get_by_role("status").filter(has_text="Tệp không phải").wait_for()
        citizen.look("-kind")
        clerk = Clerk(portal, "quay.e", "counter")
        officer = Person(chromium, portal, tmp_path, PHONE)
        officer.go("/can-bo/dang-nhap")
        officer.page.fill("#login", clerk.login)
        officer.page.fill("#password", "sai")
        officer.press("Đăng nhập")
        officer.look("-wrong")
        assert officer.page.get_by_role("alert").count() == 1
        citizen.go("/")
        page.fill("#code", "H26-1")
        page.fill("#secret", "AAAA")
        citizen.press("Tra cứu")
        assert page.get_by_role("alert").count() == 1
        citizen.go("/khong-co?lang=en")
        assert "There is no such page." in citizen.text()

    assert citizen.faults + officer.faults == []


def test_a_file_taken_away_while_it_is_sent_is_asked_for_again(portal, tmp_path):
    paper = tmp_path / "usb.pdf"
    paper.write_bytes(LARGE)
    pieces = []

    def pulled_out(route):
        pieces.append(route)
        if len(pieces) == 2:
            paper.unlink()
            route.abort("internetdisconnected")
        else:
            route.continue_()

    with started() as chromium:
        page = begun(Person(chromium, portal, tmp_path, ()))
        page.route("**/nop-ho-so/tep/*", pulled_out)
        page.set_input_files("#paper-giay-to-tuy-than", paper)
        page.get_by_role("status").filter(has_text="chọn lại tệp").wait_for()

    assert len(pieces) == 2
