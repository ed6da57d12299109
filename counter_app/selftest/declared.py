"""The filled paper declaration, kept where people find it."""

from pathlib import Path

from counter_app.bootstrap.doors import ZONE
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.declared import about
from counter_app.domain.jsonable import Answers
from counter_app.domain.procedures import Procedure


def keep_declaration(
    counter: Counter, procedure: Procedure, answers: Answers, path: Path
) -> None:
    """Write what F12 prints; nothing for a procedure without a declaration."""
    if procedure.form is None:
        return
    day = counter.clock.now().astimezone(ZONE).date()
    told = counter.forms.paper(procedure.form, answers)
    paper = about(told, procedure.name, procedure.code)
    form_set = counter.catalogue.form_set(day)
    drawn = counter.declaring.paper.declaration(paper, form_set, rehearsal=True)
    path.write_bytes(drawn)
