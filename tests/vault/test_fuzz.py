"""Readers of what others wrote, fed with what nobody would write.

The six doors of SECURITY.md: a scanned line, a file taken in, the portal's JSON, the
files of policy, answers and backups, what is carried in (a queue on a stick; a table,
which nothing reads) and the metadata of updates. Each takes twenty thousand spoilt
inputs here and a million in ``make soak``; what comes out is a value or one of our own
errors.
"""

import io
import json
import os
import random
from datetime import UTC, datetime, timedelta

import msgspec
import pikepdf
import pytest
from PIL import Image
from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Timestamp

from counter_app.backups.contents import Contents, Part
from counter_app.bootstrap.answering import read_answers
from counter_app.documents import worker
from counter_app.domain.errors import CounterError
from counter_app.domain.scans import recognise
from counter_app.exports.sheets import Spreadsheets
from counter_app.policy import levels
from counter_app.services.reporting import FileKind
from counter_app.settings import SettingsBroken, read_values
from counter_app.updates.repository import offered
from counter_app.vault.parcel import by_code, new_code, read_parcel, write_parcel
from counter_app.vault.sealing import Broken, Sealer
from counter_app.vault.slot_file import SlotFile
from counter_app.vault.slots import Cost, new_slot
from counter_app.wire import codec
from counter_app.wire.messages import FeedPage, PushReply, Token
from tests.vault.pocket import PocketKeyring, device_key

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


def picture(kind):
    out = io.BytesIO()
    Image.new("L", (8, 8), 200).save(out, kind)
    return out.getvalue()


def sheet_of_paper():
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


class Doors:
    """Each reader with something right to spoil, and the errors it may answer with.

    ``whole`` holds for each door what is spoilt there; the reader is told which of them
    it gets, and says whether it took in what nobody may have changed.
    """

    def __init__(self, folder):
        self.folder, self.code, self.sealer = folder, new_code(), Sealer(SECRET)
        self.key = device_key(PocketKeyring())
        self.key.make()
        signer, later = CryptoSigner.generate_ed25519(), datetime.now(UTC)
        self.root = Root()
        self.root.add_key(signer.public_key, "timestamp")
        stamp = Metadata(Timestamp(expires=later + timedelta(days=1)))
        stamp.sign(signer)
        offer = {
            "package": "mot-cua_0.2.0_amd64.deb",
            "version": "0.2.0",
            "size": 9,
            "not_before": {"0": "2026-01-01T00:00:00+07:00"},
        }
        pictures = [picture(kind) for kind in ("PNG", "JPEG", "TIFF")]
        rows = [["001187012901", "=1+1", 20_000]]
        self.whole = {
            "scan": [CARD.encode()],
            "file": [*pictures * 4, sheet_of_paper()],
            "portal": [msgspec.json.encode(PAGE)],
            "kept": self.kept_files(),
            "carried": [
                self.parcel(),
                *(Spreadsheets().write(kind, ("a",), rows) for kind in FileKind),
            ],
            "update": [stamp.to_bytes(), json.dumps(offer).encode()],
        }

    def kept_files(self):
        cost = Cost(passes=2, kib=19 * 1024, lanes=1)
        slot = new_slot("ha", "mật khẩu", SECRET, (bytes(32), bytes(32)), cost)
        SlotFile(slots={"ha": slot}).write(self.folder / "slots.json", SECRET)
        part = Part(size=4096, sha256="ab" * 32, changed=7)
        listed = Contents(
            version="0.1.0", counter="03", revision="9", parts={"counter.db": part}
        )
        at = datetime(2026, 1, 1, tzinfo=UTC)
        return [
            b'{"portal_url": "https://portal.example", "sync_every": 30}',
            b'portal = "https://p.example"\ncounter = "03"\n[settings]\nretry = 3\n',
            listed.signed(SECRET),
            b'portal_url = "https://portal.example"\nsync_every = 30\n',
            (self.folder / "slots.json").read_bytes(),
            self.sealer.seal(b"anh the" * 20, "name"),
            self.key.sign(7, "ab" * 32, at).encode(),
        ]

    def parcel(self):
        path = self.folder / "first.parcel"
        write_parcel(path, "queue", [("a.json", b"{}")], code=self.code)
        return path.read_bytes()

    def written(self, content):
        path = self.folder / "given.json"
        with path.open("r+b" if path.exists() else "wb") as file:
            file.write(content)  # a file cut to nothing first costs a sync
            file.truncate()
        return path

    def scan(self, content, _which):
        recognise(content.decode("utf-8", "replace"))

    def file(self, content, _which):
        outcome, _said = worker.answer(worker.COUNT, [b"a.pdf", content])
        assert outcome in (worker.OK, worker.REFUSED)

    def portal(self, content, _which):
        for kind in (FeedPage, PushReply, Token):
            codec.decode(kind, content)

    def kept(self, content, which):
        if which == 5:
            self.sealer.open(content, "name")
            return True
        if which == 6:
            return bool(self.key.signed(content.decode("utf-8", "replace")))
        path = self.written(content)
        if which == 4:
            SlotFile.read(path, SECRET)
            return True
        [lambda: levels._read(path), lambda: read_answers(path),
         lambda: Contents.read(path), lambda: read_values(path)][which]()  # fmt: skip
        return False

    def carried(self, content, which):
        if which:
            outcome, _said = worker.answer(worker.COUNT, [b"bang.xlsx", content])
            return outcome == worker.OK
        return bool([*read_parcel(self.written(content), "queue", by_code(self.code))])

    def update(self, content, which):
        if which:
            said = json.loads(content)
            offered(said if isinstance(said, dict) else {})
            return False
        stamp = Metadata[Timestamp].from_bytes(content)
        self.root.verify_delegate("timestamp", stamp.signed_bytes, stamp.signatures)
        return True


