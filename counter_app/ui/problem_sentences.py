"""The sentences of ui.problems as data: a small code and the English source text.

Each says what to do. The code is for the telephone: officers read it to IT staff.
"""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.domain import errors, keeping_errors, money_errors
from counter_app.domain.errors import CounterError
from counter_app.ui.officer_sentences import OFFICERS

Said = tuple[str, object]
"""Code, and English source text in the context ``Problems``."""

PROCEDURE_ENDED: Said = (
    "MC-121",
    QT_TRANSLATE_NOOP(
        "Problems",
        "Procedure {code} ended on {ended_on} and cannot be received. Use what"
        " replaces it: {replaced_by}",
    ),
)
SENTENCES: Mapping[type[CounterError], Said] = {
    **OFFICERS,
    errors.WrongState: (
        "MC-101",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The dossier has moved on and does not allow this step."
            " Open it again to see where it stands.",
        ),
    ),
    errors.FeeWouldChange: (
        "MC-158",
        QT_TRANSLATE_NOOP(
            "Problems",
            "These answers would cost another fee than the receipt says. Correct the"
            " rest, or receive a new dossier for the difference.",
        ),
    ),
    errors.NotReady: (
        "MC-102",
        QT_TRANSLATE_NOOP("Problems", "{faults} to put right before going on."),
    ),
    errors.ManyViewed: (
        "MC-162",
        QT_TRANSLATE_NOOP(
            "Problems",
            "You opened dossiers of many people within a quarter of an hour. This was"
            " written down. If your work needs it, open the dossier again.",
        ),
    ),
    money_errors.FeeNotOwed: (
        "MC-141",
        QT_TRANSLATE_NOOP(
            "Problems",
            "That is not what is to be paid: {owed} đ is. Open the dossier again to see"
            " what was taken for it already.",
        ),
    ),
    money_errors.CashTooLittle: (
        "MC-142",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The citizen still has to lay down {lacking} đ. Type what lies on the"
            " counter, or choose another way to pay.",
        ),
    ),
    money_errors.GroundNeeded: (
        "MC-143",
        QT_TRANSLATE_NOOP(
            "Problems", "Write the reason and the legal ground; both are kept."
        ),
    ),
    money_errors.DifferenceUnexplained: (
        "MC-144",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The till differs by {difference} đ. Count again, or write the reason.",
        ),
    ),
    money_errors.NoShift: (
        "MC-145",
        QT_TRANSLATE_NOOP(
            "Problems",
            "You have no open shift at this counter. A shift begins with its float or"
            " with the first fee.",
        ),
    ),
    money_errors.NothingToProve: (
        "MC-148",
        QT_TRANSLATE_NOOP(
            "Problems",
            "No transfer of this fee waits for its credit any more. Refresh, and look"
            " what was taken.",
        ),
    ),
    money_errors.TillStillOpen: (
        "MC-146",
        QT_TRANSLATE_NOOP("Problems", "Close your shift at the till first."),
    ),
    money_errors.OpenWorkChanged: (
        "MC-147",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Something changed since the list was shown. Read it again together.",
        ),
    ),
    errors.NotSignedIn: (
        "MC-106",
        QT_TRANSLATE_NOOP("Problems", "Sign in to go on. What was typed is kept."),
    ),
    errors.NotYours: (
        "MC-107",
        QT_TRANSLATE_NOOP(
            "Problems", "This draft belongs to {owner}. Ask them to go on with it."
        ),
    ),
    errors.Forbidden: (
        "MC-110",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Your account has no role for this. Ask the head of the section or a"
            " colleague who has it.",
        ),
    ),
    errors.ProcedureUnavailable: (
        "MC-108",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Procedure {code} cannot be received today. Choose another procedure or"
            " update the catalogue.",
        ),
    ),
    errors.ProcedureElsewhere: (
        "MC-122",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Procedure {code} belongs to {place}, not to this city. Send the citizen"
            " there or choose another procedure.",
        ),
    ),
    errors.LimitUncounted: (
        "MC-123",
        QT_TRANSLATE_NOOP(
            "Problems",
            "No date can be promised for {code}: the source gives no limit that can be"
            " counted ({words}). An administrator must set it first.",
        ),
    ),
    errors.ClockDiffers: (
        "MC-119",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This PC's clock is far from the city's time, last heard {last_heard}. Set"
            " it right, or let the head of the counter confirm it, before receiving.",
        ),
    ),
    errors.ClockUntrusted: (
        "MC-109",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This PC's clock is earlier than work already done ({last_seen})."
            " Set the clock right before receiving.",
        ),
    ),
    errors.NotFound: (
        "MC-201",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This is not on this machine: {what}. Check the code, or look for it at"
            " the counter that received it.",
        ),
    ),
    errors.CardUnreadable: (
        "MC-202",
        QT_TRANSLATE_NOOP(
            "Problems", "Unknown code: {seen}. Scan the card or receipt again, or type."
        ),
    ),
    errors.StoreBusy: (
        "MC-301",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Another program is using the data. Try again in a few seconds.",
        ),
    ),
    errors.StoreFailed: (
        "MC-302",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Reading or writing the data failed. Try again; if it fails again, call"
            " IT staff.",
        ),
    ),
    errors.StoreFull: (
        "MC-303",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The disk is full, nothing was saved. Free some room, then try again.",
        ),
    ),
    errors.StoreReadOnly: (
        "MC-304",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The data folder may not be written. Call IT staff to give permission.",
        ),
    ),
    errors.StoreDamaged: (
        "MC-305",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The data are damaged or their key is another one. Do not delete"
            " anything; call IT staff to restore a backup.",
        ),
    ),
    errors.StoreTooNew: (
        "MC-306",
        QT_TRANSLATE_NOOP(
            "Problems",
            "A newer version of the program wrote these data. Install the newest"
            " version.",
        ),
    ),
    errors.RolledBack: (
        "MC-308",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Older data were put back on this machine. {what} Do not go on with them;"
            " call IT staff at once.",
        ),
    ),
    errors.AlreadyRunning: (
        "MC-307",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The program is already open on this machine. Go to the window that is"
            " open.",
        ),
    ),
    errors.KeyringMissing: (
        "MC-401",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This machine has no keyring that can keep the key. Call IT staff to set"
            " one up.",
        ),
    ),
    errors.KeyringLocked: (
        "MC-402",
        QT_TRANSLATE_NOOP(
            "Problems", "The machine's keyring is locked. Unlock it, then try again."
        ),
    ),
    errors.SecretLost: (
        "MC-404",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This machine's keyring has lost its key. No dossier is lost; call IT staff"
            " to recover with the city's key.",
        ),
    ),
    errors.SlotTampered: (
        "MC-405",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The officers' keys of this machine were changed by somebody else. Do not"
            " use it; call IT staff.",
        ),
    ),
    errors.RecoveryRefused: (
        "MC-406",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The city's key does not open these data. Check that it is the right key.",
        ),
    ),
    keeping_errors.ContentErased: (
        "MC-203",
        QT_TRANSLATE_NOOP(
            "Problems",
            "What dossier {code} said was erased from this machine at {at}, as the"
            " rules on keeping ask; the city's system still has it. Open the dossier"
            " and get it again, or look it up at the city's portal by its code.",
        ),
    ),
    keeping_errors.CityKeyNeeded: (
        "MC-407",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Passwords alone do not open this backup on this machine. Call IT staff to"
            " restore with the city's key.",
        ),
    ),
    errors.FileDamaged: (
        "MC-403",
        QT_TRANSLATE_NOOP("Problems", "A kept file is damaged. Scan that paper again."),
    ),
    errors.FileUnwritable: (
        "MC-409",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The table cannot be written to the documents folder. Free space there, or"
            " ask IT staff for the right to write.",
        ),
    ),
    errors.PortalUnreachable: (
        "MC-501",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The city's system does not answer. Go on receiving; dossiers are sent"
            " when it is back.",
        ),
    ),
    errors.PortalRefused: (
        "MC-502",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The city's system refused: {reason}. Correct the dossier or call IT"
            " staff.",
        ),
    ),
    keeping_errors.BackupAway: (
        "MC-311",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The place of the backups is not there: {place}. Plug the disk in again, or"
            " call IT staff; earlier backups are untouched.",
        ),
    ),
    keeping_errors.BackupBroken: (
        "MC-312",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The backup could not be read back and does not count. Earlier ones stay;"
            " call IT staff to try another disk.",
        ),
    ),
    keeping_errors.RestoreUnconfirmed: (
        "MC-504",
        QT_TRANSLATE_NOOP(
            "Problems",
            "These data were restored from a backup. Nothing is received or sent before"
            " an administrator confirms them under Sending to the city.",
        ),
    ),
    keeping_errors.QueueRefused: (
        "MC-313",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This file with a carried queue cannot be used. Check the code on the paper"
            " and that the file is whole.",
        ),
    ),
    keeping_errors.UpdateRefused: (
        "MC-505",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The update is not as the city signed it and was not taken. Go on working;"
            " call IT staff.",
        ),
    ),
    keeping_errors.UnsentWork: (
        "MC-159",
        QT_TRANSLATE_NOOP(
            "Problems",
            "{count} changes were not sent yet. Send them or carry them away on a stick"
            " before this machine is given up.",
        ),
    ),
    keeping_errors.HeldElsewhere: (
        "MC-164",
        QT_TRANSLATE_NOOP(
            "Problems",
            "{code} was opened or answered by another counter. Leave it to that"
            " counter; the list follows with the next connection.",
        ),
    ),
    errors.NotEnrolled: (
        "MC-503",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This machine is not registered with the city's system. Call IT staff to"
            " register it.",
        ),
    ),
}
