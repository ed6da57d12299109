"""A real counter, the real portal, an officer with a browser."""

import pytest
import requests

from counter_app.domain.coming_in import Outcome
from counter_app.sync.coming_in import CodesPortal, PortalOfficers
from counter_app.sync.portal_client import HttpPortal
from tests.portal.office import Clerk, OfficePortal
from tests.sync.conftest import Counter
from tests.vault.pocket import device_key


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with OfficePortal(tmp_path_factory.mktemp("coming-in")) as portal:
        yield portal


@pytest.fixture
def officers(portal, tmp_path):
    counter = Counter(tmp_path / "counter", "03")
    counter.key = device_key(counter.keyring, counter.clock.now)
    with requests.Session() as web:
        web.trust_env = False
        counter.enrol(HttpPortal(portal.url, web), portal.code())
        device = counter.ledger.device().id

        def assertion():
            return counter.key.assertion(device, counter.clock.now(), counter.ids.new())

        yield PortalOfficers(CodesPortal(portal.url, web, counter.key.prove), assertion)
    counter.switch_off()


def test_case_82_who_agreed_in_a_browser_is_named_to_the_counter_once(portal, officers):
    clerk = Clerk(portal, "mai.dt", "counter")
    asked = officers.ask()
    waiting = officers.answer(asked.secret).outcome

    seen = clerk.post("/ma-may", code=asked.code).text
    clerk.post("/ma-may", code=asked.code, do="agree")
    told, again = officers.answer(asked.secret), officers.answer(asked.secret)

    assert asked.address == f"{portal.url}/can-bo/ma-may"
    assert asked.code in seen
    assert waiting is Outcome.PENDING
    assert (told.outcome, told.account) == (Outcome.AGREED, "mai.dt")
    assert told.name == "Người mai.dt"
    assert (again.outcome, again.account) == (Outcome.OVER, "")
