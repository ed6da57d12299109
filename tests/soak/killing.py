"""Kill a working counter again and again: ``FOLDER URL TIMES SEED``; tells in JSON.

Everything is loaded once; each life is a fork that opens the profile, receives and
sends until SIGKILL comes, at a moment chosen at random from before the store is open
to some dossiers later. How long that is, is told by the lives before: on a busy machine
a fixed time would end every one of them in its opening.
"""

import json
import math
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

import requests

from counter_app.sync.portal_client import HttpPortal
from tests.sync.kills import reopened

FIRST_GUESS = 0.3
"""Seconds from the fork to the first code printed, before it was ever seen."""
LIVES = 3
"""The longest life takes so many times that."""


def live(folder: Path, url: str, told: int, first: int) -> None:
    """Receive and send until the end; every printed code is told first."""
    counter = reopened(folder)
    with requests.Session() as session:
        session.trust_env = False
        way = HttpPortal(url, session)
        while True:
            dossier = counter.receive(str(first).encode())
            os.write(told, f"{dossier.id} {dossier.code}\n".encode())
            first += 1
            counter.sync(way)


def killed_once(folder: Path, url: str, wait: float, first: int) -> tuple[bytes, float]:
    """Start a life and end it after ``wait`` seconds.

    Return what it printed and after how many seconds it began to; infinity: never.
    """
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        try:
            live(folder, url, writes, first)
        except BaseException as error:  # noqa: BLE001 -- a fork must not go on here
            os.write(2, f"{error!r}\n".encode())
        os._exit(1)
    os.close(writes)
    begun, lines, after = time.monotonic(), b"", math.inf
    end = begun + wait
    while (left := end - time.monotonic()) > 0:
        ready, _, _ = select.select([reads], [], [], left)
        if ready:
            piece = os.read(reads, 4096)
            if not piece:
                break
            lines += piece
            after = min(after, time.monotonic() - begun)
    os.kill(child, signal.SIGKILL)
    while piece := os.read(reads, 4096):
        lines += piece
    os.close(reads)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("a life ended by itself")
    return lines, after


def main(folder: str, url: str, times: str, seed: str) -> None:
    """Kill and tell."""
    choose, lines, usual = random.Random(int(seed)), b"", FIRST_GUESS
    for turn in range(int(times)):
        wait = choose.uniform(0, LIVES * usual)
        new, after = killed_once(Path(folder), url, wait, turn * 1000)
        lines += new
        # Slowly towards what was seen; a life that printed nothing says: not so soon.
        if new or wait > usual:
            usual += (min(after, usual * 2) - usual) / 4
    printed = [line.split() for line in lines.decode().splitlines()]
    sys.stdout.write(json.dumps({"kills": int(times), "printed": printed}))


if __name__ == "__main__":
    main(*sys.argv[1:])
