"""What can be done about a fee that was taken: its slip again, void, credit seen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from counter_app.ui.fee.presenter import FeePresenter
from counter_app.ui.page import Act, Kind


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
