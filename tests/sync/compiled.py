"""Statements compiled once for all the stores of a long play.

Each store opened anew has a dialect of its own, and SQLAlchemy compiles every statement
for it again: as much work as all the rest of a ward's pass. The words are the same.
"""


class Compiled:
    """SQLAlchemy's cache of compiled statements, for every dialect of one class."""

    def __init__(self):
        self._kept = {}

    def get(self, key):
        return self._kept.get(self._by_class(key))

    def __setitem__(self, key, compiled):
        self._kept[self._by_class(key)] = compiled

    @staticmethod
    def _by_class(key):
        dialect, *rest = key
        return type(dialect), *rest


ALL = Compiled()


def share(engine):
    """Let this engine take what others compiled."""
    engine.update_execution_options(compiled_cache=ALL)
