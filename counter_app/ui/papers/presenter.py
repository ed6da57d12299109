"""Bring papers into the rows of the checklist, from scanner, file, folder or hand."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from counter_app.domain import restacking
from counter_app.domain.checklists import missing_rows
from counter_app.domain.drafts import Draft, Stage
from counter_app.domain.errors import CounterError, ScannerProblem
from counter_app.domain.ids import DraftId, RowId, Sha256
from counter_app.domain.papers import PaperState
from counter_app.domain.restacking import Step
from counter_app.domain.scan_profiles import ScanProfile
from counter_app.domain.stacks import Page, PageId
from counter_app.services.intake import Intake
from counter_app.services.scanning import MOST_FILES, shown_name, too_much
from counter_app.services.stacking import Stack
from counter_app.ui.papers.ground import Lanes, Papers
from counter_app.ui.papers.looking import Looking
from counter_app.ui.papers.reuse import Reuse
from counter_app.ui.papers.view import Drawn, Dropped, View, would_drop
from counter_app.ui.papers.viewfinder import Viewfinder
from counter_app.ui.walk import Walk

PREVIEW_WIDTH = 720
"""Pixels; the page is drawn at this width and shown no larger."""


class PapersPresenter:
    """Runs one scan at a time and keeps rows and pages in step with the draft."""

    def __init__(
        self,
        walk: Walk,
        intake: Intake,
        papers: Papers,
        lanes: Lanes,
        on_gui: Callable[[Callable[[], None]], None],
    ) -> None:
        """``on_gui`` runs a call on the GUI thread, from any thread."""
        self.walk = walk
        self._intake = intake
        self._scanning = papers.scanning
        self._stacking = papers.stacking
        self._states = papers.states
        self._local, self._devices = lanes.local, lanes.devices
        self._on_gui = on_gui
        self._looking = Looking(
            papers.stacking, lanes.local, lanes.pages, self._stacked, self._complain
        )
        self.reuse = Reuse(papers.reusing, lanes.local, self._took, self._complain)
        """Papers kept here already."""
        self.finder = Viewfinder(papers.scanning, lanes.devices, on_gui)
        self._view: View | None = None
        self._running = self._stopped = False
        self._looked = self._turn = 0
        self.came = 0
        """Pages of the scan that runs, or ran last."""
        self._row = RowId("")
        self._importing: list[str] = []
        self._captured: set[PageId] = set()
        self.pages: tuple[Page, ...] = ()
        """The stack of the walk-in at the counter."""
        self.profile = papers.scanning.profiles[0]
        """How the next scan is done."""

    @property
    def profiles(self) -> Sequence[ScanProfile]:
        """How a scan may be done."""
        return self._scanning.profiles

    @property
    def camera(self) -> ScanProfile | None:
        """How a picture is taken; None: officers here may not."""
        return next((one for one in self.profiles if one.camera), None)

    @property
    def scanning(self) -> bool:
        """Whether the scanner is at work."""
        return self._running

    @property
    def busy(self) -> bool:
        """Whether papers are still on their way into the dossier."""
        return self._running or bool(self._importing) or bool(self._looking.left)

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None
        self.finder.detach()

    def open(self) -> None:
        """Show the rows and pages of the draft at the counter."""
        self.pages = ()
        self._show()
        draft = self.walk.draft
        if draft:
            self._local.run(
                lambda: self._intake.stop_at(draft.id, Stage.PAPERS),
                self._took,
                self._complain,
            )
            self._looking.open(draft.id)
            self.reuse.look(draft.id, self._show)

    def tap(self, row: RowId) -> None:
        """Pages that come from now on belong to this row. Quick."""
        self._row = row

    def next_profile(self) -> None:
        """Scan another way from now on: the next of those officers may choose."""
        known = list(self.profiles)
        self.profile = known[(known.index(self.profile) + 1) % len(known)]
        if self._view:
            self._view.show_profile(self.profile.name)

    def capture(self, row: RowId) -> None:
        """Take a picture of a paper into this row, as ``scan`` does."""
        if self.camera:
            self.scan(row, self.camera)

    def scan(self, row: RowId, how: ScanProfile | None = None) -> None:
        """Scan into this row; a second press while scanning is nothing."""
        draft, view = self.walk.draft, self._view
        if draft is None or view is None or self._running:
            return
        profile = how or self.profile
        self._begin(draft.id, row, view, profile)

        def on_page(page: Page, picture: bytes) -> None:
            drawn = view.drawn(picture)
            self._on_gui(lambda: self._paged(draft.id, page, drawn, profile))

        def work() -> ScannerProblem | None:
            return self._scanning.scan(
                draft.id, lambda: self._row, profile, on_page, self._is_stopped
            )

        def ended(problem: CounterError | None) -> None:
            self._ended(problem)
            self._looking.release(draft.id)

        self._devices.run(work, ended, ended)

    def rescan(self, page: PageId) -> None:
        """Scan one sheet into the place of this page; the old scan stays kept.

        What the camera took, it takes again.
        """
        draft, view = self.walk.draft, self._view
        if draft is None or view is None or self._running:
            return
        profile = self.camera if self.was_captured(page) else None
        profile = profile or self.profile
        self._begin(draft.id, self._row, view, profile)

        def done(stack: Stack) -> None:
            self._ended(None)
            self._looking.release(draft.id)
            self._looking.edited(stack)

        def failed(problem: CounterError) -> None:
            self._ended(problem)
            self._looking.release(draft.id)

        def work() -> Stack:
            self._scanning.rescan(draft.id, page, profile)
            return self._stacking.of(draft.id)

        self._devices.run(work, done, failed)

    def was_captured(self, page: PageId) -> bool:
        """Say whether the camera took this page."""
        return page in self._captured

    def stop(self) -> None:
        """Stop the scan that runs; the pages already there are kept."""
        if self._running:
            self._stopped = True
            self._scanning.interrupt()

    def bring(self, row: RowId, paths: Sequence[Path]) -> None:
        """Take files from the disk into a row, one after the other."""
        self._bring(row, paths, self._scanning.bring)

    def bring_waiting(self, row: RowId, paths: Sequence[Path]) -> None:
        """Take files from the scan folder into a row; they leave the folder."""
        self._bring(row, paths, self._scanning.bring_waiting)

    def poll(self) -> None:
        """Look into the scan folder and tell what lies there."""

        def show(found: Sequence[Path]) -> None:
            if self._view:
                self._view.show_waiting(found)

        self._local.run(self._scanning.waiting, show, self._complain)

    def edit(self, *steps: Step) -> None:
        """Do something to the stack that ``undo`` takes back."""
        draft = self.walk.draft
        if draft:
            self._looking.edit(draft.id, *steps)

    def put_under(self, pages: Collection[PageId], row: RowId) -> None:
        """File these pages under a row."""
        self.edit(restacking.put_under(pages, row))

    def undo(self) -> None:
        """Take the last edit back."""
        draft, view = self.walk.draft, self._view
        if draft and view:
            self._looking.undo(draft.id, view.show_nothing_undone)

    def say(self, row: RowId, state: PaperState) -> None:
        """Say in what form the paper of a row is there."""
        draft = self.walk.draft
        if draft:
            self._local.run(
                lambda: self._states.set_state(draft.id, row, state),
                self._took,
                self._complain,
            )

    def drop(self, row: RowId, sha256: Sha256) -> None:
        """Take a file off a row; it can be put back."""
        draft = self.walk.draft
        dropped = would_drop(draft, row, sha256) if draft else None
        if dropped is None:
            return

        def done(after: Stack) -> None:
            self._stacked(after)
            if self._view:
                self._view.show_dropped(dropped)

        self._local.run(
            lambda: self._stacking.drop(dropped.draft, row, sha256),
            done,
            self._complain,
        )

    def put_back(self, dropped: Dropped) -> None:
        """Undo a drop."""
        self._local.run(
            lambda: self._stacking.put_back(
                dropped.draft, dropped.row, dropped.file, dropped.state
            ),
            self._stacked,
            self._complain,
        )

    def preview(self, sha256: Sha256, page: int) -> None:
        """Show a page of a kept file; an older wish still under way is dropped."""
        view = self._view
        if view is None or self._running:
            return
        self._looked += 1
        looked = self._looked

        def work() -> Sequence[Drawn]:
            if looked != self._looked:
                return ()  # nobody waits for it: the wish after it comes sooner
            picture = self._stacking.preview(sha256, page, PREVIEW_WIDTH)
            return (view.drawn(picture),)

        def show(drawn: Sequence[Drawn]) -> None:
            if self._view and drawn and looked == self._looked:
                self._view.show_preview(sha256, page, drawn[0])

        def failed(problem: CounterError) -> None:
            if looked == self._looked:
                self._complain(problem)

        self._devices.run(work, show, failed)

    def go_on(self) -> None:
        """Go to the check; missing papers are asked about there."""
        if self._view is None:
            return
        if self.busy:
            self._view.show_busy()
        else:
            self._view.go_on()

    def missing(self) -> Sequence[RowId]:
        """Return the rows on which something is wanting."""
        draft, procedure = self.walk.draft, self.walk.procedure
        return missing_rows(procedure, draft.papers) if draft and procedure else ()

    def _begin(
        self, draft: DraftId, row: RowId, view: View, profile: ScanProfile
    ) -> None:
        self._running, self._stopped, self._row, self.came = True, False, row, 0
        self.finder.close()
        self._looked += 1  # a page of another file would cover the scanned ones
        self._looking.hold(draft)
        if profile.camera:
            view.show_capturing()
        else:
            view.show_scanning(row, 0)

    def _is_stopped(self) -> bool:
        return self._stopped

    def _bring(
        self,
        row: RowId,
        paths: Sequence[Path],
        bring: Callable[[DraftId, RowId, Path], Sequence[Page]],
    ) -> None:
        draft = self.walk.draft
        if draft is None:
            return
        self.finder.close()
        # A thousand files dropped at once are not tried one by one.
        if self._view and (rest := paths[MOST_FILES:]):
            first = too_much(shown_name(rest[0].name))
            self._view.show_not_tried(first, len(rest) - 1)
        for path in paths[:MOST_FILES]:
            self._importing.append(path.name)
            self._looking.hold(draft.id)
            self._bring_one(draft.id, path.name, partial(bring, draft.id, row, path))
        self._say_importing()

    def _bring_one(
        self, draft: DraftId, name: str, work: Callable[[], Sequence[Page]]
    ) -> None:
        def done(pages: Sequence[Page]) -> None:
            self._looking.look(draft, [page.id for page in pages])
            self._brought(draft, name)

        def failed(problem: CounterError) -> None:
            self._complain(problem)
            self._brought(draft, name)

        self._devices.run(work, done, failed)

    def _brought(self, draft: DraftId, name: str) -> None:
        self._importing.remove(name)
        if not self._importing and not self._running:
            self._looking.release(draft)
        self._say_importing()

    def _say_importing(self) -> None:
        if self._view:
            self._view.show_importing(tuple(self._importing))

    def _paged(
        self, draft: DraftId, page: Page, drawn: Drawn, profile: ScanProfile
    ) -> None:
        if profile.camera:
            self._captured.add(page.id)
        self._looking.look(draft, [page.id])
        # The scan may go on while the next citizen is served: not their paper.
        if self._view and self._running and self.walk.serves(draft):
            if page.id not in {one.id for one in self.pages}:  # a look may bring it
                self.pages = (*self.pages, page)
            self.came += 1
            self._view.show_page(drawn)
            if not profile.camera:
                self._view.show_scanning(page.row, self.came + 1)
            self._show_stack()

    def _ended(self, problem: CounterError | None) -> None:
        self._running = False
        if self._view:
            self._view.show_scan_ended(problem)

    def _took(self, draft: Draft) -> None:
        # Two lanes answer: what was kept first must not come back last.
        here = self.walk.draft
        if here is None or draft.saved_at >= here.saved_at:
            self.walk.take(draft)
        self._show()

    def _stacked(self, stack: Stack) -> None:
        # Several lanes tell how the stack is: what was so before comes to nothing.
        if self.walk.serves(stack.draft.id) and stack.turn > self._turn:
            self._turn, self.pages = stack.turn, stack.pages
            self._took(stack.draft)
            self._show_stack()

    def _show_stack(self) -> None:
        if self._view:
            self._view.show_stack(self.pages, self._looking.left)

    def _show(self) -> None:
        draft, procedure = self.walk.draft, self.walk.procedure
        if self._view and draft and procedure:
            self._view.show_rows(draft, procedure)

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)
