"""S12b and S12c before receiving, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from counter_app.domain.printed import Form
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.panel import Interruption
from tests.ui.screens import Screens


@pytest.fixture
def screens(qtbot, at_once):
    made = Screens(at_once)
    qtbot.addWidget(made.window)
    made.window.show()
    return made


@pytest.fixture
def page(screens):
    return screens.open("turning_away")


def primary(page):
    page.acts()[-1].run()


def printed(screens):
    return [one.form for one in screens.counter.printing.since(_long_ago(screens))]


def _long_ago(screens):
    return screens.counter.lookup.now().replace(hour=0)


def test_what_is_needed_is_ticked_and_printed_and_the_next_person_comes(screens, page):
    tick = page.rows.findChild(QCheckBox)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    page.reason.text_edit.setText("Thiếu bản chính")

    primary(page)

    assert printed(screens) == [Form.SUPPLEMENT]
    assert [act.id for act in page.acts()] == ["next"]
    assert screens.walk.draft is not None


def test_without_a_paper_or_a_reason_it_says_what_is_wanting(screens, page):
    primary(page)

    assert page.findChild(ErrorSummary).isVisible()
    assert printed(screens) == []


def test_a_refusal_is_asked_once_more_and_leaves_nobody_at_the_counter(screens, page):
    page.refuses.click()
    page.reason.text_edit.setText("Không thuộc thẩm quyền")
    page.ground.setText("Luật Hộ tịch")
    primary(page)
    question = page.findChild(Interruption)
    assert question.isVisible()
    assert printed(screens) == []

    question._act()

    assert printed(screens) == [Form.REFUSAL]
    assert screens.walk.draft is None


def test_nothing_of_the_citizen_stays_when_the_page_is_left(page):
    page.refuses.click()
    page.reason.text_edit.setText("Không thuộc thẩm quyền")

    page.left()

    assert page.context() is None
    assert page.reason.text() == ""


def test_the_page_begins_with_what_is_decided(screens, page):
    screens.window.activateWindow()

    assert QApplication.focusWidget() is page.guides
