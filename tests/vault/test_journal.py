"""The journal: whatever is changed, cut, rewritten or put back is noticed and named."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import text

from counter_app.domain.auditing import Fault
from counter_app.domain.errors import (
    NotFound,
    NotReady,
    PortalRefused,
    PortalUnreachable,
    RolledBack,
)
from counter_app.domain.journal import Act, Entry, witness_of
from counter_app.domain.people import Officer, Role
from counter_app.services.auditing import EVERY, Accepting, Auditing
from counter_app.store import chain, schema
from counter_app.store.audit import SqlAudit
from counter_app.store.opening import LateStore, file_digest
from counter_app.store.unit_of_work import SqlUnitOfWork
from counter_app.vault.sealing import Broken, Sealer
from counter_app.vault.witness import KeptWitness, Noted
from tests.store.conftest import DOSSIER
from tests.vault.pocket import PocketKeyring, device_key

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
ZONE = timezone(timedelta(hours=7))
KEY = bytes(range(32))
FIELDS = ("at", "mono", "act", "officer", "dossier", "detail", "state", "hash", "seq")


class Portal:
    """The portal's countersignature; ``away`` while there is no network."""

    away = False
    reason = ""

    def countersign(self, signed):
        if self.reason:
            raise PortalRefused(self.reason, status=409)
        if self.away:
            raise PortalUnreachable
        return f"seen {signed[:8]}"


class Seat:
    """Somebody with every role at work."""

    officer = Officer(
        id="kiem.tra", name="Kiểm Tra", roles=frozenset(Role), counters=frozenset()
    )

    def who(self):
        return self

    def must_be(self, roles, command, *, unheard):
        assert roles & self.officer.roles, command


class Desk:
    """One PC's store, key and keyring."""

    def __init__(self, folder):
        self.path = folder / "counter.db"
        self.keyring = PocketKeyring()
        self.key = device_key(self.keyring)
        self.key.make()
        self.noted = Noted(KeptWitness(self.keyring))
        self.portal = Portal()
        self.store = LateStore(self.path, self.noted)
        self.count = 0
        self.open()

    def open(self):
        self.store.open(KEY, NOW)
        self.auditing.must_reach()

    def begin(self):
        return SqlUnitOfWork(self.store.engine, ZONE)

    @property
    def books(self):
        return SqlAudit(self.store.engine)

    @property
    def auditing(self):
        return Auditing(
            books=self.books,
            seal=self.key,
            notary=self.portal,
            outside=self.noted,
            begin=self.begin,
            session=Seat(),
            clock=SimpleNamespace(now=lambda: NOW),
        )

    @property
    def accepting(self):
        return Accepting(
            books=self.books,
            outside=self.noted,
            begin=self.begin,
            session=Seat(),
            clock=SimpleNamespace(now=lambda: NOW),
        )

    def receive(self, times=1):
        """Receive dossiers as the use case does: state and entry in one piece."""
        for _ in range(times):
            self.count += 1
            dossier = replace(
                DOSSIER,
                id=f"6f0e8f0a-0000-4000-8000-{self.count:012d}",
                code=f"000.12.34.H26-261123-{self.count:04d}",
            )
            with self.begin() as work:
                work.dossiers.put(dossier)
                work.journal.add(
                    Entry(at=NOW, act=Act.RECEIVED, officer="ha", dossier=dossier.id)
                )
                work.commit()
        return dossier

    def rows(self):
        with self.store.engine.connect() as connection:
            found = connection.execute(
                schema.journal.select().order_by(schema.journal.c.seq)
            )
            return [dict(row) for row in found.mappings()]

    def sql(self, *statements):
        """Change the file as somebody with its key and a shell would."""
        with self.store.engine.begin() as connection:
            for name in ("journal_is_not_changed", "journal_is_not_shortened"):
                connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
            for statement in statements:
                connection.execute(text(statement))


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.store.close()


def test_an_honest_day_is_whole(desk):
    desk.receive(EVERY + 5)
    desk.auditing.tell()
    desk.receive(3)

    inspection = desk.auditing.verify()

    assert inspection.finding is None
    assert inspection.entries == EVERY + 8
    assert inspection.countersigned == EVERY + 5


