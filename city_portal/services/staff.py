"""Accounts of the back office, and signing in to it.

Nothing of it is shared with the counters: no device, no officer of a counter can sign
in here, and no account here can sign a counter in.
"""

import hashlib
import logging
import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from city_portal.clock import Clock
from city_portal.files.kept import Kept, KeptClosure
from city_portal.files.tables import common_passwords
from city_portal.rules import passwords
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.roles import Act, Role, may
from city_portal.rules.throttle import Throttle
from city_portal.rules.times import stamp
from city_portal.store.offices import Offices
from city_portal.store.staff import LogRow, SessionRow, Staff, StaffBook

log = logging.getLogger(__name__)

SHIFT = timedelta(hours=12)
"""A session ends with the shift, however busy it is."""
IDLE = timedelta(minutes=30)
_NAMED = 16
"""Letters of a session's hash that name it to its owner."""
_TOUCH = timedelta(minutes=1)
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks for a page."""

    id: str
    login: str
    name: str
    role: Role
    org: str
    must_change: bool
    csrf: str
    lang: str
    session: str
    """Hash of the cookie."""

    def may(self, act: Act) -> bool:
        """Say whether the role allows it at all."""
        return may(self.role, act)

    def must_be_allowed(self, act: Act) -> None:
        """Raise Refused (FORBIDDEN) unless the role allows it."""
        if not self.may(act):
            raise Refused(Why.FORBIDDEN, "role")

    def did(
        self,
        act: Act,
        now: str,
        *,
        org: str = "",
        dossier: str = "",
        given_to: str = "",
        detail: str = "",
    ) -> LogRow:
        """Return the line of the log that says so."""
        return LogRow(
            at=now,
            staff=self.id,
            name=self.name,
            role=self.role.value,
            org=org or self.org,
            act=act.value,
            dossier=dossier,
            given_to=given_to,
            detail=detail,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSession:
    """One place where somebody is signed in, as they may see it."""

    name: str
    """By which it is ended; it opens nothing."""
    begun_at: str
    seen_at: str
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The use cases of accounts."""

    engine: Engine
    clock: Clock
    kept: Kept | None = None
    """What a restore must not forget; needed to shut accounts and to remember."""

    def add(
        self, login: str, name: str, role: Role, org: str, by: Visitor | None = None
    ) -> str:
        """Make an account and return its first password, to be changed at once.

        ``by`` is None on the command line. Refused (INVALID) for a login that is taken
        or malformed, an unknown office, or a role that needs one.
        """
        if by:
            by.must_be_allowed(Act.ADD_ACCOUNT)
            _check_reach(by, org)
        name = unicodedata.normalize("NFC", " ".join(name.split()))[:100]
        if not _LOGIN.fullmatch(login) or not name:
            raise Refused(Why.INVALID, "login")
        if not org and role in {Role.HEAD, Role.SPECIALIST, Role.COUNTER}:
            raise Refused(Why.INVALID, "office-needed")
        password = passwords.fresh()
        fresh = Staff(
            id=secrets.token_hex(8),
            login=login,
            name=name,
            role=role.value,
            org=org,
            password=passwords.hashed(password),
            must_change=1,
        )
        with self.engine.begin() as connection:
            if org and Offices(connection).get(org) is None:
                raise Refused(Why.INVALID, "office-unknown")
            book = StaffBook(connection)
            try:
                with connection.begin_nested():
                    book.add(fresh)
            except IntegrityError as error:
                raise Refused(Why.INVALID, "login-taken") from error
            book.note(self._line(by, Act.ADD_ACCOUNT, fresh))
        return password

    def reset(self, login: str, by: Visitor | None = None) -> str:
        """Give an account another first password; it is signed out everywhere."""
        password = passwords.fresh()
        changes = {"password": passwords.hashed(password), "must_change": 1}
        self._change(login, Act.RESET_ACCOUNT, changes, by)
        return password

    def close(self, login: str, by: Visitor | None = None) -> None:
        """Shut an account for good; what it did stays in the log."""
        self._change(login, Act.CLOSE_ACCOUNT, {"active": 0}, by)

    def remember(self) -> None:
        """Shut again what was shut since the backup a database was restored from."""
        lines = self._ledger().lines()
        closed = [one for one in lines if isinstance(one, KeptClosure)]
        with self.engine.begin() as connection:
            book = StaffBook(connection)
            for line in closed:
                one = book.get(line.account)
                if one and one.active:
                    book.put(msgspec.structs.replace(one, active=0))
                    book.close_sessions_of(one.id)

    def all(self, by: Visitor) -> list[Staff]:
        """Return the accounts somebody may look after."""
        by.must_be_allowed(Act.ACCOUNTS)
        with self.engine.begin() as connection:
            return [*StaffBook(connection).all(by.org)]

    def log(self, by: Visitor, before: int = 0) -> list[LogRow]:
        """Return the newest 100 lines of the log before a line."""
        by.must_be_allowed(Act.READ_LOG)
        with self.engine.begin() as connection:
            return [*StaffBook(connection).log(org=by.org, before=before)]

    def _ledger(self) -> Kept:
        if self.kept is None:
            raise Refused(Why.INVALID, "no-ledger")
        return self.kept

    def _change(
        self, login: str, act: Act, changes: dict[str, object], by: Visitor | None
    ) -> None:
        with self.engine.begin() as connection:
            book = StaffBook(connection)
            one = book.of_login(login)
            if by:
                by.must_be_allowed(act)
            if one is None:
                raise Refused(Why.NOT_FOUND, "no-account")
            if by:
                _check_reach(by, one.org)
            if act is Act.CLOSE_ACCOUNT:
                self._ledger().note(KeptClosure(account=one.id))
            book.put(msgspec.structs.replace(one, **changes))
            book.close_sessions_of(one.id)
            book.note(self._line(by, act, one))

    def _line(self, by: Visitor | None, act: Act, of: Staff) -> LogRow:
        now = stamp(self.clock.now())
        if by:
            return by.did(act, now, org=of.org, detail=of.login)
        return LogRow(
            at=now,
            staff="",
            name="command line",
            role=Role.IT.value,
            org=of.org,
            act=act.value,
            detail=of.login,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSignIn:
    """The use cases of signing in and out."""

    engine: Engine
    clock: Clock
    by_login: Throttle
    by_client: Throttle

    def sign_in(self, login: str, password: str, client: str, lang: str) -> str:
        """Return the cookie of a new session.

        Refused with UNAUTHORISED alike for a wrong password, an unknown and a shut
        account; with TOO_OFTEN after too many failures of a login or a client.
        """
        now = self.clock.now()
        login = login.strip().lower()[:80]
        keys = ((self.by_login, login), (self.by_client, client))
        if not all(throttle.is_open(key, now) for throttle, key in keys):
            log.warning("sign-in refused: held back")
            raise Refused(Why.TOO_OFTEN, "too-often")
        with self.engine.begin() as connection:
            one = StaffBook(connection).of_login(login) if "\0" not in login else None
        kept = one.password if one else passwords.NOBODY
        right = passwords.fits(password[: passwords.LONGEST], kept)
        if one is None or not one.active or not right:
            for throttle, key in keys:
                throttle.failed(key, now)
            log.warning("sign-in refused: %s", "wrong password" if one else "nobody's")
            raise Refused(Why.UNAUTHORISED, "wrong")
        cookie = secrets.token_urlsafe(32)
        row = SessionRow(
            sha256=_hash(cookie),
            staff=one.id,
            csrf=secrets.token_urlsafe(24),
            lang=lang,
            seen_at=stamp(now),
            expires_at=stamp(now + SHIFT),
        )
        with self.engine.begin() as connection:
            book = StaffBook(connection)
            book.sweep(stamp(now))
            book.open_session(row)
            book.note(_visitor(one, row).did(Act.SIGN_IN, stamp(now)))
        return cookie

    def visitor(self, cookie: str) -> Visitor | None:
        """Return whose session this is, if it is not over."""
        now = self.clock.now()
        with self.engine.begin() as connection:
            book = StaffBook(connection)
            row = book.session(_hash(cookie))
            if row is None or row.expires_at <= stamp(now):
                return None
            one = book.get(row.staff)
            seen = datetime.fromisoformat(row.seen_at)
            if one is None or not one.active or now - seen > IDLE:
                book.close_session(row.sha256)
                return None
            if now - seen > _TOUCH:
                book.touch(row.sha256, stamp(now), row.lang)
        return _visitor(one, row)

    def sign_out(self, who: Visitor) -> None:
        """End a session."""
        with self.engine.begin() as connection:
            book = StaffBook(connection)
            book.close_session(who.session)
            book.note(who.did(Act.SIGN_OUT, stamp(self.clock.now())))

    def sessions(self, who: Visitor) -> list[OwnSession]:
        """Return where somebody is signed in, the last used first."""
        now = self.clock.now()
        with self.engine.begin() as connection:
            rows = StaffBook(connection).sessions_of(who.id)
        return [
            OwnSession(
                name=row.sha256[:_NAMED],
                begun_at=stamp(datetime.fromisoformat(row.expires_at) - SHIFT),
                seen_at=row.seen_at,
                is_this=row.sha256 == who.session,
            )
            for row in rows
            if row.expires_at > stamp(now)
            and now - datetime.fromisoformat(row.seen_at) <= IDLE
        ]

    def end_sessions(self, who: Visitor, password: str, name: str = "") -> int:
        """End one other session of somebody, or every other one; return how many.

        Refused (INVALID) for a wrong password, TOO_OFTEN after too many.
        """
        now = self.clock.now()
        if not self.by_login.is_open(who.login, now):
            raise Refused(Why.TOO_OFTEN, "too-often")
        with self.engine.begin() as connection:
            book = StaffBook(connection)
            one = book.get(who.id)
            if one and passwords.fits(password[: passwords.LONGEST], one.password):
                gone = [
                    row.sha256
                    for row in book.sessions_of(who.id)
                    if row.sha256 != who.session and name in {"", row.sha256[:_NAMED]}
                ]
                for sha256 in gone:
                    book.close_session(sha256)
                ended = f"{len(gone)} elsewhere"
                book.note(who.did(Act.SIGN_OUT, stamp(now), detail=ended))
                return len(gone)
        self.by_login.failed(who.login, now)
        raise Refused(Why.INVALID, "password-wrong")

    def speak(self, who: Visitor, lang: str) -> None:
        """Change the language of a session."""
        with self.engine.begin() as connection:
            now = stamp(self.clock.now())
            StaffBook(connection).touch(who.session, now, lang)

    def change_password(self, who: Visitor, old: str, new: str) -> None:
        """Change one's own password; every other session of it ends.

        Refused (INVALID) for a wrong old one; for a new one that is short, long, the
        same, or among those people choose most.
        """
        new = unicodedata.normalize("NFC", new)
        if not passwords.SHORTEST <= len(new) <= passwords.LONGEST:
            raise Refused(Why.INVALID, "password-length")
        if old == new or new.casefold() in {who.login.casefold(), who.name.casefold()}:
            raise Refused(Why.INVALID, "password-same")
        if passwords.is_common(new, common_passwords()):
            raise Refused(Why.INVALID, "password-common")
        now = stamp(self.clock.now())
        if not self.by_login.is_open(who.login, self.clock.now()):
            raise Refused(Why.TOO_OFTEN, "too-often")
        fresh = passwords.hashed(new)
        with self.engine.begin() as connection:
            book = StaffBook(connection)
            one, row = book.get(who.id), book.session(who.session)
            right = one is not None and passwords.fits(old, one.password)
            if one and row and right:
                book.put(msgspec.structs.replace(one, password=fresh, must_change=0))
                book.close_sessions_of(one.id)
                book.open_session(row)
                book.note(who.did(Act.CHANGE_PASSWORD, now))
                return
        self.by_login.failed(who.login, self.clock.now())
        raise Refused(Why.INVALID, "password-wrong")


def _visitor(one: Staff, row: SessionRow) -> Visitor:
    return Visitor(
        id=one.id,
        login=one.login,
        name=one.name,
        role=Role(one.role),
        org=one.org,
        must_change=bool(one.must_change),
        csrf=row.csrf,
        lang=row.lang,
        session=row.sha256,
    )


def _check_reach(by: Visitor, org: str) -> None:
    """Refuse whoever is of one office and reaches for another's accounts."""
    if by.org and by.org != org:
        raise Refused(Why.FORBIDDEN, "other-office")


def _hash(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()
