"""An error as one English sentence for whoever sits at the terminal."""

from counter_app.cli.name import as_typed
from counter_app.domain import errors, keeping_errors
from counter_app.domain.errors import CounterError

SENTENCES: dict[type[CounterError], str] = {
    errors.KeyringMissing: (
        "This machine has no keyring that can keep a secret. Install gnome-keyring"
        " and dbus and sign in to a desktop session, then try again."
    ),
    errors.KeyringLocked: "The keyring is locked. Unlock it and try again.",
    errors.AlreadyRunning: "The program is already running on this profile. Close it.",
    errors.StoreReadOnly: (
        "The profile folder may not be written. Check its owner and its disk."
    ),
    errors.StoreFull: "There is no room left on the disk. Free some and try again.",
    errors.StoreDamaged: (
        "The profile's database is damaged, or the keyring no longer holds its secret."
        " Nothing was changed; restore both from a backup."
    ),
    errors.SecretLost: (
        "The keyring no longer holds this PC's secret. Nothing is lost: run"
        " `main.py recover` with the city's key."
    ),
    errors.SlotTampered: (
        "The officers' slots (vault.json) were not written by this PC. Restore the"
        " file from a backup, or run `main.py recover` with the city's key."
    ),
    errors.RecoveryRefused: "The city's key opens nothing here. Check the key file.",
    errors.WrongCounter: (
        "The city's roster does not let this account work here. Ask whoever keeps it."
    ),
    errors.WrongPassword: "Wrong account or password.",
    errors.SignInHeldBack: "Too many wrong passwords. Wait, then try again.",
    errors.Forbidden: "This account has no role that may do this.",
    errors.OfflineTooLong: (
        "This PC has not heard from the city for longer than its policy allows."
        " Connect it to the network, wait a minute, then try again."
    ),
    keeping_errors.PasswordTooWeak: (
        "Everybody would guess this password, or it is shorter than eight letters."
    ),
    keeping_errors.OfficerUnproven: (
        "The city has not said who this officer is, or too long ago. Take a new code."
    ),
    errors.SecondOfficerNeeded: (
        "A second officer must agree by their own password, to this very act, within a"
        " minute."
    ),
    errors.FileDamaged: (
        "A kept file is damaged. Nothing was handed out; restore it from a backup."
    ),
    errors.NotSignedIn: (
        "Officers are enrolled here already: say with --by who lets this one in."
    ),
    errors.RolledBack: (
        "Older data were put back. Run `main.py audit verify`; after a restore that is"
        " meant, `main.py audit accept` with two officers."
    ),
    errors.StoreTooNew: (
        "A newer version of the program wrote this profile. Install that version."
    ),
    errors.PortalUnreachable: (
        "The portal did not answer. Check its address and try again."
    ),
    errors.PortalRefused: (
        "The portal refused. Check the code: it is good for 24 hours, once."
    ),
    keeping_errors.BackupAway: (
        "The folder of the backups is not there or cannot be written. Plug the disk in,"
        " or set backup_folder; earlier backups are untouched."
    ),
    keeping_errors.BackupBroken: (
        "This backup cannot be used. Take an earlier one (`main.py backup list`);"
        " nothing was changed."
    ),
    keeping_errors.CityKeyNeeded: (
        "Passwords alone do not open this backup here: it is another PC's, or this PC"
        " was given up or lost its keyring. Nothing was changed; run it again with"
        " `--key city.pem` (the city's key) in place of `--and`."
    ),
    keeping_errors.RestoreUnconfirmed: (
        "These data were restored. Look at them, then run `main.py restore --confirm`"
        " with the network there; on a new PC, `main.py enrol`."
    ),
    keeping_errors.QueueRefused: (
        "This file with a carried queue cannot be used. Check the code on the paper and"
        " that the file is whole; nothing was changed."
    ),
    keeping_errors.UpdateRefused: (
        "What the place of updates answered is not as the city signed it, or is out of"
        " date. Nothing was installed; the program goes on working. Call the city's IT."
    ),
    keeping_errors.UnsentWork: (
        "Something was not sent yet. Connect the network and wait, or carry it away"
        " with `main.py queue export`; then try again."
    ),
    errors.NotFound: "There is no such thing here. Nothing was changed.",
    errors.NotReady: "Two different officers are needed. Nothing was changed.",
    errors.NotEnrolled: "This PC has no identity at the portal yet. Enrol it first.",
}


def said(problem: CounterError) -> str:
    """Return the sentence, with the error's own name as its code."""
    name = type(problem).__name__
    words = as_typed(SENTENCES.get(type(problem), "That did not work."))
    facts = "; ".join(str(fact) for fact in problem.args)
    return f"{words} ({name}{f': {facts}' if facts else ''})"
