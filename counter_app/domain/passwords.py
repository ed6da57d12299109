"""Passwords everybody would guess first (OWASP ASVS 5.0 6.2.4).

No rule of composition and no expiry (6.2.5, 6.2.10): only length, and not one of these.
"""

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


def is_well_known(password: str) -> bool:
    """Say whether this is a place, a keyboard row or a word with a year behind it.

    Or one of the three thousand that people choose most (ASVS 6.2.4).
    """
    from counter_app.domain.common_passwords import is_common

    plain = "".join(fold(password).split())
    bare = "".join(letter for letter in plain if letter.isalpha())
    if len(set(plain)) < FEWEST_KINDS:
        return True
    if any(plain in row * 2 for row in ROWS):
        return True
    if bare in WORDS or (bare == "" and _is_date_like(plain)):
        return True
    return is_common(password) or is_common(plain)


def _is_date_like(digits: str) -> bool:
    return digits.isdigit() and len(digits) <= 10
