"""Linux's own walls around the decoder: it reads its program, and speaks to nobody.

Landlock leaves nothing to open but the program and its libraries; a seccomp filter
takes away sockets (a bus needs no network), other programs and other processes' memory.
Both are the kernel's, asked for without a library: no bindings of them are kept. A
kernel without them leaves the limits of ``worker.confine``. Raised while the process
has one thread. Sources: landlock(7), seccomp(2).
"""

import ctypes
import os
import socket
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import counter_app

_SET_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF, _PATH_BENEATH = 444, 445, 446, 1
_O_PATH = 0o10000000
_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
_WRITE_FILE, _TRUNCATE = 1 << 1, 1 << 14
_HANDLED = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
"""All rights to files there are, by the version of Landlock that began to know them."""
_TCP, _NET_SINCE = 0b11, 4
_SIGNALS_AND_SOCKETS, _SCOPE_SINCE = 0b11, 6
SYSTEM = (
    *("/usr", "/lib", "/lib64", "/etc"),
    *("/sys/devices/system/cpu", "/proc/cpuinfo", "/dev/urandom", "/dev/random"),
)
"""Libraries, their settings, cores and chance; nothing of a person."""
NOWHERE = Path("/dev/null")
"""Tesseract writes its remarks there, and falls when it cannot."""
_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_REFUSED = {
    "x86_64": (41, 42, 49, 53, 59, 322, 101, 310, 311, 62, 200),
    "aarch64": (198, 203, 200, 199, 221, 281, 117, 270, 271, 129, 130),
}
"""socket, connect, bind, socketpair, execve, execveat, ptrace, process_vm_readv and
process_vm_writev, kill, tkill."""
_IO_URING_SETUP, _X32 = 425, 0x40000000
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _KILL, _ERRNO_EPERM = 0x7FFF0000, 0x80000000, 0x00050001


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def raise_walls() -> None:
    """Give up files, sockets, programs and other processes, for ever. Linux only."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _keep_files_from(libc)
    _keep_calls_from(libc)


def standing() -> tuple[str, ...]:
    """Return which walls hold this process, found out by running against them.

    ``files``: what is no part of the program cannot be opened; ``calls``: nobody can be
    spoken to.
    """
    held = []
    for wall, attempt in (("files", _look_outside), ("calls", _speak)):
        try:
            attempt()
        except PermissionError:
            held.append(wall)
        except OSError:
            continue  # not there, or broken otherwise: that is no wall
    return tuple(held)


def _look_outside() -> None:
    os.close(os.open("/proc/self/status", os.O_RDONLY))


def _speak() -> None:
    socket.socket(socket.AF_UNIX).close()


def landlock_version(libc: ctypes.CDLL) -> int:
    """Return which Landlock the kernel has; below 1: none, or it was not let begin."""
    return _call(libc, _CREATE_RULESET, None, 0, 1)


def may_read() -> Iterable[Path]:
    """Return what stays to be read: this program and what it runs on."""
    own = Path(counter_app.__file__).parent
    ours = (own, own.with_name("resources"), Path(sys.prefix), Path(sys.base_prefix))
    # Of a frozen program the executable is where its modules are.
    return (*ours, Path(sys.executable), *map(Path, SYSTEM))


def _keep_files_from(libc: ctypes.CDLL) -> None:
    version = landlock_version(libc)
    if version < 1:
        return
    rules = _Ruleset(
        files=_HANDLED[max(known for known in _HANDLED if known <= version)],
        net=_TCP if version >= _NET_SINCE else 0,
        scoped=_SIGNALS_AND_SOCKETS if version >= _SCOPE_SINCE else 0,
    )
    size = 24 if version >= _SCOPE_SINCE else 16 if version >= _NET_SINCE else 8
    ruleset = _call(libc, _CREATE_RULESET, ctypes.byref(rules), size, 0)
    if ruleset < 0:
        return
    for path in (*may_read(), NOWHERE):
        try:
            opened = os.open(path, _O_PATH | os.O_CLOEXEC)
        except OSError:
            continue  # not every system has them all
        allowed = _EXECUTE | _READ_FILE | (_READ_DIR if path.is_dir() else 0)
        if path == NOWHERE:
            allowed = _READ_FILE | _WRITE_FILE | _TRUNCATE & rules.files
        beneath = _Beneath(allowed=allowed, folder=opened)
        _call(libc, _ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(beneath), 0)
        os.close(opened)
    _call(libc, _RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _call(libc: ctypes.CDLL, *said: Any) -> int:
    """Make a system call; every number is as wide as the kernel reads it."""
    wide = (ctypes.c_long(one) if isinstance(one, int) else one for one in said)
    return int(libc.syscall(*wide))


def _keep_calls_from(libc: ctypes.CDLL) -> None:
    machine = os.uname().machine
    if machine not in _ARCHITECTURES:
        return
    refused = (*_REFUSED[machine], _IO_URING_SETUP)
    tests = [(_IF_EQUAL, number) for number in refused]
    if machine == "x86_64":
        tests.append((_IF_AT_LEAST, _X32))
    steps = [
        _Step(_LOAD, 0, 0, 4),  # the architecture
        _Step(_IF_EQUAL, 1, 0, _ARCHITECTURES[machine]),
        _Step(_RETURN, 0, 0, _KILL),
        _Step(_LOAD, 0, 0, 0),  # the number of the call
        *(
            _Step(how, len(tests) - place, 0, number)
            for place, (how, number) in enumerate(tests)
        ),
        _Step(_RETURN, 0, 0, _ALLOW),
        _Step(_RETURN, 0, 0, _ERRNO_EPERM),
    ]
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
