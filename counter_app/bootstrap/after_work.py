"""The use cases of a dossier's life after it was received, joined to what they ask."""

from dataclasses import dataclass

from counter_app.bootstrap.paper_work import Ground
from counter_app.services.correcting import Correcting
from counter_app.services.due_dates import DueDates, Promises
from counter_app.services.ending import EndingUp
from counter_app.services.following_up import FollowingUp
from counter_app.services.ports import Forms
from counter_app.services.scanning import Scanning
from counter_app.services.shelving import Shelving
from counter_app.services.slips import Slips
from counter_app.services.supplementing import Supplementing
from counter_app.services.visits import Visits
from counter_app.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterWork:
    """What an officer can do with a dossier after it was received."""

    supplementing: Supplementing
    ending: EndingUp
    correcting: Correcting
    due_dates: DueDates
    shelving: Shelving
    visits: Visits


def assemble_after_work(
    ground: Ground,
    promises: Promises,
    forms: Forms,
    scanning: Scanning,
    settings: Settings,
    slips: Slips,
) -> AfterWork:
    """Join them; scanner and decoders are those of the walk-ins."""
    session = ground.session
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
        correcting=Correcting(following=following, forms=forms, session=session),
        due_dates=DueDates(
            promises=promises,
            session=session,
            local=following.local,
            specialists=settings.specialists,
        ),
        shelving=Shelving(
            begin=ground.begin,
            session=session,
            clock=ground.clock,
            queries=ground.queries,
            slips=slips,
            announce=ground.announce,
        ),
        visits=Visits(
            begin=ground.begin,
            session=session,
            clock=ground.clock,
            ids=scanning.ids,
            announce=ground.announce,
        ),
    )
