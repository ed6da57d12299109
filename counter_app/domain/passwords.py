"""Passwords everybody would guess first (OWASP ASVS 5.0 6.2.4).

No rule of composition and no expiry (6.2.5, 6.2.10): only length, and not one of these.
"""

from collections.abc import Collection
from hashlib import sha256

from counter_app.domain.folding import fold

WORDS = frozenset(
    (
        "password",
        "passw0rd",
        "matkhau",
        "matkhau1",
        "hanoi",
        "thanhpho",
        "motcua",
        "motcuaphuong",
        "tiepnhan",
        "phuong",
        "xaphuong",
        "ubnd",
        "ubndphuong",
        "admin",
        "administrator",
        "canbo",
        "congdan",
        "hoso",
        "vietnam",
        "qwerty",
        "qwertyuiop",
        "asdfghjkl",
        "iloveyou",
        "anhyeuem",
        "emyeuanh",
        "welcome",
        "letmein",
        "hoankiem",
        "badinh",
        "dongda",
        "haibatrung",
        "hoangmai",
        "caugiay",
        "thanhxuan",
        "tayho",
        "longbien",
        "hadong",
        "namtuliem",
        "bactuliem",
        "sontay",
        "socson",
        "donganh",
        "gialam",
        "thanhtri",
        "vanmieu",
        "quoctugiam",
    )
)
"""Folded, without the digits and signs people put around them."""
ROWS = ("01234567890", "09876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop")
FEWEST_KINDS = 4
SHORTEST = 8
"""Letters of a password; longer is better, no other rule (OWASP ASVS 6.2)."""


EACH = 12
"""Hexadecimal digits of SHA-256 by which a common password is known again."""


def read_common(text: str) -> frozenset[str]:
    """Return the passwords of resources/passwords/common.txt as they stand there.

    Raises ValueError for a line that is no remark and no such digits.
    """
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines:
        if len(bytes.fromhex(line)) * 2 != EACH:
            raise ValueError(line)
    return frozenset(lines)


def is_too_weak(password: str, common: Collection[str]) -> bool:
    """Say whether it is too short, guessed at once, or among ``read_common``'s."""
    if len(password) < SHORTEST or is_well_known(password):
        return True
    plain = "".join(fold(password).split())
    return any(_known_by(one) in common for one in (password, plain))


def _known_by(password: str) -> str:
    return sha256(password.casefold().encode()).hexdigest()[:EACH]


def is_well_known(password: str) -> bool:
    """Say whether this is a place, a keyboard row or a word with a year behind it."""
    plain = "".join(fold(password).split())
    bare = "".join(letter for letter in plain if letter.isalpha())
    if len(set(plain)) < FEWEST_KINDS:
        return True
    if any(plain in row * 2 for row in ROWS):
        return True
    return bare in WORDS or (bare == "" and _is_date_like(plain))


def _is_date_like(digits: str) -> bool:
    return digits.isdigit() and len(digits) <= 10
