"""Batches of a hundred dossiers pushed over HTTP, against applying them directly.

Goal G4 of SYNC.md: at least half as fast, so at most twice the time.
"""

import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import msgspec

from benchmarks.measurement import Measurement
from benchmarks.portal_apart import ORG, Apart, portal_apart
from city_portal import parts
from city_portal.clock import SystemClock
from city_portal.files.blobs import FolderBlobs
from city_portal.services.pushing import Pushing
from city_portal.store.offices import Device
from counter_app.wire import codec
from counter_app.wire.messages import Operation, PushRequest

BATCH = 100
FILLING = 1500
"""Bytes of answers in each dossier: about 2.2 KB on the wire."""


def measure(rounds: int) -> Measurement:
    """Push each batch to a portal apart, and apply a like one here."""
    with portal_apart() as apart, tempfile.TemporaryDirectory() as here:
        for path in apart.folder.glob("portal.db*"):
            shutil.copy(path, here)
        ours, limit = compared(apart, f"sqlite:///{here}/portal.db", rounds)
    return Measurement(
        name="push",
        what="a hundred dossiers pushed over HTTP, packed, to a portal apart (SQLite)",
        against="the same batch applied in this process, without HTTP",
        unit="ms",
        ours=ours,
        limit=limit,
        goal=2.0,
    )


def compared(
    apart: Apart, copy: str, rounds: int
) -> tuple[Sequence[float], Sequence[float]]:
    """Return milliseconds a batch: over HTTP, and applied to the database ``copy``.

    ``copy`` is the freshly founded office once more.
    """
    ours, limit = [], []
    with tempfile.TemporaryDirectory() as files:
        direct, device = _direct(apart, copy, Path(files))
        try:
            for turn in range(rounds):
                images = images_of(apart.device.id, apart.slot, turn)
                begun = perf_counter()
                apart.way.push(1, images)
                ours.append((perf_counter() - begun) * 1000)
                request = _request(images)
                begun = perf_counter()
                direct.push(device, request)
                limit.append((perf_counter() - begun) * 1000)
        finally:
            direct.engine.dispose()
    return ours, limit


def _direct(apart: Apart, copy: str, here: Path) -> tuple[Pushing, Device]:
    """Return the portal's own code on the other database."""
    engine = parts.opened(copy)
    kept = parts.kept(here / "files")
    blobs = FolderBlobs(here / "files" / "blobs")
    pushing = Pushing(
        engine=engine,
        kept=kept,
        blobs=blobs,
        clock=SystemClock(),
        naming=parts.naming(here / "files"),
    )
    device = Device(
        id=apart.device.id,
        org=ORG,
        counter="03",
        name="PC",
        incarnation=1,
        public_key="{}",
    )
    return pushing, device


def _request(images: list[bytes]) -> PushRequest:
    body = codec.encode(
        PushRequest(epoch=1, operations=[msgspec.Raw(image) for image in images])
    )
    return codec.decode(PushRequest, body)


def images_of(device: str, slot: int, turn: int) -> list[bytes]:
    """Return a batch of new dossiers, other ones for each turn."""
    day = f"{20 + turn // 1000:02d}{1 + turn // 28 % 12:02d}{1 + turn % 28:02d}"
    now = datetime.now(UTC).isoformat()
    return [
        codec.encode(
            Operation(
                id=f"{device}.1.{turn * BATCH + place + 1}",
                dossier=f"{device}-{turn}-{place}",
                tip=None,
                supersedes=[],
                code=(code := f"{ORG}-{day}-{slot * 100 + place:04d}"),
                changes={
                    "code": (None, code),
                    "status": (None, "received"),
                    "applicant.name": (None, f"Nguyễn Thị Mẫu {place}"),
                    "form.ly_do": (None, os.urandom(FILLING // 3).hex()),
                    "form.dia_chi": (None, "thôn Đoài, phường Thử " * 20),
                },
                made_at=now,
                made_by="lan",
            )
        )
        for place in range(BATCH)
    ]
