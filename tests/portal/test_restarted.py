"""A process of the portal is told to stop while it works: what came is answered."""

import http.client
import json
import os
import signal
import sqlite3
from contextlib import closing

import pytest
import requests


def sent(portal, device, image):
    """Send a batch and do not wait for the answer."""
    body = b'{"epoch":%d,"operations":[%s]}' % (device.epoch, image)
    way = http.client.HTTPConnection(portal.url.partition("//")[2], timeout=20)
    way.request("POST", "/v1/operations", body, device_headers(device))
    return way


def device_headers(device):
    return {
        "Authorization": f"Bearer {device.token}",
        "Content-Type": "application/json",
    }


def test_a_batch_under_way_is_answered_and_nobody_new_is_let_in(own_portal, tmp_path):
    device = own_portal.device()
    image = device.operation("d1")
    (file,) = tmp_path.glob("*.db")
    process = own_portal.child._child
    with closing(sqlite3.connect(file, isolation_level=None)) as holding:
        holding.execute("BEGIN IMMEDIATE")
        with closing(sent(own_portal, device, image)) as way:
            # Answered after it: so the batch has come in, and waits for the database.
            requests.get(f"{own_portal.url}/health/live", timeout=20)
            os.kill(own_portal.child.pid, signal.SIGTERM)
            with pytest.raises(requests.ConnectionError):
                while True:
                    requests.get(f"{own_portal.url}/health/live", timeout=20)
            was_there = process.is_alive()
            holding.execute("COMMIT")
            answer = way.getresponse()
            (result,) = json.loads(answer.read())["results"]
    process.join(20)

    assert was_there
    assert (answer.status, result["outcome"], result["version"]) == (200, "ok", 1)
    assert process.exitcode in {0, -signal.SIGTERM}
