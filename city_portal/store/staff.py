"""Accounts, sessions and the log of the back office, in one transaction."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from city_portal.store import desks


class Staff(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the back office."""

    id: str
    login: str
    name: str
    role: str
    org: str
    """Empty: of the whole city."""
    password: str
    must_change: int = 0
    active: int = 1


class SessionRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody signed in; the cookie itself is not kept, only its hash."""

    sha256: str
    staff: str
    csrf: str
    lang: str
    seen_at: str
    expires_at: str


class LogRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what; never changed."""

    seq: int = 0
    at: str
    staff: str
    name: str
    role: str
    org: str
    act: str
    dossier: str = ""
    given_to: str = ""
    detail: str = ""


class StaffBook:
    """What is asked about staff in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: Staff) -> None:
        """Keep a new account; IntegrityError if the login is taken."""
        self._connection.execute(insert(desks.staff), msgspec.structs.asdict(one))

    def put(self, one: Staff) -> None:
        """Keep an account as it is now."""
        table = desks.staff
        values = msgspec.structs.asdict(one)
        self._connection.execute(
            update(table).where(table.c.id == one.id).values(**values)
        )

    def get(self, name: str) -> Staff | None:
        """Return an account by its id."""
        found = select(desks.staff).where(desks.staff.c.id == name)
        row = self._connection.execute(found).mappings().first()
        return Staff(**row) if row else None

    def of_login(self, login: str) -> Staff | None:
        """Return an account by what is typed at the sign-in."""
        found = select(desks.staff).where(desks.staff.c.login == login)
        row = self._connection.execute(found).mappings().first()
        return Staff(**row) if row else None

    def all(self, org: str = "") -> Sequence[Staff]:
        """Return the accounts of an office; of everybody without one."""
        table = desks.staff
        found = select(table).order_by(table.c.org, table.c.login)
        if org:
            found = found.where(table.c.org == org)
        return [Staff(**row) for row in self._connection.execute(found).mappings()]

    def of_role(self, org: str, role: str) -> Sequence[Staff]:
        """Return those of an office with a role who may sign in, by name."""
        table = desks.staff
        found = (
            select(table)
            .where(table.c.org == org, table.c.role == role, table.c.active == 1)
            .order_by(table.c.name)
        )
        return [Staff(**row) for row in self._connection.execute(found).mappings()]

    def open_session(self, one: SessionRow) -> None:
        """Keep a session."""
        self._connection.execute(insert(desks.session), msgspec.structs.asdict(one))

    def session(self, sha256: str) -> SessionRow | None:
        """Return a session by the hash of its cookie."""
        found = select(desks.session).where(desks.session.c.sha256 == sha256)
        row = self._connection.execute(found).mappings().first()
        return SessionRow(**row) if row else None

    def touch(self, sha256: str, seen_at: str, lang: str) -> None:
        """Note that a session is in use."""
        table = desks.session
        self._connection.execute(
            update(table)
            .where(table.c.sha256 == sha256)
            .values(seen_at=seen_at, lang=lang)
        )

    def close_session(self, sha256: str) -> None:
        """Forget a session."""
        table = desks.session
        self._connection.execute(delete(table).where(table.c.sha256 == sha256))

    def sessions_of(self, staff: str) -> Sequence[SessionRow]:
        """Return somebody's sessions, the last used first."""
        table = desks.session
        found = select(table).where(table.c.staff == staff)
        ordered = found.order_by(table.c.seen_at.desc(), table.c.sha256)
        rows = self._connection.execute(ordered).mappings()
        return [SessionRow(**row) for row in rows]

    def close_sessions_of(self, staff: str) -> None:
        """Sign somebody out everywhere."""
        table = desks.session
        self._connection.execute(delete(table).where(table.c.staff == staff))

    def sweep(self, now: str) -> None:
        """Forget sessions that are over."""
        table = desks.session
        self._connection.execute(delete(table).where(table.c.expires_at <= now))

    def note(self, row: LogRow) -> None:
        """Append to the log."""
        values = msgspec.structs.asdict(row)
        del values["seq"]
        self._connection.execute(insert(desks.log).values(**values))

    def log(
        self, *, org: str = "", dossier: str = "", before: int = 0, limit: int = 100
    ) -> Sequence[LogRow]:
        """Return the newest lines, of an office or a dossier if one is named."""
        table = desks.log
        found = select(table).order_by(table.c.seq.desc()).limit(limit)
        if org:
            found = found.where(table.c.org == org)
        if dossier:
            found = found.where(table.c.dossier == dossier)
        if before:
            found = found.where(table.c.seq < before)
        return [LogRow(**row) for row in self._connection.execute(found).mappings()]
