"""Write a step of a dossier down: the copy, the change to tell, the journal line.

Power may fail between any two lines of a program; what was done and what must be
told may not come apart. So the three are always written in one piece of work.
"""

from datetime import datetime

from counter_app.domain.changes import Change, difference
from counter_app.domain.dossiers import Dossier
from counter_app.domain.fields import fields_of
from counter_app.domain.ids import DossierId, FormId, OfficerId
from counter_app.domain.journal import Act, Entry
from counter_app.services.ports import Forms, UnitOfWork


def file_step(
    work: UnitOfWork,
    *,
    before: Dossier | None,
    after: Dossier,
    act: Act,
    by: OfficerId,
    at: datetime,
) -> None:
    """Keep ``after`` and queue what changed since ``before`` (None: all is new)."""
    line = Entry(at=at, act=act, officer=by, dossier=after.id)
    file_with(work, before=before, after=after, by=by, line=line)


def file_with(
    work: UnitOfWork,
    *,
    before: Dossier | None,
    after: Dossier,
    by: OfficerId,
    line: Entry,
) -> None:
    """Keep a step as ``file_step`` does, with a journal line of the caller's own."""
    old = fields_of(before) if before else {}
    new = work.dossiers.put(after)
    work.outbox.add(
        Change(
            id=work.outbox.next_id(),
            dossier=after.id,
            fields=difference(old, new),
            made_at=line.at,
            made_by=by,
        )
    )
    work.journal.add(line)


def keep_form(
    work: UnitOfWork, forms: Forms, dossier: DossierId, form: FormId | None
) -> None:
    """Keep the declaration a dossier is received with: the law may change after it."""
    if form is not None:
        work.kept_forms.keep(dossier, form, forms.files_of(form))
