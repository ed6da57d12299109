"""What the key of a command, or a letter, does: in the language of the screen."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.ui.actions import Binding, Command
from counter_app.ui.letter_keys import Letter, LetterKey

COMMANDS = {
    Command.READY: QT_TRANSLATE_NOOP("Keys", "Ready to scan, next person"),
    Command.PROCEDURE: QT_TRANSLATE_NOOP("Keys", "Find a procedure"),
    Command.PAPERS: QT_TRANSLATE_NOOP("Keys", "Scan or import papers"),
    Command.CAPTURE: QT_TRANSLATE_NOOP("Keys", "Take a picture of a paper"),
    Command.TAKE_WAITING: QT_TRANSLATE_NOOP("Keys", "Take the files that came in"),
    Command.NEXT_PROFILE: QT_TRANSLATE_NOOP("Keys", "Scan the next way: colour, size"),
    Command.USE_AGAIN: QT_TRANSLATE_NOOP("Keys", "Use a paper kept here again"),
    Command.FILES: QT_TRANSLATE_NOOP("Keys", "Choose a file"),
    Command.REFRESH: QT_TRANSLATE_NOOP("Keys", "Refresh"),
    Command.TODAY: QT_TRANSLATE_NOOP("Keys", "Today's dossiers"),
    Command.DUE: QT_TRANSLATE_NOOP("Keys", "Due soon, overdue"),
    Command.COPIES: QT_TRANSLATE_NOOP("Keys", "Certified copies"),
    Command.TILL: QT_TRANSLATE_NOOP("Keys", "Fees, cash-up"),
    Command.CHECK_SLIP: QT_TRANSLATE_NOOP(
        "Keys", "Print the check sheet, to be signed"
    ),
    Command.TURN_AWAY: QT_TRANSLATE_NOOP("Keys", "Guide or refuse, before receiving"),
    Command.CITIZEN: QT_TRANSLATE_NOOP("Keys", "Show to the citizen, to be confirmed"),
    Command.SYNCING: QT_TRANSLATE_NOOP("Keys", "Sending to the city"),
    Command.FROM_HOME: QT_TRANSLATE_NOOP("Keys", "Submitted from home"),
    Command.FORWARD: QT_TRANSLATE_NOOP("Keys", "Act forward (the blue button)"),
    Command.POST: QT_TRANSLATE_NOOP("Keys", "Send the result by post"),
    Command.REPRINT: QT_TRANSLATE_NOOP("Keys", "Reprint"),
    Command.SEARCH: QT_TRANSLATE_NOOP("Keys", "Find anything"),
    Command.STEP_1: QT_TRANSLATE_NOOP("Keys", "Step 1"),
    Command.STEP_2: QT_TRANSLATE_NOOP("Keys", "Step 2"),
    Command.STEP_3: QT_TRANSLATE_NOOP("Keys", "Step 3"),
    Command.STEP_4: QT_TRANSLATE_NOOP("Keys", "Step 4"),
    Command.SAVE: QT_TRANSLATE_NOOP("Keys", "Save draft"),
    Command.LOCK: QT_TRANSLATE_NOOP("Keys", "Lock the screen"),
    Command.HELP: QT_TRANSLATE_NOOP("Keys", "Help"),
    Command.KEYS: QT_TRANSLATE_NOOP("Keys", "Keyboard shortcuts"),
    Command.BACK: QT_TRANSLATE_NOOP("Keys", "Back one level"),
}
LETTERS = {
    Letter.SUPPLEMENT: QT_TRANSLATE_NOOP("Keys", "Ask for papers, or take them"),
    Letter.HAND_OVER: QT_TRANSLATE_NOOP("Keys", "Hand the result over"),
    Letter.REPRINT: QT_TRANSLATE_NOOP("Keys", "Print the receipt again"),
    Letter.SORT: QT_TRANSLATE_NOOP("Keys", "Sort by the next column"),
    Letter.TURN: QT_TRANSLATE_NOOP("Keys", "Sort the other way round"),
    Letter.CALL: QT_TRANSLATE_NOOP("Keys", "Call the specialists"),
    Letter.APOLOGISE: QT_TRANSLATE_NOOP("Keys", "Apologise, put the date off"),
    Letter.CAME_BACK: QT_TRANSLATE_NOOP("Keys", "The post brought it back"),
    Letter.REFUSE: QT_TRANSLATE_NOOP("Keys", "Refuse what was submitted"),
    Letter.TABLE: QT_TRANSLATE_NOOP("Keys", "The table of a chart, or the chart"),
    Letter.CASH: QT_TRANSLATE_NOOP("Keys", "Pay in cash"),
    Letter.VIETQR: QT_TRANSLATE_NOOP("Keys", "Pay by VietQR"),
    Letter.WAIVE: QT_TRANSLATE_NOOP("Keys", "Let the fee off"),
    Letter.TURN_PAGE: QT_TRANSLATE_NOOP("Keys", "Turn the page"),
    Letter.RESCAN: QT_TRANSLATE_NOOP("Keys", "Scan the page again"),
    Letter.CROP: QT_TRANSLATE_NOOP("Keys", "Crop the page"),
    Letter.LEAVE_OUT: QT_TRANSLATE_NOOP(
        "Keys", "Leave the page out, or take it back in"
    ),
    Letter.SPLIT: QT_TRANSLATE_NOOP("Keys", "Begin another file at the page"),
    Letter.MERGE: QT_TRANSLATE_NOOP("Keys", "Join the page to the file before"),
    Letter.PAIR: QT_TRANSLATE_NOOP("Keys", "Put front and back on one page"),
    Letter.UNDO: QT_TRANSLATE_NOOP("Keys", "Undo the last change"),
    Letter.TICK_ALL: QT_TRANSLATE_NOOP("Keys", "Tick all results of the person"),
}


def text(act: Binding | LetterKey) -> str:
    """Return what it does, in the language now chosen."""
    source = COMMANDS[act.command] if isinstance(act, Binding) else LETTERS[act.letter]
    return QCoreApplication.translate("Keys", str(source))
