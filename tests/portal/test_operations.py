"""Operations: once, in order, by whoever may."""

from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
import requests
import zstandard

from city_portal.rules import cursors
from counter_app.wire.packed import PACKINGS

SHA = "0" * 63 + "1"


def test_a_created_dossier_comes_back_in_the_feed(on_both):
    device = on_both.device()

    result = device.result(device.operation("d1", fields={"xin chào": "Trần Thị Thử"}))
    page = device.feed()

    assert (result["outcome"], result["version"], result["complete"]) == ("ok", 1, True)
    (row,) = page["rows"]
    assert row["fields"]["xin chào"] == "Trần Thị Thử"
    assert row["tip"] == result["id"]
    assert device.feed(page["cursor"])["rows"] == []


def test_the_same_operation_sent_by_many_at_once_takes_effect_once(on_both):
    device = on_both.device()
    image = device.operation("d1")

    with ThreadPoolExecutor(8) as many:
        results = list(many.map(lambda _: device.result(image), range(8)))

    assert {r["outcome"] for r in results} == {"ok"}
    assert {(r["version"], r["sequence"]) for r in results} == {(1, 1)}
    assert [row["version"] for row in device.feed()["rows"]] == [1]


def test_writers_side_by_side_never_hide_a_row_from_a_reader(on_both):
    devices = [on_both.device(name=f"Quầy {n}") for n in range(3)]
    images = [
        (device, device.operation(f"d-{device.id}-{n}", sequence=n))
        for n in range(15)
        for device in devices
    ]

    seen, cursor = set(), ""
    with ThreadPoolExecutor(6) as many:
        work = [many.submit(device.result, image) for device, image in images]
        while not all(done.done() for done in work):
            page = devices[0].feed(cursor)
            seen |= {row["dossier"] for row in page["rows"]}
            cursor = page["cursor"]
    page = devices[0].feed(cursor)
    seen |= {row["dossier"] for row in page["rows"]}

    assert len(seen) == len(images)


def test_an_id_used_for_other_bytes_is_told(device):
    image = device.operation("k1")
    other = image.replace(b"lan", b"mai")

    device.result(image)

    assert device.result(other)["outcome"] == "key-reuse"


def test_an_edit_that_did_not_see_the_last_one_is_a_conflict_with_the_copy(device):
    first = device.result(device.operation("c1", fields={"note": "a"}))
    device.result(device.operation("c1", tip=first["id"], fields={"note": "b"}))

    late = device.result(device.operation("c1", tip=first["id"], fields={"note": "c"}))

    assert late["outcome"] == "conflict"
    assert late["fields"]["note"] == "b"
    assert late["version"] == 2


def test_an_edit_of_a_dossier_the_portal_does_not_know_is_behind(device):
    result = device.result(device.operation("b1", tip="some.1.1"))

    assert result["outcome"] == "behind"


def test_a_late_copy_of_a_replaced_operation_is_superseded(device):
    first = device.result(device.operation("s1"))
    old = device.operation("s1", tip=first["id"], fields={"note": "old"})
    old_id = msgspec.json.decode(old)["id"]
    device.result(
        device.operation("s1", tip=first["id"], supersedes=[old_id], fields={"a": 1})
    )

    assert device.result(old)["outcome"] == "superseded"


def test_a_code_belongs_to_one_dossier(device):
    device.result(device.operation("n1"))

    assert device.result(device.operation("n2"))["outcome"] == "number-taken"


def test_one_bad_operation_blocks_no_other(device):
    good = device.operation("g1", sequence=1)
    bad = b'{"id":"bad.1","dossier":7}'
    alien = device.operation("g2", code="000.99.99.H26-261123-0100")
    after = device.operation("g3", sequence=2)

    results = device.push(good, bad, alien, after)["results"]

    assert [(r["id"] == "bad.1", r["outcome"]) for r in results] == [
        (False, "ok"),
        (True, "invalid"),
        (False, "forbidden"),
        (False, "ok"),
    ]


def test_a_code_that_is_taken_stops_its_own_dossier_and_no_other_of_the_batch(on_both):
    device = on_both.device()
    first = device.operation("c1", sequence=1)
    taken = device.operation("c2", sequence=1)
    after = device.operation("c3", sequence=2)

    results = device.push(first, taken, after)["results"]

    told = [(r["outcome"], r.get("sequence", 0)) for r in results]
    assert told == [("ok", 1), ("number-taken", 0), ("ok", 2)]
    assert [row["dossier"] for row in device.feed()["rows"]] == ["c1", "c3"]


def test_a_name_no_database_can_be_asked_for_blocks_no_other(on_both):
    device = on_both.device()
    good = device.operation("n1", sequence=1)
    odd = device.operation("n\0 2", sequence=2)
    after = device.operation("n3", sequence=3)

    results = device.push(good, odd, after)["results"]

    assert [r["outcome"] for r in results] == ["ok", "invalid", "ok"]


def test_one_batch_may_say_the_same_twice_and_what_follows_on_it(on_both):
    device = on_both.device()
    new = device.operation("t1", sequence=1)
    name = msgspec.json.decode(new)["id"]
    edit = device.operation(
        "t1", sequence=1, tip=name, fields={"xin chào": "Trần Thị Thử"}
    )

    results = device.push(new, new, edit, device.operation("t2", sequence=2))["results"]

    assert [(r["outcome"], r["version"]) for r in results] == [
        ("ok", 1),
        ("ok", 1),
        ("ok", 2),
        ("ok", 1),
    ]
    rows = {row["dossier"]: row for row in device.feed()["rows"]}
    assert rows["t1"]["fields"]["xin chào"] == "Trần Thị Thử"
    assert rows["t1"]["version"] == 2


