"""A screen that only notes what it is told."""

from collections.abc import Callable


class NotingView:
    """Takes every word a presenter says, in order: ``told`` holds name and facts."""

    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[object, ...]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        def note(*facts: object, **named: object) -> None:
            self.told.append((name, (*facts, *named.values())))

        return note

    def names(self) -> list[str]:
        """Return what was said, without the facts."""
        return [name for name, _facts in self.told]

    def last(self, name: str) -> tuple[object, ...]:
        """Return the facts that were said last under this name."""
        return next(facts for said, facts in reversed(self.told) if said == name)

    def forget(self) -> None:
        """Listen afresh."""
        self.told.clear()
