"""Which act of a page a key means, and what the list of keys says now."""

from collections.abc import Container, Iterator

from counter_app.ui import actions, key_names
from counter_app.ui.actions import BINDINGS, Command, bindings
from counter_app.ui.page import Act, Kind


def act_of(command: Command, acts: tuple[Act, ...]) -> Act | None:
    """Return the act of the page in front that this command means, if any.

    A page names the program's own keys, whatever key an officer gave the command.
    """
    keys = next(each.keys for each in BINDINGS if each.command is command)
    for act in acts:
        forward = act.kind is Kind.PRIMARY and command is Command.FORWARD
        if forward or (act.key and act.key in keys):
            return act
    return None


def key_rows(
    acts: tuple[Act, ...], bound: Container[Command]
) -> Iterator[tuple[str, str]]:
    """Return keys and what they do: only those that do something now."""
    for binding in bindings():
        act = act_of(binding.command, acts)
        if act is not None:
            yield actions.keys_text(binding), act.text()
        elif binding.command in bound:
            yield actions.keys_text(binding), key_names.text(binding)
