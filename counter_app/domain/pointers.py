"""JSON pointers (RFC 6901) into answers: read one place, put one value."""

import re

from counter_app.domain.jsonable import Answers, Json

_PLACE = re.compile(r"0|[1-9][0-9]{0,8}")


def steps_of(pointer: str) -> list[str]:
    """Split a pointer into its steps: ``/con/ho_ten`` gives ``con``, ``ho_ten``.

    Raises ValueError for what is no pointer: all but the empty one begin with a slash.
    """
    if not pointer:
        return []
    root, *steps = pointer.split("/")
    if root:
        raise ValueError(pointer)
    return [step.replace("~1", "/").replace("~0", "~") for step in steps]


def found_at(answers: Json, pointer: str) -> Json:
    """Return what stands there, or None when nothing does."""
    here = answers
    for step in steps_of(pointer):
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list) and _reaches(here, step):
            here = here[int(step)]
        else:
            return None
    return here


def placed(answers: Answers, pointer: str, value: Json) -> Answers:
    """Return the answers with this value there; the ones given are not changed.

    None removes the place, so that an emptied field is as if it was never asked.
    Objects on the way are made; a list is only entered where it already reaches.
    """
    steps = steps_of(pointer)
    if not steps:
        return dict(value) if isinstance(value, dict) else answers
    changed = _put(answers, steps, value)
    return changed if isinstance(changed, dict) else answers


def _put(here: Json, steps: list[str], value: Json) -> Json:
    if isinstance(here, list):
        return _put_in_list(here, steps, value)
    first, rest = steps[0], steps[1:]
    inside = dict(here) if isinstance(here, dict) else {}
    new = _put(inside.get(first), rest, value) if rest else value
    if new is None or new == {}:
        inside.pop(first, None)
    else:
        inside[first] = new
    return inside


def _put_in_list(here: list[Json], steps: list[str], value: Json) -> Json:
    first, rest = steps[0], steps[1:]
    if not _reaches(here, first):
        return here
    place, changed = int(first), list(here)
    if rest:
        changed[place] = _put(changed[place], rest, value)
    elif value is None:
        del changed[place]
    else:
        changed[place] = value
    return changed


def _reaches(here: list[Json], step: str) -> bool:
    """Say whether the step is a place in this list, as RFC 6901 writes one."""
    return _PLACE.fullmatch(step) is not None and int(step) < len(here)
