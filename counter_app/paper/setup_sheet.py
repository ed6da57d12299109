"""A provisioning sheet: one line as a QR code that a code scanner types."""

from pathlib import Path

import segno


def write_setup_sheet(line: str, out: Path) -> None:
    """Write the line as SVG; level M, as the sheet is folded and handed round."""
    segno.make(line, error="m", micro=False).save(str(out), kind="svg", scale=4)
