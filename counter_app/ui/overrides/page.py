"""S20 Giá trị đặt tay: widgets and wires of values set in place of the catalogue's."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout

from counter_app.domain.errors import CounterError
from counter_app.domain.overrides import Kept
from counter_app.domain.procedures import Procedure
from counter_app.ui import problems
from counter_app.ui.overrides import values
from counter_app.ui.overrides.form import ValueForm
from counter_app.ui.overrides.presenter import OverridesPresenter
from counter_app.ui.page import Act, Kind, Page, States, retry_text
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_XS, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel
from counter_app.ui.widgets.wrapped_list import WrappedList

NUMBER_ROLE = Qt.ItemDataRole.UserRole
ENDED_ROLE = Qt.ItemDataRole.UserRole + 1


class OverridesPage(Page):
    """Set a limit or a fee with its ground, see every one, take one back."""

    rail = "overrides"

    def __init__(
        self, presenter: OverridesPresenter, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._today = today
        self._values: Sequence[Kept] = ()
        self._may_set = False
        self._banner = Banner()
        self._setting, self._every = Panel(), Panel()
        self._about = label("", "hint")
        self._form = ValueForm()
        self._list = WrappedList()
        self._list.setSpacing(SPACE_XS)
        self._states = States(self._list, icon="settings")
        self._form.code_typed.connect(presenter.look_up)
        self._lay_out()
        presenter.attach(self)
        self.retranslate()
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Values set by hand")

    def acts(self) -> tuple[Act, ...]:
        """Set a value, or take one back; only who administers the site may."""
        if not self._may_set:
            return ()
        return (
            Act(
                id="take-back",
                text=lambda: self.tr("Take the chosen one back"),
                run=self._ask_to_take_back,
                kind=Kind.DANGER,
            ),
            Act(
                id="set-value",
                text=lambda: self.tr("Let it hold"),
                run=self._set,
                kind=Kind.PRIMARY,
            ),
        )

    def came(self) -> None:
        """Read everything; begin with the procedure."""
        self._banner.clear()
        self._presenter.open()
        self._form.focus_first()

    def show_loading(self) -> None:
        """Say that it is being read; what was shown before stays."""
        self._states.show_loading(self.tr("Reading…"))

    def show_values(self, values_: Sequence[Kept], *, may_set: bool) -> None:
        """Show every value ever set, the newest first."""
        self._values, self._may_set = values_, may_set
        self._setting.setVisible(may_set)
        self._fill()
        self.acts_changed.emit()

    def show_procedure(self, procedure: Procedure | None) -> None:
        """Show which procedure a code is."""
        self._form.show_procedure(procedure)

    def show_set(self, number: int) -> None:
        """Say that it holds from now on."""
        self.mark_failed(False)
        self._form.clear()
        words = self.tr("Value {n} holds from now on, with its ground on every paper.")
        self._banner.say(Tone.SUCCESS, words.format(n=number))

    def show_taken_back(self, number: int) -> None:
        """Say that the catalogue's own value holds again."""
        words = self.tr("Value {n} was taken back: the catalogue's own holds again.")
        self._banner.say(Tone.SUCCESS, words.format(n=number))

    def ask_again(self, place: str) -> None:
        """Say what is missing or wrong in this field."""
        self.mark_failed(True)
        self._banner.clear()
        words = {
            "code": self.tr("Type the code of the procedure"),
            "count": self.tr(
                "Type a number: more than 0 and at most 3.650 days or hours, or whole"
                " đồng up to 1.000.000.000.000"
            ),
            "reason": self.tr("Write the reason"),
            "ground": self.tr("Write the decree, resolution or decision"),
            "until": self.tr(
                "Type a day from today on, as 31/12/2026, or leave it out"
            ),
        }
        self._form.ask_again(place, words[place])

    def show_barred(self) -> None:
        """Say whose screen this is; nothing of it stays."""
        self._may_set, self._values = False, ()
        self._setting.hide()
        self._states.show_empty(
            self.tr("The site's administrator sets values here. Ask them, or sign in.")
        )
        self.acts_changed.emit()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; what was typed stays."""
        self.mark_failed(True)
        again = (retry_text(), self._presenter.open)
        self._banner.say(Tone.DANGER, problems.sentence(problem), again)

    def retranslate(self) -> None:
        """Set every word again."""
        self._setting.set_heading(self.tr("Set a value"))
        self._every.set_heading(self.tr("Every value ever set"))
        self._about.setText(
            self.tr(
                "It holds in place of the catalogue's from today on, here only. Screens"
                " and papers show whose it is."
            )
        )
        self._list.setAccessibleName(self.tr("Every value ever set"))
        self._form.retranslate()
        if self._values or self._may_set:
            self._fill()

    def _fill(self) -> None:
        row = self._list.currentRow()
        self._list.clear()
        for kept in self._values:
            item = QListWidgetItem(values.line(kept))
            item.setData(NUMBER_ROLE, kept.number)
            item.setData(ENDED_ROLE, kept.ended_at is not None)
            self._list.addItem(item)
        self._list.setCurrentRow(row if 0 <= row < len(self._values) else -1)
        if self._values:
            self._states.show_content()
        else:
            self._states.show_empty(
                self.tr("Nothing was set: everything is as the catalogue says.")
            )

    def _set(self) -> None:
        self._form.forgive()
        self._presenter.set(self._form.typed(), self._today())

    def _ask_to_take_back(self) -> None:
        item = self._list.currentItem()
        row = self._list.currentRow()
        if row < 0 or item.data(ENDED_ROLE):
            words = self.tr("Choose a value that still holds")
            self._banner.say(Tone.WARNING, words)
            self._list.setFocus()
            return
        number = int(item.data(NUMBER_ROLE))
        words = self.tr("Take value {n} back? The catalogue's own holds again at once.")
        self._banner.say(
            Tone.WARNING,
            words.format(n=number),
            (self.tr("Take back"), lambda: self._presenter.take_back(number)),
            (self.tr("Let it hold on"), self._banner.clear),
        )

    def _lay_out(self) -> None:
        self._setting.column.addWidget(self._about)
        self._setting.column.addWidget(self._form, 1)
        self._every.column.addWidget(self._states, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(Body(self._setting), 1)
        row.addWidget(self._every, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(self._banner)
        column.addLayout(row, 1)
