"""Make this PC a counter of its office: a one-time code against an identity."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from counter_app.domain.devices import Device
from counter_app.domain.errors import NotEnrolled
from counter_app.domain.keeping_errors import RestoreUnconfirmed
from counter_app.domain.numbers import Slot
from counter_app.services.rights import anybody


class DeviceKeys(Protocol):
    """The device key in the vault."""

    def make(self) -> Mapping[str, Any]:
        """Make a new key instead of any older one; return its public JWK."""

    def is_made(self) -> bool:
        """Say whether there is a key."""


class Registry(Protocol):
    """The portal's door for PCs that have no identity yet."""

    def enrol(
        self,
        code: str,
        counter: str,
        device_name: str,
        public_key: Mapping[str, Any],
        replaces: str = "",
    ) -> tuple[Device, Sequence[Slot]]:
        """Exchange the code; raise PortalUnreachable or PortalRefused."""


class Devices(Protocol):
    """Where the identity is kept."""

    def device(self) -> Device:
        """Return it, or raise NotEnrolled or RestoreUnconfirmed."""

    def held_device(self) -> Device:
        """Return whose restored data these are, or raise NotEnrolled."""

    def keep_device(self, device: Device, slots: Sequence[Slot]) -> None:
        """Keep the identity and its slots in one transaction."""

    def renew(self, device: Device, slots: Sequence[Slot]) -> None:
        """Go on as another incarnation: what waits unsent gets new names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """The use case of the first start."""

    keys: DeviceKeys
    registry: Registry
    devices: Devices

    @anybody
    def enrol(self, code: str, counter: str, device_name: str) -> Device:
        """Return who this PC is from now on.

        A PC that is enrolled stays who it is: its key must not be replaced while
        operations signed for it may wait. One with restored data, or whose keyring was
        lost, becomes the next incarnation of the PC it was. Raises PortalProblem
        leaves; after one, the same code may be tried again unless the portal says that
        it was used.
        """
        before = self._before()
        if before is not None and self.keys.is_made() and not self._is_held():
            return before
        public_key = self.keys.make()
        device, slots = self.registry.enrol(
            code.strip(),
            counter.strip(),
            unicodedata.normalize("NFC", device_name.strip()),
            public_key,
            before.id if before else "",
        )
        if before is None:
            self.devices.keep_device(device, slots)
        else:
            self.devices.renew(device, slots)
        return device

    def _before(self) -> Device | None:
        """Return who this PC is or was, if anybody."""
        try:
            return self.devices.device()
        except NotEnrolled:
            return None
        except RestoreUnconfirmed:
            return self.devices.held_device()

    def _is_held(self) -> bool:
        try:
            self.devices.device()
        except RestoreUnconfirmed:
            return True
        return False
