"""Every byte of a SQLCipher file and of its log, as it is: free pages and slack too."""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, SALT, RESERVED, FRAME, HEAD = 4096, 16, 80, 24, 32
"""SQLCipher 4: each page ends in 16 bytes of IV and 64 of HMAC (its design page)."""


def every_byte(path, key):
    """Return the plain bytes of a store that is at rest or at work."""
    whole = path.read_bytes()
    plain = [
        _page(whole[at : at + PAGE], key, SALT if at == 0 else 0)
        for at in range(0, len(whole), PAGE)
    ]
    log = path.with_name(path.name + "-wal")
    frames = log.read_bytes()[HEAD:] if log.exists() else b""
    for at in range(0, len(frames), FRAME + PAGE):
        number = int.from_bytes(frames[at : at + 4], "big")
        page = frames[at + FRAME : at + FRAME + PAGE]
        if len(page) == PAGE:
            plain.append(_page(page, key, SALT if number == 1 else 0))
    return b"".join(plain)


def _page(page, key, skipped):
    if not any(page):
        return b""
    sealed, tail = page[skipped : PAGE - RESERVED], page[PAGE - RESERVED :]
    opened = Cipher(algorithms.AES(key), modes.CBC(tail[:16])).decryptor()
    return opened.update(sealed) + opened.finalize()
