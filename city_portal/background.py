"""What runs beside the requests of one process, for as long as it serves."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from litestar.stores.memory import MemoryStore

from city_portal.clock import SystemClock
from city_portal.files.uploads import Uploads
from city_portal.services.deciding import Deciding

_UPLOAD_LIFE = timedelta(days=7)
_OFTEN = timedelta(seconds=1)
"""How often the back office of rehearsals looks for work."""
_SELDOM = timedelta(minutes=1)
"""How often clients that are gone are forgotten."""
_HOURLY = timedelta(hours=1)
"""How often uploads nobody touches any more are forgotten."""


@asynccontextmanager
async def beside(works: Sequence[Coroutine[Any, Any, None]]) -> AsyncIterator[None]:
    """Let these run until the block ends."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def decide(deciding: Deciding) -> None:
    """Decide what is due; of rehearsals only."""
    while True:
        await asyncio.to_thread(deciding.decide)
        await asyncio.sleep(_OFTEN.total_seconds())


async def forget(seen: MemoryStore) -> None:
    """Forget clients that are gone; the store keeps one line a client for ever."""
    while True:
        await asyncio.sleep(_SELDOM.total_seconds())
        await seen.delete_expired()


async def sweep(incoming: Uploads) -> None:
    """Forget uploads nobody touches any more."""
    while True:
        await asyncio.to_thread(incoming.sweep, SystemClock().now() - _UPLOAD_LIFE)
        await asyncio.sleep(_HOURLY.total_seconds())
