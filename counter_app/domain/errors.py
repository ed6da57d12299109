"""Everything that can go wrong in a way the officer should hear about.

* CounterError
  * RuleBroken                the officer asked for something the rules forbid
    * WrongState              the dossier's state does not allow this
    * Hindered                what came before does not allow this act; ``why`` tells
    * FeeWouldChange          the corrected answers would cost another fee
    * NotReady                the draft still has faults
    * WrongPassword           account or password is wrong; attempts left
    * SignInHeldBack          too many wrong passwords; wait
    * WrongCounter            the account is not assigned to this counter
    * NotSignedIn             nobody is signed in, or the screen is locked
    * NotYours                the draft belongs to another officer
    * Forbidden               the officer has no role that may do this
    * OfflineTooLong          not heard of by the city for longer than policy allows
    * ManyViewed              many people's dossiers opened in a short time
    * SecondOfficerNeeded     somebody else must agree, with a password of their own
    * ProcedureUnavailable    not in the catalogue, or not valid on this day
    * ProcedureElsewhere      another province's own procedure
    * LimitUncounted          no limit that can be counted; an administrator sets it
    * ClockDiffers            far from the portal's time; a supervisor may confirm it
    * ClockUntrusted          this PC's clock went back; no number is issued
    * AmountRefused           no amount or number a receipt can carry
  * NotFound                  that dossier, draft or file is not on this machine
  * CardUnreadable            the scanned line is no citizen card
  * FileRefused               the file cannot be taken in: reason tells why
  * FileUnwritable            a file for another program cannot be written
  * ScannerProblem            the paper scanner: reason tells what to do
  * PrinterProblem            the printer: reason tells what to do
  * StoreProblem              this machine's disk or database
    * StoreBusy               another program holds the database
    * StoreFailed             reading or writing failed
    * StoreFull               no room left on the disk
    * StoreReadOnly           the profile may not be written
    * StoreDamaged            the file is damaged or the key is not its key
    * StoreTooNew             written by a newer version of the program
    * RolledBack              an old state of the data was put back
    * AlreadyRunning          a second instance on the same profile
  * KeyringMissing            no keyring that can keep a secret
  * KeyringLocked             the keyring is locked
  * SecretLost                the keyring forgot this PC's secret; the city can recover
  * SlotTampered              the officers' slots were changed by somebody else
  * RecoveryRefused           the city's key opens nothing here
  * FileDamaged               a kept file does not match its hash
  * PortalProblem             the city portal, or the way to it
    * PortalUnreachable       try again later; nothing is lost
    * PortalRefused           trying again will not help
    * NotEnrolled             this PC has no device identity yet, or it was revoked

Only leaves are raised; branches are for catching. An error carries facts, not
sentences: counter_app.ui.problems says them in the officer's language.

A bug is not listed here: it keeps its own built-in type, reaches the top, is
logged with its traceback and shown as a fault of ours.
"""

from datetime import datetime
from enum import StrEnum


class CounterError(Exception):
    """Something expected that the officer should hear about."""


class RuleBroken(CounterError):
    """The officer asked for something the rules forbid."""


class WrongState(RuleBroken):
    """The dossier's state does not allow this step."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


class Hindered(RuleBroken):
    """What happened to the dossier before does not allow this act now."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class FeeWouldChange(RuleBroken):
    """The answers as corrected would cost another fee than the one on the receipt."""


class NotReady(RuleBroken):
    """The draft still has faults; ``faults`` is how many."""

    def __init__(self, faults: int) -> None:
        super().__init__(faults)
        self.faults = faults


class WrongPassword(RuleBroken):
    """Account or password is wrong; ``attempts_left`` before a pause."""

    def __init__(self, attempts_left: int) -> None:
        super().__init__(attempts_left)
        self.attempts_left = attempts_left


class SignInHeldBack(RuleBroken):
    """Too many wrong passwords; ``until`` is when to try again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class WrongCounter(RuleBroken):
    """The account is not assigned to this counter."""

    def __init__(self, counter: str) -> None:
        super().__init__(counter)
        self.counter = counter


class NotSignedIn(RuleBroken):
    """Nobody is signed in, or the screen is locked."""


class NotYours(RuleBroken):
    """The draft belongs to another officer, named by ``owner``."""

    def __init__(self, owner: str) -> None:
        super().__init__(owner)
        self.owner = owner


class Forbidden(RuleBroken):
    """The officer at work has no role that may do this; ``command`` names it."""

    def __init__(self, command: str) -> None:
        super().__init__(command)
        self.command = command


class ProcedureUnavailable(RuleBroken):
    """The procedure is not in the catalogue, or not valid on this day.

    ``ended_on`` (as written on paper) was its last day, ``replaced_by`` the decision
    that ended it; both empty unless the catalogue tells.
    """

    def __init__(self, code: str, ended_on: str = "", replaced_by: str = "") -> None:
        super().__init__(code, ended_on, replaced_by)
        self.code = code
        self.ended_on = ended_on
        self.replaced_by = replaced_by


class ProcedureElsewhere(RuleBroken):
    """The procedure is another province's own."""

    def __init__(self, code: str, place: str) -> None:
        super().__init__(code, place)
        self.code = code
        self.place = place


class LimitUncounted(RuleBroken):
    """No source gives a limit that can be counted; ``words`` say what is known."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(code, words)
        self.code = code
        self.words = words


class ClockDiffers(RuleBroken):
    """This PC's clock is far from the portal's, last heard as ``last_heard``."""

    def __init__(self, last_heard: datetime) -> None:
        super().__init__(last_heard)
        self.last_heard = last_heard


class ClockUntrusted(RuleBroken):
    """This PC's clock stands before something already done on it."""

    def __init__(self, last_seen: datetime) -> None:
        super().__init__(last_seen)
        self.last_seen = last_seen


