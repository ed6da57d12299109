"""The portal's time and plans, asked first or heard along with the feed."""

from datetime import datetime, timedelta

from counter_app.domain.errors import PortalUnreachable
from counter_app.domain.exchange import Greeting
from counter_app.sync.ports import Ledger
from counter_app.sync.report import Report

HOUR = 3600.0
QUICK = timedelta(seconds=5)
"""A longer way there and back tells no more what time it was there."""


def hear(
    greeting: Greeting,
    begun: datetime,
    now: datetime,
    ledger: Ledger,
    report: Report,
    *,
    at_once: bool = False,
) -> None:
    """Note what the portal said; planned work ends the pass: PortalUnreachable.

    ``begun`` and ``now``: by this PC's clock, when it was asked and when it answered.
    ``at_once``: nothing but the time was asked, so that it is believed in any case.
    """
    if at_once or timedelta() <= now - begun < QUICK:
        middle = begun + (now - begun) / 2
        report.clock_offset = (middle - greeting.now).total_seconds()
        report.greeted = True
    ledger.heard(greeting.now)
    report.closed_until, report.notice = greeting.closed_until, greeting.notice
    if greeting.is_closed and greeting.closed_until:
        left = (greeting.closed_until - greeting.now).total_seconds()
        raise PortalUnreachable("planned work", retry_after=min(left, HOUR))
