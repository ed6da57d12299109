"""The passwords everybody would guess, from the resources; who may choose one."""

from functools import cache
from pathlib import Path

from counter_app.domain.passwords import read_common
from counter_app.services.gate import Gate
from counter_app.services.officers import Officers
from counter_app.services.ports import Begin, Clock
from counter_app.services.session import Session


@cache
def common_passwords(resources: Path) -> frozenset[str]:
    """Read resources/passwords/common.txt, once."""
    return read_common((resources / "passwords" / "common.txt").read_text("utf-8"))


def officers_over(
    begin: Begin, gate: Gate, session: Session, clock: Clock, resources: Path
) -> Officers:
    """Make the use case of whoever administers the site."""
    return Officers(
        begin=begin,
        gate=gate,
        session=session,
        clock=clock,
        common=lambda: common_passwords(resources),
    )
