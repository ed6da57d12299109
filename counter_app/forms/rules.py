"""When a part of a declaration is asked: the rules of JSON Forms.

ENABLE and DISABLE mean SHOW and HIDE here: a field that is there but dead confuses
(UX.md 3.9). A rule we cannot read shows its part.
"""

from counter_app.domain.jsonable import Json
from counter_app.domain.pointers import found_at
from counter_app.forms.checker import MISSING, Checker
from counter_app.forms.soup import Schema, as_list, as_object, as_text


def is_asked(element: Schema, answers: Json, base: str, checker: Checker) -> bool:
    """Say whether the rule of this element, if it has one, lets it be asked."""
    rule = as_object(element.get("rule"))
    if not rule:
        return True
    held = holds(as_object(rule.get("condition")), answers, base, checker)
    if held is None:
        return True
    effect = as_text(rule.get("effect")).upper()
    if effect in {"HIDE", "DISABLE"}:
        return not held
    return held or effect not in {"SHOW", "ENABLE"}


def holds(
    condition: Schema, answers: Json, base: str, checker: Checker, depth: int = 0
) -> bool | None:
    """Say whether a condition holds; None for what is no condition."""
    parts = as_list(condition.get("conditions"))
    if parts and depth < 8:
        each = [
            holds(as_object(part), answers, base, checker, depth + 1) for part in parts
        ]
        return any(each) if condition.get("type") == "OR" else all(each)
    # Without either a function decides, which no file can carry.
    decides = not {"schema", "expectedValue"}.isdisjoint(condition)
    if not decides or not isinstance(condition.get("scope"), str):
        return None
    value = found_at(answers, base + pointer_of(as_text(condition["scope"])))
    if "expectedValue" in condition:
        return bool(value == condition["expectedValue"])
    if value is None:
        if condition.get("failWhenUndefined") is True:
            return False
        return checker.fits(condition.get("schema"), MISSING)
    return checker.fits(condition.get("schema"), value)


def pointer_of(scope: str) -> str:
    """Turn ``#/properties/con/properties/ten`` into ``/con/ten``."""
    steps = scope.removeprefix("#").split("/")[1:]
    kept: list[str] = []
    while steps:
        step = steps.pop(0)
        if step == "properties" and steps:
            kept.append(steps.pop(0))
        elif step in {"allOf", "anyOf", "oneOf"} and steps:
            steps.pop(0)
        elif step not in {"items", "then", "else", ""}:
            kept.append(step)
    return "".join(f"/{step}" for step in kept)
