"""``main.py due`` as whoever doubts a date runs it: a process, output and status."""

import json

import pytest


def answer(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_date_is_told_with_its_reason_in_two_lines(run, profile):
    done = run("due", "--received", "2026-11-20T16:00", "--rule", "3wd")

    due, reason = done.stdout.splitlines()
    assert due == "2026-11-26T17:00:00+07:00"
    assert "24/11/2026 nghỉ Ngày Văn hóa Việt Nam" in reason
    assert not profile.exists()


def test_json_tells_days_holidays_rule_and_source(run):
    asked = ("--received", "2027-02-03T08:30:00Z", "--rule", "Trong ngày@15h")

    told = answer(run("due", *asked, "--json"))

    assert told["received"] == "2027-02-03T15:30:00+07:00"
    assert told["rule"] == "same-day@15:00"
    assert told["due"] == "2027-02-11T17:00:00+07:00"
    assert told["days"] == ["2027-02-11"]
    assert [one["date"] for one in told["holidays"]] == [
        f"2027-02-{day:02d}" for day in range(4, 11)
    ]
    assert told["planned"]
    assert not told["verified"]
    assert "dự kiến" in told["due_explained"]
    assert "dự kiến, chưa kiểm chứng" in told["source"]


@pytest.mark.parametrize(
    ("asked", "days", "makeup"),
    [
        (
            ("2025-04-25", "3wd"),
            ["2025-04-26", "2025-04-28", "2025-04-29"],
            ["2025-04-26"],
        ),
        (("2026-11-20", "3d"), ["2026-11-21", "2026-11-22", "2026-11-23"], []),
        (("2026-11-20T16:00", "8wh"), ["2026-11-20", "2026-11-23"], []),
        (("2026-11-20", "1wd+1wd"), ["2026-11-23", "2026-11-25"], []),
    ],
)
def test_the_days_counted_are_listed(run, asked, days, makeup):
    received, rule = asked

    told = answer(run("due", "--received", received, "--rule", rule, "--json"))

    assert (told["days"], told["makeup_days"]) == (days, makeup)


def test_a_procedure_brings_its_limit_and_its_law(run):
    asked = ("--received", "2026-11-23T15:00:01", "--procedure", "2.000635")

    told = answer(run("due", *asked, "--channel", "paper", "--json"))

    assert told["due"] == "2026-11-25T17:00:00+07:00"
    assert told["source"].startswith("Luật Hộ tịch 60/2014/QH13 điều 5 khoản 3")


def test_a_case_of_a_procedure_has_its_own_limit(run):
    asked = ("due", "--received", "2026-11-25T08:00", "--procedure", "1.013225")

    every = run(*asked)
    house = run(*asked, "--case", "nha-o-rieng-le")

    assert every.stdout.startswith("2026-12-09T17:00:00+07:00")
    assert house.stdout.startswith("2026-12-04T17:00:00+07:00")


def test_an_office_has_its_own_calendar(run, tmp_path):
    asked = ("due", "--received", "2026-11-20T16:00", "--rule", "2wh", "--calendar")
    own = tmp_path / "own.toml"
    own.write_text(
        'based_on = "calendars/hanoi.toml"\nname = "own"\n'
        '[[week]]\nweekdays = [6]\nopen = [["09:00", "12:00"]]\n'
        'text = "thử"\nverified = false\n',
        encoding="utf-8",
    )

    named = run(*asked, "hanoi-sang-thu-bay")
    filed = run(*asked, str(own))

    assert named.stdout.startswith("2026-11-21T08:00:00+07:00")
    assert filed.stdout.startswith("2026-11-22T11:00:00+07:00")


def test_a_supplement_pauses_or_restarts_and_a_promise_is_prolonged_once(run):
    asked = ("due", "--received", "2026-11-23T08:00", "--rule", "5wd")
    papers = ("--supplement", "2026-11-25T10:00/2026-11-27T15:00")

    pause = run(*asked, *papers)
    restart = run(*asked, *papers, "--policy", "restart")
    longer = run(*asked, "--extend", "3wd")

    # Paused from Wednesday 10:00 to Friday 15:00: 5 + 8 + 6 hours.
    assert pause.stdout.startswith("2026-12-04T10:00:00+07:00")
    assert "tạm dừng 19 giờ" in pause.stdout
    assert restart.stdout.startswith("2026-12-04T17:00:00+07:00")
    assert longer.stdout.startswith("2026-12-04T17:00:00+07:00")


RECEIVED, RULE = ("--received", "2026-11-20T16:00"), ("--rule", "5wd")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--received", "hôm qua", *RULE), "E-DUE-RECEIVED"),
        (("--received", "", *RULE), "E-DUE-RECEIVED"),
        (("--received", "2026-02-30T10:00", *RULE), "E-DUE-RECEIVED"),
        (("--received", "2026-02-20T25:00", *RULE), "E-DUE-RECEIVED"),
        (("--received", "0001-01-01T00:00Z", *RULE), "E-DUE-YEAR"),
        (("--received", "9999-12-31T23:00", *RULE), "E-DUE-YEAR"),
        (("--received", "2100-12-31T10:00", *RULE), "E-DUE-YEAR"),
        (("--received", "2026-11-20", "--rule", "8wh"), "E-DUE-HOUR"),
        ((*RECEIVED, "--rule", ""), "E-DUE-RULE"),
        ((*RECEIVED, "--rule", "5xd"), "E-DUE-RULE"),
        ((*RECEIVED, "--rule=-5wd"), "E-DUE-RULE"),
        ((*RECEIVED, "--procedure", "9.999999"), "E-DUE-PROCEDURE"),
        (
            (*RECEIVED, "--procedure", "2.000635", "--channel", "self"),
            "E-DUE-CHANNEL",
        ),
        ((*RECEIVED, "--procedure", "1.001570"), "E-DUE-LIMIT"),
        ((*RECEIVED, "--procedure", "2.000635", "--case", "x"), "E-DUE-CASE"),
        ((*RECEIVED, *RULE, "--calendar", "mars"), "E-DUE-CALENDAR"),
        ((*RECEIVED, *RULE, "--calendar", "none.toml"), "E-DUE-CALENDAR"),
        ((*RECEIVED, *RULE, "--supplement", "2026-11-21T10:00"), "E-DUE-SUPPLEMENT"),
        (
            (*RECEIVED, *RULE, "--supplement", "2026-11-25T10:00/2026-11-24T10:00"),
            "E-DUE-TERM",
        ),
        (
            (*RECEIVED, *RULE, "--supplement", "2026-11-01T10:00/2026-11-24T10:00"),
            "E-DUE-SUPPLEMENT",
        ),
        ((*RECEIVED, *RULE, "--extend"), "E-DUE-TERM"),
        ((*RECEIVED, *RULE, "--extend", "8wh"), "E-DUE-EXTEND"),
    ],
)
def test_a_question_without_an_answer_is_one_sentence_with_a_code(run, arguments, code):
    done = run("due", *arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith(f"main.py: {code}: ")


@pytest.mark.parametrize(
    "arguments", [RECEIVED, RULE, (*RECEIVED, *RULE, "--procedure", "2.000635")]
)
def test_a_question_that_is_not_whole_is_told_with_status_2(run, arguments):
    assert run("due", *arguments).returncode == 2


def test_help_writes_the_grammar(run):
    done = run("due", "--help")

    assert done.returncode == 0
    for form in ("5wd", "3d", "8wh", "same-day@15:00", "now", "2wd+5wd"):
        assert form in done.stdout
