"""A counter's batch, sent again until it is taken, and what comes of it."""

import threading
import time

BATCH = 25


class Batch:
    """Some creations of one counter, the same bytes each time they are sent."""

    def __init__(self, device, size=BATCH, begin=0, **fields):
        self.device = device
        self.images = [
            device.operation(sequence=begin + number, fields=fields)
            for number in range(size)
        ]

    def sent(self):
        """Send it, of the epoch the device knows."""
        whole = b'{"epoch":%d,"operations":[%s]}'
        body = whole % (self.device.epoch, b",".join(self.images))
        return self.device.ask("POST", "/v1/operations", data=body)

    def sent_until_taken(self):
        """Send until told no more to come again; return the answers before, and it."""
        until = time.monotonic() + 60
        put_off = []
        while (answer := self.sent()).status_code != 200:
            put_off.append(answer)
            assert time.monotonic() < until
            threading.Event().wait(0.05)
        return put_off, answer.json()["results"]


def are_put_off(answers):
    told = {
        (one.status_code, one.headers["Retry-After"], one.headers["Content-Type"])
        for one in answers
    }
    return told == {(503, "5", "application/problem+json")}


def whole_feed(device):
    rows, page = [], device.feed()
    while page["rows"]:
        rows += page["rows"]
        page = device.feed(page["cursor"])
    return rows
