"""How the robot officer chooses procedure and channel, and hears a no."""

from datetime import date

from PySide6.QtCore import Qt

from counter_app.domain.drafts import Draft
from counter_app.domain.ids import ProcedureCode, RowId
from counter_app.domain.procedures import Channel, Procedure, Standing
from counter_app.selftest.report import StepFailed
from counter_app.selftest.robot import Robot
from counter_app.ui.procedure.page import ProcedurePage


class NotReceived(Exception):
    """The program said, as it must, why this procedure cannot be received."""


def channel_for(procedure: Procedure, on: date) -> Channel | None:
    """Return a channel with a date, assisted before others; None without any."""
    if procedure.standing(on) is not Standing.IN_FORCE:
        return None
    dated = [one.channel for one in procedure.offers if one.limit.countable]
    return next((one for one in (Channel.ASSISTED, *dated) if one in dated), None)


def find(robot: Robot, page: ProcedurePage, wanted: ProcedureCode) -> None:
    """Type the code and wait for its channels; StepFailed when there is no such."""
    robot.type(wanted)
    robot.wait(
        lambda: page.is_offered(wanted) or page.answer_to(wanted),
        f"procedure {wanted} with its channels",
        10,
    )
    if not page.is_offered(wanted):
        raise StepFailed(page.answer_to(wanted))


def hear_no(robot: Robot, page: ProcedurePage, label: str) -> None:
    """Press on all the same; raise NotReceived with the sentence that answers."""
    robot.press(Qt.Key.Key_F9)
    robot.wait(page.complaint, "the sentence that says why not", 10)
    robot.picture(f"{label}-not-received")
    raise NotReceived(page.complaint())


def row_named(text: str, draft: Draft | None) -> RowId:
    """Return the row of the checklist with this name, or at this place from 1 on."""
    rows = [paper.row for paper in draft.papers] if draft else []
    if text in rows:
        return RowId(text)
    if text.isdecimal() and 0 < int(text) <= len(rows):
        return rows[int(text) - 1]
    raise StepFailed(f"--paper: no row {text!r}; there are {', '.join(rows) or 'none'}")
