"""Bytes on the wire of a hundred dossiers pushed, against their plain JSON.

Goal G8 of SYNC.md: a quarter. The dossiers are as a counter makes them, without
invented noise in them.
"""

from typing import Any

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

from benchmarks.measurement import Measurement
from benchmarks.new_counter import day_of_images
from benchmarks.one_change import received
from benchmarks.portal_apart import portal_apart
from benchmarks.synced_counter import keyring_of_its_own, synced_counter


def measure(rounds: int) -> Measurement:
    """Push so many batches and weigh each body as it leaves."""
    ours: list[float] = []
    limit = []
    with keyring_of_its_own() as folder, portal_apart() as apart:
        with synced_counter(apart, folder / "profile") as model:
            dossier = received(model)
        apart.session.mount(apart.url, Scales(ours))
        for back in range(1, rounds + 1):
            images = day_of_images(apart, dossier, back)
            apart.way.push(1, images)
            limit.append(sum(map(len, images)) / 1024)
    return Measurement(
        name="on_the_wire",
        what="a hundred dossiers in one push, as they leave",
        against="the plain JSON of the same operations",
        unit="KiB",
        ours=ours,
        limit=limit,
        goal=0.25,
    )


class Scales(HTTPAdapter):
    """Weighs every body that leaves, in KiB."""

    def __init__(self, weights: list[float]) -> None:
        super().__init__()
        self._weights = weights

    def send(self, request: PreparedRequest, *rest: Any, **named: Any) -> Response:
        """Weigh it and let it go."""
        if request.url and request.url.endswith("/v1/operations"):
            self._weights.append(len(request.body or b"") / 1024)
        return super().send(request, *rest, **named)
