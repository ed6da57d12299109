"""What an inspector types: is the journal whole, what is behind a paper's letters."""

import sys
from collections.abc import Callable
from getpass import getpass

from counter_app.bootstrap.commands import with_counter
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.auditing import Fault, Finding
from counter_app.domain.journal import Act
from counter_app.paths import Paths
from counter_app.settings import Settings

WHY = {
    Fault.CHANGED: "entry {seq} is not what was written",
    Fault.MISSING: "entry {seq} is missing, or one was put in there",
    Fault.SHORTENED: "the journal once had {seq} entries and has fewer now",
    Fault.REWRITTEN: "entry {seq} is another one than this PC signed",
    Fault.FORKED: "the portal knows another past of this PC, seen at entry {seq}:"
    " everything was put back, the keyring too, or a second copy runs",
    Fault.STATE: "dossier {what} is not in the state last written down",
}


def verify(paths: Paths, settings: Settings, by: str) -> int:
    """Look the whole journal through; status 1 and the first bad entry if any."""
    found: list[Finding | None] = []

    def act(counter: Counter) -> None:
        inspection = counter.journal.auditing.verify()
        found.append(inspection.finding)
        sys.stdout.write(
            f"{inspection.entries} entries, {inspection.checkpoints} signed heads,"
            f" countersigned up to {inspection.countersigned}.\n"
        )

    status = _inspect(paths, settings, by, act)
    finding = found[0] if found else None
    if finding is not None:
        words = WHY[finding.fault].format(seq=finding.seq, what=finding.what)
        sys.stdout.write(f"Not whole: {words}.\n")
        return 1
    if not status:
        sys.stdout.write("The journal is whole.\n")
    return status


MEANS = {
    Act.FILES_ERASED: " (files that went; the city has them)",
    Act.CONTENT_ERASED: " (prints that went, with what the dossier said: its days were"
    " over and the city has it; code, dates, states and amounts stay)",
    Act.CONTENT_FETCHED: " (what had been erased was asked of the city)",
}
"""What an inspector may not guess from the name of an act and its count."""


def explain(paths: Paths, settings: Settings, by: str, witness: str) -> int:
    """Tell which entry the letters on a paper stand for, and its dossier's others."""

    def act(counter: Counter) -> None:
        told = counter.journal.auditing.explain(witness)
        sys.stdout.write(f"Entry {told.entry.seq}, dossier {told.code}:\n")
        for entry in told.others:
            line = f"  {entry.seq:>6} {entry.at:%Y-%m-%d %H:%M:%S} {entry.act.value}"
            sys.stdout.write(f"{line} {entry.officer or ''} {entry.detail}".rstrip())
            sys.stdout.write(MEANS.get(entry.act, ""))
            sys.stdout.write("\n")

    return _inspect(paths, settings, by, act)


def accept(paths: Paths, settings: Settings, by: str, other: str) -> int:
    """Go on with data that were put back on purpose; two officers say so."""

    def act(counter: Counter) -> None:
        session = counter.session
        agreed = session.sign_in(other, getpass(f"Password of {other}: "), "").officer
        session.sign_in(by, getpass(f"Password of {by}: "), "")
        counter.journal.accepting.accept(agreed.id)
        sys.stdout.write("Accepted and written down.\n")

    return with_counter(paths, settings, act, rollback_is_meant=True)


def _inspect(
    paths: Paths, settings: Settings, by: str, act: Callable[[Counter], None]
) -> int:
    def signed_in(counter: Counter) -> None:
        counter.session.sign_in(by, getpass(f"Password of {by}: "), "")
        act(counter)

    # An inspector must be able to look at data that were put back.
    return with_counter(paths, settings, signed_in, rollback_is_meant=True)
