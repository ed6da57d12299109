"""Devices: enrolled once, signed in by key, with blocks nobody else ever gets."""

import hashlib
import json
import shutil
import sqlite3
import threading
import time
from contextlib import closing

import requests
from joserfc import jwt
from joserfc.jwk import ECKey

from tests.portal.conftest import ORG, founded
from tests.portal_process import say


def enrol(portal, **changes):
    body = {
        "code": portal.code(),
        "deviceName": "Quầy thử",
        "counter": "03",
        "publicKey": ECKey.generate_key("P-256").as_dict(private=False),
        **changes,
    }
    return requests.post(f"{portal.url}/v1/devices", json=body, timeout=20)


def test_an_enrolment_code_is_good_once_and_for_its_counter_only(portal):
    code = portal.code()

    codes = [
        enrol(portal, code=code, counter="04").status_code,
        enrol(portal, code=code).status_code,
        enrol(portal, code=code).status_code,
        enrol(portal, code="ABCD-EFGH-JKMN").status_code,
    ]

    assert codes == [403, 201, 403, 403]


def test_a_code_is_nowhere_to_be_read_in_the_database(own_portal):
    code = own_portal.code().replace("-", "")

    content = (own_portal.files.parent / "portal.db").read_bytes()
    content += (own_portal.files.parent / "portal.db-wal").read_bytes()

    assert code.encode() not in content
    assert hashlib.sha256(code.encode()).hexdigest().encode() in content


def test_only_a_public_key_on_p256_is_taken(portal):
    private = ECKey.generate_key("P-256").as_dict(private=True)
    other = ECKey.generate_key("P-384").as_dict(private=False)
    off_curve = {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}

    for key in (private, other, off_curve, {}):
        assert enrol(portal, publicKey=key).status_code == 400


def test_an_assertion_is_good_once_now_and_from_the_right_key(device):
    once = device.assertion()
    stranger = ECKey.generate_key("P-256")
    now = int(time.time())
    claims = {"iss": device.id, "sub": device.id, "aud": "city-portal", "exp": now + 9}
    forged = jwt.encode({"alg": "ES256"}, {**claims, "jti": "f"}, stranger)

    codes = [
        device.sign_in(assertion).status_code
        for assertion in (
            once,
            once,
            forged,
            device.assertion(aud="elsewhere"),
            device.assertion(exp=now - 3600),
            device.assertion(exp=now + 3600),
            device.assertion(sub="other"),
            "no.token.atall",
        )
    ]

    assert codes == [200] + [401] * 7


def test_an_unsigned_assertion_is_refused(device):
    _, payload, _ = device.assertion().split(".")

    unsigned = f"eyJhbGciOiJub25lIn0.{payload}."

    assert device.sign_in(unsigned).status_code == 401


def test_a_revoked_device_is_out_at_once(portal, device):
    words = ("--database", portal.database, "--files", portal.files)
    say("revoke", *words, "--device", device.id)

    assert device.ask("GET", "/v1/feed").status_code == 401
    assert device.sign_in().status_code == 401


def test_enrolling_again_is_a_new_incarnation_with_new_blocks(own_portal):
    first = own_portal.device()

    second = own_portal.device()

    assert second.id == first.id
    assert second.enrolled["incarnation"] == 2
    assert not {*first.slots} & {*second.slots}
    assert first.ask("GET", "/v1/feed").status_code == 401


def test_blocks_are_given_until_there_are_no_more(on_both):
    devices = [on_both.device(name=f"Quầy {n}") for n in range(2)]

    for _ in range(6):
        for device in devices:
            device.ask("POST", "/v1/slots", json={"count": 10})
    held = [
        device.ask("POST", "/v1/slots", json={"count": 1}).json()["slots"]
        for device in devices
    ]

    numbers = [slot["number"] for slots in held for slot in slots]
    assert sorted(numbers) == list(range(1, 100))


def test_a_restored_portal_forgets_dossiers_but_neither_devices_nor_blocks(tmp_path):
    database = tmp_path / "portal.db"
    portal = founded(f"sqlite:///{database}", tmp_path / "files")
    backup = tmp_path / "backup.db"
    with (
        closing(sqlite3.connect(database)) as live,
        closing(sqlite3.connect(backup)) as copy,
    ):
        live.backup(copy)
    portal.start()
    device = portal.device()
    image = device.operation("d1")
    device.result(image)
    cursor = device.feed()["cursor"]

    portal.kill()
    for stale in tmp_path.glob("portal.db*"):
        stale.unlink()
    shutil.copy(backup, database)
    say("restore-epoch", "--database", portal.database, "--files", portal.files)
    portal.start()
    device.token = device.sign_in().json()["accessToken"]
    told = device.feed(cursor)
    again = device.result(image, epoch=told["epoch"])
    other = portal.device(name="Quầy mới")
    portal.kill()

    assert (told["outcome"], told["epoch"]) == ("epoch", 2)
    assert (again["outcome"], again["version"]) == ("ok", 1)
    assert not {*device.slots} & {*other.slots}


