"""How PCs are, what couriers bring, and a PC that takes leave; over HTTP."""

import time

import msgspec
import requests
from joserfc import jwt

from counter_app.wire.carrying import batch_sha256
from tests.portal.conftest import OTHER
from tests.portal_process import say

BEAT = {
    "version": "0.1.0",
    "diskFreeMib": 51200,
    "unsent": 3,
    "oldestUnsentAt": "2026-11-23T02:00:00Z",
    "numbersLeft": 188,
    "clockOffset": -4,
    "printer": "no-paper",
    "scanner": "ok",
}


def signed(device, images, **claims):
    said = {
        "dev": device.id,
        "inc": 1,
        "sha256": batch_sha256(images),
        "iat": int(time.time()),
        **claims,
    }
    return jwt.encode({"alg": "ES256", "typ": "carried"}, said, device.key)


def carry(courier, token, images):
    body = b'{"epoch":%d,"signed":%s,"operations":[%s]}' % (
        courier.epoch,
        msgspec.json.encode(token),
        b",".join(images),
    )
    return courier.ask("POST", "/v1/carried", data=body)


def fleet(portal, key, **asked):
    headers = {"Authorization": f"Bearer {key}"}
    return requests.get(
        f"{portal.url}/v1/fleet", headers=headers, params=asked, timeout=20
    )


def test_a_pc_tells_how_it_is_and_the_city_sees_it_with_its_key_only(own_portal):
    device = own_portal.device()
    silent = own_portal.device("07", "Quầy 7", OTHER)
    key = say("fleet-key", "--files", own_portal.files)

    told = device.ask("POST", "/v1/beat", json=BEAT)
    again = device.ask("POST", "/v1/beat", json={**BEAT, "unsent": 1})
    strange = device.ask("POST", "/v1/beat", json={"version": "x" * 3000})
    everything = fleet(own_portal, key).json()["devices"]
    one = fleet(own_portal, key, org=OTHER).json()["devices"]
    refused = [
        fleet(own_portal, wrong).status_code for wrong in ("", "x", device.token)
    ]

    assert (told.status_code, again.status_code, strange.status_code) == (200, 200, 400)
    assert told.json()["every"] == 900
    by_id = {pc["device"]: pc for pc in everything}
    assert by_id[device.id]["beat"] == {**BEAT, "unsent": 1}
    assert by_id[device.id]["heardAt"]
    assert (by_id[silent.id]["beat"], by_id[silent.id]["heardAt"]) == (None, "")
    assert [pc["device"] for pc in one] == [silent.id]
    assert refused == [401, 401, 401]


def test_a_courier_brings_what_another_pc_of_the_office_signed(own_portal):
    dead, courier = own_portal.device(), own_portal.device("04", "Quầy 4")
    stranger = own_portal.device("01", "Quầy 1", OTHER)
    image = dead.operation()

    taken = carry(courier, signed(dead, [image]), [image])
    again = carry(courier, signed(dead, [image]), [image])
    forged = carry(courier, signed(courier, [image], dev=dead.id), [image])
    swapped = carry(courier, signed(dead, [image]), [dead.operation(sequence=1)])
    elsewhere = carry(stranger, signed(dead, [image]), [image])

    outcomes = [one.json()["results"][0]["outcome"] for one in (taken, again)]
    assert outcomes == ["ok", "ok"]
    assert [one.status_code for one in (forged, swapped, elsewhere)] == [403, 403, 403]


def test_a_pc_that_took_leave_is_shut_out_and_only_what_it_named_is_taken(own_portal):
    dead, courier = own_portal.device(), own_portal.device("04", "Quầy 4")
    named, other = dead.operation(), dead.operation(sequence=1)
    carried = [batch_sha256([named])]

    left = dead.ask("POST", "/v1/retirement", json={"carried": carried})
    after = dead.sign_in()
    brought = carry(courier, signed(dead, [named]), [named])
    late = carry(courier, signed(dead, [other]), [other])

    assert (left.status_code, after.status_code) == (200, 401)
    assert brought.json()["results"][0]["outcome"] == "ok"
    assert late.status_code == 403
