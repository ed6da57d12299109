"""The citizen's language: its own, whatever the officer's screen speaks."""

from pathlib import Path

from PySide6.QtCore import QTranslator

CONTEXT = "Citizen"


class Speech:
    """Says our English sources in ``vi`` or ``en``, each time anew."""

    def __init__(self, words: Path) -> None:
        self._words = QTranslator()
        if not self._words.load(str(words)):
            raise FileNotFoundError(words)
        self.language = "vi"

    def say(self, source: object, context: str = CONTEXT) -> str:
        """Return a sentence that was marked with QT_TRANSLATE_NOOP."""
        if self.language == "vi":
            return self._words.translate(context, str(source)) or str(source)
        return str(source)
