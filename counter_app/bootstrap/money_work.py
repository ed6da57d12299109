"""The use cases of money and of the day's end, joined."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from counter_app.bootstrap.paper_work import Ground, PaperWork
from counter_app.domain.ids import DossierId, Sha256
from counter_app.services.cashing_up import CashingUp
from counter_app.services.check_slips import CheckSlips
from counter_app.services.collecting import Collecting
from counter_app.services.day_end import DayEnd
from counter_app.services.fee_slips import FeeSlips
from counter_app.services.paying import Paying
from counter_app.services.ports import Forms, Ids


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyWork:
    """Everything at the till, and the sheet a citizen checks and signs."""

    collecting: Collecting
    fee_slips: FeeSlips
    paying: Paying
    cashing_up: CashingUp
    day_end: DayEnd
    check_slips: CheckSlips


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyGround:
    """What they stand on beside what paper stands on."""

    paper: PaperWork
    paying: Paying
    ids: Ids
    forms: Forms
    left_open: Callable[[date, str], Sequence[DossierId]]
    """Dossiers of the days before that the end of a day still names."""
    unstored: Callable[[], Collection[Sha256]]
    """Files the portal is not known to have."""


def assemble_money_work(ground: Ground, more: MoneyGround) -> MoneyWork:
    """Join them."""
    printing, describing = more.paper.printing, more.paper.slips.describing
    return MoneyWork(
        collecting=Collecting(
            begin=ground.begin,
            session=ground.session,
            clock=ground.clock,
            ids=more.ids,
            catalogue=ground.catalogue,
            qr=more.paying.qr,
            announce=ground.announce,
        ),
        fee_slips=FeeSlips(
            begin=ground.begin,
            session=ground.session,
            printing=printing,
            describing=describing,
        ),
        paying=more.paying,
        cashing_up=CashingUp(
            begin=ground.begin,
            session=ground.session,
            clock=ground.clock,
            zone=ground.zone,
            queries=ground.queries,
            catalogue=ground.catalogue,
            printing=printing,
            describing=describing,
            announce=ground.announce,
        ),
        day_end=DayEnd(
            begin=ground.begin,
            session=ground.session,
            clock=ground.clock,
            zone=ground.zone,
            queries=ground.queries,
            left_open=more.left_open,
            unstored=more.unstored,
        ),
        check_slips=CheckSlips(
            session=ground.session,
            clock=ground.clock,
            zone=ground.zone,
            catalogue=ground.catalogue,
            forms=more.forms,
            printing=printing,
            describing=describing,
        ),
    )
