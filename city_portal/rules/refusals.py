"""Why the portal says no."""

from enum import StrEnum


class Why(StrEnum):
    """The kinds of refusal; ``api.problems`` gives each its status code."""

    UNAUTHORISED = "unauthorised"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"
    INVALID = "invalid"
    TOO_LARGE = "too-large"
    WRONG_TYPE = "wrong-type"
    WRONG_VERSION = "wrong-version"
    WRONG_OFFSET = "wrong-offset"
    WRONG_CHECKSUM = "wrong-checksum"
    FORKED = "forked"
    BUSY = "busy"
    TOO_OFTEN = "too-often"


WORTH_A_LINE = {Why.INVALID, Why.UNAUTHORISED, Why.FORBIDDEN, Why.FORKED, Why.TOO_OFTEN}
"""What nobody who does as agreed is refused for: somebody may be trying doors.

Such a refusal leaves a line in the log (ASVS 16.3.1, 16.3.3).
"""


class Refused(Exception):
    """The portal will not do this; asking again unchanged will not help.

    Two kinds are worth another try later: BUSY and TOO_OFTEN.
    """

    def __init__(self, why: Why, detail: str) -> None:
        super().__init__(detail)
        self.why = why
        self.detail = detail


class DatabaseTooNew(Exception):
    """The database was written by a newer portal; it is left as it is."""
