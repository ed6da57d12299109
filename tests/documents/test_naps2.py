"""TWAIN through NAPS2's console: our side of it, what it does played by a script.

NAPS2 itself and a Windows driver were not at hand; the words are those of its source.
"""

import threading

import pytest

from counter_app.documents.naps2 import TwainScanner
from counter_app.documents.scanners import WindowsScanners
from counter_app.domain.errors import DeviceFault, ScannerProblem
from counter_app.domain.scan_profiles import Colour, ScanProfile, Sheet

HEAD = (
    "#!/bin/sh\n"
    'echo "$@" >> {asked}\n'
    'for word in "$@"; do case "$word" in\n'
    '  --output=*) out="${{word#--output=}}"; dir="${{out%/*}}";;\n'
    '  --listdevices) printf "Fujitsu fi-7160\\r\\nCanon DR-C230\\r\\n"; exit 0;;\n'
    "esac; done\n"
)
TWO = 'for n in 1 2; do echo "Scanned page $n."; printf p$n > "$dir/000$n.png"; done\n'


def console(folder, script: str = TWO, **how) -> TwainScanner:
    program = folder / "NAPS2.Console"
    program.write_text(HEAD.format(asked=folder / "asked") + script)
    program.chmod(0o700)
    return TwainScanner(program=str(program), **how)


def fault(scanner: TwainScanner) -> tuple[list[bytes], DeviceFault]:
    came = []
    with pytest.raises(ScannerProblem) as caught:
        came.extend(scanner.pages("Canon DR-C230", ScanProfile()))
    return came, caught.value.reason


def test_its_scanners_stand_behind_those_of_wia(tmp_path):
    class NoWia:
        def names(self):
            return ("Máy quét WIA",)

    scanners = WindowsScanners(wia=NoWia(), twain=console(tmp_path))

    assert scanners.names() == (
        "Máy quét WIA",
        "twain:Fujitsu fi-7160",
        "twain:Canon DR-C230",
    )
    assert list(scanners.pages("twain:Canon DR-C230", ScanProfile())) == [b"p1", b"p2"]


def test_it_is_asked_as_the_profile_says(tmp_path):
    profile = ScanProfile(colour=Colour.GREY, dpi=300, sheet=Sheet.A5, duplex=False)

    assert list(console(tmp_path).pages("-x", profile)) == [b"p1", b"p2"]

    asked = (tmp_path / "asked").read_text()
    assert "--noprofile --driver twain --device=-x --source=feeder" in asked
    assert "--pagesize=a5 --dpi=300 --bitdepth=gray --verbose" in asked


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("There was a paper jam.", DeviceFault.JAMMED),
        ("The scanner's cover is open.", DeviceFault.COVER_OPEN),
        ("The selected scanner is offline.", DeviceFault.GONE),
        ("The selected scanner is busy.", DeviceFault.BUSY),
    ],
)
def test_the_pages_before_a_complaint_are_given_first(tmp_path, said, why):
    assert fault(console(tmp_path, TWO + f'echo "{said}"\n')) == ([b"p1", b"p2"], why)


def test_an_empty_feeder_and_silence_without_a_page_are_told_apart(tmp_path):
    empty = console(tmp_path, 'echo "No pages are in the feeder."\n')
    assert fault(empty) == ([], DeviceFault.NO_PAPER)
    assert fault(console(tmp_path, "exit 3\n")) == ([], DeviceFault.IO)


def test_one_that_crashes_after_a_page_leaves_the_page(tmp_path):
    crashing = console(tmp_path, 'printf p1 > "$dir/0001.png"; kill -SEGV $$\n')

    assert fault(crashing) == ([b"p1"], DeviceFault.IO)


def test_one_that_hangs_is_killed_and_stop_is_heard(tmp_path):
    hung = console(tmp_path, "exec sleep 1000\n", silence=0.5)
    assert fault(hung) == ([], DeviceFault.STOPPED)

    scanner, caught = console(tmp_path, "exec sleep 1000\n"), []
    scanning = threading.Thread(target=lambda: caught.append(fault(scanner)))
    scanning.start()
    while scanning.is_alive():
        scanner.stop()
        scanning.join(0.02)
    assert caught == [([], DeviceFault.CANCELLED)]


def test_without_naps2_there_is_no_twain_and_no_accident():
    scanner = TwainScanner(program="no-such-program")

    assert scanner.names() == ()
    assert fault(scanner) == ([], DeviceFault.GONE)
