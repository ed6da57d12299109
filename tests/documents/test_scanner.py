"""SANE's own test device behind the real driver stack."""

import io
import os
import threading
from pathlib import Path

import pytest
from PIL import Image

from counter_app.documents.scanner import SaneScanner
from counter_app.documents.scanners import scanner_of_this_machine
from counter_app.domain.errors import DeviceFault, ScannerProblem
from counter_app.domain.scan_profiles import Colour, ScanProfile, Sheet

DEVICE = "test:0"
STANDARD = ScanProfile()
GLASS = ScanProfile(feeder=False)
SLOW = ("--read-delay=yes", "--read-delay-duration=50000")
SLOWEST = ("--read-delay=yes", "--read-delay-duration=200000")


@pytest.fixture(autouse=True)
def memory(tmp_path, monkeypatch):
    """A private SANE set-up, and a private place for the pages on their way."""
    config, runtime = tmp_path / "sane", tmp_path / "run"
    config.mkdir()
    runtime.mkdir()
    (config / "dll.conf").write_text("test\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(config))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return runtime


def complaint(
    scanner: SaneScanner, profile: ScanProfile = STANDARD, device: str = DEVICE
) -> DeviceFault:
    with pytest.raises(ScannerProblem) as caught:
        list(scanner.pages(device, profile))
    assert caught.value.device == device
    return caught.value.reason


def test_the_scanners_that_answer_are_named():
    assert "test:0" in SaneScanner().names()


def test_without_sane_there_is_no_scanner_and_no_accident():
    scanner = SaneScanner(program="no-such-program")

    assert scanner.names() == ()
    with pytest.raises(ScannerProblem) as caught:
        list(scanner.pages(DEVICE, STANDARD))
    assert caught.value.reason is DeviceFault.GONE


def driver(tmp_path, words):
    program = tmp_path / "driver"
    program.write_text(f"#!/bin/sh\n{words}\n")
    program.chmod(0o755)
    return str(program)


def test_a_driver_that_never_answers_is_gone_when_it_is_given_up(tmp_path):
    pipe = tmp_path / "asked"
    os.mkfifo(pipe)
    scanner = SaneScanner(
        program=driver(tmp_path, f'echo $$ >"{pipe}"\nexec sleep 600')
    )
    asking = threading.Thread(target=scanner.names)
    asking.start()
    asked = int(pipe.read_text())

    scanner.give_up()

    with pytest.raises(ProcessLookupError):
        os.kill(asked, 0)
    asking.join()


def test_who_has_given_up_asks_no_driver_any_more(tmp_path):
    scanner = SaneScanner(program=driver(tmp_path, f'touch "{tmp_path}/asked"'))

    scanner.give_up()

    assert scanner.names() == ()
    assert not (tmp_path / "asked").exists()


@pytest.mark.parametrize(
    ("colour", "dpi", "mode"),
    [
        (Colour.COLOUR, 200, "RGB"),
        (Colour.GREY, 300, "L"),
        (Colour.LINEART, 150, "L"),
    ],
)
def test_the_glass_gives_one_page_as_the_profile_says(colour, dpi, mode):
    profile = ScanProfile(feeder=False, colour=colour, dpi=dpi)

    [page] = SaneScanner().pages(DEVICE, profile)

    picture = Image.open(io.BytesIO(page))
    assert (picture.format, picture.mode) == ("PNG", mode)
    assert [round(way) for way in picture.info["dpi"]] == [dpi, dpi]
    assert abs(picture.width - 200 / 25.4 * dpi) < 2  # the device is 200 mm wide


def test_a_smaller_sheet_is_scanned_smaller():
    [page] = SaneScanner().pages(DEVICE, ScanProfile(feeder=False, sheet=Sheet.A5))

    assert abs(Image.open(io.BytesIO(page)).width - 148 / 25.4 * 200) < 2


def test_the_feeder_is_emptied_page_by_page(memory):
    pages = list(SaneScanner().pages(DEVICE, STANDARD))

    assert len(pages) == 10
    assert all(page.startswith(b"\x89PNG") for page in pages)
    assert list(memory.iterdir()) == []


def test_a_page_is_there_before_the_last_one_is_scanned():
    scanner = SaneScanner(options=("--read-delay=yes", "--read-delay-duration=20000"))
    pages = scanner.pages(DEVICE, STANDARD)

    assert next(pages).startswith(b"\x89PNG")
    assert scanner._child.poll() is None
    pages.close()


def test_closing_kills_the_driver_and_leaves_nothing_on_the_disk(memory):
    scanner = SaneScanner(options=SLOW)
    pages = scanner.pages(DEVICE, STANDARD)
    next(pages)
    child = scanner._child.pid

    pages.close()

    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert list(memory.iterdir()) == []
    assert len(list(SaneScanner().pages(DEVICE, GLASS))) == 1


def test_stopping_from_another_thread_ends_a_page_half_way():
    scanner = SaneScanner(options=SLOWEST)
    caught = []

    def scan():
        try:
            list(scanner.pages(DEVICE, GLASS))
        except ScannerProblem as problem:
            caught.append(problem.reason)

    scanning = threading.Thread(target=scan)
    scanning.start()
    while scanning.is_alive():
        scanner.stop()
        scanning.join(0.02)

    assert caught == [DeviceFault.CANCELLED]


def test_a_silent_device_is_killed_by_the_watchdog(memory):
    scanner = SaneScanner(silence=0.1, options=SLOWEST)

    assert complaint(scanner) is DeviceFault.STOPPED
    assert list(memory.iterdir()) == []


def test_a_driver_that_falls_silent_without_ending_is_killed(tmp_path):
    driver = tmp_path / "scanimage"
    driver.write_text(
        "#!/bin/sh\n"
        'case "$*" in *--all-options*) exit 0;; esac\n'
        "exec >&- 2>&-\n"
        "exec sleep 60\n"
    )
    driver.chmod(0o700)

    scanner = SaneScanner(program=str(driver), silence=0.2)

    assert complaint(scanner, GLASS) is DeviceFault.STOPPED


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        ("JAMMED", DeviceFault.JAMMED),
        ("NO_DOCS", DeviceFault.NO_PAPER),
        ("COVER_OPEN", DeviceFault.COVER_OPEN),
        ("IO_ERROR", DeviceFault.IO),
        ("NO_MEM", DeviceFault.OUT_OF_MEMORY),
        ("ACCESS_DENIED", DeviceFault.DENIED),
        ("DEVICE_BUSY", DeviceFault.BUSY),
        ("CANCELLED", DeviceFault.CANCELLED),
    ],
)
@pytest.mark.parametrize("feeder", [True, False])
def test_every_complaint_of_the_driver_has_its_name(status, fault, feeder):
    failing = SaneScanner(options=(f"--read-return-value=SANE_STATUS_{status}",))

    assert complaint(failing, ScanProfile(feeder=feeder)) is fault


