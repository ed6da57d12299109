"""The key map: every key of the frame once, as data.

Chosen around Vietnamese input methods: no Ctrl+Shift, Alt+Z, Ctrl+Space or Alt+Shift,
and F10 is left to the platform. A command that is not built yet is not in the map.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Command(StrEnum):
    """What a key asks for."""

    READY = "ready"
    PROCEDURE = "procedure"
    PAPERS = "papers"
    CAPTURE = "capture"
    FILES = "files"
    REFRESH = "refresh"
    TODAY = "today"
    DUE = "due"
    COPIES = "copies"
    TILL = "till"
    CHECK_SLIP = "check-slip"
    TURN_AWAY = "turn-away"
    CITIZEN = "citizen"
    SYNCING = "syncing"
    FROM_HOME = "from-home"
    FORWARD = "forward"
    POST = "post"
    REPRINT = "reprint"
    SEARCH = "search"
    KEYS = "keys"
    HELP = "help"
    STEP_1 = "step-1"
    STEP_2 = "step-2"
    STEP_3 = "step-3"
    STEP_4 = "step-4"
    SAVE = "save"
    LOCK = "lock"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Binding:
    """A command with its keys; every F-key has an alias, as some keyboards hide F."""

    command: Command
    keys: tuple[str, ...]
    text: object
    """English source text, context ``Keys``."""


BINDINGS = (
    Binding(
        Command.READY,
        ("F2", "Ctrl+D"),
        QT_TRANSLATE_NOOP("Keys", "Ready to scan, next person"),
    ),
    Binding(
        Command.PROCEDURE,
        ("F3", "Ctrl+T"),
        QT_TRANSLATE_NOOP("Keys", "Find a procedure"),
    ),
    Binding(
        Command.PAPERS,
        ("F4", "Ctrl+G"),
        QT_TRANSLATE_NOOP("Keys", "Scan or import papers"),
    ),
    Binding(
        Command.CAPTURE,
        ("Shift+F4", "Ctrl+Y"),
        QT_TRANSLATE_NOOP("Keys", "Take a picture of a paper"),
    ),
    Binding(Command.FILES, ("Ctrl+O",), QT_TRANSLATE_NOOP("Keys", "Choose a file")),
    Binding(Command.REFRESH, ("F5", "Ctrl+R"), QT_TRANSLATE_NOOP("Keys", "Refresh")),
    Binding(
        Command.TODAY, ("F6", "Ctrl+J"), QT_TRANSLATE_NOOP("Keys", "Today's dossiers")
    ),
    Binding(
        Command.DUE, ("F7", "Ctrl+N"), QT_TRANSLATE_NOOP("Keys", "Due soon, overdue")
    ),
    Binding(
        Command.COPIES,
        ("F11", "Ctrl+B"),
        QT_TRANSLATE_NOOP("Keys", "Certified copies"),
    ),
    Binding(Command.TILL, ("Ctrl+M",), QT_TRANSLATE_NOOP("Keys", "Fees, cash-up")),
    Binding(
        Command.CHECK_SLIP,
        ("Ctrl+E",),
        QT_TRANSLATE_NOOP("Keys", "Print the check sheet, to be signed"),
    ),
    Binding(
        Command.TURN_AWAY,
        ("Shift+F2", "Ctrl+Q"),
        QT_TRANSLATE_NOOP("Keys", "Guide or refuse, before receiving"),
    ),
    Binding(
        Command.CITIZEN,
        ("F8", "Ctrl+I"),
        QT_TRANSLATE_NOOP("Keys", "Show to the citizen, to be confirmed"),
    ),
    Binding(
        Command.SYNCING,
        ("Ctrl+U",),
        QT_TRANSLATE_NOOP("Keys", "Sending to the city"),
    ),
    Binding(
        Command.FROM_HOME,
        ("Ctrl+W",),
        QT_TRANSLATE_NOOP("Keys", "Submitted from home"),
    ),
    Binding(
        Command.FORWARD,
        ("F9", "Ctrl+Return", "Ctrl+Enter"),
        QT_TRANSLATE_NOOP("Keys", "Act forward (the blue button)"),
    ),
    Binding(
        Command.POST, ("Ctrl+F",), QT_TRANSLATE_NOOP("Keys", "Send the result by post")
    ),
    Binding(Command.REPRINT, ("F12", "Ctrl+P"), QT_TRANSLATE_NOOP("Keys", "Reprint")),
    Binding(Command.SEARCH, ("Ctrl+K",), QT_TRANSLATE_NOOP("Keys", "Find anything")),
    Binding(Command.STEP_1, ("Ctrl+1",), QT_TRANSLATE_NOOP("Keys", "Step 1")),
    Binding(Command.STEP_2, ("Ctrl+2",), QT_TRANSLATE_NOOP("Keys", "Step 2")),
    Binding(Command.STEP_3, ("Ctrl+3",), QT_TRANSLATE_NOOP("Keys", "Step 3")),
    Binding(Command.STEP_4, ("Ctrl+4",), QT_TRANSLATE_NOOP("Keys", "Step 4")),
    Binding(Command.SAVE, ("Ctrl+S",), QT_TRANSLATE_NOOP("Keys", "Save draft")),
    Binding(Command.LOCK, ("Ctrl+L",), QT_TRANSLATE_NOOP("Keys", "Lock the screen")),
    Binding(Command.HELP, ("F1", "Ctrl+H"), QT_TRANSLATE_NOOP("Keys", "Help")),
    Binding(
        Command.KEYS,
        ("Ctrl+/",),
        QT_TRANSLATE_NOOP("Keys", "Keyboard shortcuts"),
    ),
    Binding(Command.BACK, ("Esc",), QT_TRANSLATE_NOOP("Keys", "Back one level")),
)


def is_command(key: str) -> bool:
    """Say whether this key, in portable text, is a command of the program."""
    return any(key in binding.keys for binding in BINDINGS)


def text(binding: Binding) -> str:
    """Return what the keys do, in the language now chosen."""
    return QCoreApplication.translate("Keys", str(binding.text))


def keys_text(binding: Binding) -> str:
    """Return the keys as shown, e.g. ``F9 · Ctrl+Enter``."""
    shown = (key for key in binding.keys if key != "Ctrl+Return")
    return " · ".join(shown)
