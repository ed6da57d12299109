"""A cap on how fast files leave, and a fuse for a way that keeps failing."""

from datetime import UTC, datetime, timedelta

from counter_app.sync.breaker import Breaker
from counter_app.sync.pace import Pace

NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)


def test_a_cap_holds_whatever_the_pieces_are():
    time = [0.0]

    def rest(seconds):
        time[0] += seconds

    pace = Pace(64, seconds=lambda: time[0], rest=rest)
    sent = 0
    while sent < 1_000_000:
        piece, begun = pace.piece, pace.now()
        pace.sent(piece, begun)
        sent += piece

    assert sent / 8000 <= time[0] < sent / 8000 + 1


def test_without_a_cap_nobody_waits():
    pace = Pace(seconds=lambda: 0.0, rest=lambda _seconds: 1 / 0)

    pace.sent(10**9, pace.now())

    assert pace.piece == 4 * 1024 * 1024


def test_pieces_grow_on_a_good_line_and_shrink_on_a_bad_one():
    time = [0.0]
    pace = Pace(seconds=lambda: time[0], rest=lambda _seconds: None)

    def send(bytes_a_second):
        piece, begun = pace.piece, pace.now()
        time[0] += piece / bytes_a_second
        pace.sent(piece, begun)

    for _ in range(5):
        send(50_000_000)
    largest = pace.piece
    send(8_000)
    slow = pace.piece
    send(50_000_000)
    pace.broke()

    assert largest == 32 * 1024 * 1024
    assert slow == pace.piece == 64 * 1024


def test_after_five_failures_nothing_is_tried_and_then_one():
    fuse = Breaker()
    for _ in range(4):
        fuse.failed(NOW)
    assert fuse.limit(NOW, 9) == 9

    fuse.failed(NOW)

    assert fuse.limit(NOW + timedelta(seconds=29), 9) == 0
    assert fuse.limit(NOW + timedelta(seconds=30), 9) == 1
    assert fuse.limit(NOW - timedelta(days=1), 9) == 1
    fuse.worked()
    assert fuse.limit(NOW, 9) == 9
