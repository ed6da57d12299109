"""A counter tells citizens' marks: each counts once, and what is no mark is refused."""

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
