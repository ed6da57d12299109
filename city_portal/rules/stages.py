"""How far the back office is with a dossier; its state for citizens is apart."""

from enum import StrEnum

from city_portal.rules.roles import Act, Role


class Stage(StrEnum):
    """Whose turn it is."""

    ARRIVED = "arrived"
    """Nobody has it yet: the head of the room assigns it."""
    ASSIGNED = "assigned"
    """A specialist works on it."""
    PROPOSED = "proposed"
    """The head looks at what the specialist proposes."""
    TO_SIGN = "to-sign"
    SIGNED = "signed"
    """The office attaches the result and returns it to the counter."""
    DONE = "done"


class Decision(StrEnum):
    """What is proposed and signed."""

    APPROVE = "approve"
    STOP = "stop"


FROM = {
    Act.ASSIGN: frozenset({Stage.ARRIVED, Stage.ASSIGNED}),
    Act.ASK: frozenset({Stage.ARRIVED, Stage.ASSIGNED}),
    Act.ASK_PAYMENT: frozenset({Stage.ASSIGNED}),
    Act.PAID: frozenset({Stage.ASSIGNED}),
    Act.PROPOSE: frozenset({Stage.ASSIGNED}),
    Act.FORWARD: frozenset({Stage.PROPOSED}),
    Act.SEND_BACK: frozenset({Stage.PROPOSED, Stage.TO_SIGN}),
    Act.SIGN: frozenset({Stage.TO_SIGN}),
    Act.ATTACH: frozenset({Stage.ASSIGNED, Stage.SIGNED}),
    Act.RETURN: frozenset({Stage.SIGNED}),
}
"""At which stages something may be done."""

TURN = {
    Role.HEAD: frozenset({Stage.ARRIVED, Stage.PROPOSED}),
    Role.SPECIALIST: frozenset({Stage.ASSIGNED}),
    Role.LEADER: frozenset({Stage.TO_SIGN}),
    Role.OFFICE: frozenset({Stage.SIGNED}),
    Role.COUNTER: frozenset({Stage.SIGNED}),
}
"""At which stages it is somebody's turn: what the queue of a role shows."""

OPEN = ("received", "processing", "supplement", "payment")
"""States in which the back office has something to do."""
WORKED_ON = ("received", "processing")
"""The time runs and nothing is waited for."""
