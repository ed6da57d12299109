"""``work``: do what nobody asks for, until told to stop; any number at once.

The queue is huey's (``store/queue.py``). A message that finds nobody in time is
dropped: the next look at the ledgers writes it again.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from city_portal import parts

if TYPE_CHECKING:
    from huey import Huey

    from city_portal.services.rounds import Rounds

_MINUTE = 60
"""Seconds a message is good for: until the same is said again."""


def add_work(commands: Any, places: list[argparse.ArgumentParser]) -> None:
    """Describe ``work``."""
    work = commands.add_parser(
        "work", parents=places, help="background work: reports, figures, forgetting"
    )
    work.add_argument("--catalogue", type=Path, metavar="PATH")
    work.add_argument(
        "--at-once", type=int, default=2, metavar="N", help="on PostgreSQL; default 2"
    )
    work.set_defaults(do=_work)


def _work(asked: argparse.Namespace) -> int:
    from huey.consumer import Consumer

    from city_portal.store.queue import open_queue

    engine = parts.opened(asked.database)
    queue = open_queue(engine)
    _listed(queue, parts.rounds(engine, asked.files, asked.catalogue))
    divided = engine.dialect.name == "postgresql"
    consumer = Consumer(
        queue,
        workers=max(asked.at_once, 1) if divided else 1,
        max_delay=1.0,
        graceful_signal="TERM",  # what was begun is ended, nothing new is taken
    )
    print("working", flush=True)
    consumer.run()
    return 0


def _listed(queue: Huey, rounds: Rounds) -> None:
    """Say what there is to do, and when."""
    from huey import crontab

    report = queue.task(name="report", expires=_MINUTE)(rounds.report)

    def reports() -> None:
        for org in rounds.owed():
            report(org)

    every_minute, every_five, at_night = (
        crontab(),
        crontab(minute="*/5"),
        crontab(hour="20", minute="30"),  # UTC: half past three in Hà Nội
    )
    for name, do, when in (
        ("reports", reports, every_minute),
        ("count", rounds.count, every_five),
        ("tidy", rounds.tidy, at_night),
    ):
        queue.periodic_task(when, name=name, expires=_MINUTE)(do)
