"""What stands on the bus of assistive technology now, as JSON. Not a test.

Run by the system's own Python, which has the bindings of AT-SPI: rows of path, role,
name and states of everything the first application with a name shows.
"""

import json
import sys
from importlib import import_module
from time import monotonic, sleep

import_module("gi").require_version("Atspi", "2.0")
Atspi = import_module("gi.repository.Atspi")

MOST = 60
"""Children read of a table or a list."""
STATES = ("FOCUSABLE", "SHOWING")


def application():
    until = monotonic() + 30
    while monotonic() < until:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(place)
            if child and child.get_name():
                return child
        sleep(0.2)
    sys.exit("no application on the bus")


def rows(node, path=()):
    role, states = node.get_role_name(), node.get_state_set()
    has = [one for one in STATES if states.contains(getattr(Atspi.StateType, one))]
    yield [list(path), role, node.get_name() or "", has]
    count = node.get_child_count()
    if role in {"table", "list"}:
        count = min(count, MOST)
    for place in range(count):
        child = node.get_child_at_index(place)
        if child:
            yield from rows(child, (*path, place))


json.dump([*rows(application())], sys.stdout)
