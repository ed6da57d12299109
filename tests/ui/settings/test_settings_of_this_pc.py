"""What counts on this PC, who set it, and what an officer may choose."""

import json
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget

from counter_app.bootstrap.commands import keep_setting
from counter_app.bootstrap.settings_room import PolicySettings
from counter_app.domain.scanner_test import CODE
from counter_app.paper.payment_qr import payment_png
from counter_app.paths import Paths
from counter_app.policy import levels
from counter_app.settings import read_values
from counter_app.ui.settings.page import SettingsPage
from counter_app.ui.settings.presenter import SettingsPresenter
from counter_app.ui.widgets.ime import ImeLineEdit
from tests.fakes.tasks import LaterTasks, NowTasks


@pytest.fixture
def policy(tmp_path, monkeypatch):
    """The administrator of this PC, who in a test is whoever runs it."""
    monkeypatch.setattr(levels, "TRUSTED", tmp_path.stat().st_uid)

    def write(folder="policy.d", **values):
        file = tmp_path / folder / "10-city.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(values))
        file.chmod(0o644)
        file.parent.chmod(0o755)

    return write


class Screen:
    def __init__(self, qtbot, folder):
        (folder / "profile").mkdir()
        self.paths = Paths(folder / "profile")
        places = (folder / "policy.d", folder / "recommended.d")
        self.work = PolicySettings(self.paths, places)
        presenter = SettingsPresenter(self.work, NowTasks())
        self.page = SettingsPage(presenter, lambda: "vi")
        qtbot.addWidget(self.page)
        self.page.resize(1100, 560)
        self.page.show()
        self.list = self.page.findChild(QListWidget)

    def go_to(self, title):
        self.page.came()
        for row in range(self.list.count()):
            if self.list.item(row).text().startswith(title):
                self.list.setCurrentRow(row)
                return self.list.item(row)
        raise AssertionError(title)

    def acts(self):
        return {act.id: act.run for act in self.page.acts()}

    def words(self):
        shown = self.page.findChildren(QLabel)
        return "\n".join(one.text() for one in shown if one.isVisible())


@pytest.fixture
def screen(qtbot, tmp_path):
    return Screen(qtbot, tmp_path)


def test_a_value_of_the_policy_is_locked_and_says_who_set_it(screen, policy):
    keep_setting(screen.paths, "language", "en")
    policy(language="vi")

    item = screen.go_to("Ngôn ngữ")

    assert "quản trị máy này" in item.text()
    assert not item.icon().isNull()
    assert screen.acts() == {}
    assert "10-city.json" in screen.words()
    assert "Thay cho tiếng Anh, do: máy này tự chọn" in screen.words()
    assert "Đã khóa: quản trị máy này quyết định" in screen.words()


def test_what_only_it_staff_set_is_locked_without_any_policy(screen):
    item = screen.go_to("Địa chỉ cổng")
    assert not item.icon().isNull()
    assert screen.acts() == {}
    assert "do cán bộ CNTT đặt" in screen.words()


def test_a_free_setting_is_chosen_and_holds_from_the_next_start(screen, policy):
    policy("recommended.d", receipt_size="A4")
    item = screen.go_to("Khổ giấy hẹn")
    assert "quản trị đề nghị" in item.text()
    assert item.icon().isNull()

    screen.page.findChild(QComboBox).setCurrentText("80mm")
    screen.acts()["keep-setting"]()

    assert read_values(screen.paths.settings) == {"receipt_size": "80mm"}
    assert "lần mở chương trình sau" in screen.words()
    assert "máy này tự chọn" in screen.list.currentItem().text()


def test_a_choice_is_called_by_its_name_and_kept_by_the_files(screen):
    before = screen.go_to("Câu gợi ý dưới tên ô").text()
    choice = screen.page.findChild(QComboBox)
    offered = [choice.itemText(place) for place in range(choice.count())]

    choice.setCurrentText("ẩn")
    screen.acts()["keep-setting"]()

    assert before.startswith("Câu gợi ý dưới tên ô: hiện")
    assert offered == ["hiện", "ẩn"]
    assert read_values(screen.paths.settings) == {"hints": "hide"}
    assert "ẩn" in screen.list.currentItem().text()


def test_a_value_that_cannot_be_changes_nothing_and_says_so(screen):
    screen.go_to("Cỡ màn hình công dân")
    screen.page._line.setText("to lắm")
    screen.acts()["keep-setting"]()

    assert not screen.paths.settings.exists()
    assert "Chưa đổi gì" in screen.words()


def test_a_policy_that_came_meanwhile_is_not_overruled(screen, policy):
    screen.go_to("Khổ giấy hẹn")
    policy(receipt_size="A5")

    assert "10-city.json" in screen.work.keep("receipt_size", "80mm")
    assert not screen.paths.settings.exists()


def test_what_of_the_policy_is_not_obeyed_is_told(screen, policy):
    policy(language="klingon")
    screen.page.came()
    assert "language must be vi or en" in screen.words()


def test_until_the_settings_are_read_nothing_is_asked_and_nothing_lies_over_another(
    screen, qtbot
):
    slow = LaterTasks()
    page = SettingsPage(SettingsPresenter(screen.work, slow), lambda: "vi")
    qtbot.addWidget(page)
    page.resize(1100, 560)
    page.show()
    page.came()
    qtbot.waitExposed(page)
    editors = [page.findChild(QComboBox), *page.findChildren(ImeLineEdit)]

    assert [one for one in editors if one and one.isVisible()] == []

    slow.finish_all()
    assert [one for one in editors if one and one.isVisible()]


def test_a_code_scanner_is_tried_on_a_code_beside_its_setting(screen, qtbot):
    page = SettingsPage(
        SettingsPresenter(screen.work, NowTasks()),
        lambda: "vi",
        lambda: payment_png(CODE),
    )
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    screen.page, screen.list = page, page.findChild(QListWidget)

    screen.go_to("Máy in giấy hẹn")
    assert "Quét mã này" not in screen.words()
    screen.go_to("Cổng máy quét mã")

    assert "Quét mã này: mọi chữ có dấu phải vào đúng." in screen.words()
    shown = page._code.grab().toImage()
    read = zxingcpp.read_barcode(_pixels(shown))
    assert read.text == CODE


def _pixels(image):
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    kept = BytesIO()
    buffer = QBuffer()
    grey.save(buffer, "PNG")
    kept.write(bytes(buffer.data()))
    return Image.open(kept)
