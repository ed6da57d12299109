"""The use cases about the law itself, joined: state, rollout, values by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counter_app.bootstrap.doors import ZONE
from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.exchange import Pack
from counter_app.machine import SystemClock
from counter_app.services.law_status import LawWatch
from counter_app.services.ports import Begin, Clock, Overrides, Queries
from counter_app.services.rollout import RollingOut
from counter_app.services.session import Session
from counter_app.services.setting_law import SettingLaw


@dataclass(frozen=True, slots=True)
class LawGround:
    """What they stand on."""

    begin: Begin
    catalogue: PackCatalogue
    queries: Queries
    overrides: Overrides
    packs: Callable[[], Sequence[Pack]]
    """Those kept, for versions the newest no longer has."""
    session: Session
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class LawWork:
    """What is asked about the law, and what an administrator does to it."""

    rolling_out: RollingOut
    setting: SettingLaw
    watch: LawWatch
    hold: Callable[[], None]
    """Let the values set by hand hold; as soon as the store is open."""


def assemble_law_work(ground: LawGround) -> LawWork:
    """Join them."""
    catalogue, overrides, packs = ground.catalogue, ground.overrides, ground.packs
    catalogue.look_back(lambda: [pack.files for pack in packs()])

    def hold() -> None:
        kept = overrides.every()
        catalogue.set_by_hand([one.override for one in kept if not one.ended_at])

    return LawWork(
        rolling_out=RollingOut(
            catalogue=catalogue,
            queries=ground.queries,
            clock=ground.clock,
            zone=ZONE,
        ),
        setting=SettingLaw(
            overrides=overrides,
            catalogue=catalogue,
            session=ground.session,
            clock=ground.clock,
            changed=hold,
        ),
        watch=LawWatch(begin=ground.begin, catalogue=catalogue, clock=SystemClock()),
        hold=hold,
    )
