"""What can go wrong with backups, queues, a PC given up and an officer who comes.

* BackupAway          the folder of the backups is not there
* BackupBroken        a backup is not what was written
* CityKeyNeeded       passwords alone open no backup here: the keyring has no part in it
* RestoreUnconfirmed  data were restored and nobody confirmed them yet
* QueueRefused        a carried queue cannot be opened, or is another one
* UpdateRefused       a newer version is not as the city signed it
* HeldElsewhere       what came from home was opened, or answered, by another counter
* UnsentWork          something was not sent, so this PC cannot be given up
* OfficerUnproven     the city has not said who this officer is, or too long ago
* ContentErased       what a dossier said was erased here; the city still has it
* PasswordTooWeak     a new password is short, or one that everybody would guess
"""

from datetime import datetime

from counter_app.domain.errors import (
    CounterError,
    PortalProblem,
    RuleBroken,
    StoreProblem,
)


class BackupAway(StoreProblem):
    """The folder of the backups, ``place``, is not there or cannot be written."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class BackupBroken(StoreProblem):
    """A backup cannot be used: ``what`` is absent or not what was written."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class CityKeyNeeded(CounterError):
    """The keyring has no secret of this backup: another PC's, or one given up."""


class RestoreUnconfirmed(PortalProblem):
    """These data were restored: no number and nothing sent before it is confirmed."""


class QueueRefused(CounterError):
    """A file with a carried queue: ``what`` is wrong with it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class UpdateRefused(CounterError):
    """What a repository answered is not believed: ``why``."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class UnsentWork(RuleBroken):
    """``count`` operations are neither at the portal nor in an exported file."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class HeldElsewhere(RuleBroken):
    """What was submitted from home is another counter's by now; ``code`` names it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class OfficerUnproven(RuleBroken):
    """The city has not said who is to be let in, or said it too long ago."""


class PasswordTooWeak(RuleBroken):
    """A new password is too short, or one that everybody would guess."""


class ContentErased(CounterError):
    """What dossier ``code`` said was erased here at ``at``, as the policy asks."""

    def __init__(self, code: str, at: datetime) -> None:
        super().__init__(code)
        self.code = code
        self.at = at
