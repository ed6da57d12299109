"""JSON pointers (RFC 6901) into answers: read one place, put one value."""

from counter_app.domain.jsonable import Answers, Json


def steps_of(pointer: str) -> list[str]:
    """Split a pointer into its steps: ``/con/ho_ten`` gives ``con``, ``ho_ten``."""
    if not pointer:
        return []
    return [
        step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]
    ]


def found_at(answers: Json, pointer: str) -> Json:
    """Return what stands there, or None when nothing does."""
    here = answers
    for step in steps_of(pointer):
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list) and step.isdigit() and int(step) < len(here):
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
    first, rest = steps[0], steps[1:]
    if isinstance(here, list):
        if not first.isdigit() or int(first) >= len(here):
            return here
        copy = list(here)
        copy[int(first)] = _put(copy[int(first)], rest, value) if rest else value
        return copy
    inside = dict(here) if isinstance(here, dict) else {}
    new = _put(inside.get(first), rest, value) if rest else value
    if new is None or new == {}:
        inside.pop(first, None)
    else:
        inside[first] = new
    return inside
