"""Contrast of every pair of colours that is used (UX 4.1; check C06)."""

import pytest
from PySide6.QtCore import Qt

from counter_app.ui import style, tokens
from counter_app.ui.tokens import DARK, HIGH_CONTRAST, LIGHT, THEMES, Tone, contrast


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_c06_words_can_be_read(theme):
    pairs = [
        (words, behind)
        for words in (theme.text, theme.text2, theme.text3)
        for behind in (theme.bg, theme.surface, theme.surface2)
    ]
    pairs += [(theme.strong(tone), theme.soft(tone)) for tone in Tone]
    pairs += [(theme.strong(tone), theme.surface) for tone in Tone]
    pairs += [
        (theme.on_primary, theme.primary),
        (theme.on_primary, theme.primary_hover),
        (theme.on_primary, theme.primary_pressed),
        (theme.on_selection, theme.selection),
        (theme.primary, theme.bg),
        (theme.text, theme.info_soft),
        (theme.text2, theme.info_soft),
        (theme.text, theme.warning_soft),
    ]

    faint = [pair for pair in pairs if contrast(*pair) < 4.5]

    assert faint == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_c06_edges_and_focus_can_be_seen(theme):
    pairs = [
        (edge, behind)
        for edge in (theme.control, theme.focus)
        for behind in (theme.surface, theme.bg)
    ]
    pairs += [(theme.focus_on_primary, theme.primary), (theme.danger, theme.surface)]
    pairs += [(ink, theme.bg) for ink in (theme.assisted, theme.success, theme.text3)]

    faint = [pair for pair in pairs if contrast(*pair) < 3]

    assert faint == []


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#0B5CAD", "#FFFFFF") == pytest.approx(6.67, abs=0.01)


@pytest.mark.parametrize(
    ("scheme", "wish", "theme"),
    [
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, LIGHT),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, LIGHT),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, DARK),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, HIGH_CONTRAST),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, HIGH_CONTRAST),
    ],
)
def test_the_desktop_chooses_the_theme(scheme, wish, theme):
    assert style.suiting(scheme, wish) is theme


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_style_sheet_holds_no_colour_of_another_theme(theme):
    foreign = {
        value
        for other in THEMES.values()
        for value in vars_of(other)
        if other is not theme
    } - set(vars_of(theme))

    sheet = style.sheet(theme)

    assert [colour for colour in foreign if colour in sheet] == []


def test_the_style_sheet_is_short():
    assert len(style.sheet(LIGHT).splitlines()) <= 200


def test_a_bigger_text_setting_makes_every_size_bigger(qapp):
    style.apply(qapp, HIGH_CONTRAST, 1.5)

    assert qapp.font().pixelSize() == 21
    assert style.scaled(tokens.CONTROL_HEIGHT) == 54


def vars_of(theme):
    return [getattr(theme, name) for name in theme.__slots__ if name != "name"]
