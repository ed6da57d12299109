"""The acts of the screen of papers, with their keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter_app.ui.page import Act, Kind

Run = Callable[[], object]


def papers_acts(
    *, scan: Run, capture: Run | None, choose: Run, drop: Run, back: Run, go_on: Run
) -> tuple[Act, ...]:
    """Return them in the order they stand; no camera: no act for one."""
    camera = _act(
        "capture",
        QT_TRANSLATE_NOOP("PapersPage", "Take a picture"),
        capture or scan,
        key="Shift+F4",
    )
    return (
        _act("scan", QT_TRANSLATE_NOOP("PapersPage", "Scan"), scan, key="F4"),
        *((camera,) if capture else ()),
        _act(
            "choose",
            QT_TRANSLATE_NOOP("PapersPage", "Choose a file"),
            choose,
            key="Ctrl+O",
        ),
        _act("drop", QT_TRANSLATE_NOOP("PapersPage", "Drop file"), drop, key="Del"),
        _act("back", QT_TRANSLATE_NOOP("PapersPage", "Back"), back, kind=Kind.BACK),
        _act(
            "go-on",
            QT_TRANSLATE_NOOP("PapersPage", "Continue: check"),
            go_on,
            kind=Kind.PRIMARY,
        ),
    )


def _act(
    name: str, source: object, run: Run, *, key: str = "", kind: Kind = Kind.SECONDARY
) -> Act:
    text = partial(QCoreApplication.translate, "PapersPage", str(source))
    return Act(id=name, text=text, run=run, key=key, kind=kind)
