"""Whose dossier, for what, and how it stands in four chips."""

from PySide6.QtWidgets import QGridLayout

from counter_app.domain.numbers import on_paper
from counter_app.domain.people import masked
from counter_app.services.reading import Reading
from counter_app.ui import dimensions, wording
from counter_app.ui.tokens import SPACE_L
from counter_app.ui.widgets.chip import Chip
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Panel


class DossierHead(Panel):
    """The box on top of the dossier."""

    def __init__(self) -> None:
        super().__init__()
        self._code, self._who = label("", "h1", wrap=False), label()
        self._procedure = label("", "strong")
        self._names = [label("", "hint", wrap=False) for _ in dimensions.NAMES]
        self._chips = [Chip() for _ in dimensions.NAMES]
        for part in (self._code, self._procedure, self._who):
            self.column.addWidget(part)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        for column, (name, chip) in enumerate(
            zip(self._names, self._chips, strict=True)
        ):
            grid.addWidget(name, 0, column)
            grid.addWidget(chip, 1, column)
        grid.setColumnStretch(len(self._names), 1)
        self.column.addLayout(grid)

    def chips(self) -> tuple[Chip, ...]:
        """Return the four chips, in the order of ``dimensions.names``."""
        return tuple(self._chips)

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        for made, name in zip(self._names, dimensions.names(), strict=True):
            made.setText(name)

    def show_reading(self, reading: Reading) -> None:
        """Show this dossier."""
        dossier = reading.whole.dossier
        self._code.setText(on_paper(dossier.code))
        self._procedure.setText(f"{dossier.procedure} · {dossier.procedure_name}")
        who = dossier.applicant
        self._who.setText(
            " · ".join(part for part in (who.name, masked(who.personal_id)) if part)
        )
        deadline = None if dossier.in_post else reading.deadline
        looks = (
            dimensions.work_chip(dossier.status, in_post=dossier.in_post is not None),
            dimensions.deadline_chip(dossier.due.at, deadline, dossier.status),
            dimensions.paid_chip(dossier),
            wording.sync_chip(reading.whole.sync),
        )
        for chip, look in zip(self._chips, looks, strict=True):
            chip.show_look(look)
