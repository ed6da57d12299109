"""Cut the power of a working counter: ``IMAGE FOLDER URL TIMES SEED``; tells in JSON.

The profile lies in an ext4 of its own on a loop device. A cut is a copy of the device
as it is at that moment: what was written and not synced is in the memory of the system
and not in the copy. The copy is mounted, its journal replayed as after a real cut, and
the next life goes on there.
"""

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.soak.killing import live
from tests.sync.kills import reopened

LONGEST = 0.6
"""Seconds of a life at the most."""
UNSYNCED = b"never synced " * 1000


def mount(image: Path, folder: Path) -> None:
    """Mount an image; the system replays its journal."""
    run("mount", "-o", "loop", image, folder)


def run(*command: object) -> None:
    """Run a tool of the system."""
    subprocess.run([*map(str, command)], check=True, capture_output=True)


def cut(image: Path, folder: Path, url: str, wait: float, first: int) -> bytes:
    """Begin a life, take the device as it is in its middle, and end it there."""
    (folder / f"unsynced-{first}").write_bytes(UNSYNCED)  # a new file: never flushed
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        try:
            live(folder / "profile", url, writes, first)
        except BaseException as error:  # noqa: BLE001 -- a fork must not go on here
            os.write(2, f"{error!r}\n".encode())
        os._exit(1)
    os.close(writes)
    end, lines = time.monotonic() + wait, b""
    while (left := end - time.monotonic()) > 0:
        ready, _, _ = select.select([reads], [], [], left)
        if ready:
            lines += os.read(reads, 4096)
    os.kill(child, signal.SIGSTOP)
    os.waitpid(child, os.WUNTRACED)
    # What was told before it stopped was committed before, and is in the copy.
    while select.select([reads], [], [], 0)[0] and (piece := os.read(reads, 4096)):
        lines += piece
    after = image.with_suffix(".cut")
    shutil.copyfile(image, after)
    os.kill(child, signal.SIGKILL)
    os.close(reads)
    os.waitpid(child, 0)
    run("umount", folder)
    after.replace(image)
    mount(image, folder)
    return lines


def main(image: str, folder: str, url: str, times: str, seed: str) -> None:
    """Cut and tell: the codes shown, and how often unsynced bytes were lost."""
    disk, place = Path(image), Path(folder)
    choose, printed, gone, missing = random.Random(int(seed)), [], 0, []
    for turn in range(int(times)):
        wait = choose.uniform(0.05, LONGEST)
        lines = cut(disk, place, url, wait, turn * 1000)
        new = [line.split() for line in lines.decode().splitlines()]
        left = place / f"unsynced-{turn * 1000}"
        gone += not (left.exists() and left.read_bytes() == UNSYNCED)
        printed += new
        counter = reopened(place / "profile")
        known = counter.mirrored()
        missing += [code for dossier, code in printed if dossier not in known]
        counter.switch_off()
    sys.stdout.write(
        json.dumps(
            {"cuts": int(times), "printed": printed, "gone": gone, "missing": missing}
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
