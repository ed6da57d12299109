"""What a decoder somebody took over would try, behind the walls. Not a test.

Says JSON: what became of each try; ``open`` instead of ``walled`` tries it without.
"""

import json
import os
import socket
import sys
from pathlib import Path

from counter_app.documents.walls import raise_walls


def tried(act):
    try:
        act()
    except PermissionError:
        return "refused"
    except OSError as error:
        return type(error).__name__
    return "done"


def main(how, kept, bus):
    if how == "walled":
        raise_walls()
    profile = Path(kept)

    def speak():
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(bus)

    told = {
        "reads a kept file": tried(profile.read_bytes),
        "lists its folder": tried(lambda: [*profile.parent.iterdir()]),
        "reads another's environment": tried(
            Path(f"/proc/{os.getppid()}/environ").read_bytes
        ),
        "writes beside it": tried(profile.with_name("new").touch),
        "speaks to a bus": tried(speak),
        "signals who started it": tried(lambda: os.kill(os.getppid(), 0)),
        "still loads its own": tried(lambda: __import__("counter_app.domain.scans")),
        "starts a program": tried(lambda: os.execv("/bin/nothing", ["nothing"])),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
