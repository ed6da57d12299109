"""A version that does harm stops spreading by itself; an operator sees why."""

import pytest
import requests

from city_portal.files.tables import table
from city_portal.rules.rollout import Cause, Sign, judge, spreading
from city_portal.services.rollout import Limits
from tests.portal_process import say, told

LIMITS = Limits.of(table("rollout.toml")).by_cause
OLD, NEW = "0.1.0", "0.2.0"
TOOK = {"version": NEW, "update": "installed", "updatedTo": NEW}
WENT_BACK = {"version": OLD, "update": "went-back", "updatedTo": NEW}
NUMBERS = {"diskFreeMib": 51200, "numbersLeft": 100}


def pcs(count, **facts):
    return [Sign(**{"version": OLD, **facts}) for _ in range(count)]


def took(count, **facts):
    return pcs(count, version=NEW, update="installed", updated_to=NEW, **facts)


def went_back(count):
    return pcs(count, update="went-back", updated_to=NEW)


@pytest.mark.parametrize(
    ("signs", "causes"),
    [
        # The first wave has 24 PCs, so one of them is four percent.
        (took(24) + pcs(560), []),
        (took(23) + went_back(1) + pcs(560), [Cause.FAILED]),
        (took(98) + went_back(2) + pcs(400), []),  # two percent is not more than two
        (took(97) + went_back(3) + pcs(400), [Cause.FAILED]),
        (took(22) + took(2, errors=True) + pcs(560), [Cause.ERRORS]),
        (took(23) + took(1, errors=True) + pcs(560), []),  # one PC may be a bad one
        # What troubles everybody is no fault of the version.
        (took(20) + took(4, errors=True) + pcs(480) + pcs(80, errors=True), []),
        (
            took(20) + took(4, stuck=True) + pcs(480) + pcs(80, stuck=True),
            [Cause.STUCK],
        ),
        (
            took(20, errors=True, stuck=True) + went_back(4) + pcs(10),
            [Cause.FAILED, Cause.ERRORS, Cause.STUCK],
        ),
        (pcs(10), []),
    ],
)
def test_a_version_is_stopped_by_what_its_own_pcs_tell_beside_the_others(signs, causes):
    assert [why.cause for why in judge(NEW, signs, LIMITS).reasons] == causes


def test_a_version_spreads_while_some_pc_lacks_it_even_if_all_went_back():
    assert spreading(pcs(3)) == []
    assert spreading(took(3)) == []
    assert spreading(took(1) + pcs(2)) == [NEW]
    assert spreading(went_back(2)) == [NEW]
    assert spreading(pcs(1, version="?") + took(1)) == [NEW]


class City:
    """Three PCs of an office, and whoever runs the portal."""

    def __init__(self, portal):
        self.portal = portal
        self.devices = [portal.device(f"0{n}", f"Quầy {n}") for n in range(1, 4)]

    def beat(self, number, **facts):
        told = self.devices[number].ask(
            "POST", "/v1/beat", json={"version": OLD, **NUMBERS, **facts}
        )
        assert told.status_code == 200, told.text

    def halted(self):
        told = requests.get(f"{self.portal.url}/v1/rollout", timeout=20).json()
        return [one["version"] for one in told["halted"]]

    def words(self, *words):
        place = ("--database", self.portal.database, "--files", self.portal.files)
        return ("rollout", words[0], *place, *words[1:])


@pytest.fixture
def city(own_portal):
    return City(own_portal)


def test_a_pc_that_went_back_halts_the_version_for_all_and_it_is_told_why(city):
    city.beat(0)
    city.beat(1, **TOOK)
    before = city.halted()

    city.beat(2, **WENT_BACK)

    assert before == []
    assert city.halted() == [NEW]
    told = say(*city.words("tell"))
    assert "0.2.0: 1 PCs have it, 2 tried it; halted since" in told
    assert "by the figures" in told
    assert "failed: 1 of 2 PCs, 50.0 %, allowed 2.0 %" in told


def test_who_resumes_it_knew_what_was_wrong_and_only_more_of_it_halts_again(city):
    city.beat(0, **TOOK)
    city.beat(2, **WENT_BACK)
    say(*city.words("resume", "--version", NEW, "--by", "van.hanh"))
    resumed = city.halted()

    city.beat(2, **WENT_BACK)
    same = city.halted()
    city.beat(1, **WENT_BACK)

    assert (resumed, same) == ([], [])
    assert city.halted() == [NEW]


def test_an_operator_halts_and_resumes_by_hand_and_their_name_stays(city):
    city.beat(0)
    say(
        *city.words(
            "halt", "--version", "0.3.0", "--by", "van.hanh", "--note", "Lỗi in"
        )
    )

    assert city.halted() == ["0.3.0"]
    assert "by van.hanh: Lỗi in" in say(*city.words("tell"))
    say(*city.words("resume", "--version", "0.3.0", "--by", "truong.ca"))
    assert city.halted() == []
    assert "resumed by truong.ca" in say(*city.words("tell"))


def test_what_is_no_version_or_is_not_halted_is_refused_with_a_sentence(city):
    wrong = told(*city.words("halt", "--version", "x.y", "--by", "a"))
    absent = told(*city.words("resume", "--version", NEW, "--by", "a"))

    assert (wrong.returncode, absent.returncode) == (1, 1)
    assert "'x.y' is no version" in wrong.stderr
    assert "0.2.0 is not halted" in absent.stderr


def test_a_portal_started_again_still_knows_what_is_halted(city):
    city.beat(0, **TOOK)
    city.beat(1, version=NEW, errors=["DR-033"])
    city.beat(0, **TOOK, errors=["DR-033", "DR-021"])
    city.portal.kill()
    city.portal.start()

    assert city.halted() == []  # nobody is without it: nothing spreads any more
    city.beat(2)
    city.beat(0, **TOOK, errors=["DR-033"])
    assert city.halted() == [NEW]
    city.portal.kill()
    city.portal.start()
    assert city.halted() == [NEW]


def test_a_damaged_file_of_halts_stops_no_beat_and_lets_nothing_spread(city):
    city.beat(0, **TOOK)
    (city.portal.files / "kept" / "halted-versions.json").write_text("{")

    city.beat(2, **WENT_BACK)
    asked = requests.get(f"{city.portal.url}/v1/rollout", timeout=20)

    assert asked.status_code >= 500
    done = told(*city.words("tell"))
    assert done.returncode == 1
    assert "halted-versions.json is damaged" in done.stderr
