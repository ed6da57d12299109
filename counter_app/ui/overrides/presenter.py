"""Set a limit or a fee in place of the catalogue's, look at them, take one back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from counter_app.domain.dates import read_date
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.overrides import COUNTED, Kept, Override
from counter_app.domain.people import Role
from counter_app.domain.procedures import Channel, LimitKind, Procedure
from counter_app.services.session import Session
from counter_app.services.setting_law import SettingLaw
from counter_app.ui.ports import Tasks

Find = Callable[[ProcedureCode], Procedure]
"""Returns the procedure as the catalogue has it, or raises ProcedureUnavailable."""
FAR = 50
"""Years ahead that two digits of a last day may mean."""
EVERY = (Role.SITE_ADMIN, Role.INSPECTOR, Role.LEAD)
"""Who may look; only the first may set and take back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the administrator typed, as typed."""

    code: str
    channel: Channel | None = None
    case: str = ""
    kind: LimitKind | None = None
    """None: a fee."""
    count: str = ""
    """Days, hours, or đồng."""
    reason: str = ""
    ground: str = ""
    until: str = ""


class Wanting(Exception):
    """What was typed makes no value; ``place`` names the field to look at."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that it is being read; what was shown before stays."""

    def show_values(self, values: Sequence[Kept], *, may_set: bool) -> None:
        """Show every value ever set, the newest first."""

    def show_procedure(self, procedure: Procedure | None) -> None:
        """Show which procedure a code is; None while there is none."""

    def show_set(self, number: int) -> None:
        """Say that it holds from now on."""

    def show_taken_back(self, number: int) -> None:
        """Say that the catalogue's own value holds again."""

    def ask_again(self, place: str) -> None:
        """Say what is missing or wrong in this field."""

    def show_barred(self) -> None:
        """Say whose screen this is."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""


class OverridesPresenter:
    """Holds nothing but what is under way."""

    def __init__(
        self, setting: SettingLaw, find: Find, session: Session, tasks: Tasks
    ) -> None:
        self._setting = setting
        self._find = find
        self._session = session
        self._tasks = tasks
        self._view: View | None = None
        self._looks = 0
        self._busy = False

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self) -> None:
        """Read every value ever set; whoever may not look is told so."""
        self._busy = False
        roles = self._roles()
        if not roles.intersection(EVERY):
            if self._view:
                self._view.show_barred()
            return
        may_set = Role.SITE_ADMIN in roles
        if self._view:
            self._view.show_loading()

        def show(values: Sequence[Kept]) -> None:
            if self._view:
                self._view.show_values([*reversed(values)], may_set=may_set)

        self._tasks.run(self._setting.every, show, self._complain)

    def look_up(self, code: str) -> None:
        """Show which procedure this code is, with its channels and cases."""
        self._looks += 1
        looks, wanted = self._looks, ProcedureCode(code.strip())

        def show(procedure: Procedure | None) -> None:
            if self._view and looks == self._looks:
                self._view.show_procedure(procedure)

        def none(_problem: CounterError) -> None:
            show(None)

        self._tasks.run(lambda: self._find(wanted), show, none)

    def set(self, typed: Typed, today: date) -> None:
        """Keep a value from today on; what makes none is asked for again."""
        if self._view is None or self._busy:
            return
        try:
            override = override_of(typed, today)
        except Wanting as wanting:
            self._view.ask_again(wanting.place)
            return
        self._busy = True

        def done(number: int) -> None:
            self._busy = False
            if self._view:
                self._view.show_set(number)
            self.open()

        self._tasks.run(lambda: self._setting.set(override), done, self._complain)

    def take_back(self, number: int) -> None:
        """Let the catalogue's own value hold again."""
        if self._busy:
            return
        self._busy = True

        def done(_nothing: None) -> None:
            self._busy = False
            if self._view:
                self._view.show_taken_back(number)
            self.open()

        self._tasks.run(lambda: self._setting.take_back(number), done, self._complain)

    def _roles(self) -> frozenset[Role]:
        current = self._session.current
        return current.officer.roles if current else frozenset()

    def _complain(self, problem: CounterError) -> None:
        self._busy = False
        if self._view:
            self._view.show_problem(problem)


def override_of(typed: Typed, today: date) -> Override:
    """Read what was typed; raise Wanting for the first field that will not do."""
    for place in ("code", "ground", "reason"):
        if not getattr(typed, place).strip():
            raise Wanting(place)
    is_fee = typed.kind is None
    asked = is_fee or typed.kind in COUNTED
    count = _number(typed.count) if asked else 0.0
    if is_fee and (count != int(count) or count > 10**12):
        raise Wanting("count")
    if asked and not is_fee and not 0 < count <= 3650:
        raise Wanting("count")
    until = _day(typed.until, today)
    if until is not None and until < today:
        raise Wanting("until")
    return Override(
        procedure=ProcedureCode(typed.code.strip()),
        channel=typed.channel,
        case=typed.case,
        kind=typed.kind,
        count=0 if is_fee else count,
        amount=int(count) if is_fee else None,
        reason=typed.reason,
        ground=typed.ground,
        valid_from=today,
        valid_to=until,
    )


def _number(text: str) -> float:
    """Read ``15.000``, ``15000`` and ``3,5``; raise Wanting for what is no number."""
    plain = text.strip().replace(" ", "").replace(".", "").replace(",", ".")
    try:
        number = float(plain)
    except ValueError as error:
        raise Wanting("count") from error
    if not 0 <= number < float("inf"):
        raise Wanting("count")
    return number


def _day(text: str, today: date) -> date | None:
    if not text.strip():
        return None
    iso = read_date(text, this_year=today.year + FAR) or ""
    try:
        return date.fromisoformat(iso)
    except ValueError as error:
        raise Wanting("until") from error
