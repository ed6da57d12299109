"""The tables. Moments are text as ``rules.times.stamp`` writes them.

An office is the first part of every key and feed, so that rows can be spread by office.
The feed is no table of its own: a dossier row carries the sequence of its last change,
counted per office under the lock of the office's row, and a page lists current copies.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

organisation = Table(
    "organisation",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("parent_lines", Text, nullable=False),  # JSON array
    Column("office_lines", Text, nullable=False),  # JSON array
    Column("place", Text, nullable=False),
    Column("head", Integer, nullable=False, default=0),  # last sequence given
    Column("stable", Integer, nullable=False, default=0),  # covered by a backup
    Column("own_operations", Integer, nullable=False, default=0),
)

enrolment_code = Table(
    "enrolment_code",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("org", Text, ForeignKey("organisation.code"), nullable=False),
    Column("counter", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("used_by", Text),
)

device = Table(
    "device",
    metadata,
    Column("id", Text, primary_key=True),
    Column("org", Text, ForeignKey("organisation.code"), nullable=False),
    Column("counter", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("incarnation", Integer, nullable=False),
    Column("public_key", Text, nullable=False),  # JWK
    Column("revoked", Integer, nullable=False, default=0),
    Index("device_of_office", "org", "counter", "name"),
)

counted = Table(
    "counted",
    metadata,
    Column("device", Text, ForeignKey("device.id"), primary_key=True),
    Column("incarnation", Integer, primary_key=True, autoincrement=False),
    Column("highest", Integer, nullable=False),  # number of its last operation
)

token = Table(
    "token",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("device", Text, ForeignKey("device.id"), nullable=False),
    Column("incarnation", Integer, nullable=False),
    Column("expires_at", Text, nullable=False, index=True),
    Column("bound", Integer, nullable=False, server_default="0"),  # needs a proof
)

assertion = Table(
    "assertion",
    metadata,
    Column("device", Text, primary_key=True),
    Column("jti", Text, primary_key=True),
    Column("expires_at", Text, nullable=False, index=True),
)

lease = Table(
    "lease",
    metadata,
    Column("org", Text, ForeignKey("organisation.code"), primary_key=True),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("device", Text, nullable=False),  # "portal" for its own
    Column("incarnation", Integer, nullable=False),  # the epoch for its own
    Column("valid_from", Text, nullable=False),
    Index("lease_of_device", "org", "device", "incarnation"),
)

own_code = Table(
    "own_code",
    metadata,
    Column("org", Text, primary_key=True),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("day", Text, primary_key=True),
    Column("used", Integer, nullable=False),
    ForeignKeyConstraint(["org", "slot"], ["lease.org", "lease.slot"]),
)

dossier = Table(
    "dossier",
    metadata,
    Column("id", Text, primary_key=True),
    Column("org", Text, ForeignKey("organisation.code"), nullable=False),
    Column("code", Text, nullable=False, index=True),  # as printed
    Column("official_code", Text, index=True),
    Column("tip", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("status", Text, nullable=False),  # a copy of fields["status"]
    Column("arrived_at", Text, nullable=False),
    Column("fields", Text, nullable=False),  # JSON object
    UniqueConstraint("org", "code", name="printed_once"),
    UniqueConstraint("org", "official_code", name="given_once"),
    UniqueConstraint("org", "sequence", name="one_place_in_the_feed"),
    Index("dossier_by_status", "status", "arrived_at"),
)

operation = Table(
    "operation",
    metadata,
    Column("org", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("dossier", Text, ForeignKey("dossier.id"), nullable=False),
    Column("device", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),  # SHA-256 of image
    Column("version", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("applied_at", Text, nullable=False),
    Column("image", LargeBinary, nullable=False),  # of before 0016; since then empty
    Index("operation_of_dossier", "dossier", "version"),
)

operation_image = Table(
    "operation_image",
    metadata,
    Column("org", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    # Of applied_at, YYYYMM; PostgreSQL divides by it, then by office (months.py).
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("image", LargeBinary, nullable=False),  # the exact bytes that came
)

superseded = Table(
    "superseded",
    metadata,
    Column("dossier", Text, ForeignKey("dossier.id"), primary_key=True),
    Column("operation", Text, primary_key=True),
)

awaited = Table(
    "awaited",
    metadata,
    Column("dossier", Text, ForeignKey("dossier.id"), primary_key=True),
    Column("sha256", Text, primary_key=True, index=True),
)

rating = Table(
    "rating",
    metadata,
    Column("org", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("counter", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("mark", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)

# Which dossiers were rated on the citizens' page; nothing leads from a mark to one.
rated = Table(
    "rated",
    metadata,
    Column("org", Text, primary_key=True),
    Column("dossier", Text, primary_key=True),
)

# What a PC that was given up may still have brought by a courier.
carried = Table(
    "carried",
    metadata,
    Column("device", Text, ForeignKey("device.id"), primary_key=True),
    Column("sha256", Text, primary_key=True),
)

beat = Table(
    "beat",
    metadata,
    Column("device", Text, ForeignKey("device.id"), primary_key=True),
    Column("heard_at", Text, nullable=False),
    Column("body", Text, nullable=False),  # JSON of the message
)
