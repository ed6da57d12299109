"""Receiving a dossier, F9 to durable, against the very same statements by the driver.

In a first profile every statement the program sends is written down. Then a second one,
made the same way, receives as many, and right after each, in turn, a bare SQLCipher
connection sends the statements of the first to a copy of its database taken before,
with the same settings. Both files begin alike and grow alike.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlcipher3.dbapi2 as driver

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.throwaway import opened, throwaway_profile
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.cards import read_card
from counter_app.domain.drafts import Confirmation
from counter_app.domain.ids import DraftId, ProcedureCode
from counter_app.domain.procedures import Channel
from counter_app.paths import Paths
from counter_app.rehearsal.people import CARDS, COUNTER, OFFICER, PASSWORD
from counter_app.selftest.invented import BUILT_IN, complete
from counter_app.store.database import PRAGMAS, unlock
from counter_app.vault.keys import profile_keyring
from counter_app.vault.slots import floor_cost
from counter_app.vault.vault import Vault

PROCEDURE = ProcedureCode("2.000635")
WARMING = 20
"""Receives not counted, on both sides."""
COMMIT = "COMMIT"

Statement = tuple[str, Any, bool]
"""Its text, its values, and whether there is a row of values for each of many."""


def measure(rounds: int) -> Measurement:
    """Receive so many dossiers both ways, in turn."""
    wanted = rounds + WARMING
    with tempfile.TemporaryDirectory(prefix="mot-cua-do-") as folder:
        replayed = Path(folder, "replayed.db")
        key, passes = _first_profile(replayed, wanted)
        ours, limit = [], []
        with (
            throwaway_profile(codes=wanted) as paths,
            opened(paths) as counter,
            _bare(key, replayed) as bare,
        ):
            _sign_in(counter)
            drafts = [draft_of(counter, number) for number in range(wanted)]
            pairs = zip(drafts, passes, strict=True)
            for turn, (draft, statements) in enumerate(pairs):
                counter.intake.check(draft)  # as the page before F9 does
                receive = partial(counter.intake.receive, draft)
                replay = partial(_replay, bare, statements)
                # A disk just synced syncs faster: each goes first every other time.
                if turn % 2:
                    limit.append(_milliseconds(replay))
                ours.append(_milliseconds(receive))
                if not turn % 2:
                    limit.append(_milliseconds(replay))
            _must_be_equal(counter, bare, wanted)
    return Measurement(
        name="receive",
        what="Intake.receive, from F9 to the dossier durable on disk",
        against="the same statements by sqlcipher3 alone, same settings, same file",
        unit="ms",
        ours=ours[WARMING:],
        limit=limit[WARMING:],
        goal=2.0,
    )


def _first_profile(replayed: Path, wanted: int) -> tuple[bytes, list[list[Statement]]]:
    """Receive as many in a profile of its own; keep it as it was before, and how.

    An old file put back is refused by the program, so the same profile cannot receive
    the same drafts twice; a second one, made the same way, is what is measured.
    """
    with throwaway_profile(codes=wanted) as paths:
        with opened(paths) as counter:
            _sign_in(counter)
            drafts = [draft_of(counter, number) for number in range(wanted)]
        shutil.copy2(paths.database, replayed)
        return _key(paths), _recorded(paths, drafts)


def _milliseconds(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


def _sign_in(counter: Counter) -> None:
    counter.session.sign_in(OFFICER.id, PASSWORD, COUNTER)


def draft_of(counter: Counter, number: int) -> DraftId:
    """Bring one walk-in as far as F9; no two give the same answers."""
    intake = counter.intake
    draft = intake.start(read_card(CARDS[0])).id
    procedure = counter.catalogue.procedure(PROCEDURE)
    chosen = intake.choose(draft, PROCEDURE, Channel.ASSISTED)
    if procedure.form:
        answers = {
            **chosen.answers,
            **BUILT_IN[PROCEDURE],
            "dk_tai": f"Phường {number}",
        }
        today = counter.lookup.day()
        intake.answer(draft, complete(counter.forms, procedure.form, answers, today))
    states = {row.id: row.states[0] for row in procedure.checklist}
    for row in intake.check(draft).missing:
        counter.paper_states.set_state(draft, row, states[row])
    intake.confirm(draft, Confirmation.SPOKEN)
    return draft


def _recorded(paths: Paths, drafts: Sequence[DraftId]) -> list[list[Statement]]:
    """Receive every draft once and return what the driver was given for each."""
    heard: list[Statement] = []
    passes = []
    with _hearing(heard), opened(paths) as counter:
        _sign_in(counter)
        for draft in drafts:
            heard.clear()
            counter.intake.receive(draft)
            passes.append([*heard])
    return passes


@contextmanager
def _hearing(heard: list[Statement]) -> Iterator[None]:
    """Write down what every new connection of the driver is given."""

    class Cursor(driver.Cursor):  # type: ignore[misc]
        def execute(self, text: str, values: Any = ()) -> Any:
            heard.append((text, values, False))
            return super().execute(text, values)

        def executemany(self, text: str, values: Any) -> Any:
            heard.append((text, values, True))
            return super().executemany(text, values)

    class Listening(driver.Connection):  # type: ignore[misc]
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def commit(self) -> None:
            heard.append((COMMIT, (), False))
            super().commit()

    connect = driver.connect
    driver.connect = partial(connect, factory=Listening)
    try:
        yield
    finally:
        driver.connect = connect


def _key(paths: Paths) -> bytes:
    """Return the key of the database, as signing in opens it."""
    found: list[bytes] = []
    vault = Vault(
        paths.profile,
        profile_keyring(paths.profile),
        cost=floor_cost,
        opened=lambda keys: found.append(keys.database),
    )
    vault.admit(OFFICER.id, PASSWORD)
    [key] = found
    return key


@contextmanager
def _bare(key: bytes, database: Path) -> Iterator[Any]:
    """Open a database as the program does, and with nothing around it."""
    with closing(driver.connect(str(database), isolation_level=None)) as connection:
        unlock(connection, key)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        yield connection


def _replay(bare: Any, statements: Sequence[Statement]) -> None:
    for statement, values, many in statements:
        if many:
            bare.executemany(statement, values)
        else:
            bare.execute(statement, values).fetchall()


def _must_be_equal(counter: Counter, bare: Any, wanted: int) -> None:
    """Refuse to compare two sides that did not do the same."""
    received = len(counter.lookup.lines(counter.lookup.day()))
    ((kept,),) = bare.execute("SELECT count(*) FROM dossier").fetchall()
    ((queued,),) = bare.execute("SELECT count(*) FROM outbox").fetchall()
    if not received == kept == queued == wanted:
        raise NotMeasured(f"{received} were received, but {kept} rows replayed")
