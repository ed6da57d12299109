"""The tables of this machine's database, as of the newest migration.

A dossier is kept as two flat JSON copies (decision 0004): ``base``, last confirmed by
the portal, and ``current``, what the officer sees; beside them the few columns lists
and look-ups need. SYNC.md 2.1 is the source of the synchronisation tables.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

METADATA = MetaData()

dossier = Table(
    "dossier",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("tip", Text),
    Column("version", Integer, nullable=False, default=0),
    Column("epoch", Integer, nullable=False, default=0),
    Column("complete", Integer, nullable=False, default=0),
    Column("base", Text, nullable=False),
    Column("current", Text, nullable=False),
    Column("code", Text, nullable=False, unique=True),
    Column("official_code", Text, unique=True),
    Column("personal_id", Text, nullable=False),
    Column("applicant", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("procedure_name", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("received_day", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("due_at", Text, nullable=False),
    Column("fee", Integer),
    Column("papers_missing", Integer, nullable=False, default=0),
    Index("dossier_by_day", "received_day", "received_at", "row", "id"),
    Index("dossier_by_missing", "received_day", "papers_missing"),
    Index("dossier_by_person", "personal_id", "received_at"),
    Index("dossier_by_due", "status", "due_at"),
)

outbox = Table(
    "outbox",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("operation", Text, nullable=False, unique=True),
    Column("dossier", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("supersedes", Text, nullable=False, default="[]"),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    # The exact bytes sent, written before the first of them leaves.
    Column("image", LargeBinary),
    Column("image_sha256", Text),
    Column("state", Text, nullable=False, default="new"),
    Column("reason", Text, nullable=False, default=""),
    Column("feed_sequence", Integer),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_at", Text),
    CheckConstraint("state IN ('new','sent','acked','conflict','failed')"),
    Index("outbox_by_dossier", "dossier", "seq"),
    Index("outbox_by_state", "state", "seq"),
)

inbox = Table(
    "inbox",
    METADATA,
    Column("dossier", Text, primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("tip", Text, nullable=False),
    Column("complete", Integer, nullable=False),
    Column("fields", Text, nullable=False),
)

conflict = Table(
    "conflict",
    METADATA,
    Column("operation", Text, primary_key=True),
    Column("dossier", Text, nullable=False),
    Column("base", Text, nullable=False),
    Column("mine", Text, nullable=False),
    Column("theirs", Text, nullable=False),
    Column("their_tip", Text),
    Column("their_version", Integer, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("decided_by", Text),
)

cursor = Table(
    "cursor",
    METADATA,
    Column("feed", Text, primary_key=True),
    Column("token", Text, nullable=False),
)

blob = Table(
    "blob",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("bytes", Integer, nullable=False),
    Column("state", Text, nullable=False, default="local"),
    Column("upload_url", Text, nullable=False, default=""),
    Column("upload_offset", Integer, nullable=False, default=0),
    CheckConstraint("state IN ('local','uploading','stored')"),
)

device = Table(
    "device",
    METADATA,
    Column("only", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("incarnation", Integer, nullable=False),
    Column("operations", Integer, nullable=False, default=0),
    Column("counter", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    CheckConstraint("only = 1"),
)

slot = Table(
    "slot",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("incarnation", Integer, primary_key=True),
    Column("valid_from", Text, nullable=False),
    Column("valid_to", Text),
)

# Counted for each slot and day, so that a clock put back goes on and never starts anew.
slot_day = Table(
    "slot_day",
    METADATA,
    Column("slot", Integer, primary_key=True),
    Column("incarnation", Integer, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("used", Integer, nullable=False),
)

day_count = Table(
    "day_count",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("counter", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("used", Integer, nullable=False),
)

draft = Table(
    "draft",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("draft_by_owner", "owner", "saved_at"),
)

page = Table(
    "page",
    METADATA,
    Column("id", Text, primary_key=True),
    # Of the draft; the dossier it becomes has the same.
    Column("draft", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("page_by_draft", "draft", "place"),
)

account = Table(
    "account",
    METADATA,
    Column("officer", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("counters", Text, nullable=False),
    Column("confirmed_at", Text),
    Column("revoked", Integer, nullable=False, server_default="0"),
)

print_ = Table(
    "print",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("dossier", Text),
    Column("copy", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("form_set", Text, nullable=False),
    Column("printed_at", Text, nullable=False),
    Column("printer", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("job", Text, nullable=False),
    Column("officer", Text),
    CheckConstraint("outcome IN ('intended','queued','out','failed','unknown')"),
    Index("print_by_dossier", "dossier", "seq"),
    Index("print_by_outcome", "outcome", "seq"),
    Index("print_by_number", "form", "number"),
)

# Taken once, for ever: a number is voided, never freed.
paper_number = Table(
    "paper_number",
    METADATA,
    Column("series", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("dossier", Text),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("void_at", Text),
    Column("void_by", Text),
    Column("void_second", Text),
    Column("void_reason", Text),
    CheckConstraint("void_second IS NULL OR void_second <> void_by"),
)

journal = Table(
    "journal",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("officer", Text),
    Column("dossier", Text),
    Column("detail", Text, nullable=False, default=""),
    Column("mono", Integer, nullable=False, server_default="0"),
    Column("state", Text, nullable=False, server_default=""),
    Column("hash", Text, nullable=False, server_default=""),
    Index("journal_by_dossier", "dossier", "seq"),
)

certification = Table(
    "certification",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("book", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("dossier", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("document", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("applicant", Text, nullable=False),
    Index("certification_by_number", "book", "year", "number", unique=True),
    Index("certification_by_dossier", "dossier", "place"),
    Index("certification_by_day", "day"),
)

# The till's own book: triggers keep every row as it was written (step 0010).
shift = Table(
    "shift",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("officer", Text, nullable=False),
    Column("officer_name", Text, nullable=False),
    Column("counter", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
)

till_entry = Table(
    "till_entry",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("shift", Text, nullable=False),
    Column("entered", Text, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("method", Text),
    Column("reconciled", Integer, nullable=False),
    Column("dossier", Text),
    Column("code", Text, nullable=False),
    Column("slip", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("reverses", Text),
    Column("at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Index("till_entry_by_shift", "shift", "seq"),
    Index("till_entry_by_slip", "slip"),
    Index("till_entry_by_moment", "at"),
    # A payment is given back once and its credit seen once; both may happen to it.
    Index("till_entry_once", "reverses", "entered", unique=True),
)

shift_end = Table(
    "shift_end",
    METADATA,
    Column("shift", Text, primary_key=True),
    Column("closed_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("expected", Integer, nullable=False),
    Column("counted", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)

# Heads of the journal's chain, signed by this PC and countersigned by the portal.
checkpoint = Table(
    "checkpoint",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("head", Text, nullable=False),
    Column("signed", Text, nullable=False),
    Column("receipt", Text, nullable=False),
)

note = Table(
    "note",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# What the second copy on another disk still has to be told; triggers write into it.
second_log = Table(
    "second_log",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Integer, nullable=False),
    Column("dossier", Text),
    sqlite_autoincrement=True,
)

files_erased = Table(
    "files_erased",
    METADATA,
    Column("dossier", Text, primary_key=True),
    Column("at", Text, nullable=False),
)

# Whoever writes what a dossier says takes its row away (a trigger, step 0023).
content = Table(
    "content",
    METADATA,
    Column("dossier", Text, primary_key=True),
    Column("since", Text, nullable=False),
    Column("held", Text, nullable=False, server_default=""),
    Column("erased_at", Text),
)

catalogue_pack = Table(
    "catalogue_pack",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("files", Text, nullable=False),
    Column("fetched_at", Text, nullable=False),
    Column("manifest", Text, nullable=False, server_default=""),
    Column("signatures", Text, nullable=False, server_default="[]"),
)

law_override = Table(
    "law_override",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("procedure", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("ended_at", Text),
)

kept_form = Table(
    "kept_form",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("files", Text, nullable=False),
)

dossier_form = Table(
    "dossier_form",
    METADATA,
    Column("dossier", Text, primary_key=True),
    Column("form", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)

# Beside these tables there are a full-text index, ``search`` (steps 0001), and triggers
# that keep the journal and the book of copies append-only (0006, 0003).
