"""The proxy the system names for an address is used, and only for that address."""

import os
import socket
import threading
from contextlib import suppress

import pytest
from PySide6.QtNetwork import QNetworkProxy

from counter_app.bootstrap.system_proxies import session_by, system_proxies, written
from counter_app.domain.errors import PortalUnreachable
from counter_app.settings import Settings
from counter_app.sync.portal_client import HttpPortal
from counter_app.sync.way import session_to_portal
from tests.sync.authority import Authority, Server

HOST = "portal.example"


class Proxy:
    """A real HTTP proxy for one caller: whatever host is asked for is one server."""

    def __init__(self, server):
        self.asked = b""
        self._server = server
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._serve)]
        self._threads[0].start()

    def _serve(self):
        with suppress(OSError):
            caller, _address = self._socket.accept()
            with caller, socket.create_connection(("127.0.0.1", self._server)) as far:
                while b"\r\n\r\n" not in self.asked:
                    self.asked += caller.recv(4096)
                caller.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                forth = threading.Thread(target=carry, args=(caller, far))
                forth.start()
                carry(far, caller)
                caller.shutdown(socket.SHUT_RD)  # the server has said all it will
                forth.join(10)

    def join(self):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._threads[0].join(10)
        self._socket.close()


def carry(start, end):
    """Carry bytes one way until one side has had enough."""
    with suppress(OSError):
        while said := start.recv(4096):
            end.sendall(said)
        end.shutdown(socket.SHUT_WR)


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture(autouse=True)
def no_variables(monkeypatch):
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


@pytest.fixture
def met(authority):
    """Ask for the time by the proxies named; return what proxy and server heard."""

    def ask(proxies, url=f"https://{HOST}", host=HOST):
        server = Server(authority.context(host=host))
        proxy = Proxy(server.port)
        url = url.format(port=server.port)
        with (
            session_to_portal(
                str(authority.path), lambda asked: proxies(asked, proxy.address)
            ) as session,
            pytest.raises(PortalUnreachable),
        ):
            HttpPortal(url, session).greeting()
        proxy.join()
        server.join()
        return proxy.asked, server.heard

    return ask


def test_what_a_script_names_for_the_portal_is_used(met):
    asked_for = []

    def script(url, proxy):
        asked_for.append(url)
        return [proxy] if HOST in url else [""]

    proxy, server = met(script)

    assert asked_for == [f"https://{HOST}/v1/time"]
    assert proxy.startswith(b"CONNECT portal.example:443 ")
    assert server.startswith(b"GET /v1/time")


def test_the_proxy_sees_no_word_of_what_is_said(met):
    proxy, _server = met(lambda _url, proxy: [proxy])

    assert b"v1/time" not in proxy


def test_a_proxy_nobody_answers_at_is_passed_over_for_the_next(met):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"

    proxy, server = met(lambda _url, proxy: [nobody, proxy])

    assert proxy.startswith(b"CONNECT portal.example:443 ")
    assert server.startswith(b"GET /v1/time")


def test_this_very_machine_is_never_asked_by_a_proxy(met):
    proxy, server = met(
        lambda _url, proxy: [proxy], "https://localhost:{port}", "localhost"
    )

    assert proxy == b""
    assert server.startswith(b"GET /v1/time")


def test_what_the_system_says_is_heard_through_qt(met, monkeypatch):
    def named(url, proxy):
        monkeypatch.setenv("https_proxy", proxy)
        try:
            return system_proxies(url)
        finally:
            monkeypatch.delenv("https_proxy")

    proxy, server = met(named)

    assert proxy.startswith(b"CONNECT portal.example:443 ")
    assert server.startswith(b"GET /v1/time")


def test_a_proxy_chosen_by_variable_comes_before_the_systems(met, monkeypatch):
    asked = []

    def named(url, proxy):
        asked.append(url)
        return [proxy]

    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
    monkeypatch.setenv("https_proxy", nobody)

    proxy, server = met(named)

    assert (asked, proxy, server) == ([], b"", b"")


def test_qts_proxies_are_written_as_addresses():
    kinds = QNetworkProxy.ProxyType
    named = [
        QNetworkProxy(kinds.HttpProxy, "proxy.example", 8080),
        QNetworkProxy(kinds.HttpProxy, "proxy.example", 8080, "an", "b@:/"),
        QNetworkProxy(kinds.HttpCachingProxy, "fe80::1", 3128),
        QNetworkProxy(kinds.Socks5Proxy, "socks.example", 1080),
        QNetworkProxy(kinds.NoProxy),
    ]

    assert written(named) == [
        "http://proxy.example:8080",
        "http://an:b%40%3A%2F@proxy.example:8080",
        "http://[fe80::1]:3128",
        "",
    ]


@pytest.mark.parametrize("mode", ["the proxy", "direct"])
def test_the_way_it_staff_set_is_stronger_than_a_variable_of_the_users(
    authority, monkeypatch, mode
):
    server = Server(authority.context(host=HOST))
    proxy, other = Proxy(server.port), Proxy(server.port)
    monkeypatch.setenv("https_proxy", other.address)
    way = proxy.address if mode == "the proxy" else mode
    settings = Settings(proxy_mode=way, ca_bundle=str(authority.path))

    with session_by(settings) as session, pytest.raises(PortalUnreachable):
        HttpPortal(f"https://{HOST}", session).greeting()
    proxy.join()
    other.join()

    assert bool(proxy.asked) == (mode == "the proxy")
    assert not other.asked
    server.join()
