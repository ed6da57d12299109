"""Files: every byte, checked, in spite of kills and races."""

import base64
import hashlib
import http.client
import os
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
import requests


def made(size):
    content = os.urandom(size)
    return content, hashlib.sha256(content).hexdigest()


def half_sent(device, place, offset, content, part):
    """Open a PATCH of the whole rest and send only a part of it."""
    host, port = urlsplit(device.portal.url).netloc.split(":")
    line = http.client.HTTPConnection(host, int(port), timeout=20)
    line.putrequest("PATCH", place)
    for name, value in {
        "Authorization": f"Bearer {device.token}",
        "Tus-Resumable": "1.0.0",
        "Upload-Offset": str(offset),
        "Content-Type": "application/offset+octet-stream",
        "Content-Length": str(len(content) - offset),
    }.items():
        line.putheader(name, value)
    line.endheaders()
    line.send(content[offset : offset + part])
    return line


def wait_for(condition):
    until = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < until, "it never came true"


def bytes_on_disk(portal):
    return sum(p.stat().st_size for p in (portal.files / "uploads").glob("*.part"))


def test_a_portal_killed_in_mid_upload_resumes_to_the_same_bytes(own_portal):
    device = own_portal.device()
    content, sha256 = made(8_000_000)
    place = device.begin_upload(sha256, len(content))
    line = half_sent(device, place, 0, content, 5_000_000)
    wait_for(lambda: bytes_on_disk(own_portal) > 3_000_000)

    own_portal.kill()
    line.close()
    own_portal.start()
    offset = device.offset(place)
    done = device.append(place, offset, content[offset:])

    assert 0 < offset <= 5_000_000
    assert done.status_code == 204
    assert device.has(sha256)
    stored = own_portal.files / "blobs" / sha256[:2] / sha256
    assert stored.read_bytes() == content


def test_bytes_beyond_the_written_offset_are_cut_off(own_portal):
    device = own_portal.device()
    content, sha256 = made(300_000)
    place = device.begin_upload(sha256, len(content))
    device.append(place, 0, content[:100_000])
    (part,) = (own_portal.files / "uploads").glob("*.part")
    part.write_bytes(part.read_bytes() + b"torn by a power failure")

    offset = device.offset(place)
    device.append(place, offset, content[offset:])

    assert offset == 100_000
    assert device.has(sha256)


def test_wrong_bytes_never_become_a_file(device):
    content, sha256 = made(100_000)

    answer = device.upload(sha256, content[:-1] + b"?")

    assert answer.status_code == 460
    assert not device.has(sha256)
    assert device.upload(sha256, content).status_code == 204
    assert device.has(sha256)


def test_of_two_writers_at_one_offset_exactly_one_wins(device):
    content, sha256 = made(2_000_000)
    place = device.begin_upload(sha256, len(content))

    with ThreadPoolExecutor(2) as two:
        answers = [
            done.result(20)
            for done in [two.submit(device.append, place, 0, content) for _ in "ab"]
        ]

    codes = sorted(answer.status_code for answer in answers)
    assert codes[0] == 204
    assert codes[1] in {409, 423}
    assert device.has(sha256)


def test_the_last_piece_may_come_twice(device):
    content, sha256 = made(9_000)
    place = device.begin_upload(sha256, len(content))
    first = device.append(place, 0, content)

    second = device.append(place, 0, content)

    assert (first.status_code, second.status_code) == (204, 409)
    assert device.offset(place) == len(content)


def test_a_second_writer_is_told_while_the_first_is_at_it(portal, device):
    content, sha256 = made(3_000_000)
    place = device.begin_upload(sha256, len(content))
    before = bytes_on_disk(portal)
    line = half_sent(device, place, 0, content, 2_000_000)
    wait_for(lambda: bytes_on_disk(portal) > before)

    second = device.append(place, 0, content)
    line.sock.shutdown(socket.SHUT_RDWR)
    line.close()
    wait_for(lambda: device.append(place, 0, b"").status_code != 423)

    assert second.status_code == 423
    assert 0 < device.offset(place) <= 2_000_000


def test_another_offset_a_foreign_type_and_too_many_bytes_are_refused(device):
    content, sha256 = made(1000)
    place = device.begin_upload(sha256, len(content))

    codes = [
        device.append(place, 7, content).status_code,
        device.append(place, 0, content, **{"Content-Type": "text/plain"}).status_code,
        device.append(place, 0, content + b"x").status_code,
        device.append(place, 0, content, **{"Tus-Resumable": "0.2"}).status_code,
    ]

    assert codes == [409, 415, 413, 412]
    assert device.offset(place) == 0


def test_a_piece_with_a_wrong_checksum_is_taken_back(device):
    content, sha256 = made(1000)
    place = device.begin_upload(sha256, len(content))
    right = base64.b64encode(hashlib.sha1(content[:500]).digest()).decode()

    wrong = device.append(place, 0, b"?" * 500, **{"Upload-Checksum": f"sha1 {right}"})
    offset = device.offset(place)
    good = device.append(
        place, 0, content[:500], **{"Upload-Checksum": f"sha1 {right}"}
    )

    assert (wrong.status_code, offset) == (460, 0)
    assert good.status_code == 204
    assert good.headers["Upload-Offset"] == "500"


def test_an_upload_of_another_device_is_not_there(portal, device):
    place = device.begin_upload(made(10)[1], 10)
    other = portal.device(name="Quầy khác")

    assert other.append(place, 0, b"0123456789").status_code == 404


@pytest.mark.parametrize("size", [0, 1])
def test_the_smallest_files_are_files(device, size):
    content, sha256 = made(size)
    place = device.begin_upload(sha256, size)

    if size:
        device.append(place, 0, content)

    assert device.has(sha256)
    assert device.offset(place) == size


def test_a_dossier_is_complete_when_its_last_file_came_and_the_feed_says_so(on_both):
    device = on_both.device()
    content, sha256 = made(5000)
    paper = {"state": "original", "files": [{"sha256": sha256, "size": 5000}]}
    result = device.result(device.operation("d1", fields={"papers.don": paper}))
    before = device.feed()

    device.upload(sha256, content)
    after = device.feed(before["cursor"])

    assert not result["complete"]
    assert [row["complete"] for row in before["rows"]] == [False]
    assert [(row["complete"], row["version"]) for row in after["rows"]] == [(True, 1)]


def test_the_server_says_what_it_can(portal):
    answer = requests.options(f"{portal.url}/v1/uploads", timeout=20)

    assert answer.status_code == 204
    assert answer.headers["Tus-Extension"] == "creation,checksum"
