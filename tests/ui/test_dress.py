"""The style sheet lies on windows: what is being made wears nothing yet."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.widgets.question import Question


class Listening(QLabel):
    """Words that remember how often they were told of a new style."""

    def __init__(self):
        super().__init__("Giấy khai sinh")
        self.told = 0

    def changeEvent(self, event):  # noqa: N802 -- Qt's name
        self.told += event.type() is QEvent.Type.StyleChange
        super().changeEvent(event)


def boxed(widget):
    box = QWidget()
    QVBoxLayout(box).addWidget(widget)
    return box


def colour_of(widget):
    widget.ensurePolished()
    return widget.palette().color(widget.foregroundRole()).name()


def test_words_deep_in_a_screen_hear_of_the_style_when_it_goes_into_its_window(qtbot):
    words, window = Listening(), QWidget()
    style.dress(window)
    column = QVBoxLayout(window)

    screen = boxed(boxed(boxed(boxed(words))))
    made = words.told
    column.addWidget(screen)

    assert (made, words.told) == (0, 1)
    qtbot.addWidget(window)


def test_a_theme_is_put_on_every_dressed_window_and_on_nothing_else(qapp, qtbot):
    window, bare = boxed(QLabel("Tên")), boxed(QLabel("Tên"))
    inner = boxed(QLabel("Mã"))
    window.layout().addWidget(inner)
    style.dress(window)
    style.dress(inner, "QLabel { font-size: 40px; }")

    style.apply(qapp, tokens.DARK)

    named, coded = window.findChildren(QLabel)
    assert colour_of(named) == colour_of(coded) == tokens.DARK.text.lower()
    assert coded.font().pixelSize() == 40
    assert not bare.styleSheet()
    assert not qapp.styleSheet()
    for shown in (window, bare):
        qtbot.addWidget(shown)


def test_a_question_of_no_window_wears_the_theme_too(qtbot):
    question = Question("Lỗi", "Chương trình gặp lỗi.", [])

    assert question.styleSheet() == style.sheet(tokens.LIGHT)
    qtbot.addWidget(question)
