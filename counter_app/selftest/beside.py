"""What the self-test does around the program while the program goes on."""

from collections.abc import Callable

from counter_app.rehearsal.processes import DidNotStart
from counter_app.selftest.report import StepFailed
from counter_app.selftest.robot import Robot
from counter_app.ui.tasks import QtTasks


def beside(lane: QtTasks, robot: Robot, work: Callable[[], None], what: str) -> None:
    """Do work on a lane and wait for its end; StepFailed says why it could not."""
    ended: list[str] = []

    def tried() -> str:
        try:
            work()
        except (DidNotStart, OSError) as problem:
            return str(problem) or what
        return ""

    def nothing(_problem: object) -> None:
        return None

    lane.run(tried, ended.append, nothing)
    robot.wait(lambda: ended, what, 60)
    if ended[0]:
        raise StepFailed(ended[0])
