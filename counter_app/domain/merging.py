"""What stands when both sides changed a dossier: three-way, field by field.

Disjoint changes merge by themselves. The same field changed to different values, or
both sides in the exclusive group, goes to an officer; nothing is ever overwritten
unseen (SYNC.md 2.4, invariant I3). Papers are sets: files are united, never dropped.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counter_app.domain.exchange import Side
from counter_app.domain.fields import PAPERS
from counter_app.domain.jsonable import Fields, Json

Changes = Mapping[str, tuple[Json, Json]]
"""Field to (value before, value after)."""

EXCLUSIVE = frozenset(
    {
        "status",
        "result_at",
        "handover",
        "supplement",
        "extension",
        "apology",
        "ending",
        "post",
        "due_at",
        "due_steps",
        "due_basis",
        "fee",
        "applicant.personal_id",
    }
)
"""Decision, money, deadline and identity: two hands at once always ask an officer.

The codes are not in it: the portal gives an official code while the counter works on,
and that says nothing about the officer's decision. Two different codes for one
dossier still clash, as any field does.
"""


WITHDRAWN = "withdrawn"
"""The end of a dossier (domain.dossiers.Status): a delete that stays on record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Both sides stand.

    ``mine`` and ``later`` are the operations as they must be said on top of the
    portal's copy; an empty one has nothing left to say.
    """

    current: dict[str, Json]
    mine: dict[str, tuple[Json, Json]]
    later: tuple[dict[str, tuple[Json, Json]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """An officer must choose for each of these fields, in the order of their names."""

    fields: tuple[str, ...]


def merge(
    base: Fields, mine: Changes, later: Sequence[Changes], theirs: Fields
) -> Merged | Clash:
    """Set one refused operation, and those waiting behind it, on the portal's copy.

    ``base`` is the copy both sides began with; ``mine`` was made on it.
    """
    chain = [mine, *later]
    current = dict(theirs)
    kept: list[dict[str, tuple[Json, Json]]] = []
    clashing: set[str] = set()
    for changes in chain:
        still: dict[str, tuple[Json, Json]] = {}
        for name, (old, new) in changes.items():
            here = current.get(name)
            if here not in (old, new) and name.startswith(PAPERS):
                wanted = _united(old, new, here)
            else:
                wanted = new
                if here not in (old, new):
                    clashing.add(name)
            if wanted != here:
                still[name] = (here, wanted)
            current[name] = wanted
        kept.append(still)
    ancestor = _ancestor(base, chain)
    clashing |= _exclusive_clash(ancestor, kept, theirs)
    clashing |= _withdrawn_clash(ancestor, kept, theirs)
    if clashing:
        return Clash(fields=tuple(sorted(clashing)))
    return Merged(current=current, mine=kept[0], later=tuple(kept[1:]))


def decide(
    base: Fields,
    chain: Sequence[Changes],
    theirs: Fields,
    keep: Mapping[str, Side],
) -> dict[str, tuple[Json, Json]]:
    """Return the one operation that says an officer's decision on the portal's copy.

    Fields without a decision merge as ever. A field only the portal changed and that
    is decided for ``mine`` goes back to what it was. KeyError names a clashing field
    without a decision.
    """
    verdict = merge(base, chain[0], chain[1:], theirs) if chain else None
    if isinstance(verdict, Clash):
        undecided = [name for name in verdict.fields if name not in keep]
        if undecided:
            raise KeyError(undecided[0])
    wishes = _wishes(base, chain, theirs)
    touched = {name for changes in chain for name in changes}
    said: dict[str, tuple[Json, Json]] = {}
    for name in sorted(touched | keep.keys()):
        here, wish = theirs.get(name), wishes.get(name)
        if keep.get(name, Side.MINE) is Side.MINE and here != wish:
            said[name] = (here, wish)
    return said


def applied(fields: Fields, chain: Iterable[Changes]) -> dict[str, Json]:
    """Return the fields after these changes."""
    result = dict(fields)
    for changes in chain:
        result.update({name: new for name, (_old, new) in changes.items()})
    return result


def _ancestor(base: Fields, chain: Sequence[Changes]) -> dict[str, Json]:
    # What the officer saw counts more than the base: after a portal restore the base
    # already holds operations that have to be said again.
    seen = dict(base)
    for changes in reversed(chain):
        seen.update({name: old for name, (old, _new) in changes.items()})
    return seen


def _wishes(base: Fields, chain: Sequence[Changes], theirs: Fields) -> dict[str, Json]:
    wishes = _ancestor(base, chain)
    for changes in chain:
        for name, (old, new) in changes.items():
            here = theirs.get(name)
            together = name.startswith(PAPERS) and here not in (old, new)
            wishes[name] = _united(old, new, here) if together else new
    return wishes


def _exclusive_clash(
    ancestor: Fields, mine: Sequence[Changes], theirs: Fields
) -> set[str]:
    said = {name for changes in mine for name in changes} & EXCLUSIVE
    wishes = applied({}, mine)
    heard = {
        name
        for name in EXCLUSIVE
        if theirs.get(name) != ancestor.get(name)
        and theirs.get(name) != wishes.get(name, ancestor.get(name))
    }
    return said | heard if said and heard else set()


def _withdrawn_clash(
    ancestor: Fields, mine: Sequence[Changes], theirs: Fields
) -> set[str]:
    """Return all I changed, if meanwhile the dossier was withdrawn: none comes back."""
    said = {name for changes in mine for name in changes}
    gone = theirs.get("status") == WITHDRAWN != ancestor.get("status")
    return said | {"status"} if said and gone else set()


def _united(old: Json, new: Json, here: Json) -> Json:
    """Unite two versions of one paper row: mine where I changed it, and all files."""
    if not isinstance(new, dict) or not isinstance(here, dict):
        return here if new is None else new
    before = old if isinstance(old, dict) else {}
    row = {
        **here,
        **{part: value for part, value in new.items() if value != before.get(part)},
    }
    files = {
        str(file.get("sha256")): file
        for side in (here, new)
        for file in _list(side.get("files"))
        if isinstance(file, dict)
    }
    row["files"] = [*files.values()]
    return row


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def version_known(version: int, before: int, *, same_epoch: bool) -> int:
    """Return up to which version a counter knows all once its operation is applied.

    The operation made ``version``; ``before`` is what was known until then, 0 for a
    dossier the portal never heard of. A restored portal may have lost what others did
    between two operations of ours, and confirming ours again does not tell. Then its
    own copy, which the feed brings at this version, must not be taken for one that is
    here already (SYNC.md, the feed: after an epoch change the portal's copy counts).
    """
    is_next = version == before + 1 and (same_epoch or before == 0)
    return version if is_next else version - 1
