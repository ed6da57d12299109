"""A morning after an outage: every counter comes back within moments of the others.

Some wards of three counters, 53 dossiers each, two processes of the portal on one
PostgreSQL. Each counter sends what it holds and pulls its office's feed. WARDS=73,146
plays other sizes, MINUTE=60 lets the counters come within so many seconds, as theirs
do after an outage; the whole city is WARDS=584.
"""

import os
import random
import threading
import time
from pathlib import Path

import pytest
import requests

from city_portal import parts
from counter_app.wire.messages import Organisation
from tests.portal.conftest import Device, Portal

COUNTERS, DOSSIERS, BATCH = ("01", "02", "03"), 53, 25
WARDS = [int(count) for count in os.environ.get("WARDS", "4,8").split(",")]
MINUTE = float(os.environ.get("MINUTE", "0"))
PATIENCE = 3600


def wards(address, first, count):
    engine = parts.opened(address)
    registry = parts.enrolment(engine)
    numbers = range(first, first + count)
    codes = [f"000.{20 + one % 70:02d}.{one // 70:02d}.H26" for one in numbers]
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
    for times in range(1000):
        try:
            answer = device.ask(*asked, **more)
        except (requests.Timeout, requests.ConnectionError):
            told["unanswered"] = told.get("unanswered", 0) + 1
        else:
            if answer.status_code == 401:  # enrolled long before its turn came
                device.token = device.sign_in().json()["accessToken"]
                told["signed in again"] = told.get("signed in again", 0) + 1
                continue
            if answer.status_code not in {429, 503}:
                assert answer.status_code == 200, answer.text
                return answer.json()
            told["later"] = told.get("later", 0) + 1
        threading.Event().wait(random.random() * min(30, 2**times))
    raise AssertionError("starved")


told = {}
"""How often a counter was told to come again, to sign in, or not answered in time."""


def come_back(device, gate, ended):
    images = [device.operation(sequence=number) for number in range(DOSSIERS)]
    gate.wait()
    threading.Event().wait(random.random() * MINUTE)
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


def seconds_worked(portal):
    """Seconds of processor time a portal has used."""
    said = Path(f"/proc/{portal.child.pid}/stat").read_text().rpartition(")")[2]
    user, system = said.split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def memory(portal):
    """MiB a portal holds now, and at most held."""
    said = Path(f"/proc/{portal.child.pid}/status").read_text()
    held = dict(line.partition(":")[::2] for line in said.splitlines())
    return tuple(int(held[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM"))


@pytest.mark.soak
def test_a_city_comes_back_after_an_outage_without_a_lost_doubled_or_starved_counter(
    postgres, tmp_path
):
    address = postgres()
    parts.opened(address).dispose()
    portals = [Portal(address, tmp_path / "files") for _ in range(2)]
    for portal in portals:
        portal.start()
    took = {}
    for place, count in enumerate(WARDS):
        begun = wards(address, sum(WARDS[:place]), count)
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
        worked = [seconds_worked(portal) for portal in portals]
        gate.set()
        for one in back:
            one.join(PATIENCE)
        seconds = sorted(moment - first for moment in ended.values())
        worked = sum(map(seconds_worked, portals)) - sum(worked)
        took[count] = seconds
        work = count * len(COUNTERS) * DOSSIERS
        print(f"\n{count} wards, {work} dossiers, {work / seconds[-1]:.0f} a second")
        middle = seconds[len(seconds) // 2]
        print(f"counters done: {seconds[0]:.1f} {middle:.1f} {seconds[-1]:.1f} s")
        each = 1000 * worked / work
        print(f"processor time of the portals {worked:.0f} s, {each:.2f} ms each")
        print("memory", [memory(portal) for portal in portals], told, flush=True)
        told.clear()
        assert len(seconds) == len(devices)
        for device in devices:
            seen = pulled(device)
            assert len(seen) == len({*seen}) == len(COUNTERS) * DOSSIERS
    for portal in portals:
        portal.kill()

    # Twice the work takes no more than thrice the time, on a machine of any load.
    small, large = min(WARDS), max(WARDS)
    assert took[large][-1] < 1.5 * large / small * took[small][-1]
