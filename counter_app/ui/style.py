"""The theme in force, given to Qt as one palette and one short style sheet.

Like the palette of QApplication there is one theme in the process. When it changes,
Qt sends every widget a PaletteChange; parts that paint icons draw them again then.

The sheet is laid on windows, not on QApplication. With one there, Qt tells every part
of a screen of a new style each time anything it stands in finds its place: that was two
thirds of the time a screen took to make. Dialogs and menus wear their parent's.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QWidget

from counter_app.ui import tokens
from counter_app.ui.tokens import Theme, Tone

FAMILY = "Noto Sans"
_DRESS = "dress"
"""The property that keeps what rules of its own a dressed window has."""


class _InForce:
    """What was last applied."""

    theme: Theme = tokens.LIGHT
    factor: float = 1.0
    hints: bool = True


def theme() -> Theme:
    """Return the theme in force."""
    return _InForce.theme


def scaled(size: int) -> int:
    """Return a token size in logical pixels under the officer's text setting."""
    return round(size * _InForce.factor)


def smaller(font: QFont) -> QFont:
    """Return this font in the size of hints, for words under or beside others."""
    made = QFont(font)
    made.setPixelSize(scaled(tokens.HINT))
    return made


def show_hints(shown: bool) -> None:
    """Show the sentence under a question that helps to answer it, or never."""
    _InForce.hints = shown


def has_hints() -> bool:
    """Whether these sentences are shown; an officer who knows them all hides them."""
    return _InForce.hints


def apply(app: QApplication, chosen: Theme, factor: float = 1.0) -> None:
    """Put a theme and a text size in force everywhere, at once."""
    _InForce.theme, _InForce.factor = chosen, factor
    font = QFont(FAMILY)
    font.setPixelSize(scaled(tokens.BODY))
    app.setFont(font)
    app.setPalette(palette(chosen))
    for dressed in app.allWidgets():
        more = dressed.property(_DRESS)
        if more is not None:
            dress(dressed, more)


def dress(window: QWidget, more: str = "") -> None:
    """Lay the theme's style sheet on a window, now and whenever it changes.

    ``more`` are rules of its own. The parts it has by then are told once; so the fewer
    the later, the better: a screen is made first and put into its window then.
    """
    window.setProperty(_DRESS, more)
    if window.styleSheet():
        window.ensurePolished()  # else Qt keeps to the rules it had before
    window.setStyleSheet(sheet(theme()) + more)


def wished(app: QGuiApplication) -> Theme:
    """Return the theme the desktop asks for."""
    hints = app.styleHints()
    return suiting(hints.colorScheme(), hints.accessibility().contrastPreference())


def suiting(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Theme:
    """Return the theme for what the desktop prefers; contrast comes first."""
    if contrast is Qt.ContrastPreference.HighContrast:
        return tokens.HIGH_CONTRAST
    return tokens.DARK if scheme is Qt.ColorScheme.Dark else tokens.LIGHT


def follow(app: QApplication, factor: float = 1.0) -> None:
    """Take the desktop's theme now and whenever it changes."""

    def take() -> None:
        if wished(app) is not theme():
            apply(app, wished(app), factor)

    apply(app, wished(app), factor)
    app.styleHints().colorSchemeChanged.connect(take)
    app.styleHints().accessibility().contrastPreferenceChanged.connect(take)


def inset(box: QAbstractSpinBox) -> None:
    """Let the words of a stepped field begin where those of a line do.

    Qt hears of no padding there.
    """
    box.lineEdit().setTextMargins(tokens.SPACE_S, 0, tokens.SPACE_S, 0)


def mark(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property the style sheet looks at, and let it be looked at again."""
    if (widget.property(name) or "") == (value or ""):
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # nobody has looked yet
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def palette(chosen: Theme) -> QPalette:
    """Return the palette of a theme, for whatever the style sheet leaves alone."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, chosen.bg),
        (role.WindowText, chosen.text),
        (role.Base, chosen.surface),
        (role.AlternateBase, chosen.surface2),
        (role.Text, chosen.text),
        (role.Button, chosen.surface),
        (role.ButtonText, chosen.text),
        (role.PlaceholderText, chosen.text3),
        (role.ToolTipBase, chosen.surface),
        (role.ToolTipText, chosen.text),
        (role.Highlight, chosen.selection),
        (role.HighlightedText, chosen.on_selection),
        (role.Link, chosen.primary),
        (role.Accent, chosen.primary),
        (role.Light, chosen.surface),
        (role.Midlight, chosen.surface2),
        (role.Mid, chosen.line),
        (role.Dark, chosen.control),
        (role.Shadow, chosen.line),
    ):
        made.setColor(where, QColor(colour))
    for dimmed in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, dimmed, QColor(chosen.disabled))
    return made


