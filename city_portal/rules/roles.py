"""Who works in the back office, and what each may do.

The roles are those of the city's plan of 2017 (Kế hoạch 09/KH-UBND, from the press; the
text itself was not seen). A ward or the city (an account without an office) has them.
"""

from enum import StrEnum


class Role(StrEnum):
    """One of the seven roles."""

    LEADER = "leader"
    """Lãnh đạo UBND."""
    OFFICE = "office"
    """Cán bộ văn phòng."""
    HEAD = "head"
    """Lãnh đạo phòng chuyên môn."""
    SPECIALIST = "specialist"
    """Chuyên viên phòng chuyên môn."""
    COUNTER = "counter"
    """Cán bộ Một cửa."""
    CULTURE = "culture"
    """Văn hóa thông tin."""
    IT = "it"
    """Công nghệ thông tin."""


class Act(StrEnum):
    """What somebody may do; the log names it."""

    SIGN_IN = "sign-in"
    SIGN_OUT = "sign-out"
    CHANGE_PASSWORD = "change-password"  # noqa: S105 - the name of an act
    COME_TO_COUNTER = "come-to-counter"
    """Agree to being let in at a counter of one's own office."""
    SEE = "see"
    """Read the dossiers of one's own office."""
    OPEN_FILE = "open-file"
    RECEIVE = "receive"
    """Answer what citizens submitted from home."""
    ASSIGN = "assign"
    ASK = "ask"
    ASK_PAYMENT = "ask-payment"
    PAID = "paid"
    """Note that the payment was seen."""
    PROPOSE = "propose"
    FORWARD = "forward"
    SEND_BACK = "send-back"
    SIGN = "sign"
    ATTACH = "attach"
    RETURN = "return"
    OVERSEE = "oversee"
    EXPORT = "export"
    FLEET = "fleet"
    """See how the PCs of the counters are."""
    HALT = "halt"
    """Stop a version of the program from spreading, or let it go on."""
    READ_LOG = "read-log"
    ACCOUNTS = "accounts"
    ADD_ACCOUNT = "add-account"
    CLOSE_ACCOUNT = "close-account"
    RESET_ACCOUNT = "reset-account"


_DESKS = frozenset({Role.LEADER, Role.OFFICE, Role.HEAD, Role.SPECIALIST, Role.COUNTER})
_MAY = {
    Act.SIGN_IN: frozenset(Role),
    Act.SIGN_OUT: frozenset(Role),
    Act.CHANGE_PASSWORD: frozenset(Role),
    Act.COME_TO_COUNTER: frozenset(Role),
    Act.SEE: _DESKS,
    Act.OPEN_FILE: _DESKS,
    Act.RECEIVE: frozenset({Role.COUNTER}),
    Act.ASSIGN: frozenset({Role.HEAD}),
    Act.ASK: frozenset({Role.HEAD, Role.SPECIALIST}),
    Act.ASK_PAYMENT: frozenset({Role.SPECIALIST}),
    Act.PAID: frozenset({Role.SPECIALIST}),
    Act.PROPOSE: frozenset({Role.SPECIALIST}),
    Act.FORWARD: frozenset({Role.HEAD}),
    Act.SEND_BACK: frozenset({Role.HEAD, Role.LEADER}),
    Act.SIGN: frozenset({Role.LEADER}),
    Act.ATTACH: frozenset({Role.SPECIALIST, Role.OFFICE}),
    Act.RETURN: frozenset({Role.OFFICE}),
    Act.OVERSEE: frozenset(
        {Role.LEADER, Role.OFFICE, Role.HEAD, Role.CULTURE, Role.IT}
    ),
    Act.EXPORT: frozenset({Role.LEADER, Role.OFFICE, Role.CULTURE}),
    Act.FLEET: frozenset({Role.LEADER, Role.IT}),
    Act.HALT: frozenset({Role.IT}),
    Act.READ_LOG: frozenset({Role.LEADER, Role.IT}),
    Act.ACCOUNTS: frozenset({Role.IT}),
    Act.ADD_ACCOUNT: frozenset({Role.IT}),
    Act.CLOSE_ACCOUNT: frozenset({Role.IT}),
    Act.RESET_ACCOUNT: frozenset({Role.IT}),
}


def may(role: Role, act: Act) -> bool:
    """Say whether this role may do this at all."""
    return role in _MAY[act]
