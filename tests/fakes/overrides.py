"""Values of the law set by hand, in memory, and who may set them."""

from dataclasses import replace

from counter_app.domain.errors import NotFound, StoreFull
from counter_app.domain.ids import OfficerId
from counter_app.domain.overrides import Kept
from counter_app.domain.people import Officer, Role

ADMIN = Officer(
    id=OfficerId("quantri.thu"),
    name="Quản Trị Thử",
    roles=frozenset({Role.SITE_ADMIN}),
    counters=frozenset(),
)


class FakeOverrides:
    """Overrides in memory; ``full`` is a disk that keeps nothing."""

    def __init__(self):
        self.kept, self.full = [], False

    def every(self):
        return list(self.kept)

    def add(self, override, by, at):
        if self.full:
            raise StoreFull
        number = len(self.kept) + 1
        self.kept.append(Kept(number=number, override=override, made_at=at, made_by=by))
        return number

    def end(self, number, by, at):
        if not 0 < number <= len(self.kept):
            raise NotFound(str(number))
        self.kept[number - 1] = replace(self.kept[number - 1], ended_at=at)
