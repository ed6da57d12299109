"""How well the tests of the security core notice a changed core: ``make mutants``.

One small change at a time (a comparison turned, a number moved, a condition negated, a
call left out, a value lost) is compiled in place of a module, in a forked process, and
the tests of that module are run until one fails. What no test notices survives. Of all
changes a random sample is tried, or every one with ``--all``; the score is what was
noticed of what was tried. A long sample can be tried in parts (``--part 2/6``), whose
counts add up. The unchanged core has to pass before the first part, or nothing would
mean anything.
"""

import argparse
import ast
import importlib.abc
import importlib.util
import os
import random
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORNERS = "tests/vault/test_core.py"
VAULT = (CORNERS, "tests/vault/test_vault.py")
SESSION = (
    *("tests/services/test_session.py", "tests/services/test_cosigning.py"),
    *("tests/services/test_officers.py", "tests/services/test_own_password.py"),
    *("tests/services/test_rostering.py", CORNERS, "tests/vault/test_gate.py"),
)
ERASING = "tests/sync/test_erasing.py"
CORE = {
    "counter_app.vault.slots": VAULT,
    "counter_app.vault.slot_file": VAULT,
    "counter_app.vault.vault": (*VAULT, "tests/vault/test_recovery.py"),
    "counter_app.vault.keys": (*VAULT, "tests/vault/test_keyring.py"),
    "counter_app.store.contents": (ERASING,),
    "counter_app.services.erasing": (ERASING,),
    "counter_app.domain.outlines": ("tests/unit/test_outlines.py", ERASING),
    "counter_app.vault.sealing": (CORNERS, "tests/vault/test_secrets.py"),
    "counter_app.vault.drafts": VAULT,
    "counter_app.vault.recovery": (CORNERS, "tests/vault/test_recovery.py"),
    "counter_app.vault.witness": (CORNERS, "tests/vault/test_gate.py"),
    "counter_app.vault.gate": (CORNERS, "tests/vault/test_gate.py"),
    "counter_app.vault.device_key": (CORNERS, "tests/vault/test_device_key.py"),
    "counter_app.store.chain": ("tests/vault/test_journal.py",),
    "counter_app.domain.cosigning": ("tests/services/test_cosigning.py",),
    "counter_app.services.session": SESSION,
    "counter_app.services.officers": SESSION,
    "counter_app.services.rostering": SESSION,
    "counter_app.services.coming_in": ("tests/services/test_coming_in.py",),
    "counter_app.services.rights": ("tests/services/test_rights.py",),
}
"""Each module of the core with the tests that are to notice a change of it."""
SECONDS = 90
"""Of processor time: how busy the machine is decides nothing."""
HANGS = 900
"""Seconds by the clock after which a child that only waits is taken to hang."""
TURNED = {
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
MOVED = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
}


