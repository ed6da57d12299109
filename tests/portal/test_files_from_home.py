"""Files from home by tus: what was cut off goes on, and only for its own draft."""

import base64
import hashlib
import os

import pytest

from city_portal.services.submitting import MOST_FILE, MOST_FILES
from tests.portal.office import Clerk, OfficePortal
from tests.portal.test_home import CATALOGUE, WHOLE, Citizen

ROW = "giay-to-tuy-than"
PIECE = 100_000


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with OfficePortal(tmp_path_factory.mktemp("home"), CATALOGUE) as portal:
        yield portal


@pytest.fixture
def sender(portal):
    return Sender(portal)


class Sender(Citizen):
    """A browser with the script of the page."""

    def __init__(self, portal):
        super().__init__(portal)
        self.portal = portal
        self.begin()

    def said(self, method, place, headers, body=b""):
        headers = {"Tus-Resumable": "1.0.0", **headers}
        at = f"{self.portal.url}{place}"
        return self.browser.request(method, at, headers=headers, data=body, timeout=20)

    def create(self, content, name="giấy.pdf", length=None, **headers):
        told = {
            "sha256": hashlib.sha256(content).hexdigest(),
            "row": ROW,
            "filename": name,
        }
        pairs = (
            f"{key} {base64.b64encode(text.encode()).decode()}"
            for key, text in told.items()
        )
        return self.said(
            "POST",
            "/nop-ho-so/tep",
            {
                "Upload-Length": str(len(content) if length is None else length),
                "Upload-Metadata": ",".join(pairs),
                **headers,
            },
        )

    def append(self, place, offset, piece):
        kind = "application/offset+octet-stream"
        headers = {"Upload-Offset": str(offset), "Content-Type": kind}
        return self.said("PATCH", place, headers, piece)

    def sent(self, content, name="giấy.pdf"):
        place = self.create(content, name).headers["Location"]
        return self.append(place, 0, content)


def pdf(size=PIECE * 3):
    return b"%PDF-1.7" + os.urandom(size - 8)


def test_a_file_that_was_cut_off_goes_on_when_it_is_chosen_again(portal, sender):
    content = pdf()
    place = sender.create(content).headers["Location"]
    sender.append(place, 0, content[:PIECE])

    elsewhere = Sender(portal)
    elsewhere.reopen(sender.code, sender.secret)
    again = elsewhere.create(content)
    offset = int(again.headers["Upload-Offset"])
    done = elsewhere.append(again.headers["Location"], offset, content[offset:])
    page = sender.browser.get(f"{sender.home}/to-khai", timeout=20).text

    assert (again.headers["Location"], offset) == (place, PIECE)
    assert done.headers["Upload-Offset"] == str(len(content))
    assert page.count("giấy.pdf") == 1


def test_what_went_ahead_is_submitted_with_the_form_and_read_by_the_officer(
    portal, sender
):
    officer = Clerk(portal, "counter.t", "counter")
    content = pdf()
    sender.sent(content)

    sender.write("submit", **WHOLE)
    sha256 = hashlib.sha256(content).hexdigest()
    read = officer.get(f"/tu-nha/{sender.code}/tep/{sha256}")
    late = sender.create(pdf())

    assert read.content == content
    assert late.status_code == 403


def test_only_who_holds_the_codes_on_a_page_of_the_portal_sends(portal, sender):
    content = pdf()
    place = sender.create(content).headers["Location"]
    other = Sender(portal)
    nobody = Sender(portal)
    nobody.browser.cookies.clear()

    refusals = [
        other.append(place, 0, content),
        nobody.append(place, 0, content),
        nobody.create(content),
        sender.create(content, **{"Sec-Fetch-Site": "cross-site"}),
        sender.create(content, Origin="https://elsewhere.example"),
    ]

    assert [one.status_code for one in refusals] == [404, 404, 404, 403, 403]
    assert sender.said("HEAD", place, {}).headers["Upload-Offset"] == "0"


def test_what_is_no_paper_too_large_or_too_many_is_refused(portal, sender):
    picture = sender.sent(b"GIF89a" + bytes(1000))
    large = sender.create(pdf(), length=MOST_FILE + 1)
    empty = sender.create(b"")
    wrong = sender.append(sender.create(pdf()).headers["Location"], 0, pdf())
    old = sender.create(pdf(), **{"Tus-Resumable": "0.2.2"})
    begun = [sender.create(pdf(1000)).status_code for _ in range(MOST_FILES + 1)]
    page = sender.browser.get(f"{sender.home}/to-khai", timeout=20).text

    answers = [one.status_code for one in (picture, large, empty, wrong, old)]
    assert answers == [415, 413, 400, 460, 412]
    assert begun == [201] * MOST_FILES + [429]
    assert "giấy.pdf" not in page


def test_a_draft_holds_no_more_files_than_it_may_by_either_way(sender):
    sent = [sender.sent(pdf(1000), f"{n}.pdf").status_code for n in range(MOST_FILES)]
    over = sender.sent(pdf(1000), "thua.pdf")
    page = sender.browser.get(f"{sender.home}/to-khai", timeout=20).text

    assert sent == [204] * MOST_FILES
    assert over.status_code == 400
    assert "19.pdf" in page
    assert "thua.pdf" not in page


def test_only_the_page_of_the_declaration_runs_a_script_and_only_the_portals(portal):
    sender = Sender(portal)
    declaration = sender.browser.get(f"{sender.home}/to-khai", timeout=20)
    choice = sender.browser.get(sender.home, timeout=20)
    script = sender.browser.get(f"{portal.url}/home.js", timeout=20)

    policy = declaration.headers["Content-Security-Policy"]
    assert "script-src 'self'; connect-src 'self'" in policy
    assert "script-src" not in choice.headers["Content-Security-Policy"]
    assert declaration.text.count("<script") == 1
    assert script.headers["Content-Type"].startswith("text/javascript")
