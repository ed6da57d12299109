"""S20 Cán bộ vào máy: the code in large letters, then the password."""

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.coming_in import Outcome
from counter_app.domain.errors import CounterError
from counter_app.domain.people import Role
from counter_app.services.coming_in import Proven
from counter_app.ui import problems
from counter_app.ui.coming_in.presenter import ComingInPresenter
from counter_app.ui.page import Act, Kind, Page, States
from counter_app.ui.sign_in.password import PasswordEdit
from counter_app.ui.tokens import SPACE_L, SPACE_M, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel

WORDS = {
    Role.INTAKE: QT_TRANSLATE_NOOP("Role", "Receives dossiers"),
    Role.HANDOVER: QT_TRANSLATE_NOOP("Role", "Hands results over"),
    Role.LEAD: QT_TRANSLATE_NOOP("Role", "Leads the section"),
    Role.CLERK: QT_TRANSLATE_NOOP("Role", "Clerk, brings papers in"),
    Role.SITE_ADMIN: QT_TRANSLATE_NOOP("Role", "Administers the site"),
    Role.INSPECTOR: QT_TRANSLATE_NOOP("Role", "Inspects the journal"),
    Role.IT: QT_TRANSLATE_NOOP("Role", "IT staff"),
}
USUAL = frozenset({Role.INTAKE, Role.HANDOVER})
TICK_MS = 1000


def role_words(role: Role) -> str:
    """Return the name of a role in the language now chosen."""
    return QCoreApplication.translate("Role", str(WORDS[role]))


