"""The list of procedures: what one line says, and how sure the catalogue is."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from counter_app.domain.checklists import rows_for, usual_case
from counter_app.domain.law import STALE_DAYS, LawStatus
from counter_app.domain.procedures import Channel, Procedure, Standing
from counter_app.ui import style
from counter_app.ui.procedure.delegate import CODE_ROLE, LEGAL_ROLE

translate = QCoreApplication.translate
LIST_HEIGHT = 110
"""Two rows of the list at 100 %."""


class FoundList(QListWidget):
    """As many rows as there is room for, and never fewer than two."""

    def sizeHint(self) -> QSize:
        """Ask for two rows; the layout gives more."""
        return QSize(super().sizeHint().width(), style.scaled(LIST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Insist on two rows."""
        return QSize(super().minimumSizeHint().width(), style.scaled(LIST_HEIGHT))


def write(
    item: QListWidgetItem, procedure: Procedure, standing: Standing, *, usual: bool
) -> None:
    """Say name, code, field, how many papers, and whether it is often received here."""
    remarks = [procedure.name, procedure.field, _remark(procedure, standing)]
    if usual:
        remarks.append(translate("ProcedurePage", "★ often received here"))
    legal = " · ".join(remarks)
    item.setText(procedure.short_name)
    item.setData(CODE_ROLE, procedure.code)
    item.setData(LEGAL_ROLE, legal)
    item.setToolTip(procedure.name)
    spoken = f"{procedure.short_name}, {procedure.code}, {legal}"
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)


def _remark(procedure: Procedure, standing: Standing) -> str:
    if standing is Standing.ELSEWHERE:
        said = translate("ProcedurePage", "of {place}")
        return said.format(place=procedure.elsewhere)
    if standing is Standing.EXPIRED and procedure.valid_to:
        ended = f"{procedure.valid_to:%d/%m/%Y}"
        return translate("ProcedurePage", "ended on {day}").format(day=ended)
    if standing is Standing.NOT_YET:
        begins = f"{procedure.valid_from:%d/%m/%Y}"
        return translate("ProcedurePage", "begins on {day}").format(day=begins)
    papers = rows_for(procedure, Channel.PAPER, usual_case(procedure))
    counted = sum(row.asked for row in papers)
    return translate("ProcedurePage", "{n} papers").format(n=counted)


def nothing_words(query: str) -> str:
    """Say that nothing fits, and what to do about it."""
    said = translate(
        "ProcedurePage",
        'No procedure fits "{q}". Try another name, or browse by field.',
    )
    return said.format(q=query)


def listed_words(count: int | None, asked: bool, usual: bool) -> str:
    """Say what is listed: so many (None: not read yet), found or in which order."""
    if count is None:
        return translate("ProcedurePage", "Reading the catalogue…")
    if asked:
        return translate("ProcedurePage", "{n} procedures").format(n=count)
    if usual:
        return translate("ProcedurePage", "Often received at this counter come first")
    return translate(
        "ProcedurePage", "Nothing was received here of late: in the order of names"
    )


def law_words(status: LawStatus | None) -> str:
    """Say when the catalogue may not be the newest; nothing when it is."""
    if status is None:
        return ""
    if status.refused:
        said = translate(
            "ProcedurePage",
            "Catalogue {new} was refused ({fault}); {old} stays in force."
            " Call IT staff.",
        )
        return said.format(
            new=status.refused.version,
            fault=status.refused.fault.value,
            old=status.version,
        )
    if status.days is None or status.days < STALE_DAYS:
        return ""
    said = translate("ProcedurePage", "Catalogue updated {n} days ago.")
    return said.format(n=status.days)
