"""Each check is well on a PC that is well, and fails when its own fault is there."""

import os
import socket
import ssl
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from counter_app.cli import examined
from counter_app.doctor import (
    device_checks,
    disk_checks,
    network_checks,
    profile_checks,
    program_checks,
)
from counter_app.doctor.examination import AFTER_INSTALLING, CHECKS, examine
from counter_app.doctor.surroundings import Answer, Law, Probes, Surroundings
from counter_app.paths import RESOURCES

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def nothing() -> None:
    """Find nothing wrong."""


def broken(*_given: object) -> None:
    raise OSError("it does not work")


def answer(path: str) -> Answer:
    assert path == "/v1/time"
    return Answer(status=200, moment=NOW, body=b'{"now": "2026-11-24T03:00:00Z"}')


WELL = Probes(
    keyring=nothing,
    profile_secret=lambda: True,
    law=lambda: Law(version="1", procedures=2, calendar_until=date(2027, 12, 31)),
    missing_letters=dict,
    window=nothing,
    libraries=list,
    printers=lambda: ["Quay1"],
    printer_trouble=lambda _name: "",
    scanners=lambda: ["test:0"],
    ask_portal=answer,
    decoder_walls=lambda: {"files", "calls"},
    policy_refused=list,
)


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """The only programs on the path: those a well PC has."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("lp", "lpstat", "scanimage", "ibus"):
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def well(tmp_path, programs):
    """A PC on which nothing is wrong."""
    profile = tmp_path / "profile"
    (profile / "logs").mkdir(parents=True)
    (profile / "files" / "ab").mkdir(parents=True)
    (profile / "files" / "ab" / "abcd").write_bytes(b"sealed")
    (profile / "counter.db").write_bytes(b"\x9c" * 8192)
    profile.chmod(0o700)
    memory, mounts = tmp_path / "meminfo", tmp_path / "mounts"
    memory.write_text("MemTotal:        4000000 kB\n")
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\n")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield Surroundings(
            profile=profile,
            resources=RESOURCES,
            settings={
                "portal_url": f"http://127.0.0.1:{listening.getsockname()[1]}",
                "printer": "Quay1",
                "scanner": "test:0",
                "code_scanner": os.devnull,
                "backup_folder": "/proc",
                "backup_hours": 24,
                "keep_content_days": 30,
            },
            now=NOW,
            built_on=date(2026, 11, 1),
            probes=WELL,
            environ={},
            temporary=tmp_path,
            mounts=mounts,
            memory=memory,
            vital={
                "unsent": 3,
                "oldest_unsent_at": "2026-11-23T20:00:00+00:00",
                "numbers_left": 100,
                "synced_at": "2026-11-24T02:00:00+00:00",
                "noted_at": "2026-11-24T02:00:00+00:00",
                "backup_at": "2026-11-23T04:00:00+00:00",
                "content_at": "2026-11-24T02:00:00+00:00",
                "content_overdue": 0,
                "content_held": 1,
                "content_erased": 812,
            },
        )


def said(code: str, around: Surroundings) -> examined.Finding:
    """The finding of one check."""
    [one] = examine(around, [code])
    return one.finding


def probing(**probes: Callable[..., object]) -> Callable[[Surroundings], Surroundings]:
    """A fault that another room finds."""
    return lambda around: replace(around, probes=replace(WELL, **probes))


def setting(**settings: object) -> Callable[[Surroundings], Surroundings]:
    return lambda around: replace(around, settings={**around.settings, **settings})


def living(**signs: object) -> Callable[[Surroundings], Surroundings]:
    return lambda around: replace(around, vital={**around.vital, **signs})


def on_disk(act: Callable[[Path], object]) -> Callable[[Surroundings], Surroundings]:
    def fault(around: Surroundings) -> Surroundings:
        act(around.profile)
        return around

    return fault


def without(program: str) -> Callable[[Surroundings], Surroundings]:
    def fault(around: Surroundings) -> Surroundings:
        (Path(os.environ["PATH"]) / program).unlink()
        return around

    return fault


def a_law(**facts: object) -> Callable[[Surroundings], Surroundings]:
    good = Law(version="1", procedures=2, calendar_until=None)
    return probing(law=lambda: replace(good, **facts))


def answering(**parts: object) -> Callable[[Surroundings], Surroundings]:
    return probing(ask_portal=lambda path: replace(answer(path), **parts))


def little(module: object, name: str, value: object) -> Callable[..., object]:
    """A fault no test can make for real: the limit is moved to where we are."""

    def fault(around: Surroundings, monkeypatch: pytest.MonkeyPatch) -> Surroundings:
        monkeypatch.setattr(module, name, value)
        return around

    return fault


FAULTS = {
    "DR-001": little(program_checks, "OLDEST_PYTHON", (99, 0)),
    "DR-002": probing(libraries=lambda: ["reportlab 9.9"]),
    "DR-003": probing(window=broken),
    "DR-004": probing(missing_letters=lambda: {"NotoSans-Bold.ttf": "ặ"}),
    "DR-005": lambda around: replace(around, resources=around.profile),
    "DR-006": probing(law=broken),
    "DR-007": a_law(calendar_until=date(2026, 12, 31)),
    "DR-008": little(program_checks, "HANOI", "Asia/No_Such_Place"),
    "DR-009": lambda around: replace(around, now=datetime(2019, 1, 1, tzinfo=UTC)),
    "DR-010": little(program_checks, "UTF8", "utf16"),
    "DR-011": lambda around: replace(
        around, memory=written(around, "MemTotal:  900000 kB\n")
    ),
    "DR-012": probing(policy_refused=lambda: ["10-city.json: it cannot be read"]),
    "DR-013": lambda around: replace(
        around, environ={"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    ),
    "DR-014": probing(decoder_walls=lambda: ["calls"]),
    "DR-020": lambda around: replace(around, profile=Path("/proc/1/profile")),
    "DR-021": on_disk(lambda profile: profile.chmod(0o755)),
    "DR-022": lambda around: replace(
        around, mounts=written(around, "server:/homes / nfs4 rw 0 0\n")
    ),
    "DR-023": little(disk_checks, "ROOM_TO_WORK", 1 << 62),
    "DR-024": little(disk_checks, "ROOM_FOR_A_MONTH", 1 << 62),
    "DR-025": little(disk_checks, "INODES", 1 << 62),
    "DR-026": lambda around: replace(around, temporary=around.profile / "absent"),
    "DR-027": on_disk(lambda p: (p / "logs" / "counter.log").write_bytes(b"x" * 11**7)),
    "DR-028": on_disk(lambda profile: (profile / "settings.new").touch()),
    "DR-030": probing(keyring=broken),
    "DR-031": probing(profile_secret=lambda: False),
    "DR-032": on_disk(
        lambda profile: (profile / "counter.db").write_bytes(
            b"SQLite format 3\x00".ljust(4096)
        )
    ),
    "DR-033": on_disk(lambda profile: (profile / "counter.db").write_bytes(b"x" * 99)),
    "DR-034": on_disk(lambda p: (p / "files" / "ab" / "abef").touch()),
    "DR-035": setting(portal_url=""),
    "DR-036": living(oldest_unsent_at="2026-11-20T20:00:00+00:00"),
    "DR-037": living(conflicts=1),
    "DR-038": living(numbers_left=2),
    "DR-039": living(synced_at="2026-11-20T20:00:00+00:00"),
    "DR-040": setting(backup_folder=""),
    "DR-041": living(backup_at="2026-11-20T04:00:00+00:00"),
    "DR-042": lambda around: replace(
        around, settings={**around.settings, "backup_folder": str(around.profile)}
    ),
    "DR-043": lambda around: replace(
        around,
        update={"result": "went-back", "version": "0.3.0", "before": "0.2.0"},
    ),
    "DR-044": lambda around: replace(
        around,
        settings={**around.settings, "update_source": "https://updates.example"},
        city_root=around.profile / "absent",
    ),
    "DR-045": living(content_overdue=3),
    "DR-050": setting(portal_url="http://portal.example"),
    "DR-051": lambda around: replace(around, environ={"https_proxy": "http://:x"}),
    "DR-052": setting(portal_url="https://no-such-name.invalid"),
    "DR-054": answering(body=b"<html>Please sign in to this network</html>"),
    "DR-055": answering(moment=NOW - timedelta(minutes=5)),
    "DR-060": without("lp"),
    "DR-061": setting(printer=""),
    "DR-062": setting(printer="Quay2"),
    "DR-063": probing(printer_trouble=lambda _name: "jammed"),
    "DR-064": without("scanimage"),
    "DR-065": setting(scanner="other:1"),
    "DR-066": setting(code_scanner="/dev/ttyNone0"),
    "DR-067": without("ibus"),
}
"""One fault for each check; the certificate's has a test of its own below."""


