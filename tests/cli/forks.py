"""The command line in processes of its own, quick to start.

A helper process has read the program's modules once; each command is a fork of it: its
own surroundings, its own session without a terminal, files for what is typed and said.
``tests/program`` starts ``main.py`` itself.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.portal_process import FORK

LONGEST = 60
STREAMS = ("in", "out", "err")


def _main(words, folder, surroundings, place):
    os.setsid()
    os.chdir(place)
    os.environ.clear()
    os.environ.update(surroundings)
    for number, name in enumerate(STREAMS):
        mode = os.O_RDONLY if name == "in" else os.O_WRONLY
        os.dup2(os.open(Path(folder, name), mode), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    from counter_app.__main__ import main

    sys.exit(main(words))


def told(*words, typed="", place=None, **variables):
    """Let the program do what the command line says, whatever comes of it."""
    words = [*map(str, words)]
    with TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in STREAMS]
        for file, text in zip(files, (typed, "", ""), strict=True):
            file.write_text(text, encoding="utf-8")
        surroundings = {**os.environ, **variables}
        child = FORK.Process(
            target=_main, args=(words, folder, surroundings, place or Path.cwd())
        )
        child.start()
        child.join(LONGEST)
        if child.is_alive():
            child.kill()
            raise subprocess.TimeoutExpired(words, LONGEST)
        said, complained = (file.read_text(encoding="utf-8") for file in files[1:])
    return subprocess.CompletedProcess(words, child.exitcode, said, complained)
