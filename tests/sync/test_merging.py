from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.exchange import Side
from counter_app.domain.merging import Clash, Merged, applied, decide, merge

SCAN, COPY, PHOTO = ({"sha256": digit * 64, "name": digit} for digit in "abc")


def row(*files, state="copy"):
    return {"state": state, "files": [*files], "seen_by": None, "seen_at": None}


def test_different_fields_stand_side_by_side():
    base = {"applicant.phone": "1", "missing_reason": ""}

    merged = merge(
        base, {"applicant.phone": ("1", "2")}, [], base | {"missing_reason": "x"}
    )

    assert merged == Merged(
        current={"applicant.phone": "2", "missing_reason": "x"},
        mine={"applicant.phone": ("1", "2")},
        later=(),
    )


def test_the_same_field_clashes():
    verdict = merge({"a": 1}, {"a": (1, 2)}, [], {"a": 3})

    assert verdict == Clash(fields=("a",))


def test_the_same_field_of_a_later_operation_clashes_too():
    verdict = merge({"a": 1, "b": 1}, {"b": (1, 2)}, [{"a": (1, 2)}], {"a": 3, "b": 1})

    assert verdict == Clash(fields=("a",))


def test_equal_values_are_no_clash_and_are_not_said_again():
    verdict = merge({"a": 1}, {"a": (1, 2)}, [{"a": (2, 3)}], {"a": 2})

    assert verdict == Merged(current={"a": 3}, mine={}, later=({"a": (2, 3)},))


def test_a_decision_and_a_fee_clash_although_they_are_different_fields():
    base = {"status": "received", "fee": {"amount": 1}, "applicant.phone": "1"}

    verdict = merge(
        base,
        {"status": ("received", "ready"), "applicant.phone": ("1", "2")},
        [],
        base | {"fee": {"amount": 2}},
    )

    assert verdict == Clash(fields=("fee", "status"))


def test_the_same_decision_on_both_sides_is_no_clash():
    base = {"status": "received", "fee": 1}

    verdict = merge(
        base, {"status": ("received", "ready")}, [], {"status": "ready", "fee": 2}
    )

    assert verdict == Merged(current={"status": "ready", "fee": 2}, mine={}, later=())


def test_an_official_code_merges_with_a_decision_made_off_line():
    base = {"code": "TAM-1", "status": "received"}

    verdict = merge(
        base,
        {"status": ("received", "ready")},
        [],
        base | {"official_code": "H26-261123-9900"},
    )

    assert isinstance(verdict, Merged)
    assert verdict.current["official_code"] == "H26-261123-9900"


def test_papers_of_both_sides_are_united():
    base = {"papers.don": row(SCAN)}

    verdict = merge(
        base,
        {"papers.don": (row(SCAN), row(SCAN, COPY, state="original"))},
        [],
        {"papers.don": row(SCAN, PHOTO)},
    )

    united = row(SCAN, PHOTO, COPY, state="original")
    assert verdict == Merged(
        current={"papers.don": united},
        mine={"papers.don": (row(SCAN, PHOTO), united)},
        later=(),
    )


def test_what_was_seen_counts_more_than_a_base_that_is_ahead():
    ahead_after_a_restore = {"a": 2, "b": 5}

    verdict = merge(
        ahead_after_a_restore, {"a": (1, 2)}, [{"b": (1, 5)}], {"a": 1, "b": 1}
    )

    assert verdict == Merged(
        current={"a": 2, "b": 5}, mine={"a": (1, 2)}, later=({"b": (1, 5)},)
    )


def test_a_decision_for_theirs_can_undo_nothing_else_of_mine():
    base = {"a": 1, "b": 1}

    said = decide(
        base, [{"a": (1, 2)}, {"b": (1, 2)}], {"a": 3, "b": 1}, {"a": Side.THEIRS}
    )

    assert said == {"b": (1, 2)}


def test_a_decision_against_their_exclusive_field_puts_it_back():
    base = {"status": "received", "fee": 1}

    said = decide(
        base,
        [{"status": ("received", "ready")}],
        {"status": "received", "fee": 2},
        {"fee": Side.MINE, "status": Side.THEIRS},
    )

    assert said == {"fee": (2, 1)}


NAMES = st.sampled_from(["a", "b", "status", "fee", "applicant.phone"])
FIELDS = st.dictionaries(NAMES, st.integers(0, 3))


@st.composite
def chains(draw):
    """A base, and operations each made on what the one before left."""
    base = draw(FIELDS)
    current, chain = dict(base), []
    for wanted in draw(st.lists(FIELDS, min_size=1, max_size=4)):
        changes = {
            name: (current.get(name), new)
            for name, new in wanted.items()
            if current.get(name) != new
        }
        chain.append(changes)
        current = applied(current, [changes])
    return base, chain


@given(chains(), FIELDS)
def test_nothing_is_ever_overwritten_unseen(given_, theirs):
    base, chain = given_

    verdict = merge(base, chain[0], chain[1:], theirs)

    if isinstance(verdict, Merged):
        here = dict(theirs)
        for changes in (verdict.mine, *verdict.later):
            assert {name: old for name, (old, _new) in changes.items()} == {
                name: here.get(name) for name in changes
            }
            here = applied(here, [changes])
        assert here == verdict.current


@given(chains(), FIELDS)
def test_two_different_wishes_for_a_field_always_ask(given_, theirs):
    base, chain = given_

    verdict = merge(base, chain[0], chain[1:], theirs)

    if isinstance(verdict, Merged):
        for name in {name for changes in chain for name in changes}:
            mine = [changes[name] for changes in chain if name in changes]
            agreed = {mine[0][0], *(new for _old, new in mine)}
            assert theirs.get(name) in agreed


@given(chains(), FIELDS)
def test_what_nobody_else_touched_is_always_kept(given_, theirs):
    base, chain = given_
    wanted = applied(base, chain)

    verdict = merge(base, chain[0], chain[1:], theirs)

    if isinstance(verdict, Merged):
        for name, value in wanted.items():
            if theirs.get(name) == base.get(name):
                assert verdict.current.get(name) == value


@given(chains(), FIELDS, st.dictionaries(NAMES, st.sampled_from(Side)))
def test_a_full_decision_says_what_it_decided(given_, theirs, keep):
    base, chain = given_
    verdict = merge(base, chain[0], chain[1:], theirs)
    if isinstance(verdict, Clash):
        keep = {name: keep.get(name, Side.MINE) for name in verdict.fields}
    else:
        keep = {}

    said = decide(base, chain, theirs, keep)

    for name, side in keep.items():
        after = applied(theirs, [said]).get(name)
        wanted = applied(base, chain) if side is Side.MINE else theirs
        assert after == wanted.get(name)


def test_papers_asked_for_and_an_ending_ask_an_officer_and_reasons_stand_together():
    base = {"status": "received"}
    asks = {"status": ("received", "supplement"), "supplement": (None, {"a": 1})}
    ended = base | {"status": "stopped", "ending": {"reason": "x"}}

    assert merge(base, asks, [], ended) == Clash(
        fields=("ending", "status", "supplement")
    )
    one, other = {"reason": "sai số"}, {"reason": "sai địa chỉ"}
    verdict = merge(
        base, {"corrections.1": (None, one)}, [], base | {"corrections.2": other}
    )
    assert verdict.current["corrections.1"] == one
    assert verdict.current["corrections.2"] == other
