"""A line that really loses IP packets: a TUN device whose far end is this process.

The kernel here has no netem, so what netem does is done to the packets themselves: each
way carries so many bits a second, keeps only so many packets waiting, and loses a
fifth. TCP, its timers and its patience are the kernel's own.

``far`` is the near address seen from the other end: every packet comes back with its
two addresses exchanged, which leaves its checksums right. Who calls ``far`` on a port
reaches who listens on ``near`` at that port, and both ways go through here.
"""

import asyncio
import fcntl
import os
import random
import select
import struct
import subprocess
import threading
from contextlib import contextmanager, suppress
from time import monotonic

TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
MTU = 1500
BYTES_A_SECOND = 8_000
"""64 kbit/s, each way."""
LOST = 0.2
DELAY = 0.05
MOST_WAITING = 50
"""Packets a way holds; what comes when it is full is lost, as in a router."""
IPV4 = 4


class ThinLine:
    """``near`` and ``far`` are the addresses of its ends; ``lost`` of ``carried``."""

    def __init__(self, seed=5):
        self.carried = self.lost = 0
        self._choose = random.Random(seed)
        self._name = f"thin{os.getpid() % 10**6}"
        net = f"10.{200 + os.getpid() % 50}.{os.getpid() // 50 % 250}"
        self.near, self.far = f"{net}.1", f"{net}.2"
        self._free = {True: 0.0, False: 0.0}
        """When each way has sent what it holds."""
        self._waiting = []
        """(when it arrives, way, packet)."""

    @contextmanager
    def open(self, port):
        """Lay the line; ``port`` is the one the far end is called on."""
        self._port = port
        self._device = os.open("/dev/net/tun", os.O_RDWR)
        self._end, end = os.pipe()
        thread = threading.Thread(target=self._carry)
        try:
            asked = struct.pack("16sH22x", self._name.encode(), IFF_TUN | IFF_NO_PI)
            fcntl.ioctl(self._device, TUNSETIFF, asked)
            for words in (
                ("addr", "add", f"{self.near}/24", "dev", self._name),
                ("link", "set", self._name, "up", "mtu", str(MTU)),
            ):
                subprocess.run(["ip", *words], check=True)
            thread.start()
            yield self
        finally:
            os.close(end)
            if thread.ident:
                thread.join()
            os.close(self._device)
            os.close(self._end)

    def _carry(self):
        while True:
            now = monotonic()
            self._deliver(now)
            rest = max(0.0, self._waiting[0][0] - now) if self._waiting else None
            ready, _, _ = select.select([self._device, self._end], [], [], rest)
            if self._end in ready:
                return
            if self._device in ready:
                self._take(bytearray(os.read(self._device, MTU + 100)))

    def _take(self, packet):
        if packet[0] >> 4 != IPV4:
            return
        self.carried += 1
        ports = packet[(packet[0] & 15) * 4 :]
        up = int.from_bytes(ports[2:4], "big") == self._port
        held = sum(1 for _when, way, _packet in self._waiting if way is up)
        if held >= MOST_WAITING or self._choose.random() < LOST:
            self.lost += 1
            return
        packet[12:16], packet[16:20] = packet[16:20], packet[12:16]
        sent = max(monotonic(), self._free[up]) + len(packet) / BYTES_A_SECOND
        self._free[up] = sent
        self._waiting.append((sent + DELAY, up, bytes(packet)))
        self._waiting.sort(key=lambda one: one[0])

    def _deliver(self, now):
        while self._waiting and self._waiting[0][0] <= now:
            os.write(self._device, self._waiting.pop(0)[2])


@contextmanager
def passed_on(at, to):
    """Listen ``at`` an address and carry every connection on ``to`` another.

    A program that speaks without TLS to its own machine only is so led to the line.
    Yields the port.
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def carry(reader, writer):
        with suppress(OSError):
            there, back = await asyncio.open_connection(*to)
            await asyncio.gather(one_way(reader, back), one_way(there, writer))
        writer.close()

    async def one_way(reader, writer):
        with suppress(OSError):
            while piece := await reader.read(MTU):
                writer.write(piece)
                await writer.drain()
        writer.close()

    serving = asyncio.run_coroutine_threadsafe(asyncio.start_server(carry, *at), loop)
    server = serving.result(5)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
