"""Whose name an operation carries: one no roster has is an alarm, never a refusal."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from city_portal import parts
from city_portal.files.strangers import MOST
from city_portal.services.health import Health
from counter_app.wire.messages import Duty
from tests.portal.conftest import ORG, OTHER
from tests.portal.office import Clerk, OfficePortal
from tests.portal_process import say


@pytest.fixture
def portal(tmp_path):
    with OfficePortal(tmp_path) as portal:
        yield portal


def put(portal, *accounts, org=ORG):
    for account in accounts:
        duty = Duty(account=account, roles=["intake"], counters=[])
        parts.rosters(portal.files).put(org, duty)


def outcomes(device, *images):
    return [one["outcome"] for one in device.push(*images)["results"]]


def at(portal, moment):
    """What the portal says of names at another moment."""
    naming = parts.naming(portal.files)
    return replace(naming, clock=SimpleNamespace(now=lambda: moment))


def told(portal):
    unknown = parts.naming(portal.files).unknown()
    return {org: [one.account for one in every] for org, every in unknown.items()}


def test_a_name_on_no_roster_is_taken_and_told_to_who_looks_after_the_pcs(portal):
    put(portal, "lan")
    device, calm = portal.device(), portal.device("04", "Quầy 4")
    looker = Clerk(portal, "it.city", "it", "")

    own = outcomes(device, device.operation())
    before = looker.get("/may-quay").text
    others = outcomes(
        device,
        device.operation(sequence=1, by="la.mat"),
        device.operation(sequence=2),
    )
    outcomes(calm, calm.operation())

    page = looker.get("/may-quay").text
    health = Health(
        engine=portal.engine, files=portal.files, naming=parts.naming(portal.files)
    )
    assert own == ["ok"]
    assert others == ["ok", "ok"]
    assert "danh sách của đơn vị" not in before
    assert page.count("không có trong danh sách của đơn vị (la.mat)") == 1
    assert told(portal) == {ORG: ["la.mat"]}
    assert health.counts()["names_on_no_roster"] == {"": 1}
    said = say("roster", "--files", portal.files, "--org", ORG)
    assert f"not on it, and named by {device.id} la.mat" in said


def test_an_office_without_a_roster_goes_by_its_own_administrators(portal):
    put(portal, "lan", org=OTHER)
    device = portal.device()

    assert outcomes(device, device.operation(by="la.mat")) == ["ok"]
    assert told(portal) == {}


def test_who_left_is_told_only_for_what_they_did_afterwards(portal):
    put(portal, "lan", "binh")
    device, rosters = portal.device(), parts.rosters(portal.files)
    now = datetime.now(UTC)
    left = (now - timedelta(hours=2)).isoformat()
    before, after = (
        (now - timedelta(hours=hours)).isoformat().replace("+00:00", "Z")
        for hours in (3, 1)
    )
    rosters.remove(ORG, "binh", left)
    rosters.remove(ORG, "nobody", left)

    outcomes(device, device.operation(by="binh", at=before))
    silent = told(portal)
    outcomes(device, device.operation(sequence=1, by="binh", at=after))
    heard = told(portal)
    put(portal, "binh")

    assert (silent, heard, told(portal)) == ({}, {ORG: ["binh"]}, {})
    assert rosters.left(ORG) == {}


def test_what_was_done_before_somebody_left_does_not_come_in_for_ever(portal):
    put(portal, "lan", "binh")
    device = portal.device()
    now = datetime.now(UTC)
    left, made = (now - timedelta(days=days) for days in (8, 9))
    parts.rosters(portal.files).remove(ORG, "binh", left.isoformat())

    outcomes(device, device.operation(by="binh", at=made.isoformat()))

    assert told(portal) == {ORG: ["binh"]}


def test_a_name_is_told_of_for_a_month_after_it_was_heard(portal):
    put(portal, "lan")
    device = portal.device()
    outcomes(device, device.operation(by="la.mat"))
    now = datetime.now(UTC)

    assert at(portal, now + timedelta(days=29)).unknown(ORG)
    assert not at(portal, now + timedelta(days=31)).unknown(ORG)


def test_of_one_device_the_newest_names_are_kept_as_text_and_each_once(portal):
    put(portal, "lan")
    device, other = portal.device(), portal.device("04", "Quầy 4")
    names = ["<img src=x>\n", "x" * 500, *(f"n{n}" for n in range(MOST - 1))]
    looker = Clerk(portal, "it.city", "it", "")

    outcomes(other, other.operation(by="la.mat"))
    for sequence, name in enumerate([*names, "n0"]):
        outcomes(device, device.operation(sequence=sequence, by=name))

    heard = told(portal)[ORG]
    assert len(heard) == MOST + 1
    assert len(set(heard)) == MOST + 1
    assert "la.mat" in heard
    assert "x" * 60 in heard
    assert "<img src=x>?" not in heard
    outcomes(device, device.operation(sequence=50, by="<img src=x>\n"))
    assert "&lt;img src=x&gt;?" in looker.get("/may-quay").text


@pytest.mark.parametrize("spoilt", ["rosters", "left", "strangers"])
def test_whatever_is_wrong_with_the_lists_no_dossier_is_refused_for_it(portal, spoilt):
    put(portal, "lan")
    device, kept = portal.device(), portal.files / "kept"
    if spoilt == "strangers":
        (kept / "strangers").write_text("a file where a folder belongs")
    else:
        name = f"{ORG}.{'json' if spoilt == 'rosters' else 'left'}"
        (kept / "rosters" / name).write_bytes(b"[{]")

    assert outcomes(device, device.operation(by="la.mat")) == ["ok"]


def test_a_list_of_strangers_that_was_spoilt_begins_anew(portal):
    put(portal, "lan")
    device, kept = portal.device(), portal.files / "kept" / "strangers"
    kept.mkdir()
    (kept / f"{ORG}.json").write_bytes(b"not a list")

    outcomes(device, device.operation(by="la.mat"))

    assert told(portal) == {ORG: ["la.mat"]}
