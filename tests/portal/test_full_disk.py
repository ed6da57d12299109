"""The disk of the portal's files is full: told to come again, then all goes on."""

import hashlib
import os
import subprocess

import pytest

from tests.portal.office import OfficePortal
from tests.portal.test_files_from_home import CATALOGUE, Sender, pdf


@pytest.fixture
def portal(tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(files)]
    subprocess.run(mount, check=True)
    with OfficePortal(tmp_path, CATALOGUE) as portal:
        yield portal
    subprocess.run(["umount", "-l", str(files)], check=True)


@pytest.mark.mounts
def test_on_a_full_disk_an_upload_waits_and_goes_on_when_there_is_room(portal):
    device, citizen = portal.device(), Sender(portal)
    scan = os.urandom(1_500_000)
    sha256 = hashlib.sha256(scan).hexdigest()
    place = device.begin_upload(sha256, len(scan))
    ballast = portal.files / "ballast"
    free = os.statvfs(portal.files)
    ballast.write_bytes(bytes((free.f_bavail - 8) * free.f_bsize))

    full = device.append(place, 0, scan)
    form = citizen.create(pdf())
    page = citizen.browser.get(citizen.home, timeout=20)
    ballast.unlink()
    offset = device.offset(place)
    done = device.append(place, offset, scan[offset:])
    sent = citizen.sent(pdf())

    refused = [(one.status_code, one.headers["Retry-After"]) for one in (full, form)]
    assert refused == [(503, "5"), (503, "5")]
    assert page.status_code == 200
    assert offset < len(scan)
    assert (done.status_code, sent.status_code) == (204, 204)
    assert (portal.files / "blobs" / sha256[:2] / sha256).read_bytes() == scan