def written(around: Surroundings, text: str) -> Path:
    file = around.temporary / "written"
    file.write_text(text)
    return file


@pytest.mark.parametrize("code", CHECKS)
def test_a_check_holds_on_a_pc_that_is_well(well, code):
    finding = said(code, well)

    assert finding.ok, finding.facts


@pytest.mark.parametrize("code", FAULTS)
def test_a_check_fails_when_its_fault_is_there(well, code, monkeypatch):
    fault = FAULTS[code]
    wants_patch = fault.__code__.co_varnames[:2] == ("around", "monkeypatch")
    around = fault(well, monkeypatch) if wants_patch else fault(well)

    finding = said(code, around)

    assert not finding.ok


def test_every_check_has_its_fault():
    assert FAULTS.keys() | {"DR-053"} == CHECKS.keys()


def test_a_server_that_shows_no_certificate_is_not_trusted(well):
    address = well.settings["portal_url"].replace("http://", "https://")

    finding = said("DR-053", replace(well, settings={"portal_url": address}))

    assert not finding.ok


def test_whoever_issued_the_certificate_is_named(well, tmp_path, monkeypatch):
    key, shown = tmp_path / "key.pem", tmp_path / "shown.pem"
    make_certificate(key, shown)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(shown, key)
    monkeypatch.setenv("SSL_CERT_FILE", str(shown))

    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        serve_once(listening, serving)
        address = {"portal_url": f"https://127.0.0.1:{port}"}
        finding = said("DR-053", replace(well, settings=address, now=datetime.now(UTC)))

    assert finding.ok, finding.facts
    assert finding.facts["issuer"] == "Văn phòng kiểm soát"


