"""Regular expressions of strangers, with an end to their patience.

A pattern may be made so that it takes years (``(a+)+$``). The library ``regex`` stops
after a time; what takes longer is taken to fit, because nobody can say that it does
not, and the portal will judge it again.
"""

import regex

from counter_app.forms.patience import MOST_STEPS, spent

PATIENCE = 0.05
"""Seconds for one pattern on one answer."""
COST = MOST_STEPS // 4
LONGEST = 2_000
"""Letters of a pattern; no form needs more."""


def found(pattern: str, text: str) -> bool:
    """Say whether the pattern is found in the text; a broken or slow one is."""
    if len(pattern) > LONGEST or spent():
        return True
    try:
        return regex.search(pattern, text, timeout=PATIENCE) is not None
    except TimeoutError:
        spent(COST)  # a form full of such patterns shall not wait for each
    except (regex.error, RecursionError):
        pass
    return True
