"""What can go wrong with the camera over the counter.

* CounterError
  * CameraProblem             the camera gave no picture: reason tells what to do
"""

from counter_app.domain.errors import CounterError, DeviceFault


class CameraProblem(CounterError):
    """The camera over the counter gave no picture."""

    def __init__(self, device: str, reason: DeviceFault) -> None:
        super().__init__(device, reason)
        self.device = device
        self.reason = reason