def test_an_unplugged_scanner_is_gone():
    assert complaint(SaneScanner(), GLASS, "test:99") is DeviceFault.GONE


def test_no_device_is_not_chosen():
    assert complaint(SaneScanner(), GLASS, "") is DeviceFault.NOT_CHOSEN


def test_a_device_name_is_never_taken_for_an_option():
    assert complaint(SaneScanner(), GLASS, "--help") is DeviceFault.GONE


def test_a_second_scan_at_once_is_told_that_the_scanner_is_busy():
    scanner = SaneScanner()
    first = scanner.pages(DEVICE, STANDARD)
    next(first)

    with pytest.raises(ScannerProblem) as caught:
        next(scanner.pages(DEVICE, STANDARD))

    assert caught.value.reason is DeviceFault.BUSY
    assert len(list(first)) == 9


def fake_driver(folder: Path, options: str, script: str) -> str:
    """A scanimage that offers these options and then does what the script says."""
    program = folder / "scanimage"
    told = folder / "options"
    told.write_text(options)
    program.write_text(
        f'#!/bin/sh\ncase "$*" in *--all-options*) exec cat {told};; esac\n{script}\n'
    )
    program.chmod(0o700)
    return str(program)


def test_a_jam_after_two_pages_gives_the_two_pages_first(tmp_path):
    program = fake_driver(
        tmp_path,
        "    --source Flatbed|ADF [Flatbed]\n",
        'for a in "$@"; do case "$a" in --batch=*) f="${a#--batch=}";; esac; done\n'
        'd="${f%/*}"\n'
        'for n in 1 2; do echo page$n > "$d/$n.png"; echo "$d/$n.png"; done\n'
        'echo "scanimage: sane_start: Document feeder jammed" >&2; exit 6',
    )
    pages = SaneScanner(program=program).pages("x", STANDARD)

    assert [next(pages), next(pages)] == [b"page1\n", b"page2\n"]
    with pytest.raises(ScannerProblem) as caught:
        next(pages)
    assert caught.value.reason is DeviceFault.JAMMED


@pytest.mark.parametrize("closes", ["", "exec >&- 2>&-;"])
def test_what_a_driver_complained_of_counts_although_it_never_ends(tmp_path, closes):
    program = fake_driver(
        tmp_path,
        "",
        'echo "Scanned page 1. (scanner status = 6)" >&2; ' + closes + " sleep 1000",
    )
    scanner = SaneScanner(program=program, silence=0.5)

    assert complaint(scanner) is DeviceFault.JAMMED


def test_a_crashing_driver_costs_a_sentence(tmp_path):
    program = fake_driver(tmp_path, "", "kill -SEGV $$")

    with pytest.raises(ScannerProblem) as caught:
        list(SaneScanner(program=program).pages("x", STANDARD))

    assert caught.value.reason is DeviceFault.IO


def test_the_options_fit_what_other_drivers_offer(tmp_path):
    program = fake_driver(
        tmp_path,
        "    --resolution 75|150|300|600dpi [75]\n"
        "    --mode Lineart|Grayscale|Color [Color]\n"
        "    --source Flatbed|ADF Front|ADF Duplex [Flatbed]\n"
        "    -x 0..215.9mm [215.9]\n"
        "    -y 0..355.6mm (in steps of 0.1) [355.6]\n",
        "exit 0",
    )
    scanner = SaneScanner(program=program)

    command = scanner._command("x", ScanProfile(colour=Colour.GREY), Path("f"))

    assert command[-5:] == [
        "--source=ADF Duplex",
        "--mode=Grayscale",
        "--resolution=150",
        "-x210",
        "-y297",
    ]


def test_inactive_options_are_not_given(tmp_path):
    program = fake_driver(
        tmp_path,
        "    --mode Gray|Color [inactive]\n    --resolution 75..600dpi [inactive]\n",
        "exit 0",
    )

    command = SaneScanner(program=program)._command("x", STANDARD, Path("f"))

    assert not [part for part in command if "mode" in part or "resolution" in part]


def test_on_this_machine_scanners_are_those_of_sane():
    assert isinstance(scanner_of_this_machine(), SaneScanner)
