"""What an administrator may set: one frozen class, read from TOML."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its standard; see docs/it-staff.md."""

    portal_url: str = ""
    """Empty: this PC is not enrolled yet."""
    ca_bundle: str = ""
    """A PEM file of authorities to trust beside the system's own; empty: none."""
    sync_every: int = 30
    """Seconds between two passes when all is well."""
    second_copy: str = ""
    """A folder on another disk for the second copy of what is not sent yet; empty: the
    user's state folder, or a sibling of a profile that was chosen by hand."""
    backup_folder: str = ""
    """A folder on another disk, a stick or a share for whole backups; empty: none."""
    backup_hours: int = 24
    """A backup is due after so many hours; it waits for a locked screen."""
    backup_keep: int = 7
    """So many backups are kept; older ones go."""
    heartbeat: str = "on"
    """Whether the city is told how this PC is: ``on`` or ``off``."""
    update_source: str = ""
    """Where signed updates lie: https://… or a folder; empty: IT brings them."""
    update_ring: int = 3
    """Which wave of an update this PC is in, 0 the first, 3 the last."""
    update_channel: str = "stable"
    """``stable``, or ``preview``: what a few PCs try before it is offered to all."""
    auto_update: int = 1
    """1: the system's task installs what is offered; 0: IT staff do, by hand."""
    point_id: str = ""
    """The city's own number of this counter's place, ``P0123``; empty: none."""
    answer_file: str = ""
    """An answer file ``enrol`` takes when nothing is typed; empty: none."""
    data_scope: str = "user"
    """``user``: profiles are in each home; ``machine``: in a folder of the PC."""
    proxy_mode: str = "system"
    """``system``, ``direct`` (none), or the address ``http://host:port``."""
    keep_files_days: int = 7
    """Files of a closed dossier stay here so long after its receipt; then they are
    erased, once the portal has them and a tested backup of it covers the dossier."""
    keep_content_days: int = 30
    """What a closed dossier says stays here so long after everything of it was
    acknowledged, by the portal's time; then only numbers and dates do. 0: for ever."""
    upload_kbps: int = 0
    """At most so many kilobits a second for scans on their way out; 0: no cap."""
    printer: str = ""
    """Name of the print queue of receipts; empty: keep the PDF only."""
    receipt_size: str = "A5"
    """``A5``, ``A4`` or ``80mm``."""
    scanner: str = ""
    """Name of the paper scanner as SANE lists it; empty: the first found."""
    camera: str = ""
    """The camera over the counter: ``/dev/video0``, its name on Windows, or the
    http(s) or rtsp address of one on the network; empty: the first plugged in."""
    scan_profile: str = "standard"
    """Which profile of resources/scanning/profiles.toml the officer begins with."""
    scan_profiles: str = ""
    """Which profiles officers may choose, ids with commas; empty: all, one: locked."""
    scan_folder: str = ""
    """A folder a copier or a camera puts files into; empty: none."""
    code_scanner: str = ""
    """Serial port of the code scanner, e.g. ``/dev/ttyACM0``; empty: keyboard mode."""
    language: str = "vi"
    """``vi`` or ``en``."""
    text_size: str = "100"
    """How large the screen's words are, in per cent."""
    hints: str = "show"
    """Whether questions have the sentence that helps: ``show`` or ``hide``."""
    keys: str = ""
    """Which acts have other keys than the program's own; see ui.keymap. Empty: none."""
    letters: str = "on"
    """Whether single letters act in lists: ``on`` or ``off`` (WCAG 2.1.4)."""
    office: str = ""
    """The office's name, as enrolment told it; shown before the profile is open."""
    counter: str = ""
    """This PC's counter, e.g. ``03``, as enrolment told it."""
    recovery_key: str = ""
    """The city's public key (base64) to which every vault is sealed as well."""
    lookup_hint: str = "Cổng Dịch vụ công quốc gia (dichvucong.gov.vn) · 1022"
    """Printed on receipts: where to look a dossier up, and whom to call."""
    citizen_address: str = ""
    """The portal as citizens call it, ``https://host``: the QR of a paper leads there
    (look-up, rating); empty: it says the code only."""
    bank_account: str = ""
    """Where citizens may pay: the bank's BIN and the account, ``970436/0123456789``;
    empty: no QR is shown."""
    specialists: str = ""
    """Whom officers call about a dossier that is due; copied from the list (S15)."""
    citizen_inches: str = ""
    """Diagonal of the citizen's screen in inches, e.g. ``10.1``; empty: as it says."""
    citizen_touch: str = "auto"
    """Whether citizens can tap their screen: ``yes``, ``no``, or as the system says."""
    idle_minutes: int = 5
    """Without a key for so long, the screen is locked."""

    offline_hours: int = 72
    """So long after the portal was last heard new work is done; then this PC only shows
    what it has. A city may set up to a year (SECURITY 1.4: 72 h by policy)."""


