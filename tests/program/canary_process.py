"""A counter's day with a marked word in everything a person could type. Not a test.

Says JSON: how many of the words the program gave back, then waits to be looked at.
"""

import contextlib
import json
import logging
import os
import sys
from dataclasses import replace
from pathlib import Path

from counter_app.bootstrap.opening_steps import log_into
from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import OfficerId
from counter_app.domain.people import Citizen, Source
from counter_app.domain.personal_data import Asked, Ground
from counter_app.domain.procedures import Channel
from counter_app.paper.handing_out import SealedFile
from counter_app.paths import RESOURCES
from counter_app.rehearsal.people import HEAD, OFFICER, PASSWORD
from counter_app.selftest.invented import complete
from tests.program.counter_process import ANSWERS, PROCEDURE, opened, say

NUMBER = "001187077901"


def canary(number):
    """The word of this number: nothing else in the world says it."""
    return f"Chimyến{number:02d}ẩnmình"


def person(first):
    """Somebody with six marked facts."""
    return Citizen(
        name=canary(first),
        personal_id=NUMBER,
        birth="1987-03-05",
        address=canary(first + 1),
        old_id=canary(first + 2),
        card_issued=canary(first + 3),
        phone=canary(first + 4),
        source=Source.CARD,
    )


def receive(counter):
    """Receive a dossier with marks in what may hold any text."""
    plain = replace(person(0), old_id="", card_issued="", phone="")
    draft = counter.intake.start(plain)
    draft = counter.intake.choose(draft.id, PROCEDURE, Channel.ASSISTED)
    form = counter.catalogue.procedure(PROCEDURE).form
    answers = {**draft.answers, **ANSWERS, "dk_tai": canary(5)}
    answers = complete(counter.forms, form, answers, counter.lookup.day())
    counter.intake.answer(draft.id, answers)
    counter.intake.confirm(draft.id, Confirmation.SPOKEN)
    return counter.intake.receive(draft.id, missing_reason=canary(6))


def half_type(counter):
    """Leave a form half typed."""
    draft = counter.intake.start(person(7))
    counter.intake.choose(draft.id, PROCEDURE, Channel.ASSISTED)
    typed = {f"k{number}": canary(number) for number in range(12, 28)}
    counter.intake.answer(draft.id, typed)
    return draft.id


def stumble(counter, profile):
    """Everything that goes wrong with a marked word in hand; it may be logged."""
    wrong = (
        lambda: counter.session.sign_in(canary(28), canary(29), "03"),
        lambda: counter.lookup.open_code(canary(30)),
        lambda: counter.lookup.find(canary(31)),
        lambda: counter.finding.find(canary(32)),
        lambda: counter.lookup.dossier(canary(33)),
        lambda: counter.handing_over.result_arrived(canary(34)),
        lambda: counter.paper_work.printing.pdf(-1),
        lambda: counter.scanning.bring("x", "y", profile / canary(35)),
    )
    for one in wrong:
        with contextlib.suppress(CounterError, ValueError, AttributeError, OSError):
            one()
    try:
        with counter.lookup.begin() as work:
            work.notes.put(canary(36), object())
    except Exception:
        logging.getLogger("counter_app").exception("a fault of ours")


def hand_out(counter, out):
    """Give the person's data away, as the head of the section."""
    counter.session.sign_in(HEAD.id, PASSWORD, "")
    asked = Asked(personal_id=NUMBER, ground=Ground.SUBJECT, reference="1/PYC")
    agreed = counter.journal.privacy.agree(asked, OFFICER.id, PASSWORD)
    bundle = SealedFile(out, canary(38), RESOURCES / "fonts", "1/PYC")
    return counter.journal.privacy.export(asked, agreed, bundle)


def main(profile, portal, out):
    """Live the day."""
    log_into(profile / "logs")
    counter = opened(profile, portal)
    own = replace(OFFICER, id=OfficerId("yen"), name="Yến")
    counter.session.sign_in(OFFICER.id, PASSWORD, "03")
    counter.session.enrol(own, canary(37))
    counter.session.sign_in(own.id, canary(37), "03")
    dossier = receive(counter)
    counter.receipting.issue(dossier.id)
    file = counter.paper_work.printing.files.keep(canary(39).encode() * 50)
    draft = half_type(counter)
    counter.syncing.now()
    stumble(counter, profile)
    counter.session.sign_in(own.id, canary(37), "03")
    with counter.lookup.begin() as work:
        kept = repr((work.dossiers.get(dossier.id), work.drafts.get(draft)))
    kept += counter.paper_work.printing.files.read(file).decode()
    handed = hand_out(counter, out)
    counter.session.lock()
    say("held", sum(canary(number) in kept for number in range(40)))
    say("handed", handed.dossiers)
    say("around", [json.dumps(dict(os.environ)), sys.argv])
    sys.stdin.readline()
    counter.close()
    say("closed", "")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