def test_only_what_a_tested_backup_covers_is_stable(own_portal):
    device = own_portal.device()
    device.result(device.operation("d1"))
    backup = own_portal.files.parent / "backup.db"
    with (
        closing(sqlite3.connect(own_portal.files.parent / "portal.db")) as live,
        closing(sqlite3.connect(backup)) as copy,
    ):
        live.backup(copy)
    device.result(device.operation("d2", sequence=1))

    before = device.feed()["stableSequence"]
    words = ("--database", own_portal.database, "--backup", f"sqlite:///{backup}")
    say("backed-up", *words)

    assert before == 0
    assert device.feed()["stableSequence"] == 1


def test_the_catalogue_is_sent_once_and_then_confirmed(own_portal, tmp_path):
    pack = tmp_path / "pack"
    (pack / "forms").mkdir(parents=True)
    (pack / "pack.toml").write_text('ten = "thử"\n', encoding="utf-8")
    (pack / "forms" / "a.json").write_text("{}", encoding="utf-8")
    own_portal.kill()
    own_portal.options = ["--catalogue", str(pack)]
    own_portal.start()
    device = own_portal.device()

    answer = device.ask("GET", "/v1/catalogue")
    tag = answer.headers["ETag"]
    again = device.ask("GET", "/v1/catalogue", headers={"If-None-Match": tag})

    files = answer.json()["files"]
    assert files == {"forms/a.json": "{}", "pack.toml": 'ten = "thử"\n'}
    canonical = json.dumps(
        files, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    sha256 = hashlib.sha256(canonical.encode()).hexdigest()
    assert answer.json()["sha256"] == sha256
    assert (again.status_code, again.content) == (304, b"")


def test_the_rehearsals_back_office_decides_by_the_feed(own_portal):
    own_portal.kill()
    own_portal.options = ["--auto-decide", "0.2"]
    own_portal.start()
    device = own_portal.device()
    cursor = ""
    device.result(device.operation("d1"))

    until = time.monotonic() + 20
    fields = {}
    while fields.get("status") != "ready":
        assert time.monotonic() < until
        threading.Event().wait(0.05)  # more often than it may the portal refuses
        page = device.feed(cursor)
        cursor = page["cursor"]
        fields = page["rows"][-1]["fields"] if page["rows"] else fields

    assert fields["result_at"].endswith("Z")


def test_the_description_names_every_path_its_messages_and_its_key(portal):
    whole = requests.get(f"{portal.url}/openapi.json", timeout=20).json()

    assert {*whole["paths"]} == {
        "/v1/devices",
        "/v1/token",
        "/v1/slots",
        "/v1/operations",
        "/v1/feed",
        "/v1/roster",
        "/v1/catalogue",
        "/v1/time",
        "/v1/beat",
        "/v1/carried",
        "/v1/device",
        "/v1/fleet",
        "/v1/retirement",
        "/v1/rollout",
        "/v1/officer-codes",
        "/v1/officer-codes/answer",
        "/v1/incarnations",
        "/v1/days",
        "/v1/days/{day}",
        "/v1/checkpoints",
        "/v1/ratings",
        "/v1/copies",
        "/v1/uploads",
        "/v1/uploads/{name}",
        "/v1/blobs/{sha256}",
        "/v1/submissions",
        "/v1/submissions/{code}/claim",
        "/v1/submissions/{code}/files/{sha256}",
        "/v1/submissions/{code}/answer",
    }
    scheme = whole["components"]["securitySchemes"]["device"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    push = whole["paths"]["/v1/operations"]["post"]
    assert push["security"] == [{"device": []}]
    assert {"200", "400", "401", "413"} <= {*push["responses"]}
    named = set()

    def walk(part):
        if isinstance(part, dict):
            named.add(part.get("$ref", ""))
            part = list(part.values())
        if isinstance(part, list):
            for each in part:
                walk(each)

    walk(whole)
    known = {f"#/components/schemas/{name}" for name in whole["components"]["schemas"]}
    assert named - {""} <= known
    assert ORG not in json.dumps(whole)
