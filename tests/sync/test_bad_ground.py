"""Rows 8, 23, 26, 27 of the fault matrix: a bad disk, certificate or line.

The disk's errors are the kernel's (strace puts them in), the certificates are real.
"""

import contextlib
import socket
import ssl
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from counter_app.domain.errors import PortalUnreachable
from counter_app.sync import http
from counter_app.sync.portal_client import HttpPortal
from tests.sync.conftest import ROOT
from tests.sync.kills import save

DAY = timedelta(days=1)


# Row 8: reads and writes that fail

RECEIVING = """
import sys
from pathlib import Path
from counter_app.domain.errors import CounterError
from tests.sync.kills import reopened
counter = reopened(Path(sys.argv[1]))
for _ in range(12):
    try:
        dossier = counter.receive()
        print(dossier.id, dossier.code, flush=True)
    except CounterError as problem:
        print("refused", type(problem).__name__, flush=True)
"""


@pytest.mark.parametrize(
    "call", ["fsync,fdatasync:error=EIO:when=4+5", "pwrite64:error=EIO:when=9+13"]
)
def test_a_disk_that_fails_refuses_and_what_was_printed_is_there(counter, call):
    save(counter)
    counter.switch_off()

    told = subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}"),
            *(sys.executable, "-c", RECEIVING, str(counter.folder)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    counter.switch_on()

    lines = [line.split() for line in told.stdout.splitlines()]
    printed = {tuple(line) for line in lines if line[0] != "refused"}
    kept = {(name, fields["code"]) for name, (_t, fields) in counter.mirrored().items()}
    assert printed <= kept
    assert len({code for _name, code in kept}) == len(kept)
    assert len(printed) < 12, "no write failed"


# Rows 26 and 27: who is behind the name


def certified(folder, *, name="127.0.0.1", ends=DAY):
    """Make a key and a certificate for this address, signed by itself."""
    from ipaddress import ip_address

    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    alternatives = x509.SubjectAlternativeName([x509.IPAddress(ip_address(name))])
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 30 * DAY)
        .not_valid_after(now + ends)
        .add_extension(alternatives, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            pem,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return folder / "cert.pem", folder / "key.pem"


@contextlib.contextmanager
def listening(answer):
    """Serve one socket; ``answer`` is given each connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            with contextlib.suppress(OSError):
                while True:
                    line, _ = server.accept()
                    with line, contextlib.suppress(OSError):
                        answer(line)

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def tls_portal(cert, key, heard):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)

    def answer(line):
        with context.wrap_socket(line, server_side=True) as safe:
            heard.append(safe.recv(4096))
            body = b'{"now":"2026-11-23T02:00:00Z"}'
            safe.sendall(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                b"Connection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
            )

    return answer


def trusting(cert):
    session = requests.Session()
    session.trust_env = False
    session.verify = str(cert)
    return session


@pytest.mark.parametrize(
    ("made", "trusted"),
    [
        ({}, False),
        ({"ends": -DAY}, True),
        ({"name": "127.0.0.2"}, True),
    ],
    ids=["of a stranger", "expired", "of another host"],
)
def test_a_portal_that_cannot_prove_who_it_is_is_told_nothing(tmp_path, made, trusted):
    cert, key = certified(tmp_path, **made)
    other = tmp_path / "other"
    other.mkdir()
    known = cert if trusted else certified(other)[0]
    heard = []
    with listening(tls_portal(cert, key, heard)) as port, trusting(known) as session:
        portal = HttpPortal(f"https://127.0.0.1:{port}", session)

        with pytest.raises(PortalUnreachable, match="SSLError"):
            portal.greeting()

    assert heard == []


def test_a_certificate_that_is_right_is_believed(tmp_path):
    cert, key = certified(tmp_path)
    heard = []
    with listening(tls_portal(cert, key, heard)) as port, trusting(cert) as session:
        portal = HttpPortal(f"https://127.0.0.1:{port}", session)

        with pytest.raises(PortalUnreachable, match="could not be read"):
            portal.greeting()

    assert heard[0].startswith(b"GET /v1/time")


@pytest.mark.parametrize("said", [b"", b"HTTP/1.0 400 Bad Request\r\n\r\n", b"\x15"])
def test_a_handshake_that_breaks_is_no_portal(said):
    def answer(line):
        line.recv(100)
        line.sendall(said)

    with listening(answer) as port, requests.Session() as session:
        session.trust_env = False
        portal = HttpPortal(f"https://127.0.0.1:{port}", session)

        with pytest.raises(PortalUnreachable):
            portal.greeting()


# A slow loris, on either side


def test_an_answer_that_drips_in_is_given_up(monkeypatch):
    monkeypatch.setattr(http, "LONGEST_SECONDS", 0.2)
    over = threading.Event()

    def answer(line):
        line.recv(4096)
        line.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            b"Content-Length: 1000000\r\n\r\n"
        )
        while not over.wait(0.02):
            line.sendall(b" " * 70_000)

    with listening(answer) as port, requests.Session() as session:
        session.trust_env = False
        portal = HttpPortal(f"http://127.0.0.1:{port}", session)

        with pytest.raises(PortalUnreachable, match="too slowly"):
            portal.greeting()
        over.set()


def test_two_hundred_lines_that_say_half_a_request_hold_no_counter_up(
    counter, portal, way
):
    with contextlib.ExitStack() as held:
        for _ in range(200):
            address = ("127.0.0.1", portal.port)
            line = held.enter_context(socket.create_connection(address, 5))
            line.sendall(b"POST /v1/operations HTTP/1.1\r\nHost: x\r\nContent-Le")
        counter.receive(b"%PDF-1.7 scan")

        report = counter.sync(way)

    assert (report.problem, counter.outbox()) == (None, [])
