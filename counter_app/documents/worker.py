"""The process in which bytes from outside are decoded: no keys, no network, no disk.

It reads requests from its standard input and answers on its standard output until the
input ends. A message is a number of blobs, each with its length before it: requests
are (verb, argument, blob, ...), answers are (outcome, blob, ...).
"""

import ctypes
import json
import os
import struct
import sys
from contextlib import suppress
from typing import IO, Any

from counter_app.documents import walls

OK, REFUSED = b"ok", b"refused"
COUNT, LOOK, JOIN, PREVIEW = b"count", b"look", b"join", b"preview"
WALLS = b"walls"
MOST_BLOBS = 1024
MOST_BYTES = 512 * 2**20
"""Of one message; more is taken for nonsense."""
MEMORY = 640 * 2**20
"""Bytes of address space the process may have.

A page in colour of the 80 million dots that are taken in wants 545 MiB, A4 at 300 dpi
163 (30 November 2026). SECURITY.md 1.7 asks for 512, which would refuse the former.
"""
OWN_BLOCK = 2**20
"""Bytes from which a block of memory is the system's own, not the heap's."""
POLITENESS = 10
"""Of 19: enough that the screen is never waited for, too little to starve beside it."""
CPU_SECONDS = 30
"""Of one request."""
_MMAP_THRESHOLD = -3
_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000


def send(pipe: IO[bytes], blobs: list[bytes]) -> None:
    """Write one message."""
    pipe.write(struct.pack(">I", len(blobs)))
    for blob in blobs:
        pipe.write(struct.pack(">Q", len(blob)))
        pipe.write(blob)
    pipe.flush()


def receive(pipe: IO[bytes]) -> list[bytes]:
    """Read one message; EOFError when the other side has gone or talks nonsense."""
    (count,) = struct.unpack(">I", _exactly(pipe, 4))
    if count > MOST_BLOBS:
        raise EOFError
    blobs: list[bytes] = []
    room = MOST_BYTES
    for _ in range(count):
        (size,) = struct.unpack(">Q", _exactly(pipe, 8))
        room -= size
        if room < 0:
            raise EOFError
        blobs.append(_exactly(pipe, size))
    return blobs


def main() -> None:
    """Answer requests until there are no more."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers may go to the pipe
    from counter_app.documents import recognising

    recognising.prepare()  # reads files; behind the walls there are none
    give_back_memory()
    stand_back()
    confine()
    while True:
        try:
            verb, *blobs = receive(requests)
        except EOFError:
            return
        allow_cpu()
        send(answers, answer(verb, blobs))


def answer(verb: bytes, blobs: list[bytes]) -> list[bytes]:
    """Do one request; what the decoders refuse is answered with its reason."""
    from counter_app.documents import archiving, opening

    try:
        if verb == COUNT:
            pages = opening.pages_in(blobs[0].decode(), blobs[1])
            return [OK, str(pages).encode()]
        if verb == LOOK:
            return [OK, *_looked(json.loads(blobs[0]), blobs[1:])]
        if verb == WALLS:
            return [OK, " ".join(walls.standing()).encode()]
        if verb == JOIN:
            return [OK, archiving.joined(blobs)]
        page, width = (int(number) for number in blobs[0].split())
        return [OK, opening.drawn(blobs[1], page, width)]
    except opening.Refused as refusal:
        return [REFUSED, refusal.reason.value.encode()]


def _looked(wish: dict[str, Any], raws: list[bytes]) -> list[bytes]:
    from counter_app.documents import looking

    sides = list(zip(raws, wish["pages"], strict=True))
    wanted = looking.Wish(turn=wish["turn"], crop=tuple(wish["crop"]))
    noticed, pdf = looking.look(sides, wanted)
    return [json.dumps(noticed.as_json()).encode(), pdf]


def give_back_memory() -> None:
    """Have what a page took given back when it is done with, where that can be asked.

    Else glibc learns from the first page that pages are to be kept on the heap: each
    worker then holds a third more than it uses.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, OWN_BLOCK)


def stand_back() -> None:
    """Let the screen go first: pages fill every core for as long as a stack lasts.

    On Windows whoever starts the process says so.
    """
    if sys.platform != "win32":
        os.nice(POLITENESS)


def confine() -> None:
    """Give up what decoding never needs. On Windows the installer's job object does."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Refused by some kernels; the worker then merely has nothing to say to a network.
    ctypes.CDLL(None).unshare(_NEW_USER_AND_NETWORK)
    if sys.platform == "linux":
        walls.raise_walls()


def allow_cpu() -> None:
    """Let the next request use so much processor time and no more."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    content = pipe.read(size)
    if len(content) != size:
        raise EOFError
    return content
