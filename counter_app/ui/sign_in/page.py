"""S01: the sign-in page, and S01b: the lock over a session."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.errors import CounterError
from counter_app.ui import style, tokens
from counter_app.ui.frame.place import Place
from counter_app.ui.page import Page
from counter_app.ui.sign_in.password import PasswordEdit
from counter_app.ui.sign_in.presenter import Missing, Shift, SignInPresenter
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import IconLabel, label
from counter_app.ui.widgets.language import LanguageSwitch
from counter_app.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from counter_app.services.session import SignedIn

WIDTH = 480


class EntrancePage(Page):
    """What signing in and unlocking have in common: a card in the middle."""

    signed_in = Signal(object)
    """The SignedIn of the officer let in."""

    def __init__(self, presenter: SignInPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.card = Panel()
        self.card.setFixedWidth(WIDTH)
        self.card.column.setContentsMargins(32, 24, 32, 24)
        self.card.column.setSpacing(tokens.SPACE_M)
        self.heading = label("", "h1")
        self.problem, self.clock = Banner(), Banner()
        self.password = PasswordEdit()
        self.password_row = FieldRow("", self.password)
        self._show = button("", self._reveal)
        self._show.setCheckable(True)
        self._caps = label("", "hint", wrap=False)
        self._caps.hide()
        self.go = button("", self.submit, look="primary")
        self._waiting = False
        self.password.returnPressed.connect(self.submit)
        self.password.caps_seen.connect(self._caps.setVisible)
        self.destroyed.connect(presenter.detach)
        self._lay_out_entrance()

    def submit(self) -> None:
        """Try what was typed."""
        raise NotImplementedError

    def came(self) -> None:
        """Begin clean; nothing of an earlier try stays."""
        self._presenter.attach(self)
        self.problem.clear()
        self.password.clear()
        self.password_row.show_error("")
        self._presenter.open()

    def left(self) -> None:
        """Forget what was typed."""
        self.password.clear()

    def show_account(self, account: str) -> None:
        """Nothing to fill in."""

    def show_shift(self, shift: Shift, now: datetime) -> None:
        """Nothing to say."""

    def show_offline(self, *, offline: bool) -> None:
        """Nothing to say."""

    def show_missing(self, missing: Missing) -> None:
        """Ask for what was left empty."""
        self.password_row.show_error(self.tr("Enter the password"))
        self.password.setFocus()

    def show_waiting(self) -> None:
        """The button says so; the fields stay readable."""
        self._waiting = True
        self.problem.clear()
        self.password_row.show_error("")
        self.retranslate()

    def show_renewing(self, percent: int) -> None:
        """Say how far it is; what was typed stays."""
        words = QCoreApplication.translate(
            "Renewing",
            "Bringing the data to this version: {percent} %. Do not switch the PC off;"
            " if the power fails, it begins again at the next start and loses nothing.",
        )
        self.problem.say(Tone.INFO, words.format(percent=percent))

    def show_problem(self, problem: CounterError) -> None:
        """Say why, and let the password be typed again."""
        self._waiting = False
        self.mark_failed(True)
        self.retranslate()
        from counter_app.ui import (
            problems,
        )  # many sentences, and the window comes first

        self.problem.say(Tone.DANGER, problems.sentence(problem))
        self.password.setFocus()
        self.password.selectAll()

    def show_clock_off(self, minutes: int) -> None:
        """Warn before anything is received under a wrong time."""
        if not minutes:
            self.clock.clear()
            return
        words = self.tr(
            "This PC's clock is {n} minutes off. Times of receipt will be wrong."
            " Set the clock before receiving."
        )
        self.clock.say(Tone.WARNING, words.format(n=minutes))

    def enter(self, signed_in: "SignedIn") -> None:
        """Let the officer in; the password is forgotten."""
        self._waiting = False
        self.mark_failed(False)
        self.password.clear()
        self.retranslate()
        self.signed_in.emit(signed_in)

    def retranslate(self) -> None:
        """Set every word again."""
        self.password_row.set_text(self.tr("Password"))
        shown = self._show.isChecked()
        self._show.setText(self.tr("Hide") if shown else self.tr("Show"))
        self._show.setAccessibleName(self.tr("Show the password"))
        self._caps.setText(self.tr("Caps Lock is on ▲"))

    def password_line(self) -> QHBoxLayout:
        """Return the password with its button and the Caps Lock warning."""
        right = QVBoxLayout()
        right.addWidget(self._show)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_S)
        row.addWidget(self.password_row, 1)
        row.addLayout(right)
        right.insertStretch(0, 1)
        return row

    def caps_line(self) -> QWidget:
        """Return the Caps Lock warning."""
        return self._caps

    def _lay_out_entrance(self) -> None:
        # Aligned items of a layout ignore height-for-width; stretches do not.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        inner = QWidget()
        inner.setObjectName("body")
        column = QVBoxLayout(inner)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Body(inner))

    def _reveal(self) -> None:
        self.password.reveal(shown=self._show.isChecked())
        self.retranslate()


class SignInPage(EntrancePage):
    """S01. ``counters`` are those of this office; the first one is this PC's."""

    language_wanted = Signal(str)

    def __init__(
        self, presenter: SignInPresenter, place: Place, counters: Sequence[str]
    ) -> None:
        super().__init__(presenter)
        self._shift: tuple[Shift, datetime] | None = None
        self.account = ImeLineEdit()
        self.account.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.account.returnPressed.connect(self._account_entered)
        self.account_row = FieldRow("", self.account)
        self.counter = QComboBox()
        for number in counters:
            self.counter.addItem("", number)
        self.counter_row = FieldRow("", self.counter)
        self._shift_words = label("", "hint", wrap=False)
        self._offline = Banner()
        self._office = label(place.office, "hint")
        self._hint_of: tuple[str, str] | None = None
        self._hint = label("", "hint")
        self._hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._hint.hide()
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Sign in")

    def submit(self) -> None:
        """Try what was typed."""
        self.account_row.show_error("")
        self._presenter.sign_in(
            self.account.text(), self.password.text(), str(self.counter.currentData())
        )

    def came(self) -> None:
        """Begin clean, with the account that was here last."""
        self.account.setModified(False)
        self.account.setFocus()
        super().came()

    def show_account(self, account: str) -> None:
        """Fill in the remembered account, unless one is being typed already."""
        if account and not self.account.text():
            self.account.setText(account)
            self.account.selectAll()
        # Whoever is typing the account must not end in the password's field.
        typing = self.account.isModified()
        if self.account.text() and self.account.hasFocus() and not typing:
            self.password.setFocus()

    def show_shift(self, shift: Shift, now: datetime) -> None:
        """Say which shift this session belongs to."""
        self._shift = (shift, now)
        self.retranslate()

    def show_missing(self, missing: Missing) -> None:
        """Ask for what was left empty."""
        if missing is Missing.ACCOUNT:
            self.account_row.show_error(self.tr("Enter the officer account"))
            self.account.setFocus()
        else:
            super().show_missing(missing)

    def show_hint(self, account: str, password: str) -> None:
        """Say with what to sign in: for rehearsals, where nothing is secret."""
        self._hint_of = (account, password)
        self._hint.show()
        self.retranslate()

    def show_offline(self, *, offline: bool) -> None:
        """Say that signing in works without the network."""
        if offline:
            words = self.tr("No network: signing in on this PC still works.")
            self._offline.say(Tone.OFFLINE, words)
        else:
            self._offline.clear()

    def retranslate(self) -> None:
        """Set every word again."""
        super().retranslate()
        self.heading.setText(self.tr("Ward One-Stop"))
        self.account_row.set_text(self.tr("Officer account"))
        self.counter_row.set_text(self.tr("Counter"))
        for index in range(self.counter.count()):
            number = self.counter.itemData(index)
            self.counter.setItemText(index, self.tr("Counter {n}").format(n=number))
        if self._shift:
            shift, now = self._shift
            words = (
                self.tr("Morning shift {day}")
                if shift is Shift.MORNING
                else self.tr("Afternoon shift {day}")
            )
            self._shift_words.setText(words.format(day=f"{now:%d/%m/%Y}"))
        if self._hint_of:
            account, password = self._hint_of
            words = self.tr("Rehearsal: account {account}, password {password}")
            self._hint.setText(words.format(account=account, password=password))
        waiting = self.tr("Signing in…")
        self.go.setText(waiting if self._waiting else self.tr("Sign in  Enter"))

    def _account_entered(self) -> None:
        if self.password.text():
            self.submit()
        else:
            self.password.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        languages = LanguageSwitch()
        languages.wanted.connect(self.language_wanted)
        head.addWidget(languages)
        counter = QHBoxLayout()
        counter.setSpacing(tokens.SPACE_L)
        counter.addWidget(self.counter_row, 1)
        self._shift_words.setFixedHeight(style.scaled(tokens.CONTROL_HEIGHT))
        counter.addWidget(self._shift_words, 1, Qt.AlignmentFlag.AlignBottom)
        column = self.card.column
        column.addLayout(head)
        column.addWidget(self._office)
        for banner in (self.clock, self._offline, self.problem):
            column.addWidget(banner)
        column.addWidget(self.account_row)
        column.addLayout(self.password_line())
        column.addWidget(self.caps_line())
        column.addLayout(counter)
        column.addSpacing(tokens.SPACE_S)
        column.addWidget(self.go)
        column.addWidget(self._hint)


