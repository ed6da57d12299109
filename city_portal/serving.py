"""``serve``: listen, say so, and answer until told to stop."""

import argparse
import asyncio
import socket
import sys
from datetime import timedelta

import uvicorn

from city_portal import bootstrap, parts

_BACKLOG = 256


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the address."""
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            host = f"[{host}]" if ":" in host else host
            print(f"listening on http://{host}:{port}", flush=True)


def serve(asked: argparse.Namespace) -> int:
    """Serve as the command line says; return the exit status."""
    seconds = asked.auto_decide
    measured = asked.metrics_port is not None
    app = bootstrap.application(
        bootstrap.Places(
            database=asked.database,
            files=asked.files,
            catalogue=asked.catalogue,
            auto_decide=None if seconds is None else timedelta(seconds=seconds),
            public_url=asked.public_url,
            measured=measured,
        )
    )
    if measured:
        at = parts.listen_for_scrapes(
            asked.database, asked.files, asked.metrics_host, asked.metrics_port
        )
        print(f"metrics on port {at}", file=sys.stderr, flush=True)
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, lifespan="on"
    )
    listening = listen(asked.host, asked.port)
    asyncio.run(_Server(config).serve(sockets=[listening]))
    return 0


def listen(host: str, port: int) -> socket.socket:
    """Listen at this address; each connection sends what it has at once.

    asyncio does not ask for that on a socket made by others. Without it the body of
    every answer waits 40 ms for the caller to acknowledge its head.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
