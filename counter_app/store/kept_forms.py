"""The declarations dossiers were received with: every version once, by its hash."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.ids import DossierId, FormId
from counter_app.store import rows, schema
from counter_app.store.prepared import Prepared

FORMS, OF_DOSSIER = schema.kept_form, schema.dossier_form
ADD = Prepared(upsert(FORMS).on_conflict_do_nothing(), "sha256", "files")
REFER = Prepared(
    upsert(OF_DOSSIER).on_conflict_do_nothing(), "dossier", "form", "sha256"
)
FIND = (
    select(OF_DOSSIER.c.form, FORMS.c.files)
    .join(FORMS, FORMS.c.sha256 == OF_DOSSIER.c.sha256)
    .where(OF_DOSSIER.c.dossier == bindparam("wanted"))
)


class SqlKeptForms:
    """Forms of dossiers received here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, dossier: DossierId, form: FormId, files: Mapping[str, str]) -> None:
        """Note with which version of a form this dossier was received."""
        body, sha256 = _written(tuple(sorted(files.items())))
        ADD.run(self._connection, {"sha256": sha256, "files": body})
        named = {"dossier": dossier, "form": form, "sha256": sha256}
        REFER.run(self._connection, named)

    def of(self, dossier: DossierId) -> tuple[FormId, Mapping[str, str]] | None:
        """Return form and files; None for a dossier received elsewhere or before."""
        row = self._connection.execute(FIND, {"wanted": dossier}).first()
        return None if row is None else (FormId(row.form), rows.from_json(row.files))


@lru_cache(maxsize=16)
def _written(files: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """Return the text these files are kept as, and its hash; forms are few."""
    body = rows.as_json(dict(files))
    return body, hashlib.sha256(body.encode()).hexdigest()
