"""The real portal in its own process, on SQLite and on a private PostgreSQL."""

import base64
import secrets
import selectors
import shutil
import time

import msgspec
import pytest
import requests
from joserfc import jwt
from joserfc.jwk import ECKey

from tests.portal.postgres import private
from tests.portal_process import PortalProcess, say

ORG = "000.12.34.H26"
OTHER = "000.12.35.H26"


class Portal:
    """A portal that can be killed and started again on the same files."""

    def __init__(self, database, files):
        self.database = database
        self.files = files
        self.options = []
        self.child = None
        self.url = ""

    def start(self):
        self.child = PortalProcess(
            *("serve", "--port", 0),
            *("--database", self.database, "--files", self.files),
            *self.options,
        )
        with selectors.DefaultSelector() as ready:
            ready.register(self.child.stdout, selectors.EVENT_READ)
            assert ready.select(30), "the portal does not start"
        line = self.child.stdout.readline()
        assert line.startswith("listening on http://"), line
        self.url = line.split()[-1]

    def kill(self):
        self.child.kill()
        self.child = None

    def code(self, counter="03", org=ORG):
        words = ("--org", org, "--counter", counter)
        return say("enrolment-code", "--database", self.database, *words)

    def device(self, counter="03", name="Quầy 3", org=ORG):
        return Device(self, self.code(counter, org), counter, name)


class Device:
    """A counter as the wire sees it."""

    def __init__(self, portal, code, counter, name):
        self.portal = portal
        self.key = ECKey.generate_key("P-256")
        answer = requests.post(
            f"{portal.url}/v1/devices",
            json={
                "code": code,
                "deviceName": name,
                "counter": counter,
                "publicKey": self.key.as_dict(private=False),
            },
            timeout=20,
        )
        assert answer.status_code == 201, answer.text
        self.enrolled = answer.json()
        self.id = self.enrolled["device"]
        self.slots = [slot["number"] for slot in self.enrolled["slots"]]
        self.org = self.enrolled["organisation"]["code"]
        self.epoch = self.enrolled["epoch"]
        self.count = 0
        self.token = self.sign_in().json()["accessToken"]

    def assertion(self, **changes):
        claims = {
            "iss": self.id,
            "sub": self.id,
            "aud": "city-portal",
            "jti": secrets.token_hex(8),
            "exp": int(time.time()) + 50,
            **changes,
        }
        return jwt.encode({"alg": "ES256"}, claims, self.key)

    def sign_in(self, assertion=None):
        body = {"assertion": assertion or self.assertion()}
        return requests.post(f"{self.portal.url}/v1/token", json=body, timeout=20)

    def ask(self, method, path, **more):
        headers = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        return requests.request(
            method, self.portal.url + path, headers=headers, timeout=20, **more
        )

    def operation(self, dossier=None, *, tip=None, sequence=0, **changes):
        """Make a frozen operation; a creation when it has no tip."""
        self.count += 1
        code = changes.pop(
            "code", f"{self.org}-261123-{self.slots[0] * 100 + sequence:04d}"
        )
        fields = {"code": code, "status": "received"} if tip is None else {}
        fields.update(changes.pop("fields", {}))
        return msgspec.json.encode(
            {
                "id": changes.pop("id", f"{self.id}.1.{self.count}"),
                "dossier": dossier or f"dossier-{self.id}-{self.count}",
                "schema": 1,
                "tip": tip,
                "supersedes": changes.pop("supersedes", []),
                "code": code,
                "changes": {name: [None, new] for name, new in fields.items()},
                "madeAt": changes.pop("at", "2026-11-23T02:00:00Z"),
                "madeBy": changes.pop("by", "lan"),
            }
        )

    def push(self, *images, epoch=None):
        body = b'{"epoch":%d,"operations":[%s]}' % (
            self.epoch if epoch is None else epoch,
            b",".join(images),
        )
        answer = self.ask("POST", "/v1/operations", data=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def result(self, image, **more):
        (result,) = self.push(image, **more)["results"]
        return result

    def feed(self, cursor=""):
        return self.ask("GET", "/v1/feed", params={"cursor": cursor}).json()

    def begin_upload(self, sha256, length):
        metadata = f"sha256 {base64.b64encode(sha256.encode()).decode()}"
        answer = self.ask(
            "POST",
            "/v1/uploads",
            headers={
                "Tus-Resumable": "1.0.0",
                "Upload-Length": str(length),
                "Upload-Metadata": metadata,
            },
        )
        assert answer.status_code == 201, answer.text
        return answer.headers["Location"]

    def append(self, place, offset, data, **headers):
        return self.ask(
            "PATCH",
            place,
            data=data,
            headers={
                "Tus-Resumable": "1.0.0",
                "Upload-Offset": str(offset),
                "Content-Type": "application/offset+octet-stream",
                **headers,
            },
        )

    def offset(self, place):
        headers = {"Tus-Resumable": "1.0.0"}
        return int(self.ask("HEAD", place, headers=headers).headers["Upload-Offset"])

    def has(self, sha256):
        return self.ask("HEAD", f"/v1/blobs/{sha256}").status_code == 200

    def upload(self, sha256, content):
        return self.append(self.begin_upload(sha256, len(content)), 0, content)


def found(database):
    """Make the database's tables and two offices."""
    for org in (ORG, OTHER):
        words = ("--org", org, "--name", "Phường Thử", "--place", "Hà Nội")
        say("organisation", "--database", database, *words)


def founded(database, files):
    found(database)
    return Portal(database, files)


@pytest.fixture(scope="session")
def founded_file(tmp_path_factory):
    """A portal's database with two offices, copied for each test."""
    file = tmp_path_factory.mktemp("founded") / "portal.db"
    found(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def founded_template(postgres):
    """The same on PostgreSQL: the name of a database to copy."""
    address = postgres()
    found(address)
    return address.rsplit("/", 1)[1]


@pytest.fixture(scope="session")
def postgres():
    """A private PostgreSQL; yields what makes an empty database and its address."""
    server = private().start()
    yield server.database
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'portal.db'}"
    return request.getfixturevalue("postgres")()


@pytest.fixture(params=["sqlite", "postgresql"])
def founded_database(request, tmp_path):
    """A database of each kind in turn, with two offices."""
    if request.param == "sqlite":
        return copied(request.getfixturevalue("founded_file"), tmp_path)
    template = request.getfixturevalue("founded_template")
    return request.getfixturevalue("postgres")("-T", template)


def copied(file, folder):
    for part in file.parent.iterdir():  # its log too
        shutil.copy(part, folder)
    return f"sqlite:///{folder / file.name}"


@pytest.fixture
def on_both(founded_database, tmp_path):
    """A portal on each kind of database in turn."""
    portal = Portal(founded_database, tmp_path / "files")
    portal.start()
    yield portal
    portal.kill()


@pytest.fixture(scope="module")
def portal(founded_file, tmp_path_factory):
    """A portal that the tests of one module share; each enrols its own device."""
    folder = tmp_path_factory.mktemp("portal")
    portal = Portal(copied(founded_file, folder), folder / "files")
    portal.start()
    yield portal
    portal.kill()


@pytest.fixture
def own_portal(founded_file, tmp_path):
    """A portal of one's own, to be killed and restored."""
    portal = Portal(copied(founded_file, tmp_path), tmp_path / "files")
    portal.start()
    yield portal
    if portal.child:
        portal.kill()


@pytest.fixture
def device(portal):
    return portal.device(name=f"Quầy {secrets.token_hex(4)}")
