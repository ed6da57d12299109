"""The self-test serves a procedure by any channel, and says a no in words."""

import pytest

from counter_app.selftest.run import NOT_RECEIVED
from tests.program.conftest import SelfTest

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("code", ["1.000593", "1.000419", "2.000815", "1.003677"])
def test_a_procedure_is_served_by_the_channel_it_offers(tmp_path_factory, code):
    run = SelfTest(tmp_path_factory.mktemp("p"))("--procedure", code)

    assert run.status == 0, run.said + run.complained
    assert len(run.report["dossiers"]) == 2
    assert (run.out / "declaration.pdf").stat().st_size > 1000


@pytest.mark.parametrize(
    ("code", "words"), [("1.001570", "MC-123"), ("1.014398", "MC-122")]
)
def test_what_is_not_received_ends_with_the_programs_own_sentence(
    tmp_path_factory, code, words
):
    run = SelfTest(tmp_path_factory.mktemp("p"))("--procedure", code)

    assert run.status == 0, run.said + run.complained
    [said] = [step for step in run.report["steps"] if step["name"] == NOT_RECEIVED]
    assert said["ok"]
    assert words in said["detail"]
    assert run.report["dossiers"] == []
