"""Icons beside words are drawn when they are seen, in the colours of that moment."""

import pytest

from counter_app.ui import style, tokens
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.buttons import IconButton
from counter_app.ui.widgets.label import IconLabel


def colour_of(picture):
    image = picture.toImage()
    found = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    return found[0].name().upper()


@pytest.fixture
def theme(qapp):
    yield lambda chosen: style.apply(qapp, chosen)
    style.apply(qapp, tokens.LIGHT)


def test_an_icon_is_there_as_soon_as_it_is_shown(qtbot):
    icon = IconLabel("alert-circle", 16, Tone.DANGER)
    qtbot.addWidget(icon)

    icon.show()

    assert colour_of(icon.pixmap()) == tokens.LIGHT.danger


def test_an_icon_hidden_while_the_colours_changed_is_shown_in_the_new_ones(
    qtbot, theme
):
    icon = IconLabel("alert-circle", 16, Tone.DANGER)
    button = IconButton("search", "Tìm")
    for each in (icon, button):
        qtbot.addWidget(each)
        each.show()
        each.hide()
    theme(tokens.DARK)
    icon.show_icon("circle-check", Tone.SUCCESS)

    icon.show()
    button.show()

    assert colour_of(icon.pixmap()) == tokens.DARK.success
    assert colour_of(button.icon().pixmap(button.iconSize())) == tokens.DARK.text2


def test_a_shown_icon_follows_the_colours(qtbot, theme):
    icon = IconLabel("alert-circle", 16, Tone.DANGER)
    qtbot.addWidget(icon)
    icon.show()

    theme(tokens.DARK)

    assert colour_of(icon.pixmap()) == tokens.DARK.danger
