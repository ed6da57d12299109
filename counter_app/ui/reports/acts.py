"""What can be done with a report: taken elsewhere, or printed."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from counter_app.domain.reporting import FileKind
from counter_app.ui.page import Act, Kind

translate = QCoreApplication.translate
Run = Callable[[], object]


def refresh_act(run: Run) -> Act:
    """Return the act that counts again."""
    return Act(
        id="refresh",
        text=lambda: translate("ReportsPage", "Refresh"),
        run=run,
        key="F5",
    )


def report_acts(
    *,
    export: Callable[[FileKind], object],
    save_pdf: Run,
    print_charts: Run,
    print_form: Run,
    by_hour: Callable[[], bool],
) -> tuple[Act, ...]:
    """Return the acts there are once something was counted.

    ``by_hour``: the table by hour is printed in place of the monthly form.
    """

    def form_words() -> str:
        if by_hour():
            return translate("ReportsPage", "Print by hour")
        return translate("ReportsPage", "Print form II.06a")

    return (
        Act(
            id="csv",
            text=lambda: translate("ReportsPage", "Save as CSV"),
            run=lambda: export(FileKind.CSV),
        ),
        Act(
            id="xlsx",
            text=lambda: translate("ReportsPage", "Save as XLSX"),
            run=lambda: export(FileKind.XLSX),
        ),
        Act(
            id="pdf",
            text=lambda: translate("ReportsPage", "Save as PDF"),
            run=save_pdf,
        ),
        Act(
            id="print-charts",
            text=lambda: translate("ReportsPage", "Print the report"),
            run=print_charts,
            key="Ctrl+P",
        ),
        Act(id="print", text=form_words, run=print_form, kind=Kind.PRIMARY),
    )
