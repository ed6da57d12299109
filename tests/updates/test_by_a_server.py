"""Updates from a server go the way everything else goes: its proxy, its authorities."""

import threading
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from counter_app.bootstrap.keeping import run_keeping
from counter_app.bootstrap.system_proxies import session_by
from counter_app.domain.keeping_errors import UpdateRefused
from counter_app.domain.updates import offered_as
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.updates.publishing import Keys, Lives, SigningRoom, make_key
from counter_app.updates.repository import Repository

PASSWORD = "sáu từ bất kỳ ghép lại"
LIVES = Lives(
    expires={"root": 365, "targets": 90, "snapshot": 7, "timestamp": 1},
    threshold={"root": 1, "targets": 1, "online": 1},
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_said):
        pass


@pytest.fixture
def keys(tmp_path):
    make_key(tmp_path / "key", PASSWORD)
    return Keys.read([tmp_path / "key"], lambda _: PASSWORD)


@pytest.fixture
def room(tmp_path, keys):
    room = SigningRoom(tmp_path / "repository", LIVES, datetime.now(UTC))
    room.begin(dict.fromkeys(("root", "targets", "online"), keys))
    package = tmp_path / "mot-cua-phuong_0.2.0_amd64.deb"
    package.write_bytes(b"0.2.0" * 100_000)
    offer = {"version": "0.2.0", "not_before": {"0": "2026-01-01T17:30+07:00"}}
    room.release(offered_as("amd64.deb", "preview"), package, offer)
    room.sign(keys)
    room.refresh(keys)
    return room


@pytest.fixture
def server(tmp_path, room):
    serve = partial(Quiet, directory=str(tmp_path / "repository"))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(10)


@pytest.fixture
def pc(tmp_path):
    root = tmp_path / "repository/metadata/1.root.json"

    def ask(place, settings):
        web = session_by(settings)
        return Repository(root.read_bytes(), tmp_path / "state", place, web)

    return ask


def test_a_package_of_the_preview_channel_is_fetched_and_others_are_not_offered_it(
    server, pc, tmp_path
):
    repository = pc(server, Settings())

    assert repository.offer(offered_as("amd64.deb", "stable")) is None
    offer = repository.offer(offered_as("amd64.deb", "preview"))
    fetched = repository.fetch(offer, tmp_path / "out")

    assert Path(fetched).read_bytes() == b"0.2.0" * 100_000


def test_a_server_that_is_not_there_or_lacks_the_list_offers_nothing(
    server, pc, tmp_path
):
    for place in (f"{server}/elsewhere", "http://127.0.0.1:1"):
        with pytest.raises(UpdateRefused):
            pc(place, Settings()).offer("amd64.deb")


def test_where_it_staff_install_the_systems_task_asks_nobody(tmp_path, capsys):
    from counter_app.__main__ import _parser

    words = ["update", "install", "--scheduled", "--from", str(tmp_path / "nowhere")]
    given = _parser(words).parse_args(words)

    done = run_keeping(given, Paths(tmp_path / "profile"), Settings(auto_update=0))

    assert done == 0
    assert "auto_update is 0" in capsys.readouterr().out