def test_case_35_every_changed_field_of_every_row_is_named(desk):
    desk.receive(40)
    honest = desk.rows()
    assert chain.broken(iter(honest)) is None

    for place in range(40):
        for name in FIELDS:
            spoilt = [dict(row) for row in honest]
            value = spoilt[place][name]
            spoilt[place][name] = value + 1 if isinstance(value, int) else f"{value}x"

            found = chain.broken(iter(spoilt))

            assert found is not None, (place, name)
            assert found.seq == place + 1, (place, name)


def test_case_35_rows_taken_out_put_in_or_moved_are_named(desk):
    desk.receive(30)
    honest = desk.rows()

    for place in range(29):
        without = honest[:place] + honest[place + 1 :]
        swapped = [*honest]
        swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
        doubled = [*honest[: place + 1], *honest[place:]]

        assert chain.broken(iter(without)).seq == place + 1
        assert chain.broken(iter(swapped)).seq == place + 1
        assert chain.broken(iter(doubled)).seq == place + 2


@pytest.mark.parametrize("cut", [1, 2, 7, 25])
def test_case_36_a_tail_that_was_cut_off_is_noticed(desk, cut):
    desk.receive(25)
    desk.auditing.mark(now=True)

    desk.sql(f"DELETE FROM journal WHERE seq > {25 - cut}", "DELETE FROM dossier")

    finding = desk.auditing.verify().finding
    assert (finding.fault, finding.seq) == (Fault.SHORTENED, 25)
    with pytest.raises(RolledBack):
        desk.auditing.must_reach()


def write_anew(desk):
    """Change one row and the whole chain after it, as somebody with the key could."""
    rows = desk.rows()
    rows[3]["officer"], before = "ai.khac", ""
    statements = []
    for row in rows:
        before = chain.digest(before, row)
        statements.append(
            f"UPDATE journal SET officer = '{row['officer']}', hash = '{before}'"
            f" WHERE seq = {row['seq']}"
        )
    desk.sql(*statements)
    assert chain.broken(iter(desk.rows())) is None


def test_case_37_a_whole_chain_written_anew_contradicts_what_was_signed(desk):
    desk.receive(12)
    desk.auditing.mark(now=True)
    write_anew(desk)

    finding = desk.auditing.verify().finding

    assert finding.fault is Fault.REWRITTEN


def test_case_37_what_was_signed_is_enough_without_the_keyrings_memory(desk):
    desk.receive(12)
    desk.auditing.mark(now=True)
    write_anew(desk)
    desk.noted.note("")

    finding = desk.auditing.verify().finding

    assert (finding.fault, finding.seq) == (Fault.REWRITTEN, 12)


def test_case_35_the_file_itself_is_read_and_its_first_bad_row_named(desk):
    desk.receive(5)

    desk.sql("UPDATE journal SET officer = 'ai.khac' WHERE seq IN (2, 4)")

    assert desk.auditing.verify().finding.seq == 2


def test_case_37_a_signature_of_another_pc_proves_nothing(desk):
    desk.receive(3)
    desk.auditing.mark(now=True)
    other = device_key(PocketKeyring())
    other.make()
    forged = other.sign(3, desk.books.head().hash, NOW)
    desk.sql(f"UPDATE checkpoint SET signed = '{forged}'")

    assert desk.auditing.verify().finding.fault is Fault.REWRITTEN
    assert desk.key.signed(desk.key.assertion("pc", NOW, DOSSIER.id)) is None
    assert desk.key.signed("x.y.z") is None


def test_case_19_an_old_state_put_back_is_refused_when_it_is_opened(desk):
    dossier = desk.receive()
    with desk.store.engine.connect() as connection:
        old = connection.execute(schema.dossier.select()).mappings().one()["current"]
    with desk.begin() as work:
        work.dossiers.put(dossier.correct_phone("0900 000 001"))
        work.journal.add(Entry(at=NOW, act=Act.CORRECTED, dossier=dossier.id))
        work.commit()
    quoted = old.replace("'", "''")
    with desk.store.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE dossier SET current = '{quoted}'")

    with desk.begin() as work, pytest.raises(RolledBack) as told:
        work.dossiers.get(dossier.id)

    assert told.value.what == dossier.code
    finding = desk.auditing.verify().finding
    assert (finding.fault, finding.what) == (Fault.STATE, dossier.code)


