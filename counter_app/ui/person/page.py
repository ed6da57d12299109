"""S03 Công dân: widgets and wires of the citizen's screen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
)

from counter_app.domain.dates import read_date, written
from counter_app.domain.errors import CounterError
from counter_app.domain.identity import IdentityWarning, phone_number
from counter_app.domain.listing import Line
from counter_app.domain.people import Citizen, Gender, Source
from counter_app.domain.scans import CardScan
from counter_app.services.lookup import Known
from counter_app.ui import problems, style, wording
from counter_app.ui.page import Act, Context, Kind, Page
from counter_app.ui.person import words
from counter_app.ui.person.presenter import PersonFaults, PersonPresenter
from counter_app.ui.tokens import SIDE_PANEL_WIDTH, SPACE_L, SPACE_M, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.error_summary import ErrorSummary
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel

TEXTS = ("personal_id", "name", "birth", "card_issued", "address", "phone")
"""The typed facts, in the order of the screen: the number may know the rest."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT_OR_PAD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
ROOM_FOR_PAST = 900
"""Pixels at 100 %: narrower, the earlier dossiers give their room to the facts."""
UNSAVED_MS = 1000
"""So long after the first unsaved key what was typed is saved, pause or no pause."""


class PersonPage(Page):
    """Who stands at the counter, as the card or the officer says."""

    procedure_wanted = Signal(str)
    """The citizen is known: choose the procedure; what was typed is searched for."""
    rail = "receive"

    def __init__(self, presenter: PersonPresenter, this_year: int) -> None:
        super().__init__()
        self._presenter = presenter
        self._this_year = this_year
        self._citizen = Citizen(name="")
        self._warnings: Sequence[IdentityWarning] = ()
        self._past: Sequence[Line] = ()
        self._ahead = ""
        """Typed here to find the procedure by: whose card it is has been seen."""
        self._scanned_at: datetime | None = None
        self._filled: dict[str, str] = {}
        """What an earlier dossier filled in, for the number typed."""
        self._banner, self._summary = Banner(), ErrorSummary()
        self._fields = {
            name: ImeLineEdit(digits=name in {"personal_id", "phone"}) for name in TEXTS
        }
        self._rows = {name: FieldRow("", field) for name, field in self._fields.items()}
        self._male, self._female = QRadioButton(), QRadioButton()
        self._genders = QButtonGroup(self)
        self._right, self._other = QRadioButton(), QRadioButton()
        self._step, self._source = label("", "h1"), label("", "hint", wrap=False)
        self._match = label("", "label", wrap=False)
        self._gender = label("", "label")
        self._past_panel, self._past_list = Panel(), label()
        self._lay_out()
        self.retranslate()
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(UNSAVED_MS)
        self._autosave.timeout.connect(self._keep)
        for field in self._fields.values():
            field.textEdited.connect(self._save_soon)
        self._fields["personal_id"].textEdited.connect(self._number_edited)
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Citizen")

    def context(self) -> Context | None:
        """Say who is being served."""
        if not self._citizen.name and not self._citizen.personal_id:
            return None
        return Context(citizen=self._citizen.name, facts=wording.facts(self._citizen))

    def acts(self) -> tuple[Act, ...]:
        """Go on to the procedure."""
        return (
            Act(
                id="go-on",
                text=lambda: self.tr("Continue: choose the procedure"),
                run=self._go_on,
                kind=Kind.PRIMARY,
            ),
        )

    def scanned(self, scan: object) -> bool:
        """A card scanned here is the next citizen's."""
        if isinstance(scan, CardScan):
            self._presenter.serve(scan.citizen)
            return True
        return False

    def came(self) -> None:
        """Put the focus on the first thing still to be typed."""
        self._ahead = ""
        self._presenter.open()
        wanting = [name for name in ("personal_id", "name") if not self._text(name)]
        doubtful = [name for name in TEXTS if name in self._citizen.doubtful]
        first = next(iter(doubtful or wanting), "")
        (self._fields[first] if first else self._right).setFocus()

    def left(self) -> None:
        """Keep what was typed."""
        self._autosave.stop()
        if self._citizen.name or self._text("name"):
            self._presenter.correct(
                self._typed(), card_holder_present=self._is_holder()
            )

    def show_nobody(self) -> None:
        """Say that no citizen is here yet."""
        self.show_citizen(Citizen(name=""), ())
        self.show_card_holder(present=True)
        self._banner.say(
            Tone.INFO, self.tr("No citizen yet. Scan the card or type the personal ID.")
        )

    def show_citizen(
        self, citizen: Citizen, warnings: Sequence[IdentityWarning]
    ) -> None:
        """Show who is at the counter, doubtful fields open for typing."""
        self._citizen, self._warnings = citizen, warnings
        self._filled, self._scanned_at = {}, None
        for name, field in self._fields.items():
            value = str(getattr(citizen, name))
            field.setText(written(value) if name in {"birth", "card_issued"} else value)
        self._choose_gender(citizen.gender)
        self._summary.show_errors([])
        for row in self._rows.values():
            row.show_error("")  # what was wrong was the last citizen's
        self.mark_failed(False)
        self._say_sources()
        self._say_warnings()
        self.heading_changed.emit()

    def show_scanned_at(self, at: datetime | None) -> None:
        """Say when the card was read; None: in an earlier visit, or no card was."""
        self._scanned_at = at
        self._say_sources()

    def show_known(self, known: Known) -> None:
        """Fill in what is empty, marked as what an earlier dossier says."""
        citizen = known.citizen
        if self._number() != citizen.personal_id or self._citizen.source is Source.CARD:
            return
        for name, field in self._fields.items():
            value = str(getattr(citizen, name))
            text = written(value) if name in {"birth", "card_issued"} else value
            if text and not self._text(name):
                field.setText(text)
                self._filled[name] = text
        if citizen.gender and self._genders.checkedId() == -1:
            self._filled["gender"] = citizen.gender
            self._choose_gender(citizen.gender)
        if self._filled:
            self._citizen = replace(self._citizen, source=Source.PAST)
            self._say_sources()
            self._keep()

    def show_card_holder(self, *, present: bool) -> None:
        """Show whether the citizen holds the card, or somebody else."""
        (self._right if present else self._other).setChecked(True)

    def show_past(self, lines: Sequence[Line]) -> None:
        """Show the citizen's earlier dossiers on this machine."""
        self._past = lines
        self._fold()
        self._say_sources()
        self._past_list.setText(
            "\n".join(
                f"{wording.day(line.received_at)}  {line.procedure_name} · "
                f"{wording.status(line.status)}"
                for line in lines[:5]
            )
        )

    def show_faults(self, faults: PersonFaults) -> None:
        """Say what is to be fixed before going on."""
        self._ahead, errors = "", words.faulty(faults)
        for name, row in self._rows.items():
            row.show_error(dict(errors).get(name, ""))
        self._summary.show_errors(
            [(wrong, self._fields[name].setFocus) for name, wrong in errors]
        )
        self.mark_failed(bool(errors))

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""
        self._ahead = ""
        self._banner.say(Tone.DANGER, problems.sentence(problem))

    def type_name(self, name: str) -> None:
        """Fill in a name, as the officer would type it from the card."""
        self._fields["name"].setText(name)

    def go_on(self) -> None:
        """Move to the choice of the procedure."""
        self.mark_failed(False)
        ahead, self._ahead = self._ahead, ""
        self.procedure_wanted.emit(ahead)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; letters typed outside the fields begin the next search."""
        held = event.modifiers() & ~_SHIFT_OR_PAD
        field = self.focusWidget()
        if event.key() in _ENTER and not held:
            if isinstance(field, ImeLineEdit):
                self.focusNextChild()
            else:
                self._go_on()
        elif event.text().isalnum() and not held:
            self._ahead += event.text()
            self._go_on()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every word again."""
        self._step.setText(self.tr("Step 1 of 4 · Citizen"))
        names = {
            "name": self.tr("Surname, middle name, given name"),
            "personal_id": self.tr("Personal ID"),
            "birth": self.tr("Date of birth"),
            "card_issued": self.tr("Card issued on"),
            "address": self.tr("Place of residence"),
            "phone": self.tr("Phone"),
        }
        for name, text in names.items():
            optional = name in {"card_issued", "phone"}
            self._rows[name].set_text(text, optional=optional)
            self._rows[name].retranslate()
        self._gender.setText(self.tr("Sex"))
        self._male.setText(wording.gender(Gender.MALE))
        self._female.setText(wording.gender(Gender.FEMALE))
        self._match.setText(self.tr("Compare with the card"))
        self._right.setText(self.tr("Same person"))
        self._other.setText(self.tr("Someone else holds the card"))
        self._past_panel.set_heading(self.tr("Earlier here"))
        self._say_sources()
        self._say_warnings()
        self.show_past(self._past)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the earlier dossiers their room only when there is room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        is_room = self.width() >= style.scaled(ROOM_FOR_PAST)
        self._past_panel.setVisible(bool(self._past) and is_room)

    def _say_sources(self) -> None:
        since = self._past[0].received_at if self._past else None
        source = words.source(self._citizen.source, self._scanned_at, since)
        self._source.setText(source)
        for name, row in self._rows.items():
            doubtful = name in self._citizen.doubtful
            told = self.tr("Type it as the card has it") if doubtful else ""
            row.set_hint(told, always=True)
            row.show_source(words.ask_again() if name in self._filled else "")

    def _number(self) -> str:
        return "".join(self._text("personal_id").split())

    def _number_edited(self) -> None:
        """Another number is another person: what was known of the first one goes."""
        for name, text in self._filled.items():
            if name == "gender":
                self._choose_gender(None)
            elif self._text(name) == text:
                self._fields[name].clear()
        if self._citizen.source is Source.PAST:
            self._filled = {}
            self._citizen = replace(self._citizen, source=Source.TYPED)
            self._say_sources()
        self._presenter.number_typed(self._number())

    def _say_warnings(self) -> None:
        if self._warnings:
            self._banner.say(Tone.WARNING, words.warned(self._warnings))
        else:
            self._banner.clear()

    def _choose_gender(self, gender: Gender | None) -> None:
        self._genders.setExclusive(False)  # else the last citizen's would stay
        self._male.setChecked(gender is Gender.MALE)
        self._female.setChecked(gender is Gender.FEMALE)
        self._genders.setExclusive(True)

    def _save_soon(self) -> None:
        if not self._autosave.isActive():
            self._autosave.start()

    def _keep(self) -> None:
        # Without a draft there is nothing yet to keep it in.
        if self._presenter.has_draft:
            self._presenter.correct(
                self._typed(), card_holder_present=self._is_holder()
            )

    def _go_on(self) -> None:
        self._presenter.go_on(self._typed(), card_holder_present=self._is_holder())

    def _typed(self) -> Citizen:
        phone = self._text("phone")
        gender = Gender.MALE if self._male.isChecked() else None
        if self._female.isChecked():
            gender = Gender.FEMALE
        return replace(
            self._citizen,
            name=self._text("name"),
            personal_id=self._number(),
            birth=self._date("birth"),
            card_issued=self._date("card_issued"),
            gender=gender,
            address=self._text("address"),
            phone=phone_number(phone) or phone,
        )

    def _date(self, name: str) -> str:
        text = self._text(name)
        return read_date(text, this_year=self._this_year) or text

    def _text(self, name: str) -> str:
        return self._fields[name].text().strip()

    def _is_holder(self) -> bool:
        return not self._other.isChecked()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        places = ((0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (3, 0))
        for name, (row, column) in zip(TEXTS, places, strict=True):
            span = 2 if name == "address" else 1
            grid.addWidget(self._rows[name], row, column, 1, span)
        sex = QVBoxLayout()
        sex.addWidget(self._gender)
        choice = QHBoxLayout()
        people = QButtonGroup(self)
        for radio in (self._male, self._female):
            self._genders.addButton(radio)
            choice.addWidget(radio)
        choice.addStretch(1)
        sex.addLayout(choice)
        sex.addStretch(1)
        grid.addLayout(sex, 3, 1)
        match = QHBoxLayout()
        match.addWidget(self._match)
        for radio in (self._right, self._other):
            people.addButton(radio)
            match.addWidget(radio)
        match.addStretch(1)
        box = Panel()
        head = QHBoxLayout()
        head.addWidget(self._step, 1)
        head.addWidget(self._source)
        box.column.addLayout(head)
        for part in (self._banner, self._summary):
            box.column.addWidget(part)
        box.column.addLayout(match)
        box.column.addLayout(grid)
        box.column.addStretch(1)
        self._past_list.setAccessibleName("")
        self._past_panel.column.addWidget(self._past_list)
        self._past_panel.column.addStretch(1)
        self._past_panel.setFixedWidth(SIDE_PANEL_WIDTH)
        self._past_panel.hide()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        outer.setSpacing(SPACE_L)
        outer.addWidget(Body(box), 1)
        outer.addWidget(self._past_panel)
