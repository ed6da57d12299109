"""Icons: Tabler outlines, coloured by the theme, sharp at every device pixel ratio.

The folder is registered as the search path ``icons:`` by ui.application.
"""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap

SEARCH_PATH = "icons"
RATIOS = (1.0, 1.25, 1.5, 2.0)


def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return an icon by its Tabler name; ``size`` in logical pixels, ``#RRGGBB``."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _drawn(name, colour, size, ratio)


@lru_cache(maxsize=128)
def icon(name: str, colour: str, size: int) -> QIcon:
    """Return an icon that is sharp on screens of different density."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(_drawn(name, colour, size, ratio))
    return made


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    # Imported with the first icon: the sign-in page has none.
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QPainter
    from PySide6.QtSvg import QSvgRenderer

    # QtSvg paints currentColor black, so the colour is written into the text.
    coloured = _source(name).replace(b"currentColor", colour.encode())
    renderer = QSvgRenderer(QByteArray(coloured))
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    from PySide6.QtCore import QFile, QIODevice

    file = QFile(f"{SEARCH_PATH}:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise LookupError(name)
    try:
        return bytes(file.readAll().data())
    finally:
        file.close()
