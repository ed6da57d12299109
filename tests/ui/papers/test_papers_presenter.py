"""Scanning, importing and dropping: one scan at a time, nothing lost, nothing late."""

from dataclasses import replace

import pytest

from counter_app.domain import restacking
from counter_app.domain.drafts import Stage
from counter_app.domain.errors import (
    DeviceFault,
    FileFault,
    FileRefused,
    NotFound,
    ScannerProblem,
)
from counter_app.domain.ids import RowId
from counter_app.domain.papers import PaperState
from counter_app.ui.papers.ground import Lanes
from counter_app.ui.papers.presenter import PapersPresenter
from tests.fakes.counter import MAU
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView

CARD = RowId("giay-to-tuy-than")


class Room:
    """The presenter of a case; both lanes wait for the test."""

    def __init__(self, case):
        self.case, self.walk = case, case.walk
        self.local, self.devices = LaterTasks(), LaterTasks()
        self.pages = LaterTasks()
        self.view = NotingView()
        self.presenter = PapersPresenter(
            case.walk,
            case.counter.intake,
            case.cases,
            Lanes(local=self.local, devices=self.devices, pages=self.pages),
            self.on_gui,
        )
        self.before = []
        self.presenter.attach(self.view)

    def on_gui(self, act):
        for other in self.before:
            other()
        act()

    def finish(self):
        lanes = (self.local, self.devices, self.pages)
        while any(lane.waiting for lane in lanes):
            for lane in lanes:
                lane.finish_all()

    def scanned(self):
        self.presenter.scan(CARD)
        self.finish()
        return self.case.paper().files[0]


@pytest.fixture
def room(case):
    return Room(case)


def test_opening_the_screen_notes_where_the_officer_is(room):
    room.presenter.open()
    room.finish()

    assert room.walk.draft.stage is Stage.PAPERS


def test_a_scan_lands_in_its_row_and_tells_each_page(room):
    file = room.scanned()

    assert file.pages == 2
    pages = [facts[1] for name, facts in room.view.told if name == "show_scanning"]
    assert pages == [0, 2, 3]
    assert room.view.last("show_scan_ended") == (None,)


def test_a_page_that_a_look_brings_before_it_is_told_is_there_once(room):
    # The page before is looked at while this one is drawn: the disk has both by then.
    room.before.append(room.pages.finish_all)
    room.presenter.scan(CARD)
    room.devices.finish_all()

    stacks = [facts[0] for name, facts in room.view.told if name == "show_stack"]
    assert len(stacks[-1]) == len({page.id for page in stacks[-1]}) == 2
    pages = [facts[1] for name, facts in room.view.told if name == "show_scanning"]
    assert pages == [0, 2, 3]


def test_a_second_press_while_scanning_is_nothing(room):
    room.presenter.scan(CARD)
    room.presenter.scan(CARD)

    assert room.devices.waiting == 1


def test_a_scan_that_ends_early_keeps_its_pages_and_says_why(room):
    room.case.scanner.fault = DeviceFault.JAMMED

    room.scanned()

    assert room.view.last("show_scan_ended")[0].reason is DeviceFault.JAMMED
    assert room.case.paper().files


def test_a_scan_without_a_page_fails_and_may_be_tried_again(room):
    room.case.scanner.pages_in, room.case.scanner.fault = [], DeviceFault.GONE
    room.presenter.scan(CARD)
    room.finish()
    assert isinstance(room.view.last("show_scan_ended")[0], ScannerProblem)

    room.presenter.scan(CARD)

    assert room.devices.waiting == 1


def test_stop_reaches_the_scanner_only_while_it_runs(room):
    room.presenter.stop()
    assert not room.case.scanner.stopped

    room.presenter.scan(CARD)
    room.presenter.stop()

    assert room.case.scanner.stopped


def test_the_scan_of_the_last_citizen_is_not_shown_to_the_next(room):
    room.presenter.scan(CARD)
    first = room.walk.draft
    other = room.case.counter.chosen(MAU)
    room.walk.begin(other, room.case.counter.procedure())

    room.finish()

    assert "show_page" not in room.view.names()
    assert room.presenter.pages == ()
    assert room.walk.draft == other
    kept = room.case.counter.work.drafts.kept[first.id]
    assert any(paper.files for paper in kept.papers)


def test_going_on_while_papers_come_in_says_what_to_do(room, tmp_path):
    room.presenter.scan(CARD)
    room.presenter.go_on()
    assert "go_on" not in room.view.names()
    assert "show_busy" in room.view.names()

    room.finish()
    room.presenter.go_on()

    assert "go_on" in room.view.names()


