"""Qt set up once: name, look, fonts, languages, and where a bug of ours ends."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir, QEvent, QLocale, Qt, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from counter_app.ui import icons, style
from counter_app.ui.none_kept import keep_none
from counter_app.ui.plain_imports import import_plainly

if TYPE_CHECKING:  # the program's own keys need no map, and the window comes first
    from counter_app.ui.keymap import Keymap

log = logging.getLogger(__name__)
FAULT_CODE = "MC-900"


class Application(QApplication):
    """The one application object; ``resources`` is the folder with icons and fonts."""

    def __init__(
        self, resources: Path, *, factor: float = 1.0, hints: bool = True
    ) -> None:
        keep_none()
        import_plainly()
        correct_input_method(os.environ)
        trust_no_path(os.environ)
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        # Said this way and not by setStyle(): that returns a QStyle, and making the
        # enumerations of that class would take a thirtieth of the start.
        super().__init__([*sys.argv[:1], "-style", "fusion"])
        self.setApplicationName("mot-cua-phuong")
        self.setDesktopFileName("mot-cua-phuong")  # the icon of the installed program
        self.setApplicationDisplayName("")
        QLocale.setDefault(QLocale(QLocale.Language.Vietnamese))
        self._resources = resources
        self._translator = QTranslator(self)
        self._key_words: QTranslator | None = None
        self._keys: Keymap | None = None
        self.language = "en"
        load_fonts(resources / "fonts")
        QDir.addSearchPath(icons.SEARCH_PATH, str(resources / "icons"))
        style.show_hints(hints)
        style.follow(self, factor)
        self.set_language("vi")

    def set_language(self, language: str) -> None:
        """Speak ``vi`` or ``en`` from now on; every page hears LanguageChange."""
        if language == self.language:
            return
        if language == "vi":
            words = self._resources / "i18n" / "vi.qm"
            if not self._translator.load(str(words)):
                raise FileNotFoundError(words)
            self.installTranslator(self._translator)
        else:
            self.removeTranslator(self._translator)
        self.language = language
        self._say_keys()
        self.sendPostedEvents(None, QEvent.Type.LanguageChange)

    @property
    def keys(self) -> Keymap:
        """The keys that count."""
        from counter_app.ui.keymap import Keymap

        return self._keys or Keymap()

    def use_keys(self, keys: Keymap) -> None:
        """Let these keys count, be bound and be named everywhere, from now on."""
        self._keys = keys
        keys.put_in_force()
        self._say_keys(are_own=keys == type(keys)())
        self.sendPostedEvents(None, QEvent.Type.LanguageChange)

    def _say_keys(self, *, are_own: bool | None = None) -> None:
        """Stand what names the keys before the words of the language.

        ``are_own``: every key is the program's own; None: as before. Each page hears
        LanguageChange of it, and the window binds the keys.
        """
        before, self._key_words = self._key_words, None
        if before:
            self.removeTranslator(before)
        if are_own or (are_own is None and before is None):
            return
        from counter_app.ui.key_words import KeyWords

        self._key_words = KeyWords(self._say, self)
        self.installTranslator(self._key_words)

    def _say(self, context: str, source: str, about: str | None, n: int) -> str:
        if self.language != "vi":
            return source
        return self._translator.translate(context, source, about, n) or ""

    def catch_faults(self, log_file: Path) -> None:
        """Write a bug of ours into the log and say where it is, then go on."""

        def caught(
            kind: type[BaseException],
            error: BaseException,
            trace: TracebackType | None,
        ) -> None:
            if issubclass(kind, KeyboardInterrupt):
                self.quit()
                return
            log.error("A fault of ours", exc_info=(kind, error, trace))
            self._say_fault(log_file)

        sys.excepthook = caught

    def _say_fault(self, log_file: Path) -> None:
        from counter_app.ui.widgets.question import Question

        words = QCoreApplication.translate(
            "Application",
            "The program made a mistake. What was received is kept. Go on, and tell IT"
            " staff if it comes again. (Error code: {code}; log: {file})",
        )
        title = QCoreApplication.translate("Application", "A fault of the program")
        close = QCoreApplication.translate("Application", "Close")
        Question(
            title,
            words.format(code=FAULT_CODE, file=log_file),
            [(close, lambda: None)],
            self.activeWindow(),
        ).open()


def load_fonts(folder: Path) -> None:
    """Register the screen's fonts; the program never depends on installed ones."""
    for weight in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFont(str(folder / f"NotoSans-{weight}.ttf"))


STEERING = frozenset(
    {"QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QML_IMPORT_PATH"}
    | {"QML2_IMPORT_PATH", "QT_QPA_GENERIC_PLUGINS", "QT_STYLE_OVERRIDE"}
)
"""Variables by which Qt would load code from any folder."""


def trust_no_path(environment: MutableMapping[str, str]) -> None:
    """Let Qt load what it came with only; before the application is made."""
    for name in STEERING & environment.keys():
        del environment[name]


def correct_input_method(environment: MutableMapping[str, str]) -> None:
    """Choose an input method Qt really has; before the application is made.

    PySide6 ships no fcitx module: with it "Nguyeexn" stays "Nguyeexn". fcitx5 speaks
    the protocol of ibus.
    """
    if environment.get("QT_IM_MODULE", "").startswith("fcitx"):
        environment["QT_IM_MODULE"] = "ibus"
    several = environment.get("QT_IM_MODULES")
    if several:
        kept = ["ibus" if m.startswith("fcitx") else m for m in several.split(";")]
        environment["QT_IM_MODULES"] = ";".join(dict.fromkeys(kept))