def sheet(chosen: Theme) -> str:
    """Return the style sheet of a theme; its parts are told apart by properties."""
    return _RULES.format(
        t=chosen,
        # A style sheet cannot colour an icon: black and white ones lie ready.
        tick="check-white" if chosen is tokens.LIGHT else "check",
        meta=scaled(tokens.META),
        hint=scaled(tokens.HINT),
        body=scaled(tokens.BODY),
        h2=scaled(tokens.H2),
        h1=scaled(tokens.H1),
        figure=scaled(tokens.FIGURE),
        big=scaled(tokens.BIG_FIGURE),
        # The border is not part of the box, and is 1 px thicker under focus.
        box=scaled(tokens.CONTROL_HEIGHT) - 2,
        box_focus=scaled(tokens.CONTROL_HEIGHT) - 4,
        chip=scaled(tokens.CONTROL_HEIGHT) - 8,
        chip_focus=scaled(tokens.CONTROL_HEIGHT) - 10,
    ) + "".join(
        _TONE.format(
            tone=tone.value, strong=chosen.strong(tone), soft=chosen.soft(tone)
        )
        for tone in Tone
    )


_TONE = """
QFrame[banner="{tone}"] {{ background: {soft}; border: 0;
  border-left: 3px solid {strong}; border-radius: 0; }}
QLabel[tone="{tone}"] {{ color: {strong}; }}
"""

