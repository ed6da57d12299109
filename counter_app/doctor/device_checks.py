"""Are printer, scanners and keyboard as the settings say?"""

import os
import shutil
import sys
from pathlib import Path

from counter_app.doctor.surroundings import (
    NOTHING_TO_CHECK,
    Finding,
    Surroundings,
    bad,
    found,
)

INPUT_METHODS = ("ibus", "fcitx", "fcitx5")


def print_programs(_around: Surroundings) -> Finding:
    """DR-060: CUPS' programs are installed."""
    if sys.platform == "win32":
        return NOTHING_TO_CHECK
    return found(", ".join(one for one in ("lp", "lpstat") if not shutil.which(one)))


def printer_chosen(around: Surroundings) -> Finding:
    """DR-061: a printer of receipts is chosen."""
    name = around.settings.get("printer", "")
    return Finding(bool(name), {"name": name or "–"})


def printer_there(around: Surroundings) -> Finding:
    """DR-062: the chosen printer's queue exists."""
    name = around.settings.get("printer", "")
    if not name:
        return NOTHING_TO_CHECK
    there = around.probes.printers()
    return Finding(name in there, {"name": name, "there": ", ".join(there) or "–"})


def printer_ready(around: Surroundings) -> Finding:
    """DR-063: the chosen printer would print now."""
    name = str(around.settings.get("printer", ""))
    if not name or name not in around.probes.printers():
        return NOTHING_TO_CHECK
    return found(around.probes.printer_trouble(name), name=name)


def scan_program(_around: Surroundings) -> Finding:
    """DR-064: SANE is installed."""
    return Finding(sys.platform == "win32" or bool(shutil.which("scanimage")))


def scanner_there(around: Surroundings) -> Finding:
    """DR-065: the paper scanner answers."""
    there = around.probes.scanners()
    name = around.settings.get("scanner", "")
    facts = {"name": name or "–", "there": ", ".join(there) or "–"}
    return Finding(name in there if name else bool(there), facts)


def code_scanner(around: Surroundings) -> Finding:
    """DR-066: the code scanner's serial port is there and may be used."""
    port = str(around.settings.get("code_scanner", ""))
    if not port or sys.platform == "win32":
        return NOTHING_TO_CHECK
    if not Path(port).exists():
        return bad(port=port, why="–")
    return Finding(os.access(port, os.R_OK | os.W_OK), {"port": port, "why": "dialout"})


def input_method(around: Surroundings) -> Finding:
    """DR-067: an input method for Vietnamese is set up."""
    if sys.platform == "win32":
        return NOTHING_TO_CHECK
    named = around.environ.get("QT_IM_MODULE") or around.environ.get("XMODIFIERS")
    installed = [one for one in INPUT_METHODS if shutil.which(one)]
    return Finding(bool(named or installed), {"why": ", ".join(installed) or "–"})
