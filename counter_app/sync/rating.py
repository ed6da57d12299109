"""Citizens' marks on their way to the city: a message of their own, apart from all."""

from collections.abc import Callable, Sequence

from counter_app.domain.ratings import Rating
from counter_app.sync.portal_client import HttpPortal
from counter_app.wire.messages import RatingGiven


class PortalRatings:
    """Tells marks; PortalProblem leaves come through."""

    def __init__(self, portal: HttpPortal, assertion: Callable[[], str]) -> None:
        self._portal = portal
        self._assertion = assertion

    def rate(self, ratings: Sequence[Rating]) -> None:
        """Tell them; telling one twice counts once."""
        self._portal.sign_in(self._assertion)
        self._portal.rate(
            [
                RatingGiven(
                    id=rating.id,
                    day=rating.day.isoformat(),
                    counter=rating.counter,
                    procedure=rating.procedure,
                    mark=rating.mark,
                    reason=rating.reason,
                )
                for rating in ratings
            ]
        )
