"""What ui.problems says of officers: who may sign in here, and who must agree."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.domain import errors, keeping_errors
from counter_app.domain.errors import CounterError

OFFICERS: Mapping[type[CounterError], tuple[str, object]] = {
    errors.WrongPassword: (
        "MC-103",
        QT_TRANSLATE_NOOP(
            "Problems", "Wrong account or password. {attempts_left} tries left."
        ),
    ),
    errors.SignInHeldBack: (
        "MC-104",
        QT_TRANSLATE_NOOP(
            "Problems", "Too many wrong tries. Sign in again after {until}."
        ),
    ),
    errors.WrongCounter: (
        "MC-105",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This account is not assigned to Counter {counter}."
            " Choose another counter or call IT staff.",
        ),
    ),
    errors.OfflineTooLong: (
        "MC-161",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This PC has not heard from the city for longer than is allowed: it only"
            " shows what it has. Connect it to the network, wait a minute, then do this"
            " again.",
        ),
    ),
    keeping_errors.PasswordTooWeak: (
        "MC-115",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Everybody would guess this password, or it is shorter than eight letters."
            " Take a sentence of your own.",
        ),
    ),
    errors.SecondOfficerNeeded: (
        "MC-131",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Two officers must agree: a colleague types their own account and"
            " password, and a reason is given.",
        ),
    ),
    keeping_errors.OfficerUnproven: (
        "MC-168",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The city has not said who this officer is, or more than ten minutes ago."
            " Take a new code.",
        ),
    ),
}