def test_files_come_in_one_after_the_other_and_a_bad_one_stops_no_other(room, tmp_path):
    paths = [tmp_path / name for name in ("a.pdf", "nope.pdf", "b.pdf")]
    for path in paths:
        path.write_bytes(path.name.encode())

    room.presenter.bring(CARD, paths)
    room.finish()

    assert [file.name for file in room.case.paper().files] == ["a.pdf", "b.pdf"]
    assert room.view.last("show_problem")[0].reason is FileFault.PASSWORD
    assert room.view.last("show_importing") == ((),)


def test_case_56_a_thousand_files_at_once_are_not_tried_one_by_one(room, tmp_path):
    paths = [tmp_path / f"{number}.pdf" for number in range(1000)]
    for path in paths[:45]:
        path.write_bytes(path.name.encode())

    room.presenter.bring(CARD, paths)
    assert room.devices.waiting == 40
    room.finish()

    [(first, more)] = [
        facts for name, facts in room.view.told if name == "show_not_tried"
    ]
    assert (first.reason, first.name, more) == (FileFault.CASE_FULL, "40.pdf", 959)
    assert "show_problem" not in room.view.names()
    assert len(room.case.paper().files) == 40


def test_a_file_that_went_away_is_refused_by_name(room, tmp_path):
    room.presenter.bring(CARD, [tmp_path / "mất.pdf"])
    room.finish()

    problem = room.view.last("show_problem")[0]
    assert isinstance(problem, FileRefused)
    assert (problem.name, problem.reason) == ("mất.pdf", FileFault.MISSING)


def test_a_dropped_file_can_be_put_back_as_it_was(room):
    file = room.scanned()
    room.presenter.say(CARD, PaperState.CERTIFIED_COPY)
    room.finish()
    room.presenter.drop(CARD, file.sha256)
    room.finish()
    assert room.case.paper().state is PaperState.MISSING

    room.presenter.put_back(room.view.last("show_dropped")[0])
    room.finish()

    assert room.case.paper().files == (file,)
    assert room.case.paper().state is PaperState.CERTIFIED_COPY


def test_a_stack_told_late_does_not_undo_what_was_done_meanwhile(room):
    room.scanned()
    first, _second = room.presenter.pages
    room.presenter.edit(restacking.turned(first.id, 1))
    late = room.local.answer_later()
    room.presenter.edit(restacking.kept([first.id], keep=False))
    room.local.finish()

    late()

    [told] = [page for page in room.presenter.pages if page.id == first.id]
    assert not told.out


def test_what_was_swept_meanwhile_can_not_be_put_back(room):
    file = room.scanned()
    room.presenter.drop(CARD, file.sha256)
    room.finish()
    room.case.counter.files.kept.clear()

    room.presenter.put_back(room.view.last("show_dropped")[0])
    room.finish()

    assert isinstance(room.view.last("show_problem")[0], NotFound)


def test_an_older_preview_never_covers_a_newer_one(room):
    file = room.scanned()
    room.presenter.preview(file.sha256, 0)
    room.presenter.preview(file.sha256, 1)

    room.devices.finish(1)
    room.devices.finish(0)

    assert room.view.last("show_preview")[1] == 1
    assert room.view.names().count("show_preview") == 1


def test_a_page_nobody_waits_for_any_more_is_not_drawn(room):
    file, asked = room.scanned(), []
    room.case.pictures.preview = lambda _pdf, page, _width: asked.append(page) or b""
    room.presenter.preview(file.sha256, 0)
    room.presenter.preview(file.sha256, 1)

    room.finish()

    assert asked == [1]


def test_a_draft_kept_earlier_never_comes_back_last(room):
    room.presenter.say(CARD, PaperState.SEEN)
    late = room.local.answer_later()
    late_draft = room.walk.draft
    late()
    newest = replace(
        room.walk.draft, saved_at=room.case.counter.clock.at.replace(hour=9)
    )
    room.walk.take(newest)

    room.presenter.say(CARD, PaperState.MISSING)
    room.finish()

    assert late_draft.saved_at < newest.saved_at
    assert room.walk.draft == newest


def test_the_rows_on_which_something_is_wanting_are_known(room):
    assert list(room.presenter.missing()) == [CARD]

    room.presenter.say(CARD, PaperState.SEEN)
    room.finish()

    assert list(room.presenter.missing()) == []
