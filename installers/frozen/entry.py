"""Where the frozen folder begins: the program, or a worker of it.

The program starts workers as ``sys.executable -I -c …`` and ``-m …``; here that is the
frozen program itself, so that it has to understand those few options of Python.
"""

import runpy
import sys

WITH_VALUE = {"-X", "-W"}


def begin(words: list[str]) -> int:
    """Run what the command line says and return its exit status."""
    rest = list(words)
    while rest and rest[0][:1] == "-" and rest[0] not in {"-c", "-m", "-h", "--help"}:
        if rest[0].startswith("--"):
            break
        del rest[: 2 if rest[0] in WITH_VALUE else 1]
    if rest[:1] == ["-c"]:
        sys.argv = ["-c", *rest[2:]]
        exec(compile(rest[1], "<worker>", "exec"), {"__name__": "__main__"})  # noqa: S102
        return 0
    if rest[:1] == ["-m"]:
        sys.argv = [rest[1], *rest[2:]]
        runpy.run_module(rest[1], run_name="__main__", alter_sys=True)
        return 0
    from counter_app.__main__ import main

    return main(words)


if __name__ == "__main__":
    sys.exit(begin(sys.argv[1:]))
