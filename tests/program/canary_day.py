"""A counter's day with marked words, in its own process, and where to look after it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from counter_app.vault.device_key import ENTRY as DEVICE_KEY
from counter_app.vault.keys import profile_keyring
from tests.program.canary_process import NUMBER, canary

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("canary_process.py")
FORTY = [canary(number) for number in range(40)]


def spelt(word):
    """The word in the ways a file may hold it."""
    folded = word.casefold().replace("ế", "e").replace("ẩ", "a")
    for text in {word, word.upper(), word.casefold(), folded}:
        yield text.encode()
        yield text.encode("utf-16-le")
        yield json.dumps(text)[1:-1].encode()


NEEDLES = {one for word in (*FORTY, NUMBER) for one in spelt(word)}


def found(sinks):
    """Which sink holds which word in the clear."""
    return {
        (name, needle)
        for name, content in sinks.items()
        for needle in NEEDLES
        if needle in content
    }


def files(folder):
    return b"\0".join(
        path.name.encode() + b"\0" + path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    )


class Day:
    """One counter process with a home and a temporary folder of its own."""

    def __init__(self, folder, profile, surroundings):
        self.profile, self.rehearsal = profile, surroundings.rehearsal
        self.home, self.scratch = folder / "home", folder / "tmp"
        self.out = folder / "out" / "person.pdf"
        for made in (self.home, self.scratch, self.out.parent):
            made.mkdir()
        self.errors = (folder / "stderr").open("w+b")
        self.child = subprocess.Popen(
            [
                *(sys.executable, str(SCRIPT), str(profile), surroundings.url),
                str(self.out),
            ],
            cwd=self.scratch,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "HOME": str(self.home),
                "TMPDIR": str(self.scratch),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
        )
        self.said = []

    def hear(self, what):
        while True:
            line = self.child.stdout.readline()
            assert line, Path(self.errors.name).read_text("utf-8")
            self.said.append(line)
            told = json.loads(line)
            if told["what"] == what:
                return told["text"]

    def sinks(self):
        """What the day left, by where."""
        profile, portal = self.profile, self.rehearsal.folder / "portal"
        of = "*counter.db*"
        return {
            "database": b"".join(p.read_bytes() for p in profile.glob(of)),
            "files": files(profile / "files"),
            "logs": files(profile / "logs"),
            "profile": files(profile),
            "second copy": files(profile.with_name(f"{profile.name}-second-copy")),
            "home": files(self.home),
            "temporary": files(self.scratch),
            "what is handed out": self.out.read_bytes(),
            "standard output, environment, arguments": b"".join(self.said),
            "standard error": Path(self.errors.name).read_bytes(),
            "the portal's log": (portal / "portal.log").read_bytes(),
            "the printer's queue": files(self.rehearsal.folder / "print"),
            "keyring": self._keyring().encode(),
        }

    def _keyring(self):
        kept = profile_keyring(self.profile)
        return "".join(kept.get(name) or "" for name in ("witness", DEVICE_KEY))

    def close(self):
        self.child.stdin.write(b"\n")
        self.child.stdin.flush()
        self.hear("closed")
        assert self.child.wait(30) == 0
        self.child.stdin.close()
        self.child.stdout.close()
