"""What a counter asks to find out whether both sides agree, and who it is."""

import hashlib
import sqlite3

from tests.portal.conftest import OTHER
from tests.portal_process import say


def digest(*pairs):
    lines = "".join(sorted(f"{dossier} {tip}\n" for dossier, tip in pairs))
    return hashlib.sha256(lines.encode()).hexdigest()


def test_each_day_is_told_as_a_count_and_a_digest_of_what_is_there(on_both):
    device, stranger = on_both.device(), on_both.device(org=OTHER)
    first = device.operation("d1")
    second = device.operation("d2", sequence=1)
    device.push(first, second)
    stranger.push(stranger.operation("d3"))

    (day,) = device.ask("GET", "/v1/days").json()["days"]

    ones = [("d1", f"{device.id}.1.1"), ("d2", f"{device.id}.1.2")]
    assert day == {"day": "2026-11-23", "count": 2, "digest": digest(*ones)}


def test_a_day_lists_exactly_its_dossiers_of_the_own_office(on_both):
    device, stranger = on_both.device(), on_both.device(org=OTHER)
    device.push(device.operation("d1"))
    stranger.push(stranger.operation("d3"))
    other_day = f"{device.org}-261124-{device.slots[0] * 100:04d}"
    device.push(device.operation("d2", code=other_day))

    told = device.ask("GET", "/v1/days/2026-11-23").json()
    wrong = device.ask("GET", "/v1/days/yesterday")

    assert [(row["dossier"], row["version"]) for row in told["rows"]] == [("d1", 1)]
    assert wrong.status_code == 404


def test_copies_are_those_of_the_own_office_only(on_both):
    device, stranger = on_both.device(), on_both.device(org=OTHER)
    device.push(device.operation("d1"))
    stranger.push(stranger.operation("d3"))
    asked = {"dossiers": ["d1", "d3", "nothing"]}

    told = device.ask("POST", "/v1/copies", json=asked).json()
    too_many = device.ask("POST", "/v1/copies", json={"dossiers": ["d1"] * 501})

    assert [row["dossier"] for row in told["rows"]] == ["d1"]
    assert too_many.status_code == 413


def test_a_device_hears_how_far_it_had_counted(on_both):
    device = on_both.device()
    device.push(*(device.operation(sequence=place) for place in range(11)))
    image = device.operation("late", sequence=11, id=f"{device.id}.1.5000")
    device.push(image)

    told = device.ask("GET", "/v1/device").json()

    assert told == {"device": device.id, "incarnation": 1, "operations": 5000}


def test_the_next_incarnation_has_blocks_of_its_own_and_the_second_asker_none(on_both):
    device = on_both.device()
    first_blocks = set(device.slots)
    renewed = device.ask("POST", "/v1/incarnations", json={"incarnation": 1})
    device.token = device.sign_in().json()["accessToken"]

    again = device.ask("POST", "/v1/incarnations", json={"incarnation": 1})

    assert (renewed.status_code, renewed.json()["incarnation"]) == (201, 2)
    blocks = {slot["number"] for slot in renewed.json()["slots"]}
    assert blocks
    assert not blocks & first_blocks
    assert again.status_code == 403


def test_what_an_earlier_incarnation_printed_is_still_taken(on_both):
    device = on_both.device()
    printed = device.operation("d1")
    device.ask("POST", "/v1/incarnations", json={"incarnation": 1})
    device.token = device.sign_in().json()["accessToken"]

    result = device.result(printed)

    assert result["outcome"] == "ok"


def test_planned_work_is_told_to_anybody_and_taken_back(own_portal):
    plan = ("--begins", "2026-11-28T22:00:00+07:00", "--ends", "2026-11-29T05:00+07:00")
    say("announce", "--files", own_portal.files, *plan, "--notice", "Nâng cấp máy chủ")
    device = own_portal.device()
    told = device.ask("GET", "/v1/time").json()

    say("announce", "--files", own_portal.files)

    assert told["closedUntil"] == "2026-11-29T05:00+07:00"
    assert told["notice"] == "Nâng cấp máy chủ"
    assert device.ask("GET", "/v1/time").json().get("closedUntil") is None


def test_an_operation_of_a_schema_nobody_knows_is_refused_and_not_kept(on_both):
    device = on_both.device()
    image = device.operation("d1").replace(b'"schema":1', b'"schema":9')

    result = device.result(image)

    assert result["outcome"] == "invalid"
    assert device.feed()["rows"] == []


def test_numbers_no_database_can_keep_are_an_error_of_the_asker(device):
    body = b'{"epoch":%d,"operations":[]}' % 10**30

    answer = device.ask("POST", "/v1/operations", data=body)

    assert answer.status_code == 400


def test_the_count_of_a_device_is_in_its_database(own_portal):
    device = own_portal.device()
    device.push(device.operation("d1"))

    path = own_portal.database.removeprefix("sqlite:///")
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT * FROM counted").fetchall()

    assert rows == [(device.id, 1, 1)]
