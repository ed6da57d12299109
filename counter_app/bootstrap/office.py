"""Where this PC stands: what enrolment said, held in memory from then on."""

from collections.abc import Callable

from counter_app.domain.devices import Device
from counter_app.domain.errors import NotEnrolled
from counter_app.domain.keeping_errors import RestoreUnconfirmed
from counter_app.domain.receipts import Letterhead
from counter_app.settings import Settings


class EnrolledOffice:
    """The office of the device; NotEnrolled until there is one."""

    def __init__(self, device: Callable[[], Device], settings: Settings) -> None:
        self._read = device
        self._settings = settings
        self._known: Device | None = None

    @property
    def device(self) -> Device:
        """Who this PC is towards the portal."""
        if self._known is None:
            self._known = self._read()
        return self._known

    @property
    def org(self) -> str:
        """The unit identifier at the head of codes."""
        return self.device.organisation.code

    @property
    def counter(self) -> str:
        """The counter's number."""
        return self.device.counter

    @property
    def name(self) -> str:
        """The office in words."""
        return self.device.organisation.name

    @property
    def signed_at(self) -> tuple[str, str]:
        """The head of the ward's papers and its place; empty before enrolment."""
        try:
            organisation = self.device.organisation
        except (NotEnrolled, RestoreUnconfirmed):
            return "", ""
        head = " ".join((*organisation.parent_lines, organisation.name))
        return head, organisation.place

    @property
    def letterhead(self) -> Letterhead:
        """The head of every paper."""
        organisation = self.device.organisation
        return Letterhead(
            parent=organisation.parent_lines,
            office=organisation.office_lines,
            place=organisation.place,
            return_place=organisation.name,
            lookup_hint=self._settings.lookup_hint,
            citizens=self._settings.citizen_address,
        )
