"""Answers come back on the GUI thread, and none after the end."""

import threading
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget

from counter_app.domain.errors import StoreFull
from counter_app.domain.news import Changed
from counter_app.ui.hub import Hub
from counter_app.ui.tasks import QtTasks


@pytest.fixture
def lane(qapp):
    made = QtTasks("test", 1)
    yield made
    made.close()


def test_the_work_is_done_elsewhere_and_answered_here(lane, qtbot):
    seen = []

    lane.run(
        threading.get_ident,
        lambda where: seen.append((where, threading.get_ident())),
        pytest.fail,
    )

    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    [(worked, answered)] = seen
    assert worked != answered == threading.get_ident()


def test_an_expected_error_goes_to_failed(lane, qtbot):
    problems = []

    def work():
        raise StoreFull

    lane.run(work, pytest.fail, problems.append)

    qtbot.waitUntil(lambda: bool(problems), timeout=10_000)
    assert isinstance(problems[0], StoreFull)


def test_a_bug_reaches_the_top(lane, qtbot):
    def work():
        return 1 // 0

    with qtbot.capture_exceptions() as caught:
        lane.run(work, pytest.fail, pytest.fail)
        qtbot.waitUntil(lambda: bool(caught), timeout=10_000)

    assert caught[0][0] is ZeroDivisionError


def test_one_worker_keeps_the_order(lane, qtbot):
    seen = []

    for number in range(50):
        lane.run(lambda number=number: number, seen.append, pytest.fail)

    qtbot.waitUntil(lambda: len(seen) == 50, timeout=10_000)
    assert seen == list(range(50))


def test_work_begins_when_the_screen_has_painted(lane, qtbot):
    seen = []

    class Screen(QWidget):
        def paintEvent(self, event):  # noqa: N802
            seen.append("painted")

    screen = Screen()
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: "painted" in seen, timeout=10_000)
    seen.clear()

    screen.update()
    lane.run(lambda: seen.append("worked"), lambda _: None, pytest.fail)
    qtbot.waitUntil(lambda: "worked" in seen, timeout=10_000)

    assert seen == ["painted", "worked"]


def test_nothing_is_delivered_after_the_end(lane, qapp):
    seen = []
    lane.run(lambda: 1, seen.append, pytest.fail)

    lane.close()
    lane.run(lambda: 2, seen.append, pytest.fail)
    qapp.processEvents()

    assert seen == []


def test_news_from_another_thread_is_heard_here(lane, qtbot):
    hub, heard = Hub(), []
    hub.listen(lambda news: heard.append((news, threading.get_ident())))
    news = Changed(drafts=True)

    lane.run(lambda: hub.announce(news), lambda _: None, pytest.fail)

    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert heard == [(news, threading.get_ident())]


def test_the_end_waits_no_longer_than_it_is_told(qtbot):
    lane, silence, begun = QtTasks("far", 1), threading.Event(), threading.Event()

    def work():
        begun.set()
        silence.wait()

    lane.run(work, lambda _: None, pytest.fail)
    qtbot.waitUntil(begun.is_set, timeout=10_000)

    in_time = lane.close(0.01)
    silence.set()

    assert in_time is False
    assert lane.close() is True


def test_what_is_queued_is_finished_when_it_must_not_be_dropped(qapp):
    lane, written = QtTasks("local", 1), []
    for number in range(20):
        lane.run(partial(written.append, number), lambda _: None, pytest.fail)

    in_time = lane.close(5, drop=False)

    assert in_time
    assert written == list(range(20))