MAY = (CounterError, Broken, codec.Unreadable, SettingsBroken, RepositoryError)
SAID = {"update": (json.JSONDecodeError, UnicodeDecodeError, RecursionError)}
"""What the library that reads the metadata around an offer refuses before us."""
ANSWERS = (ValueError,)
"""What read_answers says of a file, for whoever typed its name."""


def fuzz(folder, door, times):
    """Return how many inputs were taken in that nobody may have changed."""
    doors = Doors(folder)
    chance, taken = random.Random(door), 0
    may = (*MAY, *SAID.get(door, ()), *(ANSWERS if door == "kept" else ()))
    for turn in range(times):
        which = turn % len(doors.whole[door])
        whole = doors.whole[door][which]
        content = spoilt(chance, whole)
        try:
            taken += bool(getattr(doors, door)(content, which)) and content != whole
        except may:
            continue
    return taken


pytestmark = pytest.mark.filterwarnings("ignore")  # of Pillow, of what it skips
DOORS = ["scan", "file", "portal", "kept", "carried", "update"]


@pytest.fixture
def trusted(monkeypatch):
    """Whoever runs the tests is who may write policies."""
    monkeypatch.setattr(levels, "TRUSTED", os.getuid())


@pytest.mark.parametrize("door", DOORS)
def test_spoilt_input_is_read_or_refused_and_nothing_else_happens(
    tmp_path, trusted, door
):
    taken = fuzz(tmp_path, door, QUICK)

    # What says the same in other words (a blank in a list under a MAC) may be taken.
    assert taken <= QUICK // 200


@pytest.mark.soak
@pytest.mark.parametrize("door", DOORS)
def test_a_million_spoilt_inputs_are_read_or_refused(tmp_path, trusted, door):
    assert fuzz(tmp_path, door, LONG) <= LONG // 200


def test_a_spoilt_input_is_really_another_one():
    chance = random.Random(1)
    whole = json.dumps(PAGE).encode()

    assert sum(spoilt(chance, whole) != whole for _ in range(500)) > 480
