"""None, True and False must not die: PySide6 6.12 loses references to them.

Every void Qt call costs None one, and every emitted signal costs True one, whatever it
carries. Python 3.12 made all three immortal (PEP 683); on 3.11 the process ends with
"deallocating None" after some five thousand calls, or with "bool_dealloc" after as many
signals. Until the binding is mended, they are given so many references that no program
can use them up. Decision 0007.
"""

import ctypes
import sys

PLENTY = 1 << 60
KEPT = (None, True, False)


def keep_none() -> None:
    """Make them as immortal as Python 3.12 does; twice does no harm."""
    if sys.version_info >= (3, 12):
        return
    for one in KEPT:
        if sys.getrefcount(one) < PLENTY:
            ctypes.c_ssize_t.from_address(id(one)).value += PLENTY
