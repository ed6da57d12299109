"""A morning after an outage: every counter comes back within moments of the others.

A scaled one: some wards of three counters, 53 dossiers each, two processes of the
portal on one PostgreSQL. Each counter sends what it holds and pulls its office's feed.
"""

import threading
import time

import pytest

from city_portal import parts
from counter_app.wire.messages import Organisation
from tests.portal.conftest import Device, Portal

COUNTERS, DOSSIERS, BATCH = ("01", "02", "03"), 53, 25


def wards(address, count):
    engine = parts.opened(address)
    registry = parts.enrolment(engine)
    codes = [f"000.{20 + number}.34.H26" for number in range(count)]
    for code in codes:
        office = Organisation(
            code=code, name=code, parent_lines=[], office_lines=[], place="Hà Nội"
        )
        registry.found(office)
    found = [
        (org, counter, registry.code(org, counter, ""))
        for org in codes
        for counter in COUNTERS
    ]
    engine.dispose()
    return found


def retried(device, *asked, **more):
    """Try again what the portal asked to try again later; anything else fails."""
    while True:
        answer = device.ask(*asked, **more)
        if answer.status_code not in {429, 503}:
            assert answer.status_code == 200, answer.text
            return answer.json()


def come_back(device, gate, ended):
    images = [device.operation(sequence=number) for number in range(DOSSIERS)]
    gate.wait()
    outcomes = []
    for start in range(0, DOSSIERS, BATCH):
        body = b'{"epoch":%d,"operations":[%s]}' % (
            device.epoch,
            b",".join(images[start : start + BATCH]),
        )
        reply = retried(device, "POST", "/v1/operations", data=body)
        outcomes += [one["outcome"] for one in reply["results"]]
    assert outcomes == ["ok"] * DOSSIERS
    ended[device.id] = time.monotonic()


def pulled(device):
    cursor, seen = "", []
    while True:
        page = retried(device, "GET", "/v1/feed", params={"cursor": cursor})
        if not page["rows"]:
            return seen
        seen += [row["dossier"] for row in page["rows"]]
        cursor = page["cursor"]


@pytest.mark.soak
def test_a_city_comes_back_after_an_outage_without_a_lost_doubled_or_starved_counter(
    postgres, tmp_path
):
    address = postgres()
    parts.opened(address).dispose()
    portals = [Portal(address, tmp_path / "files") for _ in range(2)]
    for portal in portals:
        portal.start()
    told = {}
    for count in (4, 8):
        begun = wards(address, count) if count == 4 else wards(address, 12)[12:]
        devices = [
            Device(portals[place % 2], code, counter, f"Quầy {counter}")
            for place, (_org, counter, code) in enumerate(begun)
        ]
        gate, ended = threading.Event(), {}
        back = [
            threading.Thread(target=come_back, args=(device, gate, ended))
            for device in devices
        ]
        for one in back:
            one.start()
        first = time.monotonic()
        gate.set()
        for one in back:
            one.join(300)
        seconds = sorted(moment - first for moment in ended.values())
        told[count] = seconds
        assert len(seconds) == len(devices)
        for device in devices:
            seen = pulled(device)
            assert len(seen) == len({*seen}) == len(COUNTERS) * DOSSIERS
    for portal in portals:
        portal.kill()

    for count, seconds in told.items():
        work = count * len(COUNTERS) * DOSSIERS
        print(f"{count} wards, {work} dossiers, {work / seconds[-1]:.0f} a second")
        print(f"first counter done after {seconds[0]:.1f} s, last {seconds[-1]:.1f} s")
    # Twice the work takes no more than thrice the time, on a machine of any load.
    assert told[8][-1] < 3 * told[4][-1]
