"""What the library remembers must never be seen: only its speed."""

from datetime import date, timedelta

TODAY = date(2026, 11, 23)
SCHEMA = {
    "type": "object",
    "properties": {
        "ten": {"type": "string"},
        "ngay": {"type": "string", "format": "date", "notAfterToday": True},
        "con": {"type": "object", "properties": {"ten": {"type": "string"}}},
    },
    "required": ["ten"],
}


def test_clean_answers_belong_to_whoever_asked_for_them(made):
    library = made(SCHEMA)
    answers = {"ten": "An", "con": {"ten": "Bình"}}

    library.clean("t", answers)["con"]["ten"] = "đã đổi"

    assert library.clean("t", answers) == answers


def test_faults_belong_to_whoever_asked_for_them(made):
    library = made(SCHEMA)

    library.faults("t", {}, TODAY).clear()

    assert [fault.pointer for fault in library.faults("t", {}, TODAY)] == ["/ten"]


def test_answers_changed_in_place_are_looked_at_again(made):
    library = made(SCHEMA)
    answers = {"ten": ""}
    before = library.faults("t", answers, TODAY)

    answers["ten"] = "An"

    assert [fault.pointer for fault in before] == ["/ten"]
    assert library.faults("t", answers, TODAY) == []


def test_a_day_later_the_same_answers_may_be_right(made):
    library = made(SCHEMA)
    answers = {"ten": "An", "ngay": "2026-11-24"}
    before = library.faults("t", answers, TODAY)

    after = library.faults("t", answers, TODAY + timedelta(days=1))

    assert [fault.pointer for fault in before] == ["/ngay"]
    assert after == []
