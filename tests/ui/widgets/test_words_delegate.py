"""What a list shows of the words of a cell, and of a legal name over two lines."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from counter_app.ui.turns import OTHERS_KEEP_SECONDS, PAINTING_KEEPS_SECONDS
from counter_app.ui.widgets.dossier_list import DossierList
from counter_app.ui.widgets.words_delegate import LINE_ENDS, NameDelegate, WordsDelegate

LEGAL = "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh"


@pytest.fixture
def metrics(qapp):
    return QFontMetrics(NameDelegate().font(QFont(qapp.font())))


def lines_of(text, metrics, width):
    return NameDelegate().fitted(text, metrics, width).split(LINE_ENDS)


def test_a_name_that_fits_stands_on_one_line(metrics):
    assert lines_of(LEGAL, metrics, metrics.horizontalAdvance(LEGAL)) == [LEGAL]


def test_a_longer_one_is_broken_between_words_and_nothing_is_left_out(metrics):
    width = metrics.horizontalAdvance(LEGAL) * 2 // 3

    first, second = lines_of(LEGAL, metrics, width)

    assert f"{first} {second}" == LEGAL
    assert max(map(metrics.horizontalAdvance, (first, second))) <= width


def test_what_two_lines_cannot_hold_says_so_at_its_end(metrics):
    width = metrics.horizontalAdvance(LEGAL) // 4

    *_lines, last = lines_of(LEGAL, metrics, width)

    assert last.endswith("…")
    assert metrics.horizontalAdvance(last) <= width


def test_a_word_wider_than_the_column_is_cut_and_says_so(metrics):
    width = metrics.horizontalAdvance("Nghiêng")

    (only,) = lines_of("Nghiêng" * 9, metrics, width)

    assert only.endswith("…")


def painted(qtbot, item):
    """Return the picture of a list with this one cell."""
    table, model = QTableView(), QStandardItemModel(1, 1)
    model.setItem(0, 0, item)
    table.setModel(model)
    table.setItemDelegate(WordsDelegate(table))
    table.setSelectionMode(QTableView.SelectionMode.NoSelection)
    qtbot.addWidget(table)
    table.resize(400, 100)
    table.setColumnWidth(0, 300)
    with qtbot.waitExposed(table):
        table.show()
    return table.viewport().grab().toImage()


def test_a_name_changed_in_its_row_is_painted_anew(qtbot):
    before = painted(qtbot, QStandardItem("Lê Thị Gương"))
    after = painted(qtbot, QStandardItem("Lê Văn Gương"))

    assert before != after


def test_a_heading_is_painted_in_the_type_it_asks_for(qtbot):
    plain, bold, font = QStandardItem("Quá hạn"), QStandardItem("Quá hạn"), QFont()
    font.setBold(True)
    bold.setData(font, Qt.ItemDataRole.FontRole)

    assert painted(qtbot, plain) != painted(qtbot, bold)


def test_marks_of_a_page_are_words_like_any_others(qtbot):
    marked = painted(qtbot, QStandardItem("<b>Lê</b>"))

    assert marked != painted(qtbot, QStandardItem("Lê"))
    assert marked != painted(qtbot, QStandardItem("<i>Lê</i>"))


class Noted(QStandardItemModel):
    """Notes how long others would let the screen keep Python while it is asked."""

    def __init__(self):
        super().__init__(3, 6)
        self.waits = []

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        self.waits.append(sys.getswitchinterval())
        return super().data(index, role)


def test_a_list_is_painted_at_one_go_and_others_have_their_turn_again(qtbot):
    table, model = DossierList(), Noted()
    table.show_model(model, *["Nguyễn"] * 6)
    qtbot.addWidget(table)
    table.resize(800, 200)
    with qtbot.waitExposed(table):
        table.show()
    model.waits.clear()

    table.viewport().grab()

    assert min(model.waits) == pytest.approx(PAINTING_KEEPS_SECONDS)
    assert sys.getswitchinterval() == pytest.approx(OTHERS_KEEP_SECONDS)


def test_a_name_is_painted_on_two_lines_within_its_width(qapp):
    made = NameDelegate()
    key = made.font(QFont(qapp.font())).toString()
    name = "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh"

    _words, one_line = made._lay_out(name, key, 1_000)
    painted, height = made._lay_out(name, key, 180)

    assert painted.size().width() <= 180
    assert height >= 2 * one_line - 1
