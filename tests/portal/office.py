"""The portal's application on a socket of this process, and people with browsers."""

import asyncio
import re
import threading

import requests
import uvicorn
from requests.adapters import HTTPAdapter
from sqlalchemy import update

from city_portal import bootstrap, parts
from city_portal.rules.roles import Role
from city_portal.store.desks import staff
from counter_app.wire.messages import Organisation
from tests.portal.conftest import ORG, OTHER, Device


class OfficePortal:
    """Faster to start than a process; the same code on the same kind of socket."""

    def __init__(self, folder, catalogue=None, database="", **places):
        self.database = database or f"sqlite:///{folder / 'portal.db'}"
        self.files = folder / "files"
        self.engine = parts.opened(self.database)
        for org in (ORG, OTHER):
            office = Organisation(
                code=org,
                name="Phường Thử",
                parent_lines=[],
                office_lines=[],
                place="Hà Nội",
            )
            parts.enrolment(self.engine).found(office)
        places = bootstrap.Places(
            database=self.database, files=self.files, catalogue=catalogue, **places
        )
        config = uvicorn.Config(
            bootstrap.application(places),
            port=0,
            log_config=None,
            lifespan="on",
            timeout_graceful_shutdown=1,
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=asyncio.run, args=(self._serve(),))
        self.started = threading.Event()

    async def _serve(self):
        serving = asyncio.ensure_future(self.server.serve())
        while not self.server.started and not serving.done():
            await asyncio.sleep(0.01)
        self.started.set()
        await serving

    def __enter__(self):
        self.thread.start()
        assert self.started.wait(30)
        (socket,) = self.server.servers[0].sockets
        self.url = f"http://127.0.0.1:{socket.getsockname()[1]}"
        return self

    def __exit__(self, *_error):
        self.server.should_exit = True
        self.thread.join(30)
        self.engine.dispose()

    def code(self, counter="03", org=ORG):
        return parts.enrolment(self.engine).code(org, counter, "")

    def device(self, counter="03", name="Quầy 3", org=ORG):
        return Device(self, self.code(counter, org), counter, name)


class Clerk:
    """One account, signed in."""

    def __init__(self, portal, login, role, org=ORG):
        self.portal, self.login, self.org = portal, login, org
        accounts = parts.accounts(portal.engine)
        self.password = accounts.add(login, f"Người {login}", Role(role), org)
        with portal.engine.begin() as connection:
            known = update(staff).where(staff.c.login == login)
            connection.execute(known.values(must_change=0))
        self.browser = browser()
        self.sign_in()

    def sign_in(self, password=""):
        body = {"login": self.login, "password": password or self.password}
        answer = self.browser.post(self.at("/dang-nhap"), data=body, timeout=20)
        found = re.search(r'name="csrf" value="([^"]+)"', answer.text)
        self.token = found[1] if found else ""
        return answer

    def at(self, path):
        return f"{self.portal.url}/can-bo{path}"

    def get(self, path="", **more):
        return self.browser.get(self.at(path), timeout=20, **more)

    def post(self, path, files=None, **form):
        form = {"csrf": self.token, **form}
        return self.browser.post(self.at(path), data=form, files=files, timeout=20)

    def do(self, dossier, act, **form):
        return self.post(f"/ho-so/{dossier}", do=act, **form)

    def attach(self, dossier, content, name="ket-qua.pdf"):
        return self.post(f"/ho-so/{dossier}/ket-qua", files={"file": (name, content)})


def browser():
    session = requests.Session()
    session.mount("http://", Loopback(session.cookies))
    return session


class Loopback(HTTPAdapter):
    """Sends Secure cookies over loopback, as browsers do and requests does not."""

    def __init__(self, jar):
        super().__init__()
        self.jar = jar

    def send(self, request, **more):
        kept = "; ".join(f"{one.name}={one.value}" for one in self.jar)
        if kept:
            request.headers["Cookie"] = kept
        return super().send(request, **more)
