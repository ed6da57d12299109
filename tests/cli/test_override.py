"""Values set by hand as the site's administrator types them: a real profile."""

import pytest

OFFICER = ("officer", "--account", "quantri.thu", "--name", "Quản Trị Thử")
WORD = "long enough 7\n"
WHY = ("--reason", "Chưa có trong danh mục", "--ground", "Nghị quyết thử 1/NQ-HĐND")
BY = ("--by", "quantri.thu")


@pytest.fixture
def site(run, keyring):
    """A profile whose first officer administers it."""
    assert run(*OFFICER, typed=WORD * 2).returncode == 0

    def say(*words):
        return run("override", *words, *BY, typed=WORD)

    return say


def test_a_value_is_set_listed_and_taken_back(site):
    made = site("set", "2.001263", "--limit", "working-days=20", *WHY)
    listed = site("list")
    ended = site("end", "1")
    after = site("list")

    assert (made.returncode, made.stdout) == (
        0,
        "Number 1: 2.001263 is set by hand.\n",
    )
    assert "1: 2.001263 working-days=20 from " in listed.stdout
    assert "by quantri.thu: Nghị quyết thử 1/NQ-HĐND; Chưa có" in listed.stdout
    assert ended.returncode == 0
    assert "taken back" in after.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "2.001263", "--limit", "soon", *WHY), "one of working-days=N"),
        (("set", "2.001263", "--limit", "working-days", *WHY), "more than 0"),
        (("set", "2.001263", "--fee", "-1", *WHY), "from 0 to 10^12"),
    ],
)
def test_what_is_no_value_is_told_before_anybody_signs_in(run, words, said):
    done = run("override", *words, *BY)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_procedure_nobody_knows_and_a_number_nobody_gave_are_told(site):
    unknown = site("set", "9.999999", "--fee", "0", *WHY)
    nothing = site("end", "77")

    assert (unknown.returncode, nothing.returncode) == (1, 1)
    assert "ProcedureUnavailable" in unknown.stderr
    assert "NotFound" in nothing.stderr
