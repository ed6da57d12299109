"""What can be done with a result that waits for its collector."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from counter_app.ui.page import Act, Kind

translate = QCoreApplication.translate
Run = Callable[[], object]


def back_act(run: Run) -> Act:
    """Return the way back to the dossier."""
    return Act(
        id="back",
        text=lambda: translate("HandoverPage", "Back"),
        run=run,
        kind=Kind.BACK,
    )


def call_act(run: Run) -> Act:
    """Return the one act that helps while the result has not come."""
    return Act(
        id="call",
        text=lambda: translate("HandoverPage", "Tell the specialists"),
        run=run,
    )


def ready_acts(
    *, post: Run, scan: Run | None, confirm: Run, hand_over: Run
) -> tuple[Act, ...]:
    """Return the acts beside "back"; ``scan`` None: there is no scanner here."""
    scanning: tuple[Act, ...] = ()
    if scan:
        scanning = (
            Act(
                id="scan-authority",
                text=lambda: translate("HandoverPage", "Scan the authorisation"),
                run=scan,
                key="F4",
            ),
        )
    return (
        *scanning,
        Act(
            id="by-post",
            text=lambda: translate("HandoverPage", "Send by post"),
            run=post,
            key="Ctrl+F",
        ),
        Act(
            id="ask-citizen",
            text=lambda: translate("HandoverPage", "Ask the collector to confirm"),
            run=confirm,
            key="F8",
        ),
        Act(
            id="hand-over",
            text=lambda: translate("HandoverPage", "Result handed over"),
            run=hand_over,
            kind=Kind.PRIMARY,
        ),
    )