def test_case_19_no_old_page_put_back_between_two_starts_is_opened(desk):
    pages, generations = {}, 60
    for _ in range(generations):
        desk.receive(2)
        desk.store.close()
        pages[desk.count] = desk.path.read_bytes()
        desk.open()
    desk.store.close()
    newest = desk.path.read_bytes()
    left, tried, opened = desk.noted.file(), 0, []

    for old in [*pages.values()][:-1]:
        for start in range(0, len(old), 4096):
            page = old[start : start + 4096]
            if page != newest[start : start + 4096]:
                tried += 1
                desk.path.write_bytes(newest[:start] + page + newest[start + 4096 :])
                if file_digest(desk.path) == left:
                    opened.append(start)
    with pytest.raises(RolledBack):
        desk.open()
    desk.path.write_bytes(newest)
    desk.open()

    assert tried > 1000
    assert opened == []


def test_case_18_no_flipped_bit_of_the_file_is_taken_for_it(desk):
    desk.receive(3)
    desk.store.close()
    whole = bytearray(desk.path.read_bytes())
    left = desk.noted.file()
    step = max(1, len(whole) * 8 // 500)

    for bit in range(0, len(whole) * 8, step):
        whole[bit // 8] ^= 1 << bit % 8
        desk.path.write_bytes(whole)
        assert file_digest(desk.path) != left
        whole[bit // 8] ^= 1 << bit % 8
    desk.path.write_bytes(whole)

    desk.open()


@pytest.mark.soak
def test_ten_thousand_flipped_bits_of_the_database_fail_their_pages(desk):
    desk.receive(3)
    desk.store.close()
    whole = bytearray(desk.path.read_bytes())
    bits, unseen, honest = len(whole) * 8, [], spoilt_pages(desk.path)

    for flip in range(10_000):
        bit = flip * bits // 10_000 + flip % 8
        whole[bit // 8] ^= 1 << bit % 8
        desk.path.write_bytes(whole)
        if not spoilt_pages(desk.path):
            unseen.append(bit)
        whole[bit // 8] ^= 1 << bit % 8

    assert honest == []
    assert unseen == []


def spoilt_pages(path):
    """What SQLCipher itself says of the pages, whatever the keyring remembers."""
    with closing(driver.connect(path)) as connection:
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        try:
            return connection.execute("PRAGMA cipher_integrity_check").fetchall()
        except driver.DatabaseError as error:
            return [str(error)]


def test_case_18_ten_thousand_flipped_bits_of_a_sealed_file_are_all_noticed():
    sealer = Sealer(KEY)
    sealed = bytearray(sealer.seal(b"anh the " * 150, "ten"))
    bits = len(sealed) * 8

    for flip in range(10_000):
        bit = flip * 7919 % bits
        sealed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Broken):
            sealer.open(bytes(sealed), "ten")
        sealed[bit // 8] ^= 1 << bit % 8

    assert sealer.open(bytes(sealed), "ten")


def test_case_20_a_whole_old_file_put_back_is_refused_even_after_a_crash(desk):
    desk.receive(2)
    desk.store.close()
    old = desk.path.with_name("old.db")
    shutil.copy(desk.path, old)
    desk.open()
    desk.receive(2)
    desk.auditing.mark(now=True)
    desk.store.forget()  # the power goes: nothing was noted of the file
    for log in desk.path.parent.glob("counter.db-*"):
        log.unlink()
    shutil.copy(old, desk.path)

    with pytest.raises(RolledBack):
        desk.open()


def test_a_restore_that_is_meant_is_accepted_by_two_and_written_down(desk):
    desk.receive(2)
    desk.auditing.mark(now=True)
    desk.sql("DELETE FROM journal WHERE seq > 1")

    with pytest.raises(NotReady):
        desk.accepting.accept(Seat.officer.id)
    desk.accepting.accept("nguoi.khac")

    desk.auditing.must_reach()
    last = desk.rows()[-1]
    assert (last["act"], last["officer"], last["detail"]) == (
        "restored",
        "kiem.tra",
        "nguoi.khac",
    )


def test_case_20_a_profile_put_back_with_its_keyring_is_named_by_what_the_portal_saw(
    desk,
):
    desk.receive(2)
    desk.portal.reason = "forked"

    desk.auditing.tick(online=True)
    desk.receive(3)
    desk.auditing.tick(online=True)

    found = desk.auditing.verify().finding
    assert (found.fault, found.seq) == (Fault.FORKED, 2)
    assert [row["act"] for row in desk.rows()].count("forked") == 1
    desk.accepting.accept("nguoi.khac")
    assert desk.auditing.verify().finding is None


def test_a_portal_that_refuses_for_another_reason_is_no_alarm(desk):
    desk.receive(2)
    desk.portal.reason = "too-often"

    desk.auditing.tick(online=True)

    assert desk.auditing.verify().finding is None


def test_a_crash_is_no_alarm(desk):
    desk.receive(4)
    desk.store.forget()

    desk.open()

    assert desk.auditing.verify().finding is None


def test_the_witness_on_the_paper_names_the_entry(desk):
    dossier = desk.receive()
    desk.receive(3)

    witness = desk.books.witness(dossier.id)
    told = desk.auditing.explain(witness.lower().replace("-", " "))

    assert witness == witness_of(desk.rows()[0]["hash"])
    assert (len(witness), witness[5]) == (11, "-")
    assert (told.entry.seq, told.code) == (1, dossier.code)
    assert [entry.act for entry in told.others] == [Act.RECEIVED]
    with pytest.raises(NotFound):
        desk.auditing.explain("00000-00000")
    with pytest.raises(NotFound):
        desk.auditing.explain("")


def test_without_the_portal_heads_are_signed_and_countersigned_later(desk):
    desk.portal.away = True
    desk.receive(2)
    desk.auditing.tick(online=True)
    assert desk.books.newest().receipt == ""

    desk.portal.away = False
    desk.auditing.tick(online=True)

    assert desk.books.newest().receipt.startswith("seen ")
    assert desk.noted.noted() == str(desk.books.head())


def test_off_line_heads_are_signed_and_nobody_is_asked(desk):
    desk.portal.reason = "nobody may ask"
    desk.receive(EVERY)

    desk.auditing.tick(online=False)

    assert desk.books.newest().head.seq == EVERY
    assert desk.books.newest().receipt == ""


def test_a_head_is_countersigned_once(desk):
    desk.receive(2)
    desk.auditing.tell()
    before = desk.books.newest()
    desk.portal.reason = "nobody may ask"

    desk.auditing.tell()

    assert desk.books.newest() == before


def test_without_a_device_key_no_head_is_kept_and_work_goes_on(desk):
    desk.key = device_key(PocketKeyring())
    desk.receive(EVERY)

    desk.auditing.mark()

    assert desk.books.newest() is None
    assert desk.auditing.verify().finding is None


def test_what_the_portals_copy_changed_stands_in_the_chain(desk):
    dossier = desk.receive()
    with desk.store.engine.begin() as connection:
        chain.mirror(connection, dossier.id, NOW)

    assert [one.act for one in desk.books.entries()] == [Act.RECEIVED, Act.MIRRORED]
    assert desk.auditing.verify().finding is None


def test_a_head_is_signed_every_hundred_entries(desk):
    desk.receive(EVERY - 1)
    desk.auditing.mark()
    assert desk.books.newest() is None

    desk.receive()
    desk.auditing.mark()

    assert desk.books.newest().head.seq == EVERY


def test_case_43_the_journal_holds_no_personal_data(desk):
    desk.receive(2)

    said = repr(desk.rows())

    for canary in (DOSSIER.applicant.name, DOSSIER.applicant.personal_id, "0912"):
        assert canary not in said


def test_the_table_itself_refuses_changes(desk):
    desk.receive()

    for statement in ("UPDATE journal SET officer = 'x'", "DELETE FROM journal"):
        with (
            desk.store.engine.connect() as connection,
            pytest.raises(Exception, match="append-only"),
        ):
            connection.execute(text(statement))
