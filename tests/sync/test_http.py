"""What the client makes of answers that no good portal gives."""

from io import BytesIO

import pytest
import requests

from counter_app.domain.errors import NotEnrolled, PortalRefused, PortalUnreachable
from counter_app.domain.exchange import Upload
from counter_app.sync import http
from counter_app.sync.pace import Pace
from counter_app.sync.portal_client import HttpPortal
from counter_app.sync.uploads import upload

JSON = "application/json"
PROBLEM = "application/problem+json"
TOKEN = (200, JSON, b'{"accessToken":"t","expiresIn":900}')
SHA = "ab" * 32


class Strangers(requests.adapters.BaseAdapter):
    """Gives the prepared answers in turn: (status, content type, body, headers)."""

    def __init__(self, *answers):
        super().__init__()
        self.answers = list(answers)
        self.asked = []

    def send(self, request, **options):
        self.asked.append(request)
        status, kind, body, *more = self.answers.pop(0)
        answer = requests.Response()
        answer.status_code, answer.request, answer.url = status, request, request.url
        answer.headers.update({"Content-Type": kind, **(more[0] if more else {})})
        answer.raw = BytesIO(body)
        return answer

    def close(self):
        pass


@pytest.fixture
def portal_of(session):
    def make(*answers):
        strangers = Strangers(TOKEN, *answers)
        session.mount("http://", strangers)
        portal = HttpPortal("http://portal.example/ward", session)
        portal.sign_in(lambda: "signed")
        return portal, strangers

    return make


@pytest.mark.parametrize(
    "answer",
    [
        (200, "text/html", b"<html>hotel</html>"),
        (200, JSON, b"<html>hotel</html>"),
        (200, JSON, b'{"outcome":"ok"}'),
        (200, JSON, b"\xff\xfe"),
        (200, "", b""),
        (204, JSON, b""),
        (301, "text/html", b"", {"Location": "http://portal.example/"}),
        (404, "text/html", b"<html>no such page</html>"),
        (403, "text/plain", b"blocked by policy"),
        (407, "text/html", b"<html>proxy</html>"),
        (500, PROBLEM, b'{"code":"broken","detail":""}'),
        (502, "text/html", b"<html>bad gateway</html>"),
        (511, "text/html", b"<html>sign in</html>"),
    ],
)
def test_a_stranger_in_the_portals_place_is_no_answer(portal_of, answer):
    portal, _ = portal_of(answer)

    with pytest.raises(PortalUnreachable):
        portal.feed("")


def test_a_refusal_keeps_the_portals_reason(portal_of):
    portal, _ = portal_of((400, PROBLEM, b'{"code":"invalid","detail":"x"}'))

    with pytest.raises(PortalRefused) as refused:
        portal.feed("")

    assert (refused.value.reason, refused.value.status) == ("invalid", 400)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7), ("99999999", 3600), ("Wed, 21 Oct 2026 07:28:00 GMT", 0), ("-1", 0)],
)
@pytest.mark.parametrize("status", [429, 503])
def test_the_wait_the_portal_asks_for_is_carried(portal_of, status, header, seconds):
    portal, _ = portal_of((status, "text/html", b"", {"Retry-After": header}))

    with pytest.raises(PortalUnreachable) as busy:
        portal.push(1, [b"{}"])

    assert busy.value.retry_after == seconds


def test_an_answer_without_end_is_cut_off(portal_of, monkeypatch):
    monkeypatch.setattr(http, "LARGEST_ANSWER", 100_000)
    portal, _ = portal_of((200, JSON, b" " * 200_000))

    with pytest.raises(PortalUnreachable):
        portal.feed("")


def test_a_token_refused_twice_means_the_device_is_not_known(portal_of):
    worn = (401, PROBLEM, b'{"code":"unauthorised","detail":""}')
    portal, strangers = portal_of(worn, TOKEN, worn)

    with pytest.raises(NotEnrolled):
        portal.feed("")

    assert len(strangers.asked) == 4


def test_the_token_goes_to_no_other_host(portal_of):
    there = {"Location": "http://elsewhere.example/v1/uploads/1"}
    portal, strangers = portal_of((201, "", b"", there))

    with pytest.raises(PortalRefused):
        portal.begin_upload(SHA, 10)
    with pytest.raises(PortalRefused):
        portal.append("http://elsewhere.example/v1/uploads/1", 0, b"x")

    assert {request.url.split("/")[2] for request in strangers.asked} == {
        "portal.example"
    }


