"""The printing screen by keyboard and by scanner."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.ids import DossierCode
from counter_app.domain.printed import Form, Outcome, Series
from counter_app.domain.scans import ReceiptScan
from counter_app.services.batching import Batch
from counter_app.services.slips import TEST_CODE
from counter_app.ui.printing.page import BATCHES, NUMBERS, PRINTERS, REGISTER
from tests.fakes.counter import BINH, PASSWORD
from tests.ui.screens import Screens

SILENT = PrinterProblem("QuayThu", DeviceFault.BUSY, unsure=True)


@pytest.fixture
def screens(qtbot, at_once):
    made = Screens(at_once)
    qtbot.addWidget(made.window)
    made.window.show()
    return made


def act(page, name):
    [found] = [one for one in page.acts() if one.id == name]
    return found


def shown(page) -> list[str]:
    table = page._prints._table
    return [table.item(0, column).text() for column in range(table.columnCount())]


def test_a_print_is_a_row_and_the_screen_offers_to_print_it_again(screens):
    page = screens.open("printing")

    assert shown(page)[1] == "Giấy tiếp nhận và hẹn trả"
    assert [one.id for one in page.acts()] == ["again"]


def test_an_outcome_nobody_knows_is_asked_and_the_answer_ends_the_asking(screens):
    page = screens.open("printing")
    counter = screens.counter
    counter.printer.problem = SILENT
    counter.slips.print(Form.CONTROL, next(iter(counter.work.dossiers.kept)))
    page.came()
    page._prints._table.selectRow(0)

    assert [one.id for one in page.acts()] == ["came-out", "failed", "again"]
    act(page, "came-out").run()

    assert counter.work.prints.records[-1].outcome is Outcome.OUT
    assert shown(page)[5] == "Đã ra giấy"


def test_a_paper_that_did_not_come_out_after_all_is_told_on_the_list(screens):
    page = screens.open("printing")
    counter = screens.counter
    counter.printer.outcomes["QuayThu-2"] = Outcome.FAILED
    counter.slips.print(Form.CONTROL, next(iter(counter.work.dossiers.kept)))

    page.came()
    page.came()  # the queues are asked while the list is read

    said = [label.text() for label in page._prints._open.findChildren(QLabel)]
    assert any("không ra" in words for words in said)


def test_a_numbered_paper_can_be_voided(screens):
    page = screens.open("printing")
    counter = screens.counter
    counter.slips.print(Form.FEE, next(iter(counter.work.dossiers.kept)))
    page.came()
    page._prints._table.selectRow(0)

    assert "void" in [one.id for one in page.acts()]


def test_missing_numbers_are_told_aloud(screens):
    page = screens.open("printing")
    screens.counter.numbering.tallies.found.append(
        Series(name="fee", scope="03A", period="2026", first=1, last=5, missing=(2, 4))
    )

    page.came()

    assert "2, 4" in page._prints._numbers.text()
    assert "THIẾU" in page._prints._numbers.text()


def test_a_scan_of_the_test_page_says_that_it_passed(screens):
    page = screens.open("printing")

    assert page.scanned(ReceiptScan(DossierCode(TEST_CODE)))
    assert not page.scanned(ReceiptScan(DossierCode("000.12.34.H26-261123-0112")))


def test_the_register_is_drawn_and_then_printed(screens):
    page = screens.open("printing")
    page._tabs.setCurrentIndex(REGISTER)

    act(page, "draw").run()

    act(page, "print").run()
    assert screens.counter.work.prints.records[-1].form is Form.REGISTER


def test_printers_are_kept_as_they_are_typed(screens):
    page = screens.open("printing")
    page._tabs.setCurrentIndex(PRINTERS)
    row = next(iter(page._printers._rows.values()))
    row.printer.setCurrentText("escpos://192.168.1.50:9100")
    row.size.setCurrentText("80mm")

    act(page, "keep").run()

    to = screens.counter.outlets.of(Form.RECEIPT)
    assert (to.printer, to.size.value) == ("escpos://192.168.1.50:9100", "80mm")


def lists(page, which):
    page._tabs.setCurrentIndex(BATCHES)
    form = page._batches.form
    form._which.setCurrentIndex([*Batch].index(which))
    return form


def test_a_list_is_ticked_addressed_and_printed_by_keyboard(qtbot, screens):
    page = screens.open("printing")
    screens.counter.received()
    form = lists(page, Batch.OUT)
    assert len(form.chosen()) == 2

    form._list.setFocus()
    qtbot.keyClick(form._list, Qt.Key.Key_Space)
    act(page, "print-batch").run()

    assert len(form.chosen()) == 1
    assert screens.counter.work.prints.records[-1].form is Form.RECEIPT  # to whom?
    form._agency.setText("Phòng Tư pháp")
    act(page, "print-batch").run()
    assert screens.counter.work.prints.records[-1].number == "03A1B2-0001"
    assert len(form.chosen()) == 1  # the one that was not ticked waits on


def test_what_is_not_shown_by_the_filter_keeps_its_tick(screens, qtbot):
    page = screens.open("printing")
    form = lists(page, Batch.COVERS)

    form._filter.setText("khong co ai")
    assert [*form._list.shown()] == []
    form._filter.setText("nguyen thi")

    assert [*form._list.shown()] == [0]
    qtbot.keyClick(form._list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert form.chosen() == []


def test_nothing_ticked_prints_nothing_and_says_what_to_do(screens):
    page = screens.open("printing")
    form = lists(page, Batch.COVERS)
    form.tick_all()

    act(page, "print-batch").run()

    assert [one.form for one in screens.counter.work.prints.records] == [Form.RECEIPT]


def test_a_number_of_a_day_is_voided_from_its_series(screens):
    page = screens.open("printing")
    series = Series(name="code", scope="0", period="2026-11-23", first=100, last=103)
    screens.counter.numbering.tallies.found.append(replace(series, missing=(101,)))

    page._tabs.setCurrentIndex(NUMBERS)

    assert page._numbers.chosen() == (replace(series, missing=(101,)), 101)
    page._presenter.void_of(series, 101, "mất điện", BINH.id, PASSWORD)
    assert screens.counter.work.paper_numbers.at(series, 101).void.reason == "mất điện"
