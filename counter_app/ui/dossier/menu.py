"""What may be done with a dossier: the menu behind "Thêm", and each act's words."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from counter_app.domain.afterwards import FollowUp
from counter_app.domain.dossiers import Dossier

NAMES: Mapping[FollowUp, object] = {
    FollowUp.ASK: QT_TRANSLATE_NOOP("DossierMenu", "Ask for papers…"),
    FollowUp.BRING: QT_TRANSLATE_NOOP("DossierMenu", "Take in the papers brought…"),
    FollowUp.CORRECT: QT_TRANSLATE_NOOP("DossierMenu", "Correct the dossier…"),
    FollowUp.EXTEND: QT_TRANSLATE_NOOP(
        "DossierMenu", "Apologise and put the date off…"
    ),
    FollowUp.WITHDRAW: QT_TRANSLATE_NOOP("DossierMenu", "Withdraw (citizen's wish)…"),
    FollowUp.STOP: QT_TRANSLATE_NOOP("DossierMenu", "Stop the dossier…"),
    FollowUp.REFUSE: QT_TRANSLATE_NOOP("DossierMenu", "Refuse the dossier…"),
}
"""In the order of the menu."""


def said(act: FollowUp) -> str:
    """Return what an act is called."""
    return QCoreApplication.translate("DossierMenu", str(NAMES[act]))


def possible(dossier: Dossier) -> tuple[FollowUp, ...]:
    """Return what may be done with this dossier now, in the order of the menu."""
    return tuple(act for act in NAMES if dossier.hindrance(act) is None)


def supplement_of(dossier: Dossier) -> FollowUp:
    """Return what B means: take in what was asked for, else ask."""
    waits = dossier.hindrance(FollowUp.BRING) is None
    return FollowUp.BRING if waits else FollowUp.ASK


def open_menu(
    acts: tuple[FollowUp, ...],
    run: Callable[[FollowUp], object],
    fee: Callable[[], object],
    print_declaration: Callable[[], object] | None,
    above: QWidget,
) -> QMenu:
    """Open the menu above the button that asks for it."""
    menu = QMenu(above)
    for act in acts:
        menu.addAction(said(act)).triggered.connect(partial(run, act))
    if acts:
        menu.addSeparator()
    words = QCoreApplication.translate("DossierMenu", "Fee and its slip…")
    menu.addAction(words).triggered.connect(fee)
    if print_declaration:
        words = QCoreApplication.translate("DossierMenu", "Print the declaration")
        menu.addAction(words).triggered.connect(print_declaration)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(above.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
    return menu
