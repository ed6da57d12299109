"""The sentences of ui.problems about files, scanners and printers, as data."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.domain.errors import DeviceFault, FileFault
from counter_app.ui.problem_sentences import Said

FILE_FAULTS: Mapping[FileFault, Said] = {
    FileFault.MISSING: (
        "MC-601",
        QT_TRANSLATE_NOOP(
            "Problems", "File {name} is not there any more. Choose it again."
        ),
    ),
    FileFault.EMPTY: (
        "MC-602",
        QT_TRANSLATE_NOOP(
            "Problems", "File {name} is empty. Choose another file or scan again."
        ),
    ),
    FileFault.TOO_BIG: (
        "MC-603",
        QT_TRANSLATE_NOOP(
            "Problems",
            "File {name} is {megabytes} MB, the limit is {limit} MB."
            " Rescan at 200 dpi or black and white.",
        ),
    ),
    FileFault.TOO_MANY_PAGES: (
        "MC-604",
        QT_TRANSLATE_NOOP(
            "Problems", "File {name} has too many pages. Split it into several files."
        ),
    ),
    FileFault.TOO_MANY_PIXELS: (
        "MC-605",
        QT_TRANSLATE_NOOP(
            "Problems", "Picture {name} is too large. Rescan at 200 dpi."
        ),
    ),
    FileFault.PASSWORD: (
        "MC-606",
        QT_TRANSLATE_NOOP(
            "Problems",
            "File {name} is protected by a password. Save it without, then choose"
            " it again.",
        ),
    ),
    FileFault.DAMAGED: (
        "MC-607",
        QT_TRANSLATE_NOOP("Problems", "File {name} is damaged. Scan the paper again."),
    ),
    FileFault.UNKNOWN_KIND: (
        "MC-608",
        QT_TRANSLATE_NOOP(
            "Problems",
            "File {name} is no PDF, JPEG, PNG, TIFF or HEIC. Choose another file.",
        ),
    ),
    FileFault.MISLABELLED: (
        "MC-609",
        QT_TRANSLATE_NOOP(
            "Problems",
            "What is inside file {name} does not match its name. Scan the paper"
            " again or choose another file.",
        ),
    ),
    FileFault.UNREADABLE: (
        "MC-610",
        QT_TRANSLATE_NOOP(
            "Problems",
            "File {name} cannot be read. Copy it to this machine, then choose it"
            " again.",
        ),
    ),
    FileFault.CASE_FULL: (
        "MC-611",
        QT_TRANSLATE_NOOP(
            "Problems",
            "File {name} is too much for one dossier: at most 40 files or {limit} MB."
            " Drop what is not needed first.",
        ),
    ),
}

SCANNER_FAULTS: Mapping[DeviceFault, Said] = {
    DeviceFault.NOT_CHOSEN: (
        "MC-701",
        QT_TRANSLATE_NOOP(
            "Problems",
            "No scanner is chosen. Choose one, or choose a file.",
        ),
    ),
    DeviceFault.GONE: (
        "MC-702",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Cannot reach scanner {device}. Check cable and power, then"
            " Retry; or choose a file.",
        ),
    ),
    DeviceFault.BUSY: (
        "MC-703",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Scanner {device} is in use. Wait until it has finished, then Retry.",
        ),
    ),
    DeviceFault.NO_PAPER: (
        "MC-704",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Scanner {device} has no paper. Put the paper in, then Retry.",
        ),
    ),
    DeviceFault.JAMMED: (
        "MC-705",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Paper is jammed in scanner {device}. Take it out, then Retry;"
            " the pages already scanned are kept.",
        ),
    ),
    DeviceFault.COVER_OPEN: (
        "MC-706",
        QT_TRANSLATE_NOOP(
            "Problems",
            "The cover of scanner {device} is open. Close it, then Retry.",
        ),
    ),
    DeviceFault.DENIED: (
        "MC-707",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This account may not use scanner {device}. Call IT staff, or"
            " choose a file.",
        ),
    ),
    DeviceFault.STOPPED: (
        "MC-708",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Scanner {device} has stopped. Turn it off and on, then Retry; or"
            " choose a file.",
        ),
    ),
    DeviceFault.OUT_OF_MEMORY: (
        "MC-709",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Scanner {device} ran out of memory. Scan fewer pages at a time.",
        ),
    ),
    DeviceFault.CANCELLED: (
        "MC-710",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Scanning was stopped. The pages already scanned are kept; scan"
            " on or drop them.",
        ),
    ),
    DeviceFault.WRONG_PAPER: (
        "MC-712",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Scanner {device} cannot take paper of this size. Choose a file.",
        ),
    ),
    DeviceFault.MAKES_FILES: (
        "MC-713",
        QT_TRANSLATE_NOOP("Problems", "{device} makes files. Choose a scanner."),
    ),
    DeviceFault.IO: (
        "MC-711",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Scanner {device} broke off. Check the cable, then Retry; or"
            " choose a file.",
        ),
    ),
}

CAMERA_FAULTS: Mapping[DeviceFault, Said] = {
    DeviceFault.NOT_CHOSEN: (
        "MC-721",
        QT_TRANSLATE_NOOP(
            "Problems",
            "There is no camera. Plug one in, then Retry; if it is plugged in, IT"
            " staff install ffmpeg.",
        ),
    ),
    DeviceFault.GONE: (
        "MC-722",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Cannot reach camera {device}. Check its cable, then Retry; or scan.",
        ),
    ),
    DeviceFault.BUSY: (
        "MC-723",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Camera {device} is used by another program. Close that, then Retry.",
        ),
    ),
    DeviceFault.DENIED: (
        "MC-724",
        QT_TRANSLATE_NOOP(
            "Problems",
            "This account may not use camera {device}. Call IT staff, or scan.",
        ),
    ),
    DeviceFault.STOPPED: (
        "MC-725",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Camera {device} gives no picture. Unplug it and plug it in again, then"
            " Retry; or scan.",
        ),
    ),
    DeviceFault.CANCELLED: (
        "MC-726",
        QT_TRANSLATE_NOOP(
            "Problems", "No picture was taken. Take one, or scan the paper."
        ),
    ),
    DeviceFault.IO: (
        "MC-727",
        QT_TRANSLATE_NOOP(
            "Problems",
            "Camera {device} broke off. Check its cable, then Retry; or scan.",
        ),
    ),
}
"""What documents.camera tells; it knows of no paper, cover or jam."""

PRINTER_FAULTS: Mapping[DeviceFault, Said] = {
    DeviceFault.NOT_CHOSEN: (
        "MC-801",
        QT_TRANSLATE_NOOP(
            "Problems",
            "no printer is chosen",
        ),
    ),
    DeviceFault.GONE: (
        "MC-802",
        QT_TRANSLATE_NOOP(
            "Problems",
            "no connection",
        ),
    ),
    DeviceFault.BUSY: (
        "MC-803",
        QT_TRANSLATE_NOOP(
            "Problems",
            "busy",
        ),
    ),
    DeviceFault.NO_PAPER: (
        "MC-804",
        QT_TRANSLATE_NOOP(
            "Problems",
            "out of paper",
        ),
    ),
    DeviceFault.JAMMED: (
        "MC-805",
        QT_TRANSLATE_NOOP(
            "Problems",
            "paper jam",
        ),
    ),
    DeviceFault.COVER_OPEN: (
        "MC-806",
        QT_TRANSLATE_NOOP(
            "Problems",
            "cover open",
        ),
    ),
    DeviceFault.DENIED: (
        "MC-807",
        QT_TRANSLATE_NOOP(
            "Problems",
            "this account may not print",
        ),
    ),
    DeviceFault.STOPPED: (
        "MC-808",
        QT_TRANSLATE_NOOP(
            "Problems",
            "the queue is stopped",
        ),
    ),
    DeviceFault.OUT_OF_MEMORY: (
        "MC-809",
        QT_TRANSLATE_NOOP(
            "Problems",
            "out of memory",
        ),
    ),
    DeviceFault.CANCELLED: (
        "MC-810",
        QT_TRANSLATE_NOOP(
            "Problems",
            "the print was cancelled",
        ),
    ),
    DeviceFault.WRONG_PAPER: (
        "MC-812",
        QT_TRANSLATE_NOOP(
            "Problems",
            "this paper cannot be laid out for its paper size",
        ),
    ),
    DeviceFault.MAKES_FILES: (
        "MC-813",
        QT_TRANSLATE_NOOP(
            "Problems",
            "it makes a file, not paper, so no identity number is written out there",
        ),
    ),
    DeviceFault.IO: (
        "MC-811",
        QT_TRANSLATE_NOOP(
            "Problems",
            "connection broken off",
        ),
    ),
}
"""What the printer says, inside PRINTER_SENTENCE."""

PRINTER_SENTENCE = QT_TRANSLATE_NOOP(
    "Problems",
    "Printer {device}: {state}. The dossier is accepted."
    " Reprint with F12 or choose another printer.",
)