def test_a_portal_below_a_path_is_asked_below_it(portal_of):
    portal, strangers = portal_of((404, PROBLEM, b""))

    portal.has_file(SHA)

    assert strangers.asked[-1].url == f"http://portal.example/ward/v1/blobs/{SHA}"


def test_a_network_that_says_yes_to_everything_stores_no_file(portal_of):
    portal, _ = portal_of((200, "application/octet-stream", b""))

    with pytest.raises(PortalUnreachable):
        portal.has_file(SHA)


def test_a_catalogue_that_does_not_match_its_hash_is_not_taken(portal_of):
    pack = b'{"version":"1","sha256":"00","files":{"pack.toml":"x"}}'
    portal, _ = portal_of((200, JSON, pack))

    with pytest.raises(PortalUnreachable):
        portal.catalogue("")


def test_a_known_catalogue_is_not_sent_again(portal_of):
    portal, strangers = portal_of((304, "", b""))

    assert portal.catalogue("abc") is None
    assert strangers.asked[-1].headers["If-None-Match"] == '"abc"'


class WrongBytes:
    """A portal that takes all bytes and then says that they do not make the file."""

    def __init__(self):
        self.begun = 0

    def has_file(self, sha256):
        return False

    def begin_upload(self, sha256, size):
        self.begun += 1
        return f"upload/{self.begun}"

    def upload_offset(self, url):
        return None

    def append(self, url, offset, chunk):
        raise PortalRefused("wrong-checksum", status=460)


def test_an_upload_that_never_succeeds_is_left_for_later():
    portal, noted = WrongBytes(), []

    with pytest.raises(PortalRefused):
        upload(portal, Upload(sha256=SHA, size=3), b"abc", lambda *at: noted.append(at))

    assert portal.begun == 4
    assert noted[-1] == ("upload/4", 0)


class StillWriting(WrongBytes):
    """A portal that has not heard yet that the line of the last request was cut."""

    busy = True

    def upload_offset(self, url):
        return 1

    def append(self, url, offset, chunk):
        if self.busy:
            raise PortalRefused("busy", status=423)
        return offset + len(chunk)


def test_a_portal_that_still_writes_the_request_that_was_cut_is_given_time():
    portal, rested, noted = StillWriting(), [], []
    half = Upload(sha256=SHA, size=3, url="upload/0", offset=1)

    def rest(seconds):
        rested.append(seconds)
        portal.busy = len(rested) < 2

    pace = Pace(seconds=lambda: 0.0, rest=rest)
    upload(portal, half, b"abc", lambda *at: noted.append(at), pace)

    assert rested == [0.25, 0.25]
    assert noted == [("upload/0", 3)]


class Forgetful(WrongBytes):
    """A portal that took the whole file, lost it, and does not know of that."""

    def upload_offset(self, url):
        return 3

    def append(self, url, offset, chunk):
        self.kept = chunk
        return offset + len(chunk)


def test_a_file_the_portal_lost_after_its_last_piece_is_brought_anew_at_once():
    portal, noted = Forgetful(), []
    half = Upload(sha256=SHA, size=3, url="upload/0", offset=0)

    upload(portal, half, b"abc", lambda *at: noted.append(at))

    assert portal.begun == 1
    assert bytes(portal.kept) == b"abc"
    assert noted == [("upload/1", 0), ("upload/1", 3)]


@pytest.mark.parametrize("place", ["http://[portal", "http://portal.example:x/1"])
def test_an_upload_at_no_address_is_no_upload(portal_of, place):
    portal, _strangers = portal_of((201, JSON, b"", {"Location": place}))

    with pytest.raises((PortalUnreachable, PortalRefused)):
        portal.begin_upload(SHA, 5)


@pytest.mark.parametrize("offset", ["", "-1", "1.5", "²", "9" * 5000])
def test_an_offset_that_is_no_number_of_ours_is_a_strangers(portal_of, offset):
    portal, _strangers = portal_of((200, JSON, b"", {"Upload-Offset": offset}))

    with pytest.raises(PortalUnreachable):
        portal.upload_offset("http://portal.example/ward/v1/uploads/1")


def test_a_busy_portal_that_asks_for_an_age_is_asked_again_by_our_own_clock(portal_of):
    busy = (503, PROBLEM, b"{}", {"Retry-After": "9" * 5000})
    portal, _strangers = portal_of(busy)

    with pytest.raises(PortalUnreachable) as caught:
        portal.feed("")

    assert caught.value.retry_after == 0