class LockPage(EntrancePage):
    """S01b: the screen is locked; only its officer goes on, another may sign in."""

    other_wanted = Signal()

    def __init__(self, presenter: SignInPresenter) -> None:
        super().__init__(presenter)
        self._whose = label("")
        self._other = button("", self.other_wanted.emit, look="link")
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_M)
        head.addWidget(IconLabel("lock", tokens.ICON_CONTEXT))
        head.addWidget(self.heading, 1)
        column = self.card.column
        column.addLayout(head)
        column.addWidget(self._whose)
        for banner in (self.clock, self.problem):
            column.addWidget(banner)
        column.addLayout(self.password_line())
        column.addWidget(self.caps_line())
        column.addWidget(self.go)
        column.addWidget(self._other)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Locked")

    def submit(self) -> None:
        """Try to go on."""
        self._presenter.unlock(self.password.text())

    def came(self) -> None:
        """Say whose session waits, and begin clean."""
        super().came()
        self.retranslate()
        self.password.setFocus()

    def retranslate(self) -> None:
        """Set every word again."""
        super().retranslate()
        self.heading.setText(self.tr("Locked"))
        words = self.tr("{name} is at work. What was typed is kept.")
        self._whose.setText(words.format(name=self._presenter.whose()))
        waiting = self.tr("Unlocking…")
        self.go.setText(waiting if self._waiting else self.tr("Unlock  Enter"))
        self._other.setText(self.tr("Sign in as another officer"))
