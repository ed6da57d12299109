"""Every command times every role: who may not is told so, and it is noted."""

import ast
import importlib
import inspect
from dataclasses import fields, is_dataclass
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

import counter_app.services
from counter_app.domain.clocks import PORTAL_HEARD
from counter_app.domain.errors import (
    CounterError,
    Forbidden,
    NotSignedIn,
    OfflineTooLong,
)
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act
from counter_app.domain.people import Officer, Role
from counter_app.services.rights import allowed, commands
from tests.fakes.counter import FakeCounter

FOLDER = Path(counter_app.services.__file__).parent
FRAMEWORK = {"Session"}
"""What the use cases stand on: it lets officers in, and so asks nobody's role."""
WORD = "mật khẩu thử"


def use_cases():
    for path in sorted(FOLDER.glob("*.py")):
        module = importlib.import_module(f"counter_app.services.{path.stem}")
        for name, kind in vars(module).items():
            ours = inspect.isclass(kind) and kind.__module__ == module.__name__
            if ours and name not in FRAMEWORK and not getattr(kind, "_is_protocol", 0):
                yield kind


def rows():
    return [row for kind in use_cases() for row in commands(kind)]


def guarded():
    return [
        pytest.param(kind, name.split(".")[1], roles, role, id=f"{name}-{role}")
        for kind in use_cases()
        for name, roles in commands(kind)
        if roles is not None
        for role in Role
    ]


def session_of(*roles):
    counter = FakeCounter()
    officer = Officer(
        id=OfficerId("mot.vai"),
        name="Vai",
        roles=frozenset(roles),
        counters=frozenset(),
    )
    counter.session.enrol(officer, WORD)
    counter.session.sign_in(officer.id, WORD, "03")
    return counter


def hollow(kind, session):
    """The use case with nothing behind it but the session."""
    assert is_dataclass(kind), f"{kind.__name__} is no use case of the usual form"
    parts = {part.name: None for part in fields(kind) if part.init}
    parts = {**parts, "lookup": SimpleNamespace(session=session), "session": session}
    return kind(**{part.name: parts[part.name] for part in fields(kind) if part.init})


def call(kind, name, session):
    method = getattr(hollow(kind, session), name)
    wanted = inspect.signature(method).parameters.values()
    named = {one.name: None for one in wanted if one.kind is one.KEYWORD_ONLY}
    placed = [None for one in wanted if one.kind is one.POSITIONAL_OR_KEYWORD]
    method(*placed, **named)


def test_there_are_commands_to_ask_for():
    assert len(rows()) > 30
    assert len(guarded()) > 500


def test_what_a_command_says_reaches_whoever_may_ask():
    class Asking:
        session = session_of(Role.LEAD).session

        @allowed(Role.LEAD)
        def add(self, one, *, two):
            return one, two

    assert Asking().add(1, two=2) == (1, 2)


@pytest.mark.parametrize(("kind", "name", "roles", "role"), guarded())
def test_case_14_a_command_is_done_for_its_roles_and_forbidden_to_the_others(
    kind, name, roles, role
):
    counter = session_of(role)

    try:
        call(kind, name, counter.session)
        refused = None
    except Forbidden as error:
        refused = error
    except (CounterError, AttributeError, TypeError, ValueError):
        refused = None  # it went on, and found the hollow use case behind the door

    assert (refused is None) == (role in roles)
    denied = [e for e in counter.work.journal.entries if e.act is Act.DENIED]
    assert [entry.detail for entry in denied] == (
        [] if refused is None else [f"{kind.__name__}.{name}"]
    )


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, n.split(".")[1]) for kind in use_cases() for n, r in commands(kind) if r],
)
def test_case_14_nobody_commands_a_locked_screen(kind, name):
    counter = session_of(*Role)
    counter.session.lock()

    with pytest.raises(NotSignedIn):
        call(kind, name, counter.session)


def test_no_command_is_guarded_on_the_screen_only():
    screens = FOLDER.parent / "ui"

    asked = [
        path.name
        for path in screens.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "must_be"
    ]

    assert asked == []


def held(*, unheard):
    """Return the commands so marked that are refused where the city is not heard."""
    counter, refused, asked = session_of(*Role), set(), set()
    heard = counter.clock.now() - timedelta(hours=73)
    counter.work.notes.put(PORTAL_HEARD, heard.isoformat())
    counter.session.most_offline = timedelta(hours=72)
    counter.session.lock()
    counter.session.unlock(WORD)
    for kind in use_cases():
        for command, roles in commands(kind):
            name = command.split(".")[1]
            if not roles or getattr(kind, name).unheard is not unheard:
                continue
            asked.add(command)
            try:
                call(kind, name, counter.session)
            except OfflineTooLong:
                refused.add(command)
            except (CounterError, AttributeError, TypeError, ValueError):
                pass  # it went on, and found the hollow use case behind the door
    return asked, refused


def test_case_4_where_the_city_is_not_heard_nothing_new_is_done():
    asked, refused = held(unheard=False)

    assert len(asked) > 80
    assert refused == asked


def test_where_the_city_is_not_heard_what_is_here_can_still_be_seen():
    asked, refused = held(unheard=True)

    assert len(asked) > 80
    assert refused == set()


WRITES_ALL_THE_SAME = {
    *("Accepting.accept", "ComingIn.let_in", "Officers.dismiss", "Proving.prove"),
    *("Seeking.opened", "Syncing.confirm_clock"),
}
"""What brings a PC back or makes it safer, and the book of what was looked at."""


def test_what_goes_on_unheard_changes_no_dossier():
    wrote = {
        f"{kind.__name__}.{name}"
        for kind in use_cases()
        for name, method in vars(kind).items()
        if getattr(method, "unheard", False)
        and ".commit()" in inspect.getsource(method)
    }

    assert wrote == WRITES_ALL_THE_SAME
