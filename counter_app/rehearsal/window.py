"""The rehearsal in a window: a newcomer's first minute."""

import sys
from itertools import cycle

from counter_app.bootstrap.program import Plan, Program
from counter_app.paths import RESOURCES
from counter_app.rehearsal.counter import Rehearsal
from counter_app.rehearsal.people import CARDS, HEAD, OFFICER, PASSWORD
from counter_app.rehearsal.processes import DidNotStart
from counter_app.ui.application import Application

DECIDE_AFTER = 20
"""Seconds until the rehearsal's back office has a result ready."""


def rehearse() -> int:
    """Run a throw-away counter until its window is closed."""
    app = Application(RESOURCES)
    say = sys.stdout.write
    say("Rehearsal mode: starting a throw-away portal, keyring, scanner, queue…\n")
    try:
        with Rehearsal(auto_decide=DECIDE_AFTER) as rehearsal:
            app.catch_faults(rehearsal.paths.logs / "counter.log")
            say(f"Sign in as {OFFICER.id} with the password {PASSWORD}\n")
            say(f"(or as {HEAD.id}, head of the section, same password)\n")
            say("Cards to scan (type or paste one in the ready screen):\n")
            for card in CARDS:
                say(f"  {card}\n")
            sys.stdout.flush()
            program = Program(
                app,
                Plan(
                    paths=rehearsal.paths,
                    settings=rehearsal.settings,
                    rehearsal=True,
                    settle=rehearsal.settle,
                ),
            )
            _help(program)
            program.show()
            try:
                return app.exec()
            finally:
                program.close()
    except DidNotStart as problem:
        sys.stderr.write(f"The rehearsal could not start: {problem}.\n")
        sys.stderr.write("`make run` installs what it needs.\n")
        return 1


def _help(program: Program) -> None:
    """Say on the screen how to sign in, and let cards be scanned without a scanner."""
    program.sign_in.show_hint(OFFICER.id, PASSWORD)
    cards = cycle(CARDS)

    def offer(_signed_in: object) -> None:
        program.sign_in.signed_in.disconnect(offer)
        if program.rooms:
            page = program.rooms.ready_page
            page.sample_wanted.connect(lambda: program.window.take_scan(next(cards)))
            page.offer_sample()

    program.sign_in.signed_in.connect(offer)
