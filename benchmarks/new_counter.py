"""A new counter: the first catalogue and ninety days of dossiers onto its disk.

SYNC.md: a minute at the most. A hundred dossiers a day, like those of a real counter.
"""

import json
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from uuid import UUID

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.one_change import received
from benchmarks.portal_apart import ORG, Apart, portal_apart
from benchmarks.synced_counter import keyring_of_its_own, synced_counter
from counter_app.bootstrap.catalogue import rehearsal_pack
from counter_app.domain.dossiers import Dossier
from counter_app.domain.fields import fields_of
from counter_app.domain.ids import DossierCode, DossierId
from counter_app.wire import codec
from counter_app.wire.messages import Operation

WORDS = [
    "nguyễn",
    "trần",
    "lê",
    "phạm",
    "hoàng",
    "huỳnh",
    "phan",
    "vũ",
    "võ",
    "đặng",
    "bùi",
    "đỗ",
    "hồ",
    "ngô",
    "dương",
    "lý",
    "thị",
    "văn",
    "đức",
    "minh",
    "anh",
    "hà",
    "thu",
    "lan",
    "hương",
    "ngọc",
    "thanh",
    "bình",
    "an",
    "khang",
    "phúc",
    "lộc",
    "thọ",
    "xuân",
    "hạ",
    "phường",
    "thôn",
    "ngõ",
    "số",
    "tổ",
    "khu",
    "đường",
    "đoài",
    "đông",
    "nam",
    "bắc",
    "tây",
    "giấy",
    "tờ",
    "bản",
    "sao",
    "chính",
    "khai",
    "sinh",
    "kết",
    "hôn",
    "chứng",
    "thực",
    "hộ",
    "tịch",
    "trích",
    "lục",
    "đề",
    "nghị",
    "cấp",
    "lại",
    "theo",
    "mẫu",
]
DAYS = 90
A_DAY = 100
LONGEST_MS = 60_000


def measure(rounds: int) -> Measurement:
    """Fill the portal from another PC, then let so many new ones read it."""
    return Measurement(
        name="new_counter",
        what=f"catalogue and {DAYS * A_DAY:,} dossiers of {DAYS} days onto a new PC",
        against="a minute",
        unit="ms",
        ours=first_passes(rounds, DAYS),
        limit=[LONGEST_MS] * rounds,
        goal=1.0,
    )


def first_passes(rounds: int, days: int) -> list[float]:
    """Return milliseconds of so many new PCs' first passes over so many days."""
    with keyring_of_its_own() as folder:
        trusting = folder / "trusting"
        pack = rehearsal_pack(folder, trusting)
        profiles = [folder / f"profile-{turn}" for turn in range(rounds)]
        for profile in profiles:
            shutil.copytree(trusting, profile)
        with portal_apart(catalogue=pack) as apart:
            with synced_counter(apart, trusting) as model:
                dossier = received(model)
            for back in range(1, days + 1):
                apart.way.push(1, day_of_images(apart, dossier, back))
            return [_first_pass(apart, profile, days) for profile in profiles]


def _first_pass(apart: Apart, profile: Path, back: int) -> float:
    with synced_counter(apart, profile) as counter:
        begun = perf_counter()
        counter.syncing.now()
        spent = (perf_counter() - begun) * 1000
        today = counter.lookup.day()
        days = (today - timedelta(days=number) for number in range(back + 2))
        there = sum(len(counter.lookup.lines(day)) for day in days)
    if there != back * A_DAY:
        raise NotMeasured(f"{there} dossiers came")
    return spent


def day_of_images(apart: Apart, model: Dossier, back: int) -> list[bytes]:
    """Return the operations of a day, so many days back, like a real dossier."""
    choose, images = Random(back), []
    moment = model.received_at - timedelta(days=back)
    day: date = moment.date()
    for place in range(A_DAY):
        code = DossierCode(f"{ORG}-{day:%y%m%d}-{apart.slot * 100 + place:04d}")
        citizen = replace(
            model.applicant,
            name=" ".join(choose.sample(WORDS, 4)).title(),
            personal_id=f"001{choose.randrange(10**9):09d}",
            phone=f"09{choose.randrange(10**8):08d}",
        )
        one = replace(
            model,
            id=DossierId(str(UUID(int=choose.getrandbits(128), version=4))),
            code=code,
            lookup_secret=f"{choose.getrandbits(20):05X}"[-4:],
            received_at=moment,
            register_number=place + 1,
            applicant=citizen,
            answers={
                **model.answers,
                "ghi_chu": " ".join(choose.choices(WORDS, k=40)),
                "dia_chi": " ".join(choose.choices(WORDS, k=12)),
            },
        )
        fields = json.loads(json.dumps(fields_of(one)))
        images.append(
            codec.encode(
                Operation(
                    id=f"{apart.device.id}.1.{back * A_DAY + place}",
                    dossier=one.id,
                    tip=None,
                    supersedes=[],
                    code=code,
                    changes={name: (None, value) for name, value in fields.items()},
                    made_at=moment.isoformat(),
                    made_by="lan",
                )
            )
        )
    return images
