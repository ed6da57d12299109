"""What can be done once a fee was taken: slip again, void, credit seen, one more."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from counter_app.ui.fee.presenter import FeePresenter
from counter_app.ui.page import Act, Kind


def another_act(run: Callable[[], object]) -> Act:
    """Return what begins the next dossier of whoever paid; as on the receipt's page."""
    return Act(
        id="another",
        text=lambda: QCoreApplication.translate(
            "ReceivedPage", "Same citizen, next dossier"
        ),
        run=run,
        key="F3",
    )


def slip_acts(
    presenter: FeePresenter, ask_void: Callable[[], object]
) -> tuple[Act, ...]:
    """Return what there is to be done now; nothing while no slip stands."""
    if not (presenter.taken and presenter.taken.slip):
        return ()
    acts = (
        Act(
            id="void",
            text=lambda: QCoreApplication.translate("FeePage", "Void the slip"),
            run=ask_void,
            kind=Kind.DANGER,
        ),
        Act(
            id="reprint",
            text=lambda: QCoreApplication.translate("FeePage", "Reprint slip"),
            run=presenter.reprint,
            key="F12",
        ),
    )
    if not presenter.is_unproved:
        return acts
    seen = Act(
        id="proved",
        text=lambda: QCoreApplication.translate("FeePage", "The credit is seen"),
        run=presenter.credit_seen,
    )
    return (*acts, seen)
