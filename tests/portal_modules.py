"""Read once by the helper process of ``portal_process``: all that the portal needs."""

import anyio.streams.tls  # noqa: F401
import httptools  # noqa: F401
from litestar import Litestar, get
from sqlalchemy import create_engine

import city_portal.__main__
import city_portal.serving  # noqa: F401
import tests.portal_process  # noqa: F401


@get("/")
async def _any(number: int = 0) -> int:
    return number


# Each loads what it needs when it is made: here once, and not in every fork.
Litestar([_any])
for _address in ("sqlite://", "postgresql+psycopg://"):
    create_engine(_address)
