"""Readers of what others wrote, fed with what nobody would write.

Six doors: a scanned line, a sealed file, the slots, an answer of the portal, the
settings, the journal's signatures. Each takes twenty thousand spoilt inputs here and a
million in ``make soak``; what comes out is a value or one of our own errors.
"""

import json
import random
import tomllib

import msgspec
import pytest

from counter_app.domain.errors import CounterError
from counter_app.domain.scans import recognise
from counter_app.settings import SettingsBroken, check_setting
from counter_app.vault.device_key import DeviceKey
from counter_app.vault.sealing import Broken, Sealer
from counter_app.vault.slot_file import SlotFile
from counter_app.vault.slots import Cost, new_slot
from counter_app.wire import codec
from counter_app.wire.messages import FeedPage, PushReply, Token
from tests.vault.pocket import PocketKeyring

QUICK, LONG = 20_000, 1_000_000
SECRET = b"s" * 32
ODD = [0, 0x0A, 0x0D, 0x1B, 0x22, 0x27, 0x5B, 0x7B, 0x7C, 0x7F, 0xC3, 0xE1, 0xFF]
CARD = "001187012901|012345678|ĐỖ THỊ PHƯỢNG|05031987|Nữ|Số 12 phố Huế, Hà Nội|10052022"
PAGE = {
    "outcome": "ok",
    "epoch": 1,
    "stableSequence": 0,
    "serverTime": "2026-11-23T02:00:00Z",
    "fromCursor": "",
    "cursor": "a",
    "rows": [
        {
            "dossier": "d",
            "version": 1,
            "tip": "a.1.1",
            "fields": {"code": "x", "due.steps": [{"day": "2026-11-23"}]},
            "complete": True,
        }
    ],
    "more": False,
}


def spoilt(chance, whole):
    """Spoil bytes in one to eight places: flip, insert, cut, double, nest."""
    made = bytearray(whole)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(made) + 1)
        how = chance.randrange(6)
        if how == 0 and made:
            made[place % len(made)] ^= 1 << chance.randrange(8)
        elif how == 1:
            made[place:place] = bytes([chance.choice(ODD)]) * chance.randint(1, 9)
        elif how == 2:
            del made[place : place + chance.randint(1, 20)]
        elif how == 3:
            made[place:place] = made[place : place + chance.randint(1, 40)]
        elif how == 4:
            made[place:place] = chance.choice([b"[", b'{"a":']) * chance.randint(1, 300)
        else:
            made[place:place] = str(10 ** chance.randint(0, 400)).encode()
    return bytes(made)


class Doors:
    """Each reader with something right to spoil, and the errors it may answer with."""

    def __init__(self, folder):
        self.path = folder / "vault.json"
        cost = Cost(passes=2, kib=19 * 1024, lanes=1)
        slot = new_slot("ha", "mật khẩu", SECRET, (bytes(32), bytes(32)), cost)
        SlotFile(slots={"ha": slot}).write(self.path, SECRET)
        self.slots = self.path.read_bytes()
        self.sealer = Sealer(SECRET)
        self.key = DeviceKey(PocketKeyring())
        self.key.make()

    def scan(self, content):
        return recognise(content.decode("utf-8", "replace"))

    def sealed(self, content):
        self.sealer.open(content, "name")

    def slot_file(self, content):
        with self.path.open("r+b") as file:  # a file cut to nothing first costs a sync
            file.write(content)
            file.truncate()
        SlotFile.read(self.path, SECRET)

    def answer(self, content):
        for kind in (FeedPage, PushReply, Token):
            codec.decode(kind, content)

    def settings(self, content):
        said = tomllib.loads(content.decode("utf-8"))
        for name, value in said.items():
            check_setting(name, value)

    def signature(self, content):
        return self.key.signed(content.decode("utf-8", "replace"))


MAY = (
    CounterError,
    Broken,
    codec.Unreadable,
    SettingsBroken,
    tomllib.TOMLDecodeError,
    UnicodeDecodeError,
    RecursionError,
)


def fuzz(folder, door, times):
    doors = Doors(folder)
    from datetime import UTC, datetime

    whole = {
        "scan": CARD.encode(),
        "sealed": doors.sealer.seal(b"anh the" * 20, "name"),
        "slot_file": doors.slots,
        "answer": msgspec.json.encode(PAGE),
        "settings": b'portal_url = "https://portal.example"\nsync_every = 30\n',
        "signature": doors.key.sign(
            7, "ab" * 32, datetime(2026, 1, 1, tzinfo=UTC)
        ).encode(),
    }[door]
    chance, quiet = random.Random(door), 0
    for _ in range(times):
        try:
            getattr(doors, door)(spoilt(chance, whole))
            quiet += 1
        except MAY:
            continue
    return quiet


DOORS = ["scan", "sealed", "slot_file", "answer", "settings", "signature"]


@pytest.mark.parametrize("door", DOORS)
def test_spoilt_input_is_read_or_refused_and_nothing_else_happens(tmp_path, door):
    quiet = fuzz(tmp_path, door, QUICK)

    # What is sealed or under a MAC is never taken once it was spoilt.
    assert quiet <= (QUICK // 100 if door in ("sealed", "slot_file") else QUICK)


@pytest.mark.soak
@pytest.mark.parametrize("door", DOORS)
def test_a_million_spoilt_inputs_are_read_or_refused(tmp_path, door):
    assert fuzz(tmp_path, door, LONG) <= LONG


def test_a_spoilt_input_is_really_another_one():
    chance = random.Random(1)
    whole = json.dumps(PAGE).encode()

    assert sum(spoilt(chance, whole) != whole for _ in range(500)) > 480
