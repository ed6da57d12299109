"""What the robot officer does, step by step, through the real window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt

from counter_app.bootstrap.program import Program
from counter_app.bootstrap.rooms import Rooms
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.changes import SyncState
from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.due_words import explained
from counter_app.domain.ids import FormId, RowId
from counter_app.domain.jsonable import Answers
from counter_app.domain.papers import PaperState
from counter_app.domain.procedures import ChecklistRow
from counter_app.rehearsal.people import COUNTER, OFFICER, PASSWORD
from counter_app.rehearsal.portal import EmbeddedPortal
from counter_app.selftest.beside import beside
from counter_app.selftest.choosing import channel_for, find, hear_no, row_named
from counter_app.selftest.declared import keep_declaration
from counter_app.selftest.inputs import DECLARATION, FIRST, Inputs
from counter_app.selftest.invented import BUILT_IN, complete
from counter_app.selftest.paying import take_fee
from counter_app.selftest.report import (
    DossierRecord,
    FileRecord,
    Report,
    StepFailed,
)
from counter_app.selftest.robot import Robot
from counter_app.ui.dossier.presenter import Next
from counter_app.ui.page import Page
from counter_app.ui.widgets.error_summary import ErrorSummary

TYPED_NAME = "NGƯỜI ĐƯỢC GÕ TAY"
"""Typed when the scanner mangled the name: the robot cannot read the card."""
SCANNABLE = {PaperState.COPY, PaperState.ORIGINAL, PaperState.CERTIFIED_COPY}


class RobotOfficer:
    """Serves citizens the way an officer does."""

    def __init__(
        self, program: Program, robot: Robot, report: Report, portal: EmbeddedPortal
    ) -> None:
        self._program = program
        self._robot = robot
        self._report = report
        self._portal = portal

    @property
    def _rooms(self) -> Rooms:
        if self._program.rooms is None:
            raise StepFailed("the profile was not opened")
        return self._program.rooms

    @property
    def _counter(self) -> Counter:
        if self._program.counter is None:
            raise StepFailed("the profile was not opened")
        return self._program.counter

    # -- beginning

    def start(self) -> None:
        """Open the profile, be enrolled, hear the portal."""
        with self._report.step("enrol") as detail:
            self._robot.wait(
                lambda: self._program.rooms or self._program.problem,
                "the opened profile",
                60,
            )
            if self._program.problem:
                raise StepFailed(str(self._program.problem))
            self._hear(online=True)
            detail.append(self._counter.office.device.id)

    def sign_in(self) -> None:
        """Type account and password."""
        with self._report.step("sign in") as detail:
            page = self._program.sign_in
            self._robot.picture("sign-in")
            self._robot.focus(page.account)
            page.account.selectAll()
            self._robot.type(OFFICER.id)
            self._robot.focus(page.password)
            self._robot.type(PASSWORD)
            self._robot.press(Qt.Key.Key_Return)
            self._front(self._rooms.ready_page)
            self._robot.picture("ready")
            detail.append(f"{OFFICER.name}, counter {COUNTER}")

    # -- one walk-in

    def serve(self, inputs: Inputs, card: str, label: str) -> Dossier:
        """Take one dossier in, from the card to the receipt."""
        self._card(card, label)
        self._procedure(inputs, label)
        self._form(inputs, label)
        self._papers(inputs, label)
        return self._receive(label)

    def _card(self, card: str, label: str) -> None:
        with self._report.step(f"{label}: card") as detail:
            self._robot.press(Qt.Key.Key_F2)
            self._front(self._rooms.ready_page)
            self._robot.ask(
                lambda: self._robot.scan(card),
                lambda: self._program.window.page() is self._rooms.person_page,
                "the citizen of the scanned card",
                10,
            )
            self._robot.wait(lambda: self._rooms.walk.draft, "the citizen's draft", 10)
            self._robot.picture(f"{label}-citizen")
            citizen = self._rooms.walk.draft.citizen if self._rooms.walk.draft else None
            if citizen and citizen.doubtful:
                detail.append(f"to be typed: {', '.join(sorted(citizen.doubtful))}")
            if citizen and not citizen.name:
                self._rooms.person_page.type_name(TYPED_NAME)
                detail.append(f"the robot typed the name: {TYPED_NAME}")

    def _procedure(self, inputs: Inputs, label: str) -> None:
        with self._report.step(f"{label}: procedure") as detail:
            self._robot.press(Qt.Key.Key_F9)
            self._front(self._rooms.procedure_page)
            page = self._rooms.procedure_page
            find(self._robot, page, inputs.procedure)
            with self._robot.own_work():
                procedure = self._counter.catalogue.procedure(inputs.procedure)
                channel = channel_for(procedure, self._counter.lookup.day())
            page.choose_channel(channel or procedure.offers[0].channel)
            self._robot.picture(f"{label}-procedure")
            if channel is None:
                hear_no(self._robot, page, label)
            self._robot.press(Qt.Key.Key_F9)
            self._front(self._rooms.declaration_page)
            draft = self._rooms.walk.draft
            detail.append(f"{inputs.procedure}, {draft.channel if draft else ''}")

    def _form(self, inputs: Inputs, label: str) -> None:
        with self._report.step(f"{label}: form") as detail:
            walk = self._rooms.walk
            presenter = self._rooms.declaration_presenter
            if walk.procedure and walk.procedure.form:
                with self._robot.own_work():
                    answers = self._answers(inputs, walk.procedure.form)
                    if label == FIRST:
                        where = inputs.out / DECLARATION
                        keep_declaration(self._counter, walk.procedure, answers, where)
                presenter.take(answers)
            form = self._rooms.declaration_page.form
            self._robot.wait(lambda: not form.is_making(), "the whole form")
            self._robot.picture(f"{label}-form")
            self._robot.press(Qt.Key.Key_F9)
            self._next_from(self._rooms.declaration_page)
            detail.append(f"{len(presenter.answers)} answers")

    def _answers(self, inputs: Inputs, form: FormId) -> Answers:
        answers: Answers = {**self._rooms.declaration_presenter.answers}
        if inputs.answers is not None:
            return answers | inputs.answers
        answers |= BUILT_IN.get(inputs.procedure, {})
        today = self._counter.lookup.day()
        return complete(self._counter.forms, form, answers, today)

    def _papers(self, inputs: Inputs, label: str) -> None:
        with self._report.step(f"{label}: papers") as detail:
            if self._program.window.page() is not self._rooms.papers_page:
                self._robot.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
                self._front(self._rooms.papers_page)
            for named, path in inputs.papers:
                row = row_named(named, self._rooms.walk.draft)
                self._bring(row, path)
                detail.append(f"{row} from {path.name}")
            for row in tuple(self._rooms.papers_presenter.missing()):
                detail.append(self._settle(row))
            if not self._files() and not inputs.papers:
                detail.append(self._scan_any())
            self._robot.picture(f"{label}-papers")
            self._robot.press(Qt.Key.Key_F9)
            self._front(self._rooms.check_page)

    def _bring(self, row: RowId, path: Path) -> None:
        before, presenter = self._files(), self._rooms.papers_presenter
        self._robot.ask(
            lambda: presenter.bring(row, [path]),
            lambda: self._files() > before,
            f"{path.name} as a paper of row {row}",
            60,
        )

    def _settle(self, row: RowId) -> str:
        """Scan the missing paper of a row, or say in what form it is there."""
        asked = self._row(row)
        presenter = self._rooms.papers_presenter
        if asked and SCANNABLE.isdisjoint(asked.states):
            state = asked.states[0]
            presenter.say(row, state)
            self._robot.wait(lambda: row not in presenter.missing(), f"row {row}", 10)
            return f"{row}: {state}"
        return self._scan(row)

    def _scan_any(self) -> str:
        draft = self._rooms.walk.draft
        for paper in draft.papers if draft else ():
            asked = self._row(paper.row)
            if asked and not SCANNABLE.isdisjoint(asked.states):
                return self._scan(paper.row)
        return "nothing to scan"

    def _scan(self, row: RowId) -> str:
        before, presenter = self._files(), self._rooms.papers_presenter
        self._robot.ask(
            lambda: presenter.scan(row),
            lambda: self._files() > before and not presenter.busy,
            f"the scanned pages of row {row}",
            90,
        )
        return f"{row} from the scanner"

    def _row(self, row: RowId) -> ChecklistRow | None:
        procedure = self._rooms.walk.procedure
        rows: Sequence[ChecklistRow] = procedure.checklist if procedure else ()
        return next((asked for asked in rows if asked.id == row), None)

    def _files(self) -> int:
        draft = self._rooms.walk.draft
        return sum(len(row.files) for row in draft.papers) if draft else 0

    def _receive(self, label: str) -> Dossier:
        with self._report.step(f"{label}: receive") as detail:
            self._robot.wait(self._rooms.check_page.is_filled, "fee and due date", 10)
            self._robot.press(Qt.Key.Key_1)
            self._robot.picture(f"{label}-check")
            self._robot.press(Qt.Key.Key_F9)
            self._robot.press(Qt.Key.Key_F9)  # an impatient officer: still one dossier
            self._front(self._rooms.received_page)
            dossier = self._rooms.walk.received
            if dossier is None:
                raise StepFailed("no dossier was received")
            detail.append(dossier.code)
        with self._report.step(f"{label}: receipt") as detail:
            self._robot.wait(self._rooms.received_page.is_issued, "the receipt", 30)
            self._robot.picture(f"{label}-received")
            detail.append("kept in the dossier")
        self._note(dossier)
        return dossier

    def keep_receipt(self, dossier: Dossier, path: Path, label: str) -> None:
        """Write the dossier's receipt as PDF where people find it."""
        with self._report.step(label) as detail, self._robot.own_work():
            path.write_bytes(self._counter.receipting.latest(dossier.id))
            detail.append(path.name)

    # -- on line, off line

    def lose_portal(self) -> None:
        """Take the portal away and wait until the window says so."""
        with self._report.step("portal stopped"):
            beside(self._program.far, self._robot, self._portal.stop, "its end")
            self._counter.syncing.nudge()
            self._hear(online=False)

    def regain_portal(self, label: str) -> None:
        """Start the portal again and wait until the window says so."""
        with self._report.step(label):
            beside(self._program.far, self._robot, self._portal.start, "its start")
            self._program.far.run(self._counter.syncing.now, _ignore, _ignore)
            self._hear(online=True)

    def synchronise(self, dossiers: Sequence[Dossier], label: str) -> None:
        """Wait until the portal has everything, hash by hash."""
        with self._report.step(label) as detail:
            for dossier in dossiers:
                self._robot.wait(
                    lambda dossier=dossier: self._is_sent(dossier),  # type: ignore[misc]
                    f"{dossier.code} at the portal",
                    90,
                )
                with self._robot.own_work():
                    self._compare(dossier)
                detail.append(dossier.code)

    def _is_sent(self, dossier: Dossier) -> bool:
        return self._counter.lookup.sync_state(dossier.id) is SyncState.SENT

    def _hear(self, *, online: bool) -> None:
        self._robot.wait(
            lambda: (
                self._counter.syncing.online is online
                and self._counter.syncing.connection is not None
            ),
            "the portal" if online else "the word that the portal is away",
            60,
        )

    def _note(self, dossier: Dossier) -> None:
        self._report.dossiers.append(
            DossierRecord(
                code=dossier.code,
                due=dossier.due.at.isoformat(),
                due_explained=explained(dossier.due),
                received_at=dossier.received_at.isoformat(),
                online=self._counter.syncing.online,
                files=[
                    FileRecord(row=row.row, sha256=file.sha256, sha256_at_portal="")
                    for row in dossier.papers
                    for file in row.files
                ],
            )
        )

    def _compare(self, dossier: Dossier) -> None:
        record = next(r for r in self._report.dossiers if r.code == dossier.code)
        for file in record.files:
            file.sha256_at_portal = self._portal.stored_hash(file.sha256)
            if file.sha256_at_portal != file.sha256:
                raise StepFailed(f"{file.row}: the portal's file is another")
        record.acknowledged_by_portal = True

    # -- afterwards

    def hand_over(self, dossier: Dossier, card: str) -> None:
        """Open by the receipt, note the result, hand it to the citizen."""
        with self._report.step("today's list"):
            self._robot.press(Qt.Key.Key_F6)
            self._front(self._rooms.today_page)
            self._robot.picture("today")
        with self._report.step("open by receipt") as detail:
            self._robot.press(Qt.Key.Key_F2)
            self._front(self._rooms.ready_page)
            self._robot.scan(f"MC1|{dossier.code}")
            self._front(self._rooms.dossier_page)
            self._offered(self._rooms.dossier_page, Next.RESULT_ARRIVED)
            self._robot.picture("dossier")
            detail.append(dossier.code)
        with self._report.step("reprint"):
            self._robot.press(Qt.Key.Key_F12)
            self._robot.wait(
                lambda: self._counter.lookup.whole(dossier.id).prints[-1].copy == 2,
                "copy 2 of the receipt",
                30,
            )
        with self._report.step("hand over"):
            self._robot.press(Qt.Key.Key_F9)
            self._offered(self._rooms.dossier_page, Next.HAND_OVER)
            self._robot.press(Qt.Key.Key_F9)
            self._front(self._rooms.handover_page)
            self._offered(self._rooms.handover_page, "hand-over")
            if (self._counter.lookup.dossier(dossier.id).owed or 0) > 0:
                take_fee(self._robot, self._rooms, self._front)
            self._robot.scan(card)
            self._robot.press(Qt.Key.Key_1)
            self._robot.picture("handover")
            self._robot.press(Qt.Key.Key_F9)
            self._robot.wait(
                lambda: (
                    self._counter.lookup.dossier(dossier.id).status is Status.RETURNED
                ),
                "the dossier handed over",
                10,
            )
            self._robot.picture("handed-over")

    def speak_english(self) -> None:
        """Switch the language live, look, and switch back."""
        with self._report.step("English and back"):
            self._program.window.language_wanted.emit("en")
            self._robot.picture("english")
            self._program.window.language_wanted.emit("vi")

    def _offered(self, page: Page, act: str) -> None:
        self._robot.wait(
            lambda: any(offered.id == act for offered in page.acts()),
            f"«{act}» on «{page.title()}»",
            15,
        )

    def _front(self, page: Page) -> None:
        self._robot.wait(
            lambda: self._program.window.page() is page, f"«{page.title()}»", 20
        )

    def _next_from(self, page: Page) -> None:
        def answered() -> bool:
            summary = page.findChild(ErrorSummary)
            wrong = summary and summary.isVisible()
            return wrong or self._program.window.page() is not page

        self._robot.wait(answered, "the next step", 20)
        if self._program.window.page() is page:
            summary = page.findChild(ErrorSummary)
            lines = summary.lines() if summary else ()
            raise StepFailed("; ".join(line.text() for line in lines))


def _ignore(_what: object) -> None:
    return None
