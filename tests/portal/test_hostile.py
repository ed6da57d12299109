"""What only a broken or hostile counter sends: refused, never a mistake of ours."""

import base64
import hashlib
import socket
import time

import msgspec
import pytest
import requests

from tests.portal.office import OfficePortal

CONTENT = b"hello"
SHA = hashlib.sha256(CONTENT).hexdigest()
BROKEN = (
    b"",
    b"{",
    b"null",
    b"[]",
    b"\xff\xfe",
    b"\xef\xbb\xbf{}",
    b'{"a":' * 20_000,
    b"[" * 100_000,
)


def nested(levels):
    value = "in the middle"
    for level in range(levels):
        value = [value] if level % 2 else {"x": value}
    return value


def test_a_body_that_is_no_message_is_refused(device):
    for path in ("operations", "slots", "devices", "token"):
        for body in BROKEN:
            answer = device.ask("POST", f"/v1/{path}", data=body)

            assert answer.status_code == 400, (path, body[:20])
            assert answer.json()["code"] == "invalid"


def test_a_field_nested_too_deep_is_invalid_and_the_feed_stays_readable(device):
    for count, levels in enumerate((33, 400, 900)):
        deep = device.operation(fields={"answers.x": nested(levels)})
        fine = device.operation(sequence=31 + count)
        body = b'{"epoch":%d,"operations":[%s,%s]}' % (device.epoch, deep, fine)

        answer = device.ask("POST", "/v1/operations", data=body)

        if answer.status_code != 400:  # the reader of the whole batch gave up
            outcomes = [result["outcome"] for result in answer.json()["results"]]
            assert outcomes == ["invalid", "ok"]
        assert device.feed()["outcome"] == "ok"


def test_what_a_declaration_nests_is_taken(own_portal):
    device = own_portal.device()

    result = device.result(device.operation(fields={"answers.x": nested(20)}))

    assert result["outcome"] == "ok"
    [row] = device.feed()["rows"]
    assert row["fields"]["answers.x"] == nested(20)


def test_a_checksum_that_is_none_is_refused_and_nothing_is_kept(device):
    place = device.begin_upload(SHA, len(CONTENT))

    for checksum in ("sha1 é", "sha1 !", "sha1", "md5 AAAA", ""):
        sent = {"Upload-Checksum": checksum.encode()}
        answer = device.append(place, 0, CONTENT, **sent)

        assert 400 <= answer.status_code < 500, checksum
        assert device.offset(place) == 0


def test_metadata_that_cannot_be_read_is_refused(device):
    for metadata in ("é", "sha256 é", "sha256 AA=A", "sha256 /w=="):
        headers = {
            "Tus-Resumable": "1.0.0",
            "Upload-Length": "5",
            "Upload-Metadata": metadata.encode(),
        }

        answer = device.ask("POST", "/v1/uploads", headers=headers)

        assert answer.status_code == 400, metadata


def test_a_device_name_no_list_could_show_is_refused(on_both):
    code = on_both.code()
    for name in ("a\0b", "a\nb", "x" * 101):
        request = {
            "code": code,
            "deviceName": name,
            "counter": "03",
            "publicKey": {"kty": "EC"},
        }

        answer = requests.post(
            f"{on_both.url}/v1/devices", data=msgspec.json.encode(request), timeout=20
        )

        assert answer.status_code == 400, name
        assert "name" in answer.json()["detail"]


def test_text_no_database_likes_is_kept_or_refused(on_both):
    device = on_both.device()
    for count, text in enumerate(("a\0b", "\u202e", "'; DROP TABLE dossier; --")):
        fields = {"status": text, "note": text, "lookup_secret": text}

        made = device.result(device.operation(sequence=count, fields=fields))
        page = requests.post(
            f"{on_both.url}/tra-cuu", data={"code": text, "secret": text}, timeout=20
        )

        assert made["outcome"] in {"ok", "invalid"}
        assert page.status_code == 404
        assert device.feed()["outcome"] == "ok"


