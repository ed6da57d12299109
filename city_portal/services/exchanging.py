"""What a counter asks at each of its passes, in one transaction from token to page.

Who asks, what is taken in and what the feed says after it are of one moment, and the
database is waited for once. Nothing of it is said before the transaction has ended.
"""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from sqlalchemy import Engine

from city_portal.services.feeding import Feeding
from city_portal.services.proofs import Shown
from city_portal.services.pushing import Pushing
from city_portal.services.sessions import SignIn
from counter_app.wire.messages import FeedPage, PushReply, PushRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanging:
    """The use cases of a counter's pass."""

    engine: Engine
    sign_in: SignIn
    pushing: Pushing
    feeding: Feeding

    def push(
        self, token: str, shown: Shown | None, read: Callable[[], PushRequest]
    ) -> PushReply:
        """Take a batch in, and return the page that was asked for as it is after it.

        ``read`` is asked for the batch once it is known who asks.
        """
        with self.engine.begin() as connection:
            device = self.sign_in.device_in(connection, token, shown)
            request = read()
            taken = self.pushing.take(connection, device, request)
            asked, reply = request.read, taken.reply
            if asked is not None:
                page = self.feeding.page(
                    connection, device, asked.cursor, asked.have, asked.ring
                )
                reply = msgspec.structs.replace(reply, page=page)
        self.pushing.look_again(taken)
        return reply

    def page(
        self, token: str, shown: Shown | None, cursor: str, have: str, ring: int
    ) -> FeedPage:
        """Return a page of the feed to whom this token belongs."""
        with self.engine.begin() as connection:
            device = self.sign_in.device_in(connection, token, shown)
            return self.feeding.page(connection, device, cursor, have, ring)