MAY_BE_NOTHING = {"update_ring", "upload_kbps", "auto_update", "keep_content_days"}
CHOICES = {
    "receipt_size": ("A5", "A4", "80mm"),
    "language": ("vi", "en"),
    "hints": ("show", "hide"),
    "letters": ("on", "off"),
    "text_size": ("100", "115", "130", "150"),
    "citizen_touch": ("auto", "yes", "no"),
    "heartbeat": ("on", "off"),
    "update_channel": ("stable", "preview"),
    "data_scope": ("user", "machine"),
}
FORGIVEN = {"keys": "?", "letters": "on"}
"""What stands for a value that cannot be: nobody is kept from working by a key. "?" is
no line of keys: whoever reads it goes on with the program's own keys, and says so."""
SMALLEST_SCREEN, BIGGEST_SCREEN = 5.0, 100.0
"""Inches."""


class SettingsBroken(Exception):
    """A settings file that cannot be used; the text says where and why."""


def read_settings(*files: Path) -> Settings:
    """Read the files that exist, later ones overriding; raise SettingsBroken."""
    return Settings(**read_values(*files))


def read_values(*files: Path) -> dict[str, Any]:
    """Return what the files that exist set, later ones overriding.

    Raises SettingsBroken when one of them, or a value, cannot be used.
    """
    given: dict[str, Any] = {}
    for file in files:
        if file.exists():
            given |= _read(file)
    for name, value in [*given.items()]:
        try:
            check_setting(name, value)
        except SettingsBroken:
            if name not in FORGIVEN:
                raise
            given |= FORGIVEN
    return given


def check_setting(name: str, value: object) -> None:
    """Raise SettingsBroken when this cannot be the value of this setting."""
    known = {part.name: part.type for part in fields(Settings)}
    if name not in known:
        raise SettingsBroken(f"there is no setting {name!r}")
    wanted = int if known[name] in (int, "int") else str
    if not isinstance(value, wanted) or isinstance(value, bool):
        raise SettingsBroken(f"{name} must be {wanted.__name__}")
    if isinstance(value, int) and value < (name not in MAY_BE_NOTHING):
        raise SettingsBroken(f"{name} must be at least 1")
    if name in CHOICES and value not in CHOICES[name]:
        raise SettingsBroken(f"{name} must be {' or '.join(CHOICES[name])}")
    fits, sentence = FORMS.get(name, (_anything, ""))
    if value and isinstance(value, str) and not fits(value):
        raise SettingsBroken(f"{name} must be {sentence}")


def _read(file: Path) -> dict[str, Any]:
    import tomllib  # most profiles have no such file, and the window comes first

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (ValueError, OSError, RecursionError) as error:
        raise SettingsBroken(f"{file}: {error}") from error


def inches(text: str) -> float:
    """Read a diagonal, ``10.1`` or ``10,1``; 0 for what is none."""
    try:
        read = float(text.replace(",", "."))
    except ValueError:
        return 0.0
    return read if SMALLEST_SCREEN <= read <= BIGGEST_SCREEN else 0.0


def _is_host(text: str) -> bool:
    host = text.removeprefix("https://")
    plain = host.replace(".", "").replace("-", "").replace(":", "")
    return host != text and plain.isascii() and plain.isalnum()


def _is_account(text: str) -> bool:
    code, _, number = text.partition("/")
    digits = code.isascii() and code.isdigit() and len(code) == 6
    return digits and number.isascii() and number.isalnum() and 4 <= len(number) <= 19


def _is_way(text: str) -> bool:
    """Say whether this names a proxy or none: no path, and never a password here."""
    from urllib.parse import urlsplit

    if text in {"system", "direct"}:
        return True
    try:
        parts = urlsplit(text)
        named = parts.scheme == "http" and parts.hostname and parts.port
    except ValueError:
        return False
    return bool(named) and text == f"http://{parts.netloc}" and "@" not in text


def _is_address(text: str) -> bool:
    """Say whether this is https; plain http only to this very machine (rehearsals)."""
    from ipaddress import ip_address
    from urllib.parse import urlsplit  # an empty profile has none to check

    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        if parts.scheme == "https":
            return bool(host)
        plain = parts.scheme == "http"
        return plain and (host == "localhost" or ip_address(host).is_loopback)
    except ValueError:
        return False


def _anything(_text: str) -> bool:
    return True


FORMS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "bank_account": (_is_account, "BIN/account, 970436/0123456789"),
    "citizen_address": (_is_host, "https://host, without a path"),
    "citizen_inches": (inches, "5 to 100, e.g. 10.1"),
    "portal_url": (_is_address, "a safe address, https://…"),
    "proxy_mode": (_is_way, "system, direct or http://host:port"),
}
"""How a text must look, unless it is empty."""
