"""None must not die: PySide6 6.12 loses a reference to it on every void Qt call.

Python 3.12 made None immortal (PEP 683); on 3.11 the process ends with "deallocating
None" after some five thousand calls. Until the binding is mended, None is given so
many references that no program can use them up. Decision 0007.
"""

import ctypes
import sys

PLENTY = 1 << 60


def keep_none() -> None:
    """Make None as immortal as Python 3.12 does; twice does no harm."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < PLENTY:
        ctypes.c_ssize_t.from_address(id(None)).value += PLENTY