_RULES = """
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
  padding: 4px; }}
QLabel {{ background: transparent; color: {t.text}; font-size: {body}px; }}
QLabel[role="meta"] {{ color: {t.text3}; font-size: {meta}px; }}
QLabel[role="hint"] {{ color: {t.text2}; font-size: {hint}px; }}
QLabel[role="label"] {{ font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="h2"] {{ font-size: {h2}px; font-weight: 600; }}
QLabel[role="h1"] {{ font-size: {h1}px; font-weight: 600; }}
QLabel[role="figure"] {{ font-size: {figure}px; font-weight: 600; }}
QLabel[role="big"] {{ font-size: {big}px; font-weight: 600; }}
QLabel[role="error"] {{ color: {t.danger}; font-weight: 600; }}

QFrame[panel="true"] {{ background: {t.surface}; border: 1px solid {t.line};
  border-radius: 6px; }}
QFrame[panel="danger"] {{ background: {t.surface}; border: 2px solid {t.danger};
  border-radius: 6px; }}
QFrame[panel="success"] {{ background: {t.success_soft}; border: 1px solid {t.success};
  border-radius: 6px; }}
QFrame[panel="offline"] {{ background: {t.offline_soft}; border: 1px solid {t.offline};
  border-radius: 6px; }}
QFrame[panel="focus"]:focus {{ border: 2px solid {t.focus}; }}
QFrame[panel="focus"] {{ background: {t.surface}; border: 2px solid {t.control};
  border-radius: 6px; }}
QFrame[bar="top"] {{ background: {t.surface}; border: 0;
  border-bottom: 1px solid {t.line}; }}
QFrame[bar="bottom"] {{ background: {t.surface}; border: 0;
  border-top: 1px solid {t.line}; }}
QFrame[bar="rail"] {{ background: {t.surface}; border: 0;
  border-right: 1px solid {t.line}; }}
QFrame[bar="context"] {{ background: {t.info_soft}; border: 0;
  border-bottom: 1px solid {t.line}; }}
QFrame[bar="rehearsal"] {{ background: {t.warning_soft}; border: 0;
  border-bottom: 1px solid {t.warning}; }}
QScrollArea, QStackedWidget {{ background: transparent; border: 0; }}
QScrollArea > QWidget > QWidget#body {{ background: {t.bg}; }}

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {t.surface};
  color: {t.text}; border: 1px solid {t.control}; border-radius: 4px;
  padding: 0 10px; min-height: {box}px; font-size: {body}px;
  selection-background-color: {t.selection}; selection-color: {t.on_selection};
  placeholder-text-color: {t.text3}; }}
QPlainTextEdit {{ padding: 7px 6px; }}
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {{
  border-color: {t.text}; }}
QLineEdit[readOnly="true"] {{ background: {t.surface2}; border-color: {t.line}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
  border: 2px solid {t.focus}; padding: 0 9px; min-height: {box_focus}px; }}
QPlainTextEdit:focus {{ padding: 6px 5px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{
  border: 2px solid {t.danger}; padding: 0 9px; min-height: {box_focus}px; }}
QLineEdit > QToolButton {{ background: transparent; border: 0; padding: 0;
  min-height: 0; }}
QAbstractSpinBox {{ max-height: {box}px; }}
QAbstractSpinBox:focus {{ max-height: {box_focus}px; }}
QAbstractSpinBox > QLineEdit, QAbstractSpinBox > QLineEdit:focus {{ border: 0;
  padding: 0; min-height: 0; background: transparent; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: 0; width: 0; }}
QComboBox::drop-down {{ border: 0; width: 28px; }}
QComboBox::down-arrow {{ image: url(icons:combo-{t.name}.svg); width: 18px;
  height: 18px; }}
QAbstractItemView {{ background: {t.surface}; color: {t.text};
  border: 1px solid {t.line}; outline: 0;
  selection-background-color: {t.selection}; selection-color: {t.on_selection}; }}
QTableView::item {{ padding: 0 8px; }}
QListWidget::item {{ padding: 6px 8px; }}
QHeaderView::section {{ background: {t.surface2}; color: {t.text2}; border: 0;
  border-bottom: 1px solid {t.line}; padding: 6px 8px; font-weight: 600;
  font-size: {hint}px; }}

QPushButton, QToolButton {{ background: {t.surface}; color: {t.text};
  border: 1px solid {t.control}; border-radius: 4px; padding: 0 15px;
  min-height: {box}px; font-size: {body}px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.surface2}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.line}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.focus};
  padding: 0 14px; min-height: {box_focus}px; }}
QPushButton[look="primary"] {{ background: {t.primary}; color: {t.on_primary};
  border-color: {t.primary}; font-weight: 600; }}
QPushButton[look="primary"]:hover {{ background: {t.primary_hover}; }}
QPushButton[look="primary"]:pressed {{ background: {t.primary_pressed}; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {t.focus_on_primary}; }}
QPushButton[look="danger"] {{ color: {t.danger}; border-color: {t.danger}; }}
QPushButton[look="danger"]:hover {{ background: {t.danger_soft}; }}
QPushButton[look="link"], QToolButton[look="quiet"] {{ background: transparent;
  border: 1px solid transparent; padding: 0 7px; min-height: 24px; }}
QPushButton[look="link"] {{ color: {t.primary}; text-align: left; padding: 0 1px;
  text-decoration: underline; }}
QToolButton[look="quiet"]:focus {{ border: 2px solid {t.focus}; padding: 0 6px;
  min-height: 22px; }}
QPushButton[look="link"]:focus {{ border: 2px solid {t.focus}; padding: 0;
  min-height: 22px; }}
QPushButton[look="toggle"] {{ background: transparent; color: {t.text2};
  border: 1px solid transparent; padding: 0 7px; min-height: 26px; }}
QPushButton[look="toggle"]:checked {{ background: {t.selection};
  color: {t.on_selection}; font-weight: 600; }}
QPushButton[look="toggle"]:focus {{ border: 2px solid {t.focus}; padding: 0 6px;
  min-height: 24px; }}
QPushButton[look="filter"] {{ padding: 0 11px; min-height: {chip}px; }}
QPushButton[look="filter"]:checked {{ background: {t.selection};
  color: {t.on_selection}; border-color: {t.primary};
  text-decoration: underline; }}
QPushButton[look="filter"]:focus {{ padding: 0 10px; min-height: {chip_focus}px; }}
QToolButton[look|="rail"] {{ background: transparent; border: 0;
  border-left: 3px solid transparent; border-radius: 4px; padding: 0 12px;
  min-height: 42px; text-align: left; }}
QToolButton[look="rail-icon"] {{ padding: 0; }}
QToolButton[look|="rail"]:hover {{ background: {t.surface2}; }}
QToolButton[look|="rail"]:checked {{ background: {t.selection};
  color: {t.on_selection}; border-left: 3px solid {t.primary}; font-weight: 600; }}
QToolButton[look|="rail"]:focus {{ border: 2px solid {t.focus}; }}
QToolButton::menu-indicator {{ image: none; }}
QRadioButton, QCheckBox {{ color: {t.text}; font-size: {body}px; spacing: 8px;
  padding: 4px; border: 2px solid transparent; border-radius: 4px; }}
QRadioButton:focus, QCheckBox:focus {{ border: 2px solid {t.focus}; }}
QRadioButton::indicator, QCheckBox::indicator, QListView::indicator {{
  background: {t.surface};
  border: 1px solid {t.control}; width: 14px; height: 14px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator, QListView::indicator {{ border-radius: 3px; }}
QRadioButton::indicator:checked {{ border: 5px solid {t.primary};
  width: 6px; height: 6px; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{
  background: {t.primary}; border-color: {t.primary};
  image: url("icons:{tick}.svg"); }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
  padding: 4px; }}
QMenu::item {{ padding: 7px 24px 7px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.selection}; color: {t.on_selection}; }}
QTabBar::tab {{ background: transparent; color: {t.text2}; padding: 8px 14px;
  border: 0; border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.primary};
  font-weight: 600; }}
QTabBar::tab:focus {{ border: 2px solid {t.focus}; }}
QTabBar QToolButton {{ background: {t.surface}; border: 1px solid {t.line};
  padding: 0; min-height: 0; }}
QTabWidget::pane {{ border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.control}; border-radius: 4px;
  min-height: 32px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {t.control}; border-radius: 4px;
  min-width: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
"""
