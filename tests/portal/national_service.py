"""A stub of the national portal's service on a real socket, failing on order."""

import json
import secrets
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Event, Thread

from city_portal.national.client import Service
from tests.portal.conftest import ORG


@dataclass
class NationalService:
    """Keeps dossiers and steps as the service would; counts what took effect."""

    secret: str = "bi mat"
    dossiers: dict = field(default_factory=dict)
    steps: list = field(default_factory=list)
    effects: list = field(default_factory=list)
    """(service, code) of each creation and step that took effect."""
    calls: list = field(default_factory=list)
    faults: deque = field(default_factory=deque)
    """For the next calls: "lost" answers after the effect, "drop" before it."""
    sessions: set = field(default_factory=set)
    refuses: set = field(default_factory=set)
    heard: Queue = field(default_factory=Queue)
    """The name of each call, once it was answered or failed."""
    open: Event = field(default_factory=Event)
    """While it is not set, calls wait; each says first that it came."""
    came: Queue = field(default_factory=Queue)

    def __post_init__(self):
        self.open.set()

    def __enter__(self):
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["Content-Length"])
                body = json.loads(self.rfile.read(length))
                name = body.get("service", "")
                service.came.put(name)
                assert service.open.wait(60)
                fault = service.fault(body)
                answer = {} if fault == "drop" else service.answer(body)
                if fault:
                    self.close_connection = True
                    service.heard.put(name)
                    return
                content = json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
                service.heard.put(name)

            def log_message(self, *_words):
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/api"
        Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()

    def fault(self, body):
        return self.faults.popleft() if self.faults and "service" in body else ""

    def answer(self, body):
        if "username" in body:
            if body["password"] != self.secret:
                return {"error_code": "3", "message": "sai mật khẩu"}
            session = secrets.token_hex(8)
            self.sessions.add(session)
            return {"error_code": "0", "session": session}
        if body["session"] not in self.sessions:
            return {"error_code": "3", "message": "Phiên làm việc hết hạn"}
        self.calls.append((body["service"], body["isUpdating"], len(body["data"])))
        return getattr(self, f"_{body['service']}")(body)

    def _DongBoHoSoMC(self, body):  # noqa: N802 - the service's word
        codes = [one["MaHoSo"] for one in body["data"]]
        if self.refuses & {*codes}:
            return {"error_code": "-3", "message": "thiếu trường"}
        if body["isUpdating"] == "False":
            if any(code in self.dossiers for code in codes):
                return {"error_code": "3", "message": "Hồ sơ đã tồn tại"}
            self.effects += [("dossier", code) for code in codes]
        self.dossiers.update({one["MaHoSo"]: one for one in body["data"]})
        return {"error_code": "0"}

    def _CapNhatTienDoHoSoMC(self, body):  # noqa: N802 - the service's word
        fresh = [one for one in body["data"] if one not in self.steps]
        if len(fresh) < len(body["data"]) and body["isUpdating"] == "False":
            return {"error_code": "3", "message": "Tiến độ đã tồn tại"}
        self.steps += fresh
        return {"error_code": "00"}

    def _TraCuuHoSo(self, body):  # noqa: N802 - the service's word
        found = self.dossiers.get(body["data"]["MaHoSo"])
        return {"error_code": "0", "result": found}

    def _LayDanhSachTTHC(self, _body):  # noqa: N802 - the service's word
        listed = [{"MATTHC": "2.000635"}, {"MATTHC": "9.999999"}]
        return {"error_code": "0", "result": listed}

    def _LayThuTuc(self, body):  # noqa: N802 - the service's word
        return {"error_code": "0", "result": {"MATTHC": body["data"]["MaTTHC"]}}


def way_to(service, http, telling, secret="bi mat"):
    return Service(
        address=service.address,
        unit=ORG,
        user="phuong-thu",
        secret=secret,
        words=telling.words,
        http=http,
    )
