"""A way to the portal that fails on order: a small asyncio proxy over real sockets."""

import asyncio
import threading
from collections import deque
from contextlib import contextmanager, suppress


def _answer(status, body, more=""):
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{more}"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body


INSTEAD = {
    "lose": b"",
    "hotel": _answer("200 OK", b"<html>Welcome! Please sign in.</html>"),
    "elsewhere": _answer("302 Found", b"", "Location: http://login.example/\r\n"),
    "busy": _answer("503 Service Unavailable", b"", "Retry-After: 7\r\n"),
    "too-large": _answer("413 Content Too Large", b"<html>413</html>"),
}
"""What is answered without asking the portal."""


class FaultyWay:
    """Forwards each request; the next that begins with ``request`` meets ``fault``.

    Faults: those of INSTEAD, ``swallow`` (forwarded, the answer lost), ``cut`` (three
    quarters of an answer), ``cut-request`` (half a body forwarded), ``twice``
    (forwarded twice), or a callable: what must happen before forwarding.
    """

    def __init__(self, port):
        self.portal_port = port
        self.port = 0
        self.seen = []
        self.faults = deque()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def next(self, request, *faults):
        """Order faults for the next requests that begin with these words."""
        self.faults.extend((request, fault) for fault in faults)

    @contextmanager
    def open(self):
        self._thread.start()
        serving = asyncio.run_coroutine_threadsafe(self._serve(), self._loop)
        server = serving.result(5)
        try:
            yield self
        finally:
            asyncio.run_coroutine_threadsafe(self._end(server), self._loop).result(5)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    async def _serve(self):
        server = await asyncio.start_server(self._one, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def _end(self, server):
        server.close()
        rest = [
            task for task in asyncio.all_tasks() if task is not asyncio.current_task()
        ]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def _one(self, reader, writer):
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            body = await reader.readexactly(_length(head))
            line = head.split(b" HTTP/", 1)[0].decode()
            self.seen.append(line)
            writer.write(await self._met(line, head, body))
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    async def _met(self, line, head, body):
        fault = ""
        if self.faults and line.startswith(self.faults[0][0]):
            fault = self.faults.popleft()[1]
        if fault in INSTEAD:
            return INSTEAD[fault]
        if fault == "cut-request":
            return await self._forwarded(head, body[: len(body) // 2], hang_up=True)
        if callable(fault):
            fault()
        if fault == "twice":
            await self._forwarded(head, body)
        answer = await self._forwarded(head, body)
        left = {"swallow": 0, "cut": len(answer) * 3 // 4}
        return answer[: left.get(fault, len(answer))]

    async def _forwarded(self, head, body, *, hang_up=False):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.portal_port)
        first, _, rest = head.partition(b"\r\n")
        kept = [
            line
            for line in rest.split(b"\r\n")
            if not line.lower().startswith(b"connection:")
        ]
        writer.write(b"\r\n".join([first, b"Connection: close", *kept]) + body)
        await writer.drain()
        if hang_up:
            await asyncio.sleep(0.1)
            writer.transport.abort()
            return b""
        answer = await reader.read()
        writer.close()
        return answer


def _length(head):
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0
