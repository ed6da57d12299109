"""S17 Báo cáo: widgets and wires."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.errors import CounterError
from counter_app.domain.reporting import Asked, FileKind
from counter_app.services.printing import Issued
from counter_app.services.reporting import Report
from counter_app.ui import letters, problems, style, wording
from counter_app.ui.actions import letters_on
from counter_app.ui.letter_keys import Letter
from counter_app.ui.page import Act, Page, States
from counter_app.ui.reports import words
from counter_app.ui.reports.acts import refresh_act, report_acts
from counter_app.ui.reports.panes import ChartPane, FigureBox, FormTable
from counter_app.ui.reports.periods import Period, days_of
from counter_app.ui.reports.presenter import ReportsPresenter
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.day_field import DayField
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.label import label

CHARTS = 5
"""Tabs that hold a chart; the national form is the one after them."""
ROOM_FOR_ASKED = 900
"""Pixels at 100 % for every question in one row."""
FIELD_LETTERS = 16
"""So much of a field's name is seen at the least."""
HOURS = (2, 3)
"""Tabs that have a paper of their own: by hour."""


class ReportsPage(Page):
    """Three numbers, charts with their tables, and the national monthly form."""

    rail = "reports"

    def __init__(self, presenter: ReportsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._report: Report | None = None
        self._came = False
        self._heading, self._as_of = label("", "h1", wrap=False), label("", "hint")
        self._period, self._counter = QComboBox(), QComboBox()
        self._field = QComboBox()
        self._since, self._until = DayField(), DayField()
        self._rows = {
            "period": FieldRow("", self._period),
            "since": FieldRow("", self._since),
            "until": FieldRow("", self._until),
            "counter": FieldRow("", self._counter),
            "field": FieldRow("", self._field),
        }
        self._offline, self._note = Banner(), Banner()
        self._figures = (FigureBox(), FigureBox(), FigureBox())
        self._tabs, self._tab_names = QTabBar(), tuple[str, ...]()
        self._chart, self._form = ChartPane(), FormTable()
        self._keys = label("", "hint")
        self._states = States(self._body(), icon="chart-bar")
        self._lay_out()
        self.retranslate()
        self._listen()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Reports")

    def acts(self) -> tuple[Act, ...]:
        """Count again, take it elsewhere, print it: all of it, or the national form."""
        again = refresh_act(self._ask)
        if self._report is None:
            return (again,)
        return (
            again,
            *self._table_acts(),
            *report_acts(
                export=self._export,
                save_pdf=self._presenter.save_pdf,
                print_charts=self._presenter.print_charts,
                print_form=lambda: self._presenter.print(hours=self._shows_hours()),
                by_hour=self._shows_hours,
            ),
        )

    def _table_acts(self) -> tuple[Act, ...]:
        """What the letter does, where letters do nothing."""
        if letters_on():
            return ()
        words = self.tr("Table or chart")
        return (Act(id="table", text=lambda: words, run=self._chart.turn),)

    def came(self) -> None:
        """Count this month the first time; what was chosen stays."""
        self._note.clear()
        if not self._came:
            self._came = True
            self._period.setCurrentIndex(self._period.findData(Period.MONTH))
            self._take_period()
        self._ask()
        self._period.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 6 choose a chart; T shows its table, and the chart again."""
        place = letters.digit(event)
        if place is not None and 0 < place <= self._tabs.count():
            self._tabs.setCurrentIndex(place - 1)
        elif letters.pressed(event, [Letter.TABLE]):
            self._chart.turn()
        else:
            super().keyPressEvent(event)

    # -- what the presenter shows

    def show_loading(self) -> None:
        """Wait; the report shown before stays."""
        self._states.show_loading(self.tr("Counting…"))

    def show_report(self, report: Report) -> None:
        """Show what was counted."""
        self._report = report
        self._offer(self._counter, report.counters, self.tr("Every counter"))
        self._offer(self._field, report.fields, self.tr("Every field"))
        self._say()
        self.acts_changed.emit()

    def show_busy(self) -> None:
        """Say that it is under way."""
        self._note.say(Tone.INFO, self.tr("One moment…"))

    def show_issued(self, issued: Issued) -> None:
        """Say how printing went."""
        if issued.problem:
            self._note.say(Tone.WARNING, problems.sentence(issued.problem))
            return
        said = self.tr("Sent to {printer}.")
        self._note.say(Tone.SUCCESS, said.format(printer=issued.record.printer))

    def show_written(self, file: Path) -> None:
        """Say where the table lies."""
        self._note.say(Tone.SUCCESS, self.tr("Saved: {file}").format(file=file))

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last report stays, with its time."""
        self._note.clear()
        self._states.show_problem(problem, self._ask)

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._heading.setText(self.title())
        names = {
            Period.TODAY: self.tr("Today"),
            Period.WEEK: self.tr("This week"),
            Period.MONTH: self.tr("This month"),
            Period.LAST_MONTH: self.tr("Last month"),
            Period.YEAR: self.tr("This year"),
            Period.CHOSEN: self.tr("From day to day"),
        }
        with QSignalBlocker(self._period):
            if not self._period.count():
                for period in Period:
                    self._period.addItem("", period)
            for place, period in enumerate(Period):
                self._period.setItemText(place, names[period])
        self._rows["period"].set_text(self.tr("Period"))
        self._rows["since"].set_text(self.tr("From"))
        self._rows["until"].set_text(self.tr("To"))
        self._rows["counter"].set_text(self.tr("Counter"))
        self._rows["field"].set_text(self.tr("Field"))
        tabs = (
            self.tr("By day"),
            self.tr("In time"),
            self.tr("By hour"),
            self.tr("At the counter"),
            self.tr("Targets"),
            self.tr("Form II.06a"),
        )
        self._tab_names = tabs
        self._name_tabs()
        self._keys.setText(
            self.tr("1 to 6 choose what is shown · T shows the table, or the chart")
        )
        for day in (self._since, self._until):
            day.lineEdit().setAccessibleName(day.accessibleName())
        self._tabs.setAccessibleName(self.tr("What is shown"))
        self._form.setAccessibleName(tabs[-1])
        self._chart.retranslate()
        self._note.clear()
        self._say_connection()
        if self._report:
            self._say()
        self.heading_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room the questions take two rows, the tabs no numbers."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= style.scaled(ROOM_FOR_ASKED)
        self._asked_rows.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._name_tabs()

    # -- its own

    def _name_tabs(self) -> None:
        """Name the tabs with their keys; which keys there are stands below, too."""
        for place, text in enumerate(self._tab_names):
            if place == self._tabs.count():
                self._tabs.addTab("")
            self._tabs.setTabText(place, f"{text}  ({place + 1})")
        if self._tabs.sizeHint().width() > self.width() - 2 * SPACE_L - SPACE_M:
            for place, text in enumerate(self._tab_names):
                self._tabs.setTabText(place, text)

    def _say(self) -> None:
        report = self._report
        if report is None:
            return
        summary = report.summary
        self._say_connection()
        told = self.tr("as of {time}").format(time=wording.clock(report.at))
        if summary.unsent:
            unsent = self.tr("not counting {count} dossiers that wait to be sent")
            told = f"{told} · {unsent.format(count=summary.unsent)}"
        self._as_of.setText(told)
        if words.is_empty(summary.whole):
            self._states.show_empty(self.tr("There are no dossiers in this period."))
            return
        for box, figure in zip(self._figures, words.figures(report), strict=True):
            box.show_figure(figure)
        self._form.show_rows(*words.form_of(report))
        self._states.show_content()
        self._show_tab()

    def _show_tab(self) -> None:
        place = self._tabs.currentIndex()
        is_chart = place < CHARTS
        self._chart.setVisible(is_chart)
        self._form.setVisible(not is_chart)
        if is_chart and self._report:
            self._chart.show_chart(words.charts(self._report)[place])

    def _shows_hours(self) -> bool:
        return self._tabs.currentIndex() in HOURS

    def _export(self, kind: FileKind) -> None:
        """Take what is shown elsewhere."""
        place, report = self._tabs.currentIndex(), self._report
        shown = words.sheet_of(report, place) if report and place < CHARTS else None
        self._presenter.export(kind, shown)

    def _say_connection(self) -> None:
        if self._presenter.is_online():
            self._offline.clear()
            return
        said = self.tr("This machine's data: other counters' dossiers may be missing")
        self._offline.reword(Tone.OFFLINE, said)
        self._offline.show()

    def _offer(self, box: QComboBox, names: Sequence[str], every: str) -> None:
        chosen = box.currentData() or ""
        with QSignalBlocker(box):
            box.clear()
            box.addItem(every, "")
            for name in names:
                box.addItem(name, name)
            if chosen and chosen not in names:
                box.addItem(chosen, chosen)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def _take_period(self) -> None:
        period = Period(self._period.currentData())
        if period is not Period.CHOSEN:
            for field, day in zip(
                (self._since, self._until),
                days_of(period, self._presenter.today()),
                strict=True,
            ):
                field.show_day(day)

    def _asked(self) -> Asked:
        since, until = self._since.day(), self._until.day()
        return Asked(
            since=min(since, until),
            until=max(since, until),
            counter=self._counter.currentData() or "",
            field=self._field.currentData() or "",
        )

    def _ask(self) -> None:
        self._presenter.ask(self._asked())

    def _period_chosen(self) -> None:
        self._take_period()
        self._ask()

    def _day_chosen(self) -> None:
        with QSignalBlocker(self._period):
            self._period.setCurrentIndex(self._period.findData(Period.CHOSEN))
        self._ask()

    def _listen(self) -> None:
        self._period.currentIndexChanged.connect(self._period_chosen)
        for field in (self._since, self._until):
            field.dateChanged.connect(self._day_chosen)
        for box in (self._counter, self._field):
            box.currentIndexChanged.connect(self._ask)
        self._tabs.currentChanged.connect(self._show_tab)
        self._tabs.currentChanged.connect(self.acts_changed)

    def _body(self) -> QWidget:
        figures = QHBoxLayout()
        figures.setSpacing(SPACE_M)
        for box in self._figures:
            figures.addWidget(box, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(figures)
        column.addWidget(self._tabs)
        column.addWidget(self._chart, 1)
        column.addWidget(self._form, 1)
        column.addWidget(self._keys)
        return body

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self._heading)
        head.addWidget(self._as_of, 1)
        whole_name = QComboBox.SizeAdjustPolicy.AdjustToContents
        self._counter.setSizeAdjustPolicy(whole_name)
        # The names of fields are long and give way; those of counters do not.
        few = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._field.setSizeAdjustPolicy(few)
        self._field.setMinimumContentsLength(FIELD_LETTERS)
        fixed, more = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self._field.setSizePolicy(more, fixed)
        self._counter.setSizePolicy(fixed, fixed)
        self._asked_rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._asked_rows.setSpacing(SPACE_M)
        rows = (("period", "since", "until"), ("counter", "field"))
        for share, names in enumerate(rows):  # what is left over lies at the end
            asked = QHBoxLayout()
            asked.setSpacing(SPACE_M)
            for name in names:
                asked.addWidget(self._rows[name])
            asked.addStretch(1)
            self._asked_rows.addLayout(asked, share)
        self._form.hide()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addLayout(self._asked_rows)
        column.addWidget(self._offline)
        column.addWidget(self._note)
        column.addWidget(self._states, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Body(inner))
