"""A scanner on a serial line, played by the other end of a pseudo-terminal."""

import os
import pty
import queue
import termios
import threading
from contextlib import suppress

import pytest

from counter_app.documents import serial_lines
from counter_app.documents.serial_lines import LONGEST_LINE, SerialLines

SEVEN = "001187012901|111222333|Đỗ Thị Phượng|05031987|Nữ|Số 12, phố Huế|10052022"
ELEVEN = f"{SEVEN}||Đỗ Văn Bình|Lê Thị Hoa|Trần Văn Đức"
PATIENCE = 10


class Scanner:
    """A device that can be plugged in at one path, pulled out and plugged in again."""

    def __init__(self, path):
        self.path = path
        self._ends = ()

    def plug_in(self):
        self._ends = pty.openpty()
        self.path.symlink_to(os.ttyname(self._ends[1]))

    def scan(self, said):
        os.write(self._ends[0], said)

    def pull_out(self):
        self.path.unlink(missing_ok=True)
        ends, self._ends = self._ends, ()
        for end in ends:
            os.close(end)


@pytest.fixture
def scanner(tmp_path):
    made = Scanner(tmp_path / "ttyACM0")
    yield made
    with suppress(OSError):
        made.pull_out()


@pytest.fixture
def lines(scanner, monkeypatch):
    """What was read, as it comes; ready as soon as the port is open."""
    monkeypatch.setattr(serial_lines, "AGAIN_SECONDS", 0.02)
    reader, read = SerialLines(str(scanner.path)), queue.Queue()
    thread = threading.Thread(target=reader.read, args=(read.put,))
    thread.start()
    yield read
    reader.close()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def until_heard(scanner, lines, said="ready-ready"):
    """Scan until the port, which throws away what came before it was open, hears."""
    for _ in range(200):
        scanner.scan(f"{said}\r".encode())
        with suppress(queue.Empty):
            return lines.get(timeout=0.1)
    pytest.fail("the port was never opened")


def next_line(lines):
    """The next line that is not left from waiting for the port."""
    while True:
        line = lines.get(timeout=PATIENCE)
        if line != "ready-ready":
            return line


@pytest.mark.parametrize("card", [SEVEN, ELEVEN])
@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_card_is_one_line_whatever_ends_it(scanner, lines, card, end):
    scanner.plug_in()
    until_heard(scanner, lines)

    scanner.scan(f"{card}{end}".encode())

    assert next_line(lines) == card


def test_two_scans_in_one_breath_are_two_lines(scanner, lines):
    scanner.plug_in()
    until_heard(scanner, lines)

    scanner.scan(f"{SEVEN}\r{ELEVEN}\r".encode())

    assert [next_line(lines), next_line(lines)] == [SEVEN, ELEVEN]


def test_a_line_that_comes_in_pieces_is_put_together(scanner, lines):
    scanner.plug_in()
    until_heard(scanner, lines)
    whole = f"{SEVEN}\r".encode()
    middle = whole.index("Đ".encode()) + 1  # in the middle of a letter

    scanner.scan(whole[:middle])
    scanner.scan(whole[middle:])

    assert next_line(lines) == SEVEN


def test_bytes_that_are_no_utf_8_are_marked_and_not_guessed(scanner, lines):
    scanner.plug_in()
    until_heard(scanner, lines)

    scanner.scan(b"001187012901||Ph\xfd\xfeng\r")

    assert next_line(lines) == "001187012901||Ph\ufffd\ufffdng"


def test_noise_without_an_end_does_not_fill_the_memory(scanner, lines):
    scanner.plug_in()
    until_heard(scanner, lines)

    for _ in range(4):
        scanner.scan(b"x" * (LONGEST_LINE // 2))
    scanner.scan(b"\r" + SEVEN.encode() + b"\r")

    said = next_line(lines)
    assert (said if said == SEVEN else next_line(lines)) == SEVEN


def test_a_scanner_plugged_in_later_and_once_more_is_heard(scanner, lines):
    scanner.plug_in()
    until_heard(scanner, lines)

    scanner.pull_out()
    scanner.plug_in()

    said = until_heard(scanner, lines, "back-again")
    while said == "ready-ready":
        said = until_heard(scanner, lines, "back-again")
    assert said == "back-again"


def test_a_port_that_goes_while_it_is_opened_is_tried_again(
    scanner, lines, monkeypatch
):
    real, failed = termios.tcflush, threading.Event()

    def flush(descriptor, queues):
        if not failed.is_set():
            failed.set()
            raise termios.error(5, "Input/output error")
        real(descriptor, queues)

    monkeypatch.setattr(termios, "tcflush", flush)
    scanner.plug_in()

    assert until_heard(scanner, lines) == "ready-ready"
    assert failed.is_set()


def test_a_port_that_fails_while_it_is_set_up_is_tried_again(tmp_path, monkeypatch):
    monkeypatch.setattr(serial_lines, "AGAIN_SECONDS", 0.01)
    no_port = tmp_path / "no-terminal"
    no_port.write_text("a plain file")
    reader, failed = SerialLines(str(no_port)), threading.Event()
    monkeypatch.setattr(serial_lines.log, "warning", lambda *_: failed.set())
    thread = threading.Thread(target=reader.read, args=(pytest.fail,))

    thread.start()

    assert failed.wait(PATIENCE)
    assert thread.is_alive()
    reader.close()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_c26_it_is_told_within_two_seconds_that_the_scanner_went_and_is_back(scanner):
    told = queue.Queue()
    reader = SerialLines(str(scanner.path), told.put)
    thread = threading.Thread(target=reader.read, args=(lambda _line: None,))
    scanner.plug_in()
    thread.start()
    assert told.get(timeout=PATIENCE) is True

    scanner.pull_out()
    assert told.get(timeout=2) is False
    scanner.plug_in()
    assert told.get(timeout=PATIENCE) is True

    reader.close()
    thread.join(PATIENCE)
    assert not thread.is_alive()
