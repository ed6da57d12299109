"""A counter tells citizens' marks: each counts once, and what is no mark is refused."""

from datetime import UTC, datetime
from pathlib import Path

import requests

from city_portal.rules.times import HANOI
from tests.portal.office import Clerk, OfficePortal

CATALOGUE = Path(__file__).parents[2] / "resources" / "catalogue"
TODAY = datetime.now(UTC).astimezone(HANOI).date().isoformat()
MARK = {
    "id": "3b1d2c6e-0000-4000-8000-000000000007",
    "day": "2026-11-23",
    "counter": "03",
    "procedure": "2.000635",
    "mark": 2,
    "reason": "waiting",
}


def tell(device, *marks):
    return device.ask("POST", "/v1/ratings", json={"ratings": [*marks]})


def test_a_mark_told_twice_counts_once(device):
    first, again = tell(device, MARK), tell(device, MARK, {**MARK, "id": "another-1"})

    assert (first.status_code, first.json()["fresh"]) == (200, 1)
    assert again.json()["fresh"] == 1


def test_what_is_no_mark_is_refused_and_nothing_of_its_message_is_kept(device):
    wrong = [{"mark": 6}, {"reason": "x"}, {"day": "hôm nay"}, {"id": ""}]
    answers = [
        tell(device, {**MARK, "id": "fresh-1"}, {**MARK, "id": "fresh-2", **w})
        for w in wrong
    ]

    assert {answer.status_code for answer in answers} == {400}
    assert tell(device, {**MARK, "id": "fresh-1"}).json()["fresh"] == 1


def test_a_citizen_rates_what_was_handed_over_once_and_leaders_see_it(tmp_path):
    with OfficePortal(tmp_path, CATALOGUE) as portal:
        counter = portal.device()
        for at in range(5):
            fields = {
                "status": "returned" if at else "ready",
                "lookup_secret": "7KQ4",
                "counter": "03",
                "procedure": "2.000635",
            }
            counter.push(counter.operation(f"d{at}", sequence=at, fields=fields))
        block = counter.slots[0] * 100
        codes = [f"{counter.org}-261123-{block + at:04d}" for at in range(5)]

        def rate(code, mark, secret="7KQ4"):
            form = {"code": code, "secret": secret, "mark": mark, "reason": "waiting"}
            return requests.post(f"{portal.url}/danh-gia", data=form, timeout=20).text

        page = requests.get(f"{portal.url}/danh-gia?code={codes[1]}", timeout=20).text
        early = rate(codes[0], "5")
        odd = rate(codes[1], "9")
        guessed = rate(codes[1], "5", "AAAA")
        marks = [rate(code, mark) for code, mark in zip(codes[1:], "5441", strict=True)]
        twice = rate(codes[1], "1")
        few = Clerk(portal, "leader.r", "leader").get("/thong-ke").text
        tell(counter, {**MARK, "id": "m1", "day": TODAY, "mark": 5})
        leader = Clerk(portal, "leader.s", "leader").get("/thong-ke").text

    assert codes[1] in page
    for refused in (early, odd, twice):
        assert "Chưa ghi được" in refused
    assert "Không tìm thấy" in guessed
    assert all("Cảm ơn bạn đã đánh giá." in one for one in marks)
    assert "4 lượt đánh giá: chưa đủ" in few
    assert "80,0 % hài lòng; trung bình 3,8/5, 5 lượt đánh giá." in leader