def test_a_long_batch_sent_twice_takes_effect_once(on_both):
    """More than the hundred names one statement asks for."""
    device = on_both.device()
    new = [device.operation(f"l{n}", sequence=n) for n in range(60)]
    names = [msgspec.json.decode(image)["id"] for image in new]
    edits = [
        device.operation(
            f"l{n}", sequence=n, tip=name, supersedes=[f"gone.{n}"], fields={"x": n}
        )
        for n, name in enumerate(names)
    ]
    late = device.operation("l7", id="gone.7", sequence=7, tip=names[7])

    first = device.push(*new, *edits)["results"]
    second = device.push(*new, *edits, late)["results"]

    told = [(r["outcome"], r["version"]) for r in first]
    assert told == [("ok", 1)] * 60 + [("ok", 2)] * 60
    assert second[:-1] == first
    assert second[-1]["outcome"] == "superseded"
    rows = device.feed()["rows"]
    assert [(row["dossier"], row["fields"]["x"]) for row in rows] == [
        (f"l{n}", n) for n in range(60)
    ]


def test_a_code_outside_the_leased_blocks_is_forbidden(device):
    code = f"{device.org}-261123-9950"

    assert device.result(device.operation(code=code))["outcome"] == "forbidden"


def test_malformed_operations_are_invalid(device):
    for image in (
        device.operation(code=f"{device.org}-261323-0100"),
        device.operation(dossier="a\0b"),
        device.operation().replace(b'"schema":1', b'"schema":9'),
        device.operation(fields={"papers.x": {"files": [{"sha256": "../x"}]}}),
    ):
        assert device.result(image)["outcome"] == "invalid"


def test_nobody_but_the_portal_writes_in_its_name(device):
    assert device.result(device.operation(id="portal.1.1"))["outcome"] == "forbidden"


def test_another_office_neither_sees_nor_edits_a_dossier(portal, device):
    stranger = portal.device(name="Quầy lạ", org="000.12.35.H26")
    made = device.result(device.operation("o1", sequence=7))

    taken = stranger.result(stranger.operation("o1"))
    edited = stranger.result(stranger.operation("o1", tip=made["id"]))

    assert taken["outcome"] == edited["outcome"] == "forbidden"
    assert taken["fields"] is None
    assert "o1" not in [row["dossier"] for row in stranger.feed()["rows"]]


def test_a_provisional_code_gets_an_official_one_by_the_feed(on_both):
    device = on_both.device()
    made = [
        device.result(device.operation(f"p{n}", code=f"TAM-Q03.AB12-261123-000{n}"))
        for n in (1, 2)
    ]

    rows = device.feed()["rows"]

    assert [r["outcome"] for r in made] == ["ok", "ok"]
    given = [row["fields"]["official_code"] for row in rows]
    slot = max(device.slots) + 1
    assert given == [f"{device.org}-261123-{slot * 100 + n:04d}" for n in (0, 1)]
    assert all(row["tip"].startswith("portal.1.") for row in rows)


def test_every_result_says_epoch_when_the_counter_has_missed_a_restore(device):
    reply = device.push(device.operation("e1"), epoch=7)

    assert [r["outcome"] for r in reply["results"]] == ["epoch"]
    assert reply["epoch"] == 1


def test_a_cursor_from_nowhere_means_start_anew(device):
    for cursor in ("nonsense", cursors.written(9, 0), cursors.written(1, 10**9)):
        page = device.feed(cursor)

        assert page["outcome"] == "epoch"
        assert page["rows"] == []


@pytest.mark.parametrize(
    ("name", "pack"), PACKINGS, ids=[name for name, _pack in PACKINGS]
)
def test_a_batch_may_come_packed_but_not_as_a_bomb(device, name, pack):
    body = b'{"epoch":1,"operations":[' + device.operation() + b"]}"

    def answered(sent, name=name):
        headers = {"Content-Encoding": name}
        return device.ask("POST", "/v1/operations", data=sent, headers=headers)

    good = answered(pack(body))
    bomb = answered(pack(b" " * 20_000_000))
    cut = answered(pack(body)[:-9])
    other = answered(body)
    unknown = answered(body, "br")
    large = device.ask("POST", "/v1/operations", data=b" " * 5_000_000)

    assert good.json()["results"][0]["outcome"] == "ok"
    refused = (bomb, cut, other, unknown, large)
    assert [a.status_code for a in refused] == [413, 400, 400, 415, 413]
    assert bomb.headers["Content-Type"] == "application/problem+json"


def test_a_bomb_that_does_not_say_its_size_is_none_either(device):
    silent = zstandard.ZstdCompressor(write_content_size=False)

    bomb = device.ask(
        "POST",
        "/v1/operations",
        data=silent.compress(b" " * 20_000_000),
        headers={"Content-Encoding": "zstd"},
    )

    assert bomb.status_code == 400


def test_a_stranger_gets_a_problem_and_nothing_else(portal):
    answer = requests.get(f"{portal.url}/v1/feed", timeout=20)

    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "unauthorised"
