"""Papers in a bucket: the same portal, and what happens while the bucket is gone."""

import hashlib
import os

import boto3
import pytest
import requests
from moto.server import ThreadedMotoServer

from city_portal import parts
from tests.portal.office import Clerk, OfficePortal
from tests.portal.test_files_from_home import CATALOGUE, Sender, pdf
from tests.portal.test_home import WHOLE

KEYS = {"aws_access_key_id": "portal", "aws_secret_access_key": "of a test"}


class Bucket:
    """A server of S3's protocol on a socket, which can go and come back."""

    def __init__(self):
        self.server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
        self.server.start()
        self.url = "http://{}:{}".format(*self.server.get_host_and_port())
        self.s3 = boto3.client(
            "s3", endpoint_url=self.url, region_name="us-east-1", **KEYS
        )
        # Servers of one process share what they hold.
        requests.post(f"{self.url}/moto-api/reset", timeout=20)
        self.s3.create_bucket(Bucket="papers")

    def goes(self):
        self.server.stop()

    def comes_back(self):
        port = int(self.url.rpartition(":")[2])
        self.server = ThreadedMotoServer("127.0.0.1", port=port, verbose=False)
        self.server.start()

    def names(self):
        listed = self.s3.list_objects_v2(Bucket="papers").get("Contents", [])
        return {one["Key"] for one in listed}


@pytest.fixture
def bucket():
    bucket = Bucket()
    yield bucket
    bucket.goes()


@pytest.fixture
def portal(tmp_path, bucket):
    files = tmp_path / "files"
    files.mkdir()
    (files / "storage.toml").write_text(
        f'endpoint = "{bucket.url}"\nbucket = "papers"\n'
        'access_key = "portal"\nsecret_key = "of a test"\n',
        encoding="utf-8",
    )
    with OfficePortal(tmp_path, CATALOGUE) as portal:
        yield portal


def named(content):
    sha256 = hashlib.sha256(content).hexdigest()
    return f"{sha256[:2]}/{sha256}", sha256


def test_files_of_counters_and_citizens_lie_in_the_bucket_and_nowhere_else(
    portal, bucket
):
    device = portal.device()
    scan, form, sent = os.urandom(9_000_000), pdf(), pdf()
    place = device.begin_upload(named(scan)[1], len(scan))
    device.append(place, 0, scan)
    citizen = Sender(portal)
    citizen.sent(sent)
    paper = {"giay-to-tuy-than": ("don.pdf", form)}
    citizen.write("submit", **WHOLE, files=paper)
    officer = Clerk(portal, "counter.b", "counter")
    read = officer.get(f"/tu-nha/{citizen.code}/tep/{named(sent)[1]}").content

    assert bucket.names() == {named(one)[0] for one in (scan, form, sent)}
    assert parts.blobs(portal.files).read(named(scan)[1]) == scan
    assert read == sent
    assert not (portal.files / "blobs").exists()
    assert not list((portal.files / "uploads").glob("*.part"))


def test_while_the_bucket_is_gone_each_is_told_to_come_again_and_nothing_is_half_done(
    portal, bucket
):
    device = portal.device()
    scan = os.urandom(300_000)
    place = device.begin_upload(named(scan)[1], len(scan))
    paper = {"files": [{"sha256": named(scan)[1]}]}
    image = device.operation("d1", fields={"papers.x": paper})
    body = b'{"epoch":%d,"operations":[%s]}' % (device.epoch, image)

    bucket.goes()
    last = device.append(place, 0, scan)
    pushed = device.ask("POST", "/v1/operations", data=body)
    ready = requests.get(f"{portal.url}/health/ready", timeout=60)
    bucket.comes_back()
    offset = device.offset(place)
    again = device.result(image)
    back = requests.get(f"{portal.url}/health/ready", timeout=60)

    told = [(one.status_code, one.headers["Retry-After"]) for one in (last, pushed)]
    assert told == [(503, "5"), (503, "5")]
    assert ready.status_code == 503
    assert "files" in ready.text
    assert (offset, bucket.names()) == (len(scan), {named(scan)[0]})
    assert (again["outcome"], again["version"], again["complete"]) == ("ok", 1, True)
    assert back.status_code == 200
