"""The use cases of a dossier's life after it was received, joined to what they ask."""

from dataclasses import dataclass

from counter_app.bootstrap.paper_work import Ground
from counter_app.bootstrap.sync_work import SyncWork
from counter_app.services.apologising import Apologising
from counter_app.services.correcting import Correcting
from counter_app.services.due_dates import DueDates, Promises
from counter_app.services.ending import EndingUp
from counter_app.services.following_up import FollowingUp
from counter_app.services.from_home import ReceivingFromHome
from counter_app.services.intake import Intake
from counter_app.services.scanning import Scanning
from counter_app.services.shelving import Shelving
from counter_app.services.slips import Slips
from counter_app.services.supplementing import Supplementing
from counter_app.services.turning_away import TurningAway
from counter_app.services.visits import Visits
from counter_app.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterWork:
    """What an officer can do with a dossier after it was received, or instead."""

    supplementing: Supplementing
    ending: EndingUp
    apologising: Apologising
    turning_away: TurningAway
    correcting: Correcting
    due_dates: DueDates
    shelving: Shelving
    visits: Visits
    from_home: ReceivingFromHome


@dataclass(frozen=True, slots=True)
class AfterGround:
    """What these stand on beside the ground of all papers."""

    scanning: Scanning
    settings: Settings
    slips: Slips
    sync_work: SyncWork


def assemble_after_work(
    ground: Ground, promises: Promises, intake: Intake, more: AfterGround
) -> AfterWork:
    """Join them; scanner and decoders are those of the walk-ins."""
    session, scanning = ground.session, more.scanning
    following = FollowingUp(
        begin=ground.begin,
        catalogue=ground.catalogue,
        clock=ground.clock,
        zone=ground.zone,
        announce=ground.announce,
    )
    return AfterWork(
        supplementing=Supplementing(
            following=following,
            files=ground.files,
            pictures=scanning.pictures,
            scanner=scanning.scanner,
            session=session,
            ids=scanning.ids,
            chosen=scanning.chosen,
            profile=scanning.profiles[0],
        ),
        ending=EndingUp(following=following, session=session),
        apologising=Apologising(following=following, session=session, slips=more.slips),
        turning_away=TurningAway(
            begin=ground.begin,
            session=session,
            clock=ground.clock,
            zone=ground.zone,
            catalogue=ground.catalogue,
            walk_ins=scanning.walk_ins,
            slips=more.slips,
            announce=ground.announce,
        ),
        correcting=Correcting(following=following, forms=intake.forms, session=session),
        due_dates=DueDates(
            promises=promises,
            session=session,
            local=following.local,
            specialists=more.settings.specialists,
        ),
        shelving=Shelving(
            begin=ground.begin,
            session=session,
            clock=ground.clock,
            queries=ground.queries,
            slips=more.slips,
            announce=ground.announce,
        ),
        visits=Visits(
            begin=ground.begin,
            session=session,
            clock=ground.clock,
            ids=scanning.ids,
            announce=ground.announce,
        ),
        from_home=ReceivingFromHome(
            list=more.sync_work.homes,
            city=more.sync_work.city,
            intake=intake,
            scanning=scanning,
            session=session,
        ),
    )