def make_certificate(key_file: Path, certificate_file: Path) -> None:
    """A certificate an office's inspecting proxy might show for a portal."""
    from ipaddress import ip_address

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Văn phòng kiểm soát")]
    )
    today = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=90))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate_file.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def serve_once(listening: socket.socket, serving: ssl.SSLContext) -> None:
    """Shake one hand on a thread; whoever does not come is not waited for."""
    from concurrent.futures import ThreadPoolExecutor

    def shake() -> None:
        try:
            with listening.accept()[0] as plain:
                serving.wrap_socket(plain, server_side=True).close()
        except OSError:
            return

    ThreadPoolExecutor(1).submit(shake)


def test_a_check_that_hangs_has_failed_and_holds_nobody_up(well, monkeypatch):
    monkeypatch.setattr("counter_app.doctor.examination.SECONDS", 0.2)
    freed = Event()
    around = replace(well, probes=replace(WELL, scanners=freed.wait))

    found = examine(around, ["DR-001", "DR-065"])
    freed.set()

    assert [one.finding.ok for one in found] == [True, False]
    [_, scanner] = examined.told(found, RESOURCES, "en")
    assert scanner["sentence"] == "Not found out: > 0 s."


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_check_has_words_and_every_fault_says_what_to_do(well, language):
    rows = examined.told(examine(well), RESOURCES, language)
    words = tomllib.loads((RESOURCES / "doctor" / "checks.toml").read_text("utf-8"))

    assert words.keys() == CHECKS.keys()
    assert all(row["sentence"] and row["title"] for row in rows)
    assert all(one["fix"][language] for one in words.values())


def test_the_exit_status_is_the_worst_of_what_failed(well):
    warning = examined.told(examine(FAULTS["DR-038"](well)), RESOURCES, "vi")
    error = examined.told(examine(FAULTS["DR-036"](well)), RESOURCES, "vi")
    hint = examined.told(examine(FAULTS["DR-028"](well)), RESOURCES, "vi")

    assert [examined.status(rows) for rows in (hint, warning, error)] == [0, 1, 2]


def test_after_installing_nothing_of_a_profile_is_looked_at():
    looked_at = {CHECKS[code] for code in AFTER_INSTALLING}

    assert not any(
        check.__module__ in {profile_checks.__name__, network_checks.__name__}
        for check in looked_at
    )
    assert device_checks.print_programs in looked_at
