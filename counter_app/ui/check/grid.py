"""Small parts of the check: its rows emptied, and the hour that moves a promise."""

from PySide6.QtWidgets import QGridLayout

from counter_app.services.intake import Checked


def emptied(rows: QGridLayout) -> None:
    """Take every row away."""
    while (item := rows.takeAt(0)) is not None:
        widget = item.widget()
        if widget:
            widget.hide()  # deleted only when the event loop comes round
            widget.deleteLater()


def cutoff(checked: Checked) -> str:
    """Return the hour after which a dossier counts from the next day, ``15:00``."""
    channel = checked.draft.channel
    offer = checked.procedure.offer(channel, checked.draft.case) if channel else None
    return f"{offer.limit.cutoff:%H:%M}" if offer else ""
