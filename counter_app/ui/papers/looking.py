"""Pages on their way into the dossier: looked at side by side, then filed together."""

from collections.abc import Callable, Iterable

from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DraftId
from counter_app.domain.restacking import Step
from counter_app.domain.stacks import PageId
from counter_app.services.stacking import Stack, Stacking
from counter_app.ui.ports import Tasks


class Looking:
    """Looks at pages on a lane of their own; files when the last one is looked at."""

    def __init__(
        self,
        stacking: Stacking,
        local: Tasks,
        pages: Tasks,
        took: Callable[[Stack], None],
        complain: Callable[[CounterError], None],
    ) -> None:
        self._stacking = stacking
        self._local = local
        self._pages = pages
        self._took = took
        self._complain = complain
        self._under_way: dict[DraftId, set[PageId]] = {}
        self._held: set[DraftId] = set()
        self._filing = 0

    @property
    def left(self) -> int:
        """How many pages are still looked at; filing them counts as one more."""
        return sum(map(len, self._under_way.values())) + self._filing

    def hold(self, draft: DraftId) -> None:
        """File nothing yet: more pages of this walk-in are coming."""
        self._held.add(draft)

    def release(self, draft: DraftId) -> None:
        """No more pages are coming: file as soon as all are looked at."""
        self._held.discard(draft)
        self._file_if_done(draft)

    def look(self, draft: DraftId, pages: Iterable[PageId]) -> None:
        """Look at these pages, unless somebody does already."""
        under_way = self._under_way.setdefault(draft, set())
        for page in [page for page in pages if page not in under_way]:
            under_way.add(page)
            self._look_at(draft, page)

    def open(self, draft: DraftId) -> None:
        """Show the stack as it was left and go on with what nobody has looked at."""
        self._local.run(lambda: self._stacking.of(draft), self._go_on, self._complain)

    def edit(self, draft: DraftId, *steps: Step) -> None:
        """Do what the officer wishes, then look and file anew."""
        self._local.run(
            lambda: self._stacking.edit(draft, *steps), self._edited, self._complain
        )

    def undo(self, draft: DraftId, nothing: Callable[[], None]) -> None:
        """Take the last edit back; ``nothing`` is called when there is none."""

        def done(stack: Stack | None) -> None:
            if stack is None:
                nothing()
            else:
                self._edited(stack)

        self._local.run(lambda: self._stacking.undo(draft), done, self._complain)

    def edited(self, stack: Stack) -> None:
        """Go on with a stack that somebody else changed."""
        self._edited(stack)

    def _look_at(self, draft: DraftId, page: PageId) -> None:
        def done(stack: Stack) -> None:
            self._ended(draft, page)
            self._took(stack)
            if page in stack.waiting:  # turned while it was looked at
                self.look(draft, [page])
            self._file_if_done(draft)

        def failed(problem: CounterError) -> None:
            self._ended(draft, page)
            self._complain(problem)
            self._file_if_done(draft)

        self._pages.run(lambda: self._stacking.look(draft, page), done, failed)

    def _ended(self, draft: DraftId, page: PageId) -> None:
        self._under_way.get(draft, set()).discard(page)

    def _edited(self, stack: Stack) -> None:
        self._go_on(stack)
        self._file_if_done(stack.draft.id)

    def _go_on(self, stack: Stack) -> None:
        self._took(stack)
        self.look(stack.draft.id, stack.waiting)

    def _file_if_done(self, draft: DraftId) -> None:
        if draft in self._held or self._under_way.get(draft):
            return
        self._filing += 1

        def done(stack: Stack) -> None:
            self._filing -= 1
            self._took(stack)

        def failed(problem: CounterError) -> None:
            self._filing -= 1
            self._complain(problem)

        self._pages.run(lambda: self._stacking.file(draft), done, failed)
