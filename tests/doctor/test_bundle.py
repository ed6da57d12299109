"""A bundle for whoever helps: shown first, small, sealed, and nobody's name in it."""

import json
import zipfile
from dataclasses import replace

import pytest

from counter_app.bootstrap.bundling import KIND, LARGEST, _zip, parts_of
from counter_app.doctor.bundling import log_lines, vocabulary
from counter_app.doctor.examination import Examined
from counter_app.doctor.surroundings import Finding
from counter_app.paths import RESOURCES, Paths
from counter_app.settings import Settings
from counter_app.vault.parcel import by_city, read_parcel, write_parcel
from counter_app.vault.recovery import CityKey, make_city_key

CANARIES = (
    "Nguyễn Thị Canary",
    "nguyenthicanary",
    "001187654901",
    "0912345678",
    "000.12.34.H26-261123-0100",
    "canary.thu",
    "Mật khẩu 42",
    "/home/canary",
    "Văn Miếu Canary",
    "970436/0123456789",
    "eyJhbGciOiJFUzI1NiJ9.canary",
    "canary@example.org",
    "Số 1 Phố Canary",
)


@pytest.fixture(scope="module")
def words():
    return vocabulary(RESOURCES.parent / "counter_app")


@pytest.fixture
def profile(tmp_path):
    """A profile that has a canary wherever one could be."""
    paths = Paths(tmp_path / "profile")
    paths.logs.mkdir(parents=True)
    every = " ".join(CANARIES)
    signs = {
        "unsent": 3,
        "synced_at": "2026-11-24T02:00:00+00:00",
        "backup_why": every,
        **dict.fromkeys(CANARIES, every),
    }
    paths.vital_signs.write_text(json.dumps(signs))
    at = "2026-11-24 02:41:00,123"
    log = [
        f"{at} WARNING counter_app.services.syncing the pass ended early: {every}",
        f"{at} INFO {CANARIES[1]} {every}",
        "Traceback (most recent call last):",
        '  File "/home/canary/counter_app/store/ledger.py", line 7, in canary',
        f"    raise NotFound({every!r})",
        f"counter_app.domain.errors.NotFound: {every}",
        *(f"{at} ERROR counter_app.store.opening {one}" for one in CANARIES),
        *CANARIES,
    ]
    (paths.logs / "counter.log").write_text("\n".join(log * 50), encoding="utf-8")
    return paths


def settings():
    texts = {
        name: CANARIES[place % len(CANARIES)]
        for place, name in enumerate(
            ("portal_url", "printer", "scanner", "office", "specialists", "second_copy")
        )
    }
    return replace(Settings(), **texts, counter="Canary", bank_account=CANARIES[9])


def found():
    facts = {"why": " ".join(CANARIES), "n": 7, "folder": "/home/canary"}
    return [Examined("DR-028", Finding(ok=False, facts=facts))]


def test_case_88_no_canary_is_in_a_bundle_and_it_still_helps(profile):
    parts = dict(parts_of(profile, settings(), found()))

    whole = b"\n".join(parts.values()).decode()
    assert [one for one in CANARIES if one in whole] == []
    assert "canary" not in whole.lower()
    assert json.loads(parts["doctor.json"]) == [
        {"code": "DR-028", "ok": False, "facts": {"n": 7}}
    ]
    assert json.loads(parts["signs.json"])["unsent"] == 3
    log = parts["log.txt"].decode()
    assert "counter_app.services.syncing the pass ended early •" in log
    assert "counter_app/store/ledger.py:7" in log
    assert "\nNotFound\n" in log


def test_a_bundle_of_the_longest_log_is_small(profile, words):
    line = "2026-11-24 02:41:00,123 WARNING counter_app.sync.engine the portal {n}\n"
    log = "".join(line.format(n=n) for n in range(40_000))

    kept = "\n".join(log_lines(log, words))

    assert kept.endswith("39999")
    assert len(kept) < LARGEST
    assert len(_zip([("log.txt", kept.encode())])) < LARGEST // 10


def test_a_sealed_bundle_is_opened_by_the_city_only(tmp_path, profile):
    private, public = make_city_key("")
    pem = tmp_path / "city.pem"
    pem.write_text(private)
    path, out = tmp_path / "bundle", tmp_path / "bundle.zip"
    packed = _zip(parts_of(profile, settings(), found()))
    write_parcel(path, KIND, [("bundle.zip", packed)], city_key=public)

    [(_name, content)] = read_parcel(path, KIND, by_city(CityKey(pem, "")))

    out.write_bytes(content)
    assert b"DR-028" not in path.read_bytes()
    assert "doctor.json" in zipfile.ZipFile(out).namelist()
