"""Python imports modules again without PySide6 reading their sources.

For its ``__feature__`` switches, which this program does not use, PySide6 puts itself
before every import: it reads the source of each module that comes after it, to look for
its own name there, and ``linecache`` then keeps those sources for good. SQLAlchemy and
what else the profile needs are 23 MiB of text that nobody reads, and every import takes
half as long again, with Python held from the screen meanwhile.
"""

import builtins


def import_plainly() -> None:
    """Put back the ``__import__`` of before ``__feature__``; twice does no harm."""
    import PySide6.QtCore  # noqa: F401 -- this is what replaces it

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
