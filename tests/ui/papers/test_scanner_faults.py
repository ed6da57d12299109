"""What an officer sees when the scanner fails: SANE's own errors, a pulled cable."""

import threading
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from counter_app.documents.scanner import SaneScanner
from counter_app.domain.scan_profiles import ScanProfile
from counter_app.rehearsal.escl import VirtualFeeder
from tests.ui.papers.test_papers_page import Room

GLASS = ScanProfile(id="glass", name="Mặt kính", dpi=75, feeder=False)


class Hands:
    """The scanner as it is now: somebody pulls its cable or opens its lid."""

    def __init__(self):
        self.now = SaneScanner()

    def names(self):
        return self.now.names()

    def pages(self, device, profile):
        return self.now.pages(device, profile)

    def stop(self):
        self.now.stop()


@pytest.fixture
def scanner(tmp_path, monkeypatch):
    (tmp_path / "dll.conf").write_text("test\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path))
    return Hands()


@pytest.fixture
def at_papers(qtbot, case, at_once):
    def at(scanner, device, profile=GLASS):
        scanning = replace(
            case.cases.scanning,
            scanner=scanner,
            chosen=lambda: device,
            profiles=(profile,),
        )
        case.cases = replace(case.cases, scanning=scanning)
        return Room(qtbot, case, at_once)

    return at


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        ("JAMMED", "MC-705", "bị kẹt giấy"),
        ("COVER_OPEN", "MC-706", "đang mở"),
        ("IO_ERROR", "MC-711", "Kiểm tra dây"),
        ("NO_DOCS", "MC-704", "chưa có giấy"),
    ],
)
def test_what_the_scanner_suffers_is_said_with_a_way_on_and_the_pages_stay(
    at_papers, scanner, status, code, words
):
    room = at_papers(scanner, "test:0")
    room.key(Qt.Key.Key_F4)
    assert len(room.presenter.pages) == 1

    scanner.now = SaneScanner(options=(f"--read-return-value=SANE_STATUS_{status}",))
    room.key(Qt.Key.Key_F4)

    assert room.said(code)
    assert room.said(words)
    assert room.button("Thử lại")
    assert room.button("Chọn tệp")
    assert not room.said("Đang quét")
    assert len(room.presenter.pages) == 1
    assert room.files()

    scanner.now = SaneScanner()
    room.press("Thử lại")

    assert len(room.presenter.pages) == 2
    assert not room.said(code)


@pytest.fixture
def feeder(tmp_path, monkeypatch):
    running = []

    def loaded(**how):
        sheets = [Image.new("RGB", (620, 877), "white")] * 4
        made = VirtualFeeder(lambda: sheets, **how)
        serving = threading.Thread(target=made.serve)
        serving.start()
        running.append((made, serving))
        monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path / "net"))
        return made.configure(tmp_path / "net")

    yield loaded
    for made, serving in running:
        made.close()
        serving.join()


@pytest.mark.parametrize(
    ("how", "codes"),
    [
        ({"unplugged_after": 2}, ("MC-711", "MC-702")),
        ({"jam_after": 2}, ("MC-705",)),
    ],
)
def test_a_stack_that_breaks_off_says_how_many_pages_came(
    at_papers, feeder, how, codes
):
    device = feeder(**how)
    profile = ScanProfile(id="standard", name="Chuẩn")
    room = at_papers(SaneScanner(), device, profile)

    room.key(Qt.Key.Key_F4)

    assert any(room.said(code) for code in codes)
    assert room.said("Đã có 2 trang, vẫn giữ.")
    assert len(room.presenter.pages) == 2
    assert room.button("Thử lại")
