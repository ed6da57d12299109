"""What is said of a dossier the citizen has already for this procedure."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.listing import Line
from counter_app.ui import wording


def duplicate_words(line: Line) -> str:
    """Name the dossier and ask which one is meant."""
    return QCoreApplication.translate(
        "ProcedurePage",
        "{name} already has a dossier for this procedure received at {time}"
        " ({code}). Open it or create a new one?",
    ).format(name=line.applicant, time=wording.clock(line.received_at), code=line.code)
