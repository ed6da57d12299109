"""Sign-ins of citizens that have begun, in one transaction; each is used up once."""

import msgspec
from sqlalchemy import Column, Connection, Table, Text, delete, insert, select

from city_portal.store.schema import metadata

sign_in = Table(
    "citizen_sign_in",
    metadata,
    Column("state", Text, primary_key=True),  # SHA-256
    Column("browser", Text, nullable=False),  # SHA-256 of what its cookie says
    Column("nonce", Text, nullable=False),
    Column("verifier", Text, nullable=False),
    Column("redirect", Text, nullable=False),
    Column("target", Text, nullable=False),  # a submission TN-…, or a dossier's id
    Column("expires_at", Text, nullable=False, index=True),
)


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """One that has begun."""

    state: str
    browser: str
    nonce: str
    verifier: str
    redirect: str
    target: str
    expires_at: str


class SignIns:
    """What is asked about them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, begun: Begun) -> None:
        """Keep one."""
        self._connection.execute(insert(sign_in), msgspec.structs.asdict(begun))

    def take(self, state: str, now: str) -> Begun | None:
        """Use one up; forget those that are over."""
        table = sign_in.c
        found = select(sign_in).where(table.state == state).with_for_update()
        row = self._connection.execute(found).mappings().first()
        over = (table.state == state) | (table.expires_at < now)
        self._connection.execute(delete(sign_in).where(over))
        begun = Begun(**row) if row else None
        return begun if begun and begun.expires_at >= now else None
