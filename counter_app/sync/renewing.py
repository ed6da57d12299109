"""A PC with restored data becomes the next incarnation, before it says anything."""

from collections.abc import Callable, Sequence
from typing import Protocol

from counter_app.domain.devices import Device
from counter_app.domain.errors import NotEnrolled, PortalRefused
from counter_app.domain.exchange import Greeting
from counter_app.domain.numbers import Slot
from counter_app.wire.messages import Standing


class Restored(Protocol):
    """The restored store."""

    def held_device(self) -> Device:
        """Return who this PC was, or raise NotEnrolled."""

    def renew(self, device: Device, slots: Sequence[Slot]) -> None:
        """Go on as the next incarnation."""


class Asked(Protocol):
    """The portal, as far as it is asked."""

    def greeting(self) -> Greeting:
        """Return the portal's time and plans."""

    def sign_in(self, assertion: Callable[[], str]) -> None:
        """Make sure there is a token."""

    def standing(self) -> Standing:
        """Return what the portal knows of this device."""

    def renew(self, incarnation: int) -> tuple[Device, Sequence[Slot]]:
        """Begin the next incarnation, with new slots."""


class Renewal:
    """Asks the portal, then keeps the answer; nothing is changed when it says no."""

    def __init__(
        self, restored: Restored, portal: Asked, assertion: Callable[[str], str]
    ) -> None:
        """``assertion`` signs for a device, named by its id."""
        self._restored = restored
        self._portal = portal
        self._assertion = assertion

    def renew(self) -> Device:
        """Become the next incarnation; PortalUnreachable, PortalRefused, NotEnrolled.

        NotEnrolled: another copy of this PC was renewed since the backup, or the
        keyring that had the key is gone; it takes a new one-time code.
        """
        before = self._restored.held_device()
        self._portal.greeting()
        self._portal.sign_in(lambda: self._assertion(before.id))
        if self._portal.standing().incarnation > before.incarnation:
            raise NotEnrolled("this PC was renewed since the backup")
        try:
            device, slots = self._portal.renew(before.incarnation)
        except PortalRefused as refused:
            raise NotEnrolled("another copy of this PC was renewed") from refused
        self._restored.renew(device, slots)
        return device
