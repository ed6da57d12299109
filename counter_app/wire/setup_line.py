"""The line of a provisioning sheet: which portal, which counter, which settings.

It is printed as a QR code and scanned at the new PC, and holds no secret: the one-time
code travels apart. ``MCG1|https://portal|03|name=value|…``, each part percent-encoded.
"""

from collections.abc import Mapping
from urllib.parse import quote, unquote

from counter_app.wire.codec import Unreadable

HEAD = "MCG1"
LONGEST = 1500
"""Characters; more makes a QR code that old scanners do not read."""
PLAIN = "/:.-_~+"
"""Stay as they are: addresses and base64 shall be readable by people."""


def setup_line(portal: str, counter: str, settings: Mapping[str, str | int]) -> str:
    """Return the line of a sheet; ValueError when it would be too long to scan."""
    parts = [HEAD, portal, counter]
    parts += [f"{name}={value}" for name, value in settings.items()]
    line = "|".join(quote(part, safe=PLAIN + "=") for part in parts)
    if len(line) > LONGEST:
        raise ValueError(f"{len(line)} characters are too many for one code")
    return line


def read_setup_line(line: str) -> tuple[str, str, Mapping[str, str]]:
    """Return portal, counter and settings; Unreadable for what is no such line."""
    head, *parts = line.strip().split("|")
    if head != HEAD or len(parts) < 2 or len(line) > LONGEST:
        raise Unreadable("this is no sheet of a counter")
    portal, counter, *rest = (unquote(part, errors="strict") for part in parts)
    settings = {}
    for one in rest:
        name, sign, value = one.partition("=")
        if not sign or name in settings:
            raise Unreadable(f"{one!r} is no setting")
        settings[name] = value
    return portal, counter, settings