class OfflineTooLong(RuleBroken):
    """This PC has not heard from the city for longer than its policy allows."""


class ManyViewed(RuleBroken):
    """Many people's dossiers were opened; it is written down, asking again goes on."""


class SecondOfficerNeeded(RuleBroken):
    """Two officers must agree, and only one did."""


class AmountFault(StrEnum):
    """Why a number is refused."""

    NOT_WHOLE = "not-whole"
    NEGATIVE = "negative"
    TOO_LARGE = "too-large"
    NOTHING = "nothing"


class AmountRefused(RuleBroken):
    """A sum, a number of pages or of copies that cannot be; ``given`` says which."""

    def __init__(self, reason: AmountFault, given: str) -> None:
        super().__init__(reason, given)
        self.reason = reason
        self.given = given


class NotFound(CounterError):
    """That dossier, draft or file is not on this machine."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class CardUnreadable(CounterError):
    """The scanned line is no citizen card; ``seen`` is its beginning."""

    def __init__(self, seen: str) -> None:
        super().__init__(seen)
        self.seen = seen


class FileFault(StrEnum):
    """Why a file was not taken in."""

    MISSING = "missing"
    EMPTY = "empty"
    TOO_BIG = "too-big"
    TOO_MANY_PAGES = "too-many-pages"
    TOO_MANY_PIXELS = "too-many-pixels"
    PASSWORD = "password"  # noqa: S105 -- a reason, not a secret
    DAMAGED = "damaged"
    UNKNOWN_KIND = "unknown-kind"
    MISLABELLED = "mislabelled"
    UNREADABLE = "unreadable"
    CASE_FULL = "case-full"


class FileRefused(CounterError):
    """A file cannot be taken in."""

    def __init__(
        self, name: str, reason: FileFault, megabytes: float = 0, limit: float = 0
    ) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason
        self.megabytes = megabytes
        self.limit = limit


class FileUnwritable(CounterError):
    """A file for another program cannot be written where those are put."""


class DeviceFault(StrEnum):
    """What a scanner or a printer complains of."""

    NOT_CHOSEN = "not-chosen"
    GONE = "gone"
    BUSY = "busy"
    NO_PAPER = "no-paper"
    JAMMED = "jammed"
    COVER_OPEN = "cover-open"
    DENIED = "denied"
    STOPPED = "stopped"
    OUT_OF_MEMORY = "out-of-memory"
    CANCELLED = "cancelled"
    WRONG_PAPER = "wrong-paper"
    """The device has paper of a size the job cannot be laid out for."""
    MAKES_FILES = "makes-files"
    IO = "io"


class ScannerProblem(CounterError):
    """The paper scanner did not deliver."""

    def __init__(self, device: str, reason: DeviceFault) -> None:
        super().__init__(device, reason)
        self.device = device
        self.reason = reason


class PrinterProblem(CounterError):
    """The printer did not take the paper; the dossier is received all the same."""

    def __init__(
        self, device: str, reason: DeviceFault, said: str = "", *, unsure: bool = False
    ) -> None:
        super().__init__(device, reason)
        self.device = device
        self.reason = reason
        self.said = said
        self.unsure = unsure
        """The paper may have come out, or may yet: nobody can say."""


class StoreProblem(CounterError):
    """This machine's disk or database."""


class StoreBusy(StoreProblem):
    """Another program holds the database."""


class StoreFailed(StoreProblem):
    """Reading or writing the database failed."""


class StoreFull(StoreProblem):
    """There is no room left on the disk."""


class StoreReadOnly(StoreProblem):
    """The profile folder may not be written."""


class StoreDamaged(StoreProblem):
    """The database is damaged, or this key is not its key."""


class StoreTooNew(StoreProblem):
    """A newer version of the program wrote this database."""


class RolledBack(StoreProblem):
    """An old state of the data was put back: ``what`` is a dossier's code or empty."""

    def __init__(self, what: str = "") -> None:
        super().__init__(what)
        self.what = what


class AlreadyRunning(StoreProblem):
    """The program is already running on this profile."""


class KeyringMissing(CounterError):
    """This machine has no keyring that can keep a secret."""


class KeyringLocked(CounterError):
    """The keyring is locked."""


class SecretLost(CounterError):
    """The keyring no longer holds this PC's secret; the city's key can recover all."""


class SlotTampered(CounterError):
    """The officers' slots were not written by this PC, or not as they are now."""


class RecoveryRefused(CounterError):
    """The city's key cannot be read, or nothing here was sealed to it."""


class FileDamaged(CounterError):
    """A kept file does not match its hash any more."""

    def __init__(self, sha256: str) -> None:
        super().__init__(sha256)
        self.sha256 = sha256


class PortalProblem(CounterError):
    """The city portal, or the way to it."""


class PortalUnreachable(PortalProblem):
    """No answer of a portal; nothing is lost. ``retry_after``: seconds it asked for."""

    def __init__(self, detail: str = "", *, retry_after: float = 0) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class PortalRefused(PortalProblem):
    """The portal refuses; trying again will not help."""

    def __init__(self, reason: str, status: int = 0) -> None:
        super().__init__(reason, status)
        self.reason = reason
        self.status = status


class NotEnrolled(PortalProblem):
    """This PC has no device identity yet, or the portal revoked it."""
