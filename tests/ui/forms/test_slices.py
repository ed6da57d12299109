"""A long declaration is made in slices; nobody who needs a question waits for it."""

import pytest
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from counter_app.domain.declarations import Fault, FaultKind

BIRTH = "to_khai_khai_sinh"


def fields(at):
    """Return the pointers of every question, in the order of the page."""

    def walk(group):
        for part in group.parts:
            if hasattr(part, "parts"):
                yield from walk(part)
            elif part.kind != "static":
                yield part.pointer

    declaration = at.library.layout(at.form, at.answers)
    return [pointer for page in declaration.pages for pointer in walk(page)]


@pytest.fixture
def just_opened(desk):
    at = desk(BIRTH, whole=False)
    at.draw()
    assert at.view.is_making()
    return at


def test_the_rest_is_made_while_the_screen_answers(qtbot, just_opened):
    view = just_opened.view

    qtbot.waitUntil(lambda: not view.is_making())

    assert [q.field.pointer for q in view._asked] == fields(just_opened)
    assert all(q.row.isVisibleTo(view) for q in view._asked)


def test_a_field_not_made_yet_takes_the_focus_at_once(qtbot, just_opened):
    last = fields(just_opened)[-1]

    just_opened.view.go_to(last)

    stops = just_opened.editor(last).stops()
    assert just_opened.window.focusWidget() in stops


def test_faults_of_fields_not_made_yet_are_listed_with_their_words(just_opened):
    last = fields(just_opened)[-1]
    fault = Fault(pointer=last, label="Nơi đăng ký", kind=FaultKind.MISSING)

    just_opened.view.show_faults([fault])

    assert just_opened.row(last).error()
    assert just_opened.row(last).error() in just_opened.view.summary.lines()[0].text()


def test_answers_given_meanwhile_stand_in_fields_made_later(qtbot, just_opened):
    just_opened.answers = {"lam_tai": "Hà Nội"}

    just_opened.draw()

    assert just_opened.view.is_making()
    assert just_opened.editor("/lam_tai").value() == "Hà Nội"


def test_a_forgotten_declaration_is_not_made_any_further(qtbot, just_opened):
    just_opened.view.clear()

    assert not just_opened.view.is_making()
    assert just_opened.view.stops() == []


def test_who_went_on_before_it_was_made_keeps_the_focus_there(qtbot, desk):
    names = [f"o{n}" for n in range(40)]
    schema = {
        "properties": {name: {"type": "string"} for name in names},
        "required": names[-1:],
    }
    given = dict.fromkeys(names[:-1], "x")
    at = desk(schema=schema, answers=given, whole=False)
    at.view.focus_first_empty()
    elsewhere = QLineEdit()
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    for page in (at.window, elsewhere):
        pages.addWidget(page)
    pages.show()
    assert at.view.is_making()

    pages.setCurrentWidget(elsewhere)
    elsewhere.setFocus()
    qtbot.waitUntil(lambda: not at.view.is_making())

    assert pages.focusWidget() is elsewhere


def test_headings_of_the_last_citizen_do_not_stand_over_the_next(qtbot, desk):
    at = desk("to_khai_khai_sinh")
    at.view.clear()

    at.draw()

    shown = {
        heading for heading, words in at.view._headings.items() if words.isVisible()
    }
    assert at.view.is_making()
    assert shown == at.view._placed
    assert len(shown) < len(at.view._headings)


def test_a_slice_squeezes_none_of_those_before_it(qtbot, desk):
    at = desk(BIRTH, card=True, whole=False)

    at.view._make_slice()
    made = [question.row for question in at.view._asked]

    assert at.view.is_making()
    for row in made:
        assert row.height() >= row.heightForWidth(row.width())