class ComingInPage(Page):
    """Three steps: ask for a code, wait for the officer to agree, take a password."""

    rail = "coming-in"

    def __init__(self, presenter: ComingInPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._step = ""
        self._proven: Proven | None = None
        self._until: datetime | None = None
        self._banner = Banner()
        self._panel = Panel()
        self._about = label("", "hint")
        self._code, self._where = label("", "big"), label()
        self._warning = label("", "hint")
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._who = label("", "h1")
        self._city_roles = label()
        self._ticks = {role: QCheckBox() for role in Role}
        self._roles_error = label("", "error")
        self.first, self.second = PasswordEdit(), PasswordEdit()
        self._first_row = FieldRow("", self.first)
        self._second_row = FieldRow("", self.second)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self._let_in)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(presenter.tick)
        self._waiting, self._choosing = QWidget(), QWidget()
        self._lay_out()
        self._states = States(self._panel, icon="users")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(self._banner)
        column.addWidget(Body(self._states), 1)
        presenter.attach(self)
        self._take("")
        self.retranslate()
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Let an officer in")

    def acts(self) -> tuple[Act, ...]:
        """Ask for a code, another one, or let the officer in."""
        if self._step == "choosing":
            return (
                self._code_act(self.tr("Take a new code"), Kind.SECONDARY),
                Act(
                    id="let-in",
                    text=lambda: self.tr("Let in"),
                    run=self._let_in,
                    kind=Kind.PRIMARY,
                ),
            )
        if self._step == "waiting":
            return (self._code_act(self.tr("Take a new code"), Kind.SECONDARY),)
        if self._step == "start":
            return (self._code_act(self.tr("Show a code"), Kind.PRIMARY),)
        return ()

    def came(self) -> None:
        """Begin anew."""
        self._banner.clear()
        self._presenter.open()

    def left(self) -> None:
        """Drop the code, and forget whose it was and what was typed."""
        self._presenter.drop()
        self._take("")

    def show_barred(self) -> None:
        """Say whose screen this is."""
        self._take("")
        words = self.tr(
            "The site's administrator lets officers in. Ask them, or sign in."
        )
        self._states.show_empty(words)

    def show_start(self) -> None:
        """Say what happens here."""
        self._take("start")

    def show_asking(self) -> None:
        """A code is being asked for."""
        self._banner.clear()
        self._take("asking")
        self._states.show_loading(self.tr("Asking the city for a code…"))

    def show_code(self, code: str, address: str, until: datetime) -> None:
        """Show the code in large letters."""
        self.mark_failed(False)
        self._until = until
        self._take("waiting")
        self._code.setText(code)
        self._code.setAccessibleName(" ".join(code))
        self._where.setText(address)
        self.retranslate()
        self._timer.start()
        self._code.setFocus()

    def show_unheard(self, problem: CounterError) -> None:
        """The code stays good, and is asked about again."""
        self._banner.say(Tone.OFFLINE, problems.sentence(problem))

    def show_ended(self, outcome: Outcome) -> None:
        """Say that nobody agreed to this code."""
        self.mark_failed(True)
        self._take("start")
        words = {
            Outcome.REFUSED: self.tr(
                "The officer refused this code. If nobody here asked for it, tell the"
                " head of the section."
            ),
            Outcome.OVER: self.tr("The code is over: ten minutes have passed."),
        }
        self._banner.say(Tone.WARNING, words[outcome])

    def show_proven(self, proven: Proven) -> None:
        """Show who agreed; they type a password of their own."""
        self._banner.clear()
        self._take("choosing")
        self._proven = proven
        for role, tick in self._ticks.items():
            tick.setVisible(proven.roles is None)
            tick.setChecked(role in USUAL)
        self._city_roles.setVisible(proven.roles is not None)
        self.retranslate()
        self.first.setFocus()

    def ask_again(self, place: str) -> None:
        """Say what is wrong, and go there."""
        self.mark_failed(True)
        self._forgive()
        if place == "roles":
            self._roles_error.setText(self.tr("Tick at least one thing they do"))
            self._roles_error.show()
            self._ticks[Role.INTAKE].setFocus()
        elif place == "first":
            self._banner.clear()
            words = self.tr("Eight letters at least, and nothing everybody would guess")
            self._first_row.show_error(words)
            self.first.setFocus()
        else:
            self._second_row.show_error(self.tr("The two are not the same"))
            self.second.setFocus()

    def show_letting_in(self) -> None:
        """It takes a moment on purpose."""
        self._banner.say(Tone.INFO, self.tr("Making the key…"))

    def show_done(self, name: str) -> None:
        """Say that the officer may sign in here."""
        self.mark_failed(False)
        self._take("start")
        words = self.tr("{name} may sign in on this PC from now on.")
        self._banner.say(Tone.SUCCESS, words.format(name=name))

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; a code can be asked for again."""
        self.mark_failed(True)
        if self._step != "choosing":
            self._take("start")
        self._banner.say(Tone.DANGER, problems.sentence(problem))

    def retranslate(self) -> None:
        """Set every word again."""
        self._panel.set_heading(self.title())
        self._about.setText(
            self.tr(
                "The officer signs in to the city's page on a device of their own,"
                " types the code shown here and agrees. Then they choose a password"
                " for this PC. Nobody else can be let in by it."
            )
        )
        if self._until:
            words = self.tr(
                "Good until {time}, once. Never send the code to anybody: whoever is to"
                " come in stands here and reads it."
            )
            self._warning.setText(words.format(time=f"{self._until:%H:%M}"))
        for role, tick in self._ticks.items():
            tick.setText(role_words(role))
        self._first_row.set_text(self.tr("Password for this PC"))
        self._second_row.set_text(self.tr("The same again"))
        proven = self._proven
        if proven:
            self._who.setText(f"{proven.name} ({proven.account})")
            roles = ", ".join(role_words(one) for one in sorted(proven.roles or ()))
            self._city_roles.setText(
                self.tr("By the city's list: {roles}").format(roles=roles)
            )

    def _code_act(self, words: str, kind: Kind) -> Act:
        return Act(
            id="show-code", text=lambda: words, run=self._presenter.ask, kind=kind
        )

    def _take(self, step: str) -> None:
        """Go to a step; nothing of the one before stays on the screen."""
        self._step = step
        self._timer.stop()
        self._proven = None
        for said in (self._code, self._where, self._who, self._city_roles):
            said.clear()
        self._code.setAccessibleName("")
        for typed in (self.first, self.second):
            typed.clear()
        self._forgive()
        self._waiting.setVisible(step == "waiting")
        self._choosing.setVisible(step == "choosing")
        if step != "asking":
            self._states.show_content()
        self.acts_changed.emit()

    def _forgive(self) -> None:
        self._roles_error.hide()
        for row in (self._first_row, self._second_row):
            row.show_error("")

    def _let_in(self) -> None:
        chosen = {role for role, tick in self._ticks.items() if tick.isChecked()}
        self._presenter.let_in(self.first.text(), self.second.text(), frozenset(chosen))

    def _lay_out(self) -> None:
        waiting = QVBoxLayout(self._waiting)
        waiting.setContentsMargins(0, 0, 0, 0)
        for part in (self._code, self._where, self._warning):
            waiting.addWidget(part)
        choosing = QVBoxLayout(self._choosing)
        choosing.setContentsMargins(0, 0, 0, 0)
        choosing.addWidget(self._who)
        choosing.addWidget(self._city_roles)
        for tick in self._ticks.values():
            choosing.addWidget(tick)
        choosing.addWidget(self._roles_error)
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(self._first_row, 1)
        row.addWidget(self._second_row, 1)
        choosing.addLayout(row)
        column = self._panel.column
        column.addWidget(self._about)
        column.addWidget(self._waiting)
        column.addWidget(self._choosing)
        column.addStretch(1)
