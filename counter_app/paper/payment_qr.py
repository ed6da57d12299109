"""The QR of a payment as a picture for the screen."""

from io import BytesIO

SCALE, QUIET = 6, 4
"""Pixels of a module, and modules of white around (ISO/IEC 18004)."""


def payment_png(text: str) -> bytes:
    """Draw what ``domain.vietqr.payment_text`` wrote as PNG."""
    import segno

    out = BytesIO()
    segno.make_qr(text, error="m").save(out, kind="png", scale=SCALE, border=QUIET)
    return out.getvalue()
