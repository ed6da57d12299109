"""A half-typed form belongs to its officer: sealed under a key only they can open.

Whoever may open the database still cannot read another officer's drafts, on disk or in
memory: their owner's key lies in the owner's slot alone (SECURITY.md 1.4).
"""

from base64 import b64decode, b64encode
from collections.abc import Callable
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from counter_app.domain.errors import NotYours
from counter_app.vault.keys import derived

MARK = "mcd1:"
NONCE = 12


class OwnDrafts:
    """Seals and opens the drafts of the officer at work; ``own`` gives the key."""

    def __init__(self, own: Callable[[str], bytes]) -> None:
        self._own = own

    def seal(self, body: str, owner: str, name: str) -> str:
        """Return the body for its owner's eyes only; NotYours for somebody else's."""
        nonce = token_bytes(NONCE)
        sealed = self._cipher(owner).encrypt(nonce, body.encode(), name.encode())
        return MARK + b64encode(nonce + sealed).decode("ascii")

    def open(self, body: str, owner: str, name: str) -> str:
        """Return what was sealed; a body from before there were seals is as it is.

        Raises NotYours for another officer's draft, and for one whose key is gone.
        """
        if not body.startswith(MARK):
            return body
        cipher = self._cipher(owner)
        try:
            raw = b64decode(body.removeprefix(MARK), validate=True)
            return cipher.decrypt(raw[:NONCE], raw[NONCE:], name.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise NotYours(owner) from error

    def _cipher(self, owner: str) -> AESGCM:
        return AESGCM(derived(self._own(owner), b"drafts"))
