"""What is copied is there for ten seconds and in no history.

The marks are those password managers set: Windows' clipboard history and cloud, KDE's
Klipper and GNOME's look at them. Source: SECURITY.md 1.2 (KeePassXC), abuse case 70.
"""

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

SECONDS = 10
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO, _YES = bytes(4), b"\x01\x00\x00\x00"
HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _YES,
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
}


def copy_discreetly(text: str, seconds: float = SECONDS) -> None:
    """Put a text on the clipboard; it goes by itself unless something else came."""
    kept = QMimeData()
    kept.setText(text)
    for kind, value in HINTS.items():
        kept.setData(kind, value)
    board = QGuiApplication.clipboard()
    board.setMimeData(kept)

    def forget() -> None:
        if board.text() == text:
            board.clear()

    QTimer.singleShot(round(seconds * 1000), forget)