def returns_nothing(node):
    """Whether a return says None already: changed to it, it would be no change."""
    value = node.value
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def changes(node):  # noqa: C901, PLR0912 -- one case a kind of node
    """Return functions that each change a node of a tree in one way."""
    if isinstance(node, ast.Compare):
        for place, sign in enumerate(node.ops):
            if turned := TURNED.get(type(sign)):
                yield "turned", lambda n, p=place, t=turned: n.ops.__setitem__(p, t())
    elif isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield "and-or", lambda n: setattr(n, "op", other())
    elif isinstance(node, ast.BinOp) and type(node.op) in MOVED:
        yield "moved", lambda n: setattr(n, "op", MOVED[type(n.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield (
            "not not",
            lambda n: setattr(n, "operand", ast.UnaryOp(ast.Not(), n.operand)),
        )
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield "switched", lambda n: setattr(n, "value", not n.value)
        elif isinstance(node.value, int):
            yield "one more", lambda n: setattr(n, "value", n.value + 1)
        elif isinstance(node.value, bytes) and node.value:
            yield "other bytes", lambda n: setattr(n, "value", n.value + b"!")
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "negated", lambda n: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test))
    elif isinstance(node, ast.Return) and not returns_nothing(node):
        yield "nothing returned", lambda n: setattr(n, "value", ast.Constant(None))
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "call left out", lambda n: setattr(n, "value", ast.Constant(None))
    elif isinstance(node, ast.Raise):
        yield "not raised", lambda n: None


def mutants(source):
    """Return line, kind and place of every change of a module."""
    tree = ast.parse(source)
    told = {
        id(part)
        for one in ast.walk(tree)
        for decorator in getattr(one, "decorator_list", ())
        for part in ast.walk(decorator)
    }
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in told:
            continue  # frozen, slots and the like change no behaviour
        for nth, (kind, _change) in enumerate(changes(node)):
            yield node.lineno, kind, (place, nth)


def changed(source, kind, where):
    """Return the tree of a module with one change."""
    tree, (place, nth) = ast.parse(source), where
    there = list(ast.walk(tree))[place]
    [*changes(there)][nth][1](there)
    if kind == "not raised":
        tree = Unraised(there).visit(tree)
    return ast.fix_missing_locations(tree)


class Unraised(ast.NodeTransformer):
    """Takes one ``raise`` out."""

    def __init__(self, which):
        self.which = which

    def visit_Raise(self, node):
        """Leave every other one."""
        return ast.Pass() if node is self.which else node


class Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads a changed tree under a module's name."""

    def __init__(self, name, path, tree):
        self.name, self.path = name, path
        self.code = compile(tree, str(path), "exec")

    def find_spec(self, fullname, _path, _target=None):
        """Find that one module only."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=str(self.path))

    def exec_module(self, module):
        """Run the changed code."""
        module.__file__ = str(self.path)
        exec(self.code, vars(module))


def noticed(name, path, tree):
    """Run the module's tests over a changed module, apart; say whether one failed."""
    folder = tempfile.mkdtemp()  # pytest's own is shared, and cleared by whoever ends
    child = os.fork()
    if child == 0:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        # A change that never ends is noticed.
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        signal.alarm(HANGS)
        sys.meta_path.insert(0, Instead(name, path, tree))
        quiet = ("-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly")
        quiet += ("--basetemp", f"{folder}/t", "-m", "not soak")
        failed = pytest.main([*quiet, *CORE[name]])
        os._exit(1 if failed else 0)
    ended = os.waitpid(child, 0)[1]
    shutil.rmtree(folder, ignore_errors=True)
    return ended != 0


def warm():
    """Load what others wrote once; what is ours each child loads anew."""
    import counter_app.vault.device_key  # noqa: F401
    import tests.fakes.counter
    import tests.vault.pocket  # noqa: F401

    for name in [*sys.modules]:
        if name.split(".")[0] in {"counter_app", "city_portal"} or (
            name.startswith("tests.") and name != __name__
        ):
            del sys.modules[name]


def asked():
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="part of a module's name")
    parser.add_argument("--part", default="1/1", help="e.g. 2/6 of the sample")
    parser.add_argument("--wanted", type=float, default=0.85)
    return parser.parse_args()


def chosen(asked):
    """Return every change there is, and those that are to be tried."""
    every = []
    for name in CORE:
        path = ROOT / f"{name.replace('.', '/')}.py"
        if asked.only in name:
            source = path.read_text("utf-8")
            every += [(name, path, *mutant) for mutant in mutants(source)]
    tried = every
    if not asked.all and len(every) > asked.sample:
        tried = random.Random(asked.seed).sample(every, asked.sample)
    part, parts = map(int, asked.part.split("/"))
    return every, tried[part - 1 :: parts]


def main():
    """Print what survived and the score; 1 when it is below what is wanted."""
    wanted = asked()
    os.chdir(ROOT)
    every, tried = chosen(wanted)
    warm()
    first = wanted.part.startswith("1/")
    for name, path in {one[:2] for one in tried if first}:
        if noticed(name, path, ast.parse(path.read_text("utf-8"))):
            print(f"the tests of {name} fail on the unchanged module")
            return 2
    survived = 0
    for done, (name, path, line, kind, where) in enumerate(tried, 1):
        tree = changed(path.read_text("utf-8"), kind, where)
        if not noticed(name, path, tree):
            survived += 1
            print(f"survived  {name}:{line}  {kind}", flush=True)
        if done % 25 == 0:
            print(f"{done} of {len(tried)}, {survived} survived", flush=True)
    score = 1 - survived / len(tried)
    print(f"{len(every)} changes, {len(tried)} tried: {score:.1%} noticed")
    return score < wanted.wanted


if __name__ == "__main__":
    sys.exit(main())