def test_a_path_leads_nowhere_else(device):
    headers = {
        "Tus-Resumable": "1.0.0",
        "Upload-Offset": "0",
        "Content-Type": "application/offset+octet-stream",
    }
    for path in (
        "/v1/blobs/..%2f..%2fetc%2fpasswd",
        "/v1/blobs/%00",
        f"/v1/blobs/{SHA}%2f..",
        "/v1/uploads/..%2f..%2fportal.db",
        "/v1/uploads/%00",
        "/v1/feed?cursor=%00",
        "/v1/feed?cursor=" + base64.urlsafe_b64encode(b"1." + b"9" * 99).decode(),
        "/..%2f..%2fetc%2fpasswd",
    ):
        for method in ("GET", "HEAD", "PATCH", "DELETE"):
            answer = device.ask(method, path, headers=headers, data=CONTENT)

            assert answer.status_code < 500, (method, path)
            assert b"root:" not in answer.content


@pytest.mark.parametrize(
    "path", ["/", "/v1/time", "/v1/feed", "/v1/nothing", "/tra-cuu"]
)
def test_every_answer_says_what_it_is_and_is_kept_nowhere(device, path):
    headers = device.ask("GET", path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    if headers["Content-Type"].startswith("text/html"):
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["Referrer-Policy"] == "no-referrer"


def test_a_portal_called_by_https_tells_browsers_never_to_come_without_it(tmp_path):
    with OfficePortal(tmp_path, public_url="https://portal.example") as portal:
        told = [
            requests.get(f"{portal.url}{path}").headers["Strict-Transport-Security"]
            for path in ("/", "/can-bo/dang-nhap", "/v1/time", "/v1/nothing")
        ]

    assert set(told) == {"max-age=31536000; includeSubDomains"}


def test_a_portal_without_tls_promises_none(device):
    assert "Strict-Transport-Security" not in device.ask("GET", "/").headers


SMUGGLED = b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
TWO_ENDS = {
    "two lengths": b"Content-Length: 5\r\nContent-Length: 0\r\n\r\nhello",
    "length and pieces": (
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    ),
    "pieces, not last": b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "blank before colon": b"Content-Length : 5\r\n\r\nhello",
}


@pytest.mark.parametrize("kind", TWO_ENDS)
def test_a_request_with_two_ends_is_refused_and_what_follows_is_not_heard(device, kind):
    host, port = device.portal.url.removeprefix("http://").split(":")
    request = b"POST /v1/token HTTP/1.1\r\nHost: x\r\n" + TWO_ENDS[kind] + SMUGGLED
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(request)
        heard = b""
        while piece := line.recv(65536):
            heard += piece

    assert heard.startswith(b"HTTP/1.1 400")
    assert heard.count(b"HTTP/1.1 ") == 1


def test_what_may_be_an_attempt_leaves_a_line_without_its_words(tmp_path, caplog):
    with OfficePortal(tmp_path) as portal:
        requests.post(f"{portal.url}/v1/token", data=b'{"assertion":"001187012901"')

    told = [
        (one.getMessage(), one.route, one.status, one.why)
        for one in caplog.records
        if one.name == "city_portal.api.problems"
    ]
    assert told == [("refused", "/v1/token", 400, "invalid")]
    assert "001187012901" not in caplog.text


def test_a_client_that_asks_too_much_at_once_waits_and_watchers_do_not(tmp_path):
    with OfficePortal(tmp_path, most_a_second=1) as portal:
        answers = []
        until = time.monotonic() + 30
        while not any(one.status_code == 429 for one in answers):
            assert time.monotonic() < until, "nobody is held back"
            answers += [requests.get(f"{portal.url}/v1/time") for _ in range(3)]
        watched = [requests.get(f"{portal.url}/health/live") for _ in range(5)]

    late = next(one for one in answers if one.status_code == 429)
    assert answers[0].status_code == 200
    assert late.headers["Content-Type"] == "application/problem+json"
    assert late.headers["Retry-After"] == "1"
    assert late.json()["code"] == "too-often"
    assert {one.status_code for one in watched} == {200}
