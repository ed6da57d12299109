"""An officer types their password for a command of an administrator."""

from getpass import getpass

from counter_app.bootstrap.use_cases import Counter
from counter_app.services.session import SignedIn


def signed_in(opened: Counter, account: str) -> SignedIn:
    """Ask for the password and sign in; ValueError when none is typed."""
    return opened.session.sign_in(account, asked(f"Password of {account}: "), "")


def asked(words: str) -> str:
    """Ask for a secret; ValueError when there is nobody to ask."""
    try:
        return getpass(words)
    except EOFError as error:
        raise ValueError("no password was typed") from error
