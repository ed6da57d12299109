"""The question which other paper of a dossier is to be printed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from counter_app.domain.printed import Form
from counter_app.ui.form_names import FORMS
from counter_app.ui.widgets.question import Question


def ask_which(
    forms: tuple[Form, ...], run: Callable[[Form], object], parent: QWidget
) -> Question:
    """Open the question; each paper is a button."""
    words = QCoreApplication.translate(
        "DossierSlips",
        "Choose the paper. It is printed at once, and kept with the dossier.",
    )
    choices = [(FORMS[form], partial(run, form)) for form in forms]
    question = Question(text(), words, choices, parent)
    question.open()
    return question


def text() -> str:
    """Return what the act is called."""
    return QCoreApplication.translate("DossierSlips", "Other papers")
