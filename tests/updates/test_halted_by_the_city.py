"""Before a version is taken the city is asked whether its spread was stopped."""

import json
import threading
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from counter_app.__main__ import _parser
from counter_app.bootstrap import updating
from counter_app.bootstrap.keeping import run_keeping
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.updates.publishing import Keys, Lives, SigningRoom, make_key

PASSWORD = "sáu từ bất kỳ ghép lại"
LIVES = Lives(
    expires={"root": 365, "targets": 90, "snapshot": 7, "timestamp": 1},
    threshold={"root": 1, "targets": 1, "online": 1},
)


class City(BaseHTTPRequestHandler):
    """A portal that answers one question; 404 when it knows of no halts yet."""

    def __init__(self, halted, *words):
        self.halted = halted
        super().__init__(*words)

    def do_GET(self):
        halted = self.halted[0]
        self.send_response(404 if halted is None else 200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        found = [
            {"version": one, "since": "2026-11-29T01:00:00Z"} for one in halted or ()
        ]
        said = {"serverTime": "2026-11-29T02:00:00Z", "halted": found}
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *_said):
        pass


@pytest.fixture
def halted():
    return [[]]


@pytest.fixture
def portal(halted):
    serve = partial(City, halted)
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(10)


@pytest.fixture
def asked(tmp_path, monkeypatch, capsys):
    """Type ``update fetch`` on a PC where the city's root lies; what was said."""
    make_key(tmp_path / "key", PASSWORD)
    keys = Keys.read([tmp_path / "key"], lambda _: PASSWORD)
    room = SigningRoom(tmp_path / "repository", LIVES, datetime.now(UTC))
    room.begin(dict.fromkeys(("root", "targets", "online"), keys))
    package = tmp_path / "mot-cua-phuong_99.0_amd64.deb"
    package.write_bytes(b"99")
    offer = {"version": "99.0", "not_before": {"3": "2026-01-01T17:30+07:00"}}
    room.release("amd64.deb", package, offer)
    room.sign(keys)
    room.refresh(keys)
    root = tmp_path / "root.json"
    root.write_bytes((tmp_path / "repository/metadata/1.root.json").read_bytes())
    monkeypatch.setattr(updating, "ROOT", root)
    monkeypatch.setattr(updating, "OF_SYSTEM", tmp_path / "system")

    def type_it(portal, *more):
        words = ["update", "fetch", "--out", str(tmp_path / "out"), *more]
        given = _parser(words).parse_args(words)
        place = str(tmp_path / "repository")
        settings = Settings(portal_url=portal, update_source=place)
        assert run_keeping(given, Paths(tmp_path / "profile"), settings) == 0
        fetched = (tmp_path / "out" / package.name).exists()
        return fetched, "".join(capsys.readouterr())

    return type_it


def test_a_version_the_city_halted_is_not_even_fetched(asked, portal, halted):
    halted[0] = ["99.0"]
    fetched, told = asked(portal)
    assert (fetched, "its spread was stopped" in told) == (False, True)

    halted[0] = ["98.0"]
    assert asked(portal)[0]


def test_a_portal_of_before_there_were_halts_stops_nothing(asked, portal, halted):
    halted[0] = None

    assert asked(portal, "--scheduled")[0]


def test_the_evenings_task_waits_for_a_silent_city_and_a_person_is_told(asked):
    nobody = "http://127.0.0.1:1"

    fetched, told = asked(nobody, "--scheduled")
    assert (fetched, "could not be asked" in told) == (False, True)

    fetched, told = asked(nobody)
    assert (fetched, "could not be asked: PortalUnreachable" in told) == (True, True)


def test_a_pc_that_knows_no_portal_asks_nobody(asked):
    assert asked("", "--scheduled")[0]
