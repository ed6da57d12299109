"""Whether this PC is still who it was: an older disk put back, or a second copy.

The portal counts the operations of each incarnation. One that counts less than the
portal heard of lost part of its past (SYNC.md 2.10, rows 13 to 15): it becomes the next
incarnation, with blocks of its own, before it says anything. The second of two copies
is refused and has to be enrolled anew.
"""

import logging
from typing import Protocol

from counter_app.domain.errors import NotEnrolled, PortalRefused
from counter_app.sync.ports import Identities, Portal

log = logging.getLogger(__name__)
NOT_OFFERED = (404, 405)
"""Said by a portal of the version before: it cannot tell, and nothing is concluded."""


class Told(Protocol):
    """Where it is noted what was found out."""

    rolled_back: bool
    begun_anew: bool


def make_sure(identities: Identities, portal: Portal, told: Told) -> None:
    """Compare with the portal; become the next incarnation if the disk went back.

    Raises NotEnrolled when another copy of this PC has done so before.
    """
    device = identities.device()
    try:
        standing = portal.standing()
    except PortalRefused as refused:
        if refused.status in NOT_OFFERED:
            return
        raise
    if standing.incarnation > device.incarnation:
        raise NotEnrolled("another copy of this PC was renewed")
    counts_on = standing.operations <= identities.operations()
    if counts_on and not identities.went_back():
        return
    log.warning("this PC's disk is older than what the portal heard from it")
    try:
        fresh, slots = portal.renew(device.incarnation)
    except PortalRefused as refused:
        raise NotEnrolled("another copy of this PC was renewed") from refused
    identities.renew(fresh, slots)
    told.rolled_back = True
