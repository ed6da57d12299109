"""One box over everything (UX 3.22): what is found, remembered, written down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.domain.journal import Act
from counter_app.services.finding import Finding
from counter_app.services.seeking import Seeking
from counter_app.ui.palette.box import PaletteBox
from counter_app.ui.palette.presenter import Kind, PalettePresenter, Row
from tests.fakes.counter import MAU, THU, ZONE, FakeCounter

KNOWN = (
    Row(kind=Kind.COMMAND, id="reprint", title="In lại", keys="F12"),
    Row(
        kind=Kind.COMMAND,
        id="syncing",
        title="Gửi về thành phố",
        synonyms=("ngoại tuyến", "đồng bộ"),
    ),
    Row(kind=Kind.COMMAND, id="shift", title="Thu phí", synonyms=("chốt ca",)),
    Row(kind=Kind.HELP, id="check", title="Kiểm tra cùng công dân"),
)


class Room:
    """The palette with a counter behind it; it is its own view and its own doors."""

    def __init__(self, tasks):
        self.counter = FakeCounter()
        lookup = self.counter.lookup
        self.finding = Finding(
            catalogue=self.counter.catalogue,
            queries=lookup.queries,
            session=self.counter.session,
            clock=self.counter.clock,
            zone=ZONE,
        )
        seeking = Seeking(
            lookup=lookup,
            finding=self.finding,
            begin=self.counter.work.begin,
            session=self.counter.session,
            clock=self.counter.clock,
        )
        self.opened, self.rows, self.nearest, self.closed = [], (), False, 0
        self.palette = PalettePresenter(seeking, tasks, self, lambda: KNOWN)
        self.palette.attach(self)

    def show_rows(self, _query, rows, *, nearest):
        self.rows, self.nearest = rows, nearest

    def show_problem(self, problem):
        raise problem

    def close_box(self):
        self.closed += 1

    def run(self, command):
        self.opened.append(command)

    def dossier(self, dossier):
        self.opened.append(dossier)

    def procedure(self, code):
        self.opened.append(code)

    def help(self, page):
        self.opened.append(page)

    def ids(self, query):
        self.palette.search(query)
        return [row.id for row in self.rows]


@pytest.fixture
def room(at_once):
    return Room(at_once)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("in lai", "reprint"),
        ("chot ca", "shift"),
        ("ngoai tuyen", "syncing"),
        ("NGOẠI TUYẾN", "syncing"),
        ("ddoongf booj", "syncing"),
        ("> in", "reprint"),
        ("? kiem", "check"),
    ],
)
def test_a_command_is_found_by_what_people_call_it(room, query, first):
    assert room.ids(query)[0] == first


def test_people_appear_with_a_masked_number(room):
    dossier = room.counter.received(THU)

    room.palette.search("@ NGUYỄN THỊ")

    [person] = room.rows
    assert (person.kind, person.id) == (Kind.PERSON, dossier.id)
    assert person.detail == "001187•••901"
    assert THU.personal_id not in f"{person.title}{person.detail}"


def test_a_prefix_leaves_only_its_kind(room):
    room.counter.received(THU)

    room.palette.search("# NGUYỄN THỊ")
    dossiers = {row.kind for row in room.rows}
    room.palette.search("khai sinh")
    procedures = {row.kind for row in room.rows}

    assert dossiers == {Kind.DOSSIER}
    assert Kind.PROCEDURE in procedures


def test_there_are_at_most_eight_rows_and_of_every_kind_some(room):
    for citizen in (THU, MAU, THU, MAU, THU):
        room.counter.received(citizen)

    room.palette.search("T")

    assert len(room.rows) <= 8


def test_when_nothing_fits_the_three_nearest_are_offered(room):
    room.palette.search("in laij qqq")

    assert room.nearest
    assert len(room.rows) == 3
    assert room.rows[0].id == "reprint"


def test_opening_somebody_is_written_down(room):
    dossier = room.counter.received(THU)
    room.palette.search("@THỬ")

    room.palette.choose(room.rows[0])

    entry = room.counter.work.journal.of(dossier.id)[-1]
    assert (entry.act, entry.officer, entry.detail) == (Act.LOOKED_UP, "hant.thu", "")
    assert room.opened == [dossier.id]
    assert room.closed == 1


def test_the_last_five_are_offered_to_an_empty_query(room):
    for row in (KNOWN[0], KNOWN[1], KNOWN[0]):
        room.palette.choose(row)

    assert room.ids("") == ["reprint", "syncing"]


def test_after_a_lock_nobodys_name_is_among_the_last(room):
    room.counter.received(THU)
    room.palette.search("@THỬ")
    room.palette.choose(room.rows[0])
    room.palette.choose(KNOWN[0])

    room.palette.forget()

    assert room.ids("") == ["reprint"]


def test_a_late_answer_to_an_older_query_is_dropped(later):
    room = Room(later)
    room.counter.received(THU)
    room.palette.search("NGUYỄN")
    room.palette.search("> in lai")

    later.finish()

    assert [row.id for row in room.rows] == ["reprint"]


def test_the_box_is_served_with_the_keyboard_alone(qtbot, room):
    below = QWidget()
    qtbot.addWidget(below)
    below.resize(1024, 540)
    below.show()
    box = PaletteBox(room.palette, below)
    box.open()
    qtbot.waitUntil(box.isVisible)

    qtbot.keyClicks(box.focusWidget(), "ngoai tuyen")
    shown = box.texts()
    qtbot.keyClick(box.focusWidget(), Qt.Key.Key_Return)

    assert shown[0] == "Gửi về thành phố"
    assert room.opened == ["syncing"]


def test_the_box_stays_inside_the_smallest_window(qtbot, room):
    below = QWidget()
    qtbot.addWidget(below)
    below.resize(1024, 540)
    below.show()
    box = PaletteBox(room.palette, below)
    box.show_rows("t", [*KNOWN, *KNOWN], nearest=False)
    box.open()

    assert box.height() < 540 - 56
    assert box.width() < 1024
