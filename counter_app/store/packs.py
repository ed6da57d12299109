"""Catalogue packs of this machine: those let in, and the last one refused."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.exchange import Pack, PackRefused, PackSignature
from counter_app.domain.law import LAW_ASKED, PACK_REFUSED
from counter_app.store import rows, schema
from counter_app.store.database import reading, translated
from counter_app.store.prepared import Prepared
from counter_app.store.repositories import SqlNotes
from counter_app.store.settling import Clock

WORTH_NOTING = timedelta(minutes=5)
"""What every pass hears is written down so often, not at each of them."""
MOST_KEPT = 24
"""Older packs are let go: two years of monthly ones."""
_PACK = schema.catalogue_pack.c
_NEWEST = Prepared(select(_PACK.sha256).order_by(_PACK.fetched_at.desc()).limit(1))


class SqlPacks:
    """Packs, each with its signatures; every method is one transaction."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def pack_sha256(self) -> str:
        """Return the hash of the newest catalogue pack kept, or nothing."""
        with reading(self._engine) as connection:
            return _NEWEST.scalar(connection) or ""

    def keep_pack(self, pack: Pack) -> None:
        """Keep a catalogue pack that was let in; the last refusal is forgotten."""
        table, now = schema.catalogue_pack, self._clock.now().isoformat()
        values = {
            "sha256": pack.sha256,
            "version": pack.version,
            "files": rows.as_json(dict(pack.files)),
            "fetched_at": now,
            "manifest": pack.manifest,
            "signatures": rows.as_json([asdict(one) for one in pack.signatures]),
        }
        with self._writing() as connection:
            connection.execute(
                upsert(table)
                .values(values)
                .on_conflict_do_update(["sha256"], set_=values)
            )
            newest = (
                select(table.c.sha256)
                .order_by(table.c.fetched_at.desc())
                .limit(MOST_KEPT)
            )
            connection.execute(delete(table).where(table.c.sha256.not_in(newest)))
            connection.execute(
                delete(schema.note).where(schema.note.c.name == PACK_REFUSED)
            )
            SqlNotes(connection).put(LAW_ASKED, now)

    def refuse_pack(self, pack: Pack, why: PackRefused) -> None:
        """Note that a pack was refused; what is kept stays."""
        told = {
            "sha256": pack.sha256,
            "version": pack.version,
            "fault": why.fault.value,
            "words": why.words,
            "at": self._clock.now().isoformat(),
        }
        with self._writing() as connection:
            SqlNotes(connection).put(PACK_REFUSED, rows.as_json(told))

    def refused_pack(self) -> str:
        """Return the hash of the pack refused since the last one kept, or nothing."""
        with reading(self._engine) as connection:
            told = SqlNotes(connection).get(PACK_REFUSED)
        return str(rows.from_json(told)["sha256"]) if told else ""

    def note_law_asked(self) -> None:
        """Note that the portal told now which pack is in force; to some minutes."""
        now = self._clock.now()
        with reading(self._engine) as connection:
            noted = SqlNotes(connection).get(LAW_ASKED)
        if noted and timedelta() <= now - datetime.fromisoformat(noted) < WORTH_NOTING:
            return
        with self._writing() as connection:
            SqlNotes(connection).put(LAW_ASKED, now.isoformat())

    def pack(self) -> Pack | None:
        """Return the newest catalogue pack kept, if any."""
        table = schema.catalogue_pack
        newest = select(table).order_by(table.c.fetched_at.desc()).limit(1)
        with reading(self._engine) as connection:
            row = connection.execute(newest).mappings().first()
        return None if row is None else _pack(row)

    def packs(self) -> Sequence[Pack]:
        """Return every pack kept, the newest first."""
        table = schema.catalogue_pack
        wanted = select(table).order_by(table.c.fetched_at.desc())
        with reading(self._engine) as connection:
            return [_pack(row) for row in connection.execute(wanted).mappings()]

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(), self._engine.begin() as connection:
            yield connection


def _pack(row: Mapping[Any, Any]) -> Pack:
    return Pack(
        version=row["version"],
        sha256=row["sha256"],
        files=rows.from_json(row["files"]),
        manifest=row["manifest"],
        signatures=tuple(
            PackSignature(one["key"], one["value"])
            for one in rows.from_json(row["signatures"])
        ),
    )
