"""Aiming the camera over the counter: what is seen before the frame is taken."""

import io
import threading
from dataclasses import replace
from http.server import ThreadingHTTPServer

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.documents.camera import Camera
from counter_app.domain.errors import DeviceFault
from counter_app.ui.hub import Hub
from counter_app.ui.page import Page
from counter_app.ui.papers.live_picture import LivePicture
from counter_app.ui.papers.pages import PageList
from counter_app.ui.tasks import QtTasks
from tests.documents.test_camera import NetworkCamera
from tests.ui.papers.test_papers_page import Room

SHIFT = Qt.KeyboardModifier.ShiftModifier
GREEN = QColor(90, 160, 60)


class Cover(Page):
    """What lies over the screen while it is locked."""

    def title(self):
        return "Khóa"


@pytest.fixture
def room(qtbot, case, at_once):
    made = Room(qtbot, case, at_once)
    made.camera = case.papers.camera
    made.live = made.page.findChild(LivePicture)
    return made


def aim(room, *keys):
    """Press Shift+F4, then these keys, one after each frame."""
    left = list(keys)
    room.camera.meanwhile = lambda: QTest.keyClick(room.live, left.pop(0))
    room.key(Qt.Key.Key_F4, SHIFT)
    assert not left


def test_the_paper_is_seen_before_the_picture_is_taken_by_enter(room):
    seen = []

    def look():
        seen.append((room.said("Enter chụp"), room.live.hasFocus()))
        middle = room.live.rect().center()
        seen.append(room.live.grab().toImage().pixelColor(middle.x(), 20))
        QTest.keyClick(room.live, Qt.Key.Key_Return)

    room.camera.meanwhile = look
    room.key(Qt.Key.Key_F4, SHIFT)

    assert seen == [(True, True), GREEN]
    assert len(room.presenter.pages) == 1
    assert room.files()
    assert not room.live.isVisible()
    assert room.case.scanner.device == ""  # the scanner was left alone


def test_what_the_camera_took_it_is_aimed_for_again(room):
    aim(room, Qt.Key.Key_Space)
    [page] = room.presenter.pages
    room.camera.pages_in = [b"sharper"]
    room.page.findChild(PageList).setFocus()
    room.camera.meanwhile = lambda: QTest.keyClick(room.live, Qt.Key.Key_Return)

    room.key(Qt.Key.Key_Q)

    [again] = room.presenter.pages
    assert room.camera.lives == 2
    assert again.id == page.id
    assert again.raws != page.raws


def test_escape_leaves_the_papers_as_they_were_and_gives_the_keys_back(qtbot, room):
    with qtbot.assertNotEmitted(room.page.form_wanted):
        aim(room, Qt.Key.Key_Escape)

    assert room.presenter.pages == ()
    assert room.camera.stopped
    assert not room.live.isVisible()
    assert room.table.hasFocus()


def test_while_the_camera_wakes_it_is_said_and_can_be_left(qtbot, case, at_once, later):
    room = Room(qtbot, case, at_once, devices=later)
    room.key(Qt.Key.Key_F4, SHIFT)
    assert room.said("Đang mở máy ảnh…")

    room.key(Qt.Key.Key_Escape)
    later.finish()

    assert case.papers.camera.lives == 0
    assert not room.said("Đang mở máy ảnh…")


def test_a_screen_that_goes_while_the_camera_wakes_is_told_nothing_more(
    qtbot, case, at_once, later
):
    room = Room(qtbot, case, at_once, devices=later)
    room.key(Qt.Key.Key_F4, SHIFT)
    room.window.take_out(room.page)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    later.finish()

    assert not room.presenter.finder.on
    assert case.papers.camera.lives == 0


def test_a_camera_in_use_is_told_and_tried_again(room):
    room.camera.fault = DeviceFault.BUSY
    room.key(Qt.Key.Key_F4, SHIFT)
    assert room.said("Máy ảnh Máy ảnh thử đang được chương trình khác dùng.")
    assert room.said("MC-723")

    room.camera.fault = None
    room.camera.meanwhile = lambda: QTest.keyClick(room.live, Qt.Key.Key_Return)
    room.press("Thử lại")

    assert room.files()


def test_a_camera_unplugged_while_it_is_aimed_is_told_and_the_pages_stay(room):
    aim(room, Qt.Key.Key_Return)

    def unplug():
        room.camera.fault = DeviceFault.GONE

    room.camera.meanwhile = unplug
    room.key(Qt.Key.Key_F4, SHIFT)

    assert room.said("MC-722")
    assert not room.live.isVisible()
    assert len(room.presenter.pages) == 1
    assert room.files()


def test_a_camera_unplugged_when_it_is_to_take_the_picture_is_told(room):
    def take():
        room.camera.fault, room.camera.pages_in = DeviceFault.GONE, []
        QTest.keyClick(room.live, Qt.Key.Key_Return)

    room.camera.meanwhile = take
    room.key(Qt.Key.Key_F4, SHIFT)

    assert room.said("MC-722")
    assert room.presenter.pages == ()


def test_behind_a_lock_the_camera_does_not_look(room):
    def lock():
        room.window.cover(Cover())

    room.camera.meanwhile = lock
    room.key(Qt.Key.Key_F4, SHIFT)

    assert room.camera.stopped
    assert not room.presenter.finder.on
    assert room.presenter.pages == ()


def test_the_scanner_ends_the_aiming(room):
    room.camera.meanwhile = lambda: room.presenter.scan(room.table.chosen())

    room.key(Qt.Key.Key_F4, SHIFT)

    assert room.camera.stopped
    assert not room.live.isVisible()
    assert len(room.presenter.pages) == 2


class Stream(NetworkCamera):
    """A stream of the network that never ends."""

    def endless(self):
        self.begin("multipart/x-mixed-replace; boundary=frame")
        out = io.BytesIO()
        Image.new("RGB", (1600, 1200), GREEN.getRgb()[:3]).save(out, "JPEG")
        head = b"--frame\r\nContent-Type: image/jpeg\r\n\r\n"
        while not self.server.over.wait(0.05):
            self.wfile.write(head + out.getvalue() + b"\r\n")


@pytest.fixture
def stream():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stream)
    server.over = threading.Event()
    server.handle_error = lambda *_who: None  # a reader that left is no error
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}/endless"
    server.over.set()
    server.shutdown()
    server.server_close()
    serving.join()


def test_a_real_stream_is_seen_and_taken_with_all_its_pixels(
    qtbot, case, at_once, stream
):
    lane, hub = QtTasks("devices", 1), Hub()
    scanning = replace(
        case.cases.scanning, camera=Camera(), chosen_camera=lambda: stream
    )
    case.cases = replace(case.cases, scanning=scanning)
    room = Room(qtbot, case, at_once, devices=lane, on_gui=hub.call)
    live = room.page.findChild(LivePicture)

    room.key(Qt.Key.Key_F4, SHIFT)
    qtbot.waitUntil(lambda: near(live), timeout=20_000)
    QTest.keyClick(live, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(room.presenter.pages) == 1, timeout=20_000)

    [page] = room.presenter.pages
    taken = Image.open(io.BytesIO(case.counter.files.read(page.raws[0].sha256)))
    assert (taken.format, taken.size) == ("PNG", (1600, 1200))
    qtbot.waitUntil(lambda: not room.presenter.busy)
    lane.close()


def near(live):
    """Whether what is painted is the colour of the stream, as far as JPEG keeps it."""
    seen = live.grab().toImage().pixelColor(live.width() // 2, 20)
    pairs = zip(seen.getRgb(), GREEN.getRgb(), strict=True)
    return max(abs(one - other) for one, other in pairs) < 8
