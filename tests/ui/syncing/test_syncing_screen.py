"""The screen of what waits and what needs an officer, with its presenter."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QRadioButton

from counter_app.domain.errors import PortalUnreachable
from counter_app.domain.exchange import Side
from counter_app.domain.fields import fields_of
from counter_app.domain.journal import Act
from counter_app.domain.news import Changed, Connection
from counter_app.sync.report import Report
from counter_app.ui.syncing import sentences, sides
from counter_app.ui.syncing.page import SyncingPage
from counter_app.ui.syncing.sent_panel import SentPanel
from tests.fakes.counter import EXTRACT
from tests.fakes.syncing import AT, CODE, CONFLICT, GONE, LINE, refusal
from tests.fakes.syncing import CitySide as Room
from tests.fakes.tasks import LaterTasks


@pytest.fixture
def room():
    room = Room()
    room.presenter.attach(room.view)
    return room


@pytest.fixture
def page(qtbot):
    def made(room):
        page = SyncingPage(room.presenter)
        qtbot.addWidget(page)
        page.resize(1200, 700)
        page.show()
        page.came()
        return page

    return made


def test_what_waits_what_is_refused_and_what_clashes_is_read_when_it_comes(room):
    room.outbox.refused = [refusal()]
    room.outbox.conflicts = [CONFLICT]
    room.outbox.lines = [LINE]

    room.presenter.resume()

    (reading,) = room.view.last("show_reading")
    assert [len(part) for part in (reading.waiting, reading.refused)] == [1, 1]
    assert reading.conflicts == [CONFLICT]


def test_only_the_newest_answer_is_shown():
    room = Room(local=LaterTasks)
    room.presenter.attach(room.view)
    room.presenter.resume()
    room.presenter.hear(Changed(frozenset({"d"})))
    late = room.local.answer_later(0)

    room.local.finish_all()
    room.view.forget()
    late()

    assert room.view.names() == []


def test_a_refused_operation_goes_again_and_the_portal_is_asked_at_once(room):
    room.outbox.refused = [refusal()]
    who = room.counter.session.who().officer.id
    room.outbox.refused = [refusal(by=who)]

    room.presenter.retry("pc.1.7")

    assert room.outbox.again == [("pc.1.7", who)]
    assert room.passes.runs == 1


def test_a_colleagues_refused_operation_needs_the_head_of_the_counter(room):
    room.outbox.refused = [refusal(by="nguoi.khac")]

    room.presenter.retry("pc.1.7")

    (problem,) = room.view.last("show_problem")
    assert type(problem).__name__ == "NotYours"
    assert room.outbox.again == []


def test_trying_now_says_so_until_the_answer_is_here():
    room = Room(far=LaterTasks)
    room.presenter.attach(room.view)

    room.presenter.try_now()
    during = room.view.last("show_trying")
    room.far.finish_all()

    assert (during, room.view.last("show_trying")) == ((True,), (False,))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Connection(online=True, numbers_left=90), ["đã gửi hết"]),
        (
            Connection(
                online=False,
                since=AT.isoformat(),
                waiting=3,
                oldest=AT.isoformat(),
                cause="PortalUnreachable",
                next_at=AT.isoformat(),
                numbers_left=90,
            ),
            ["Mất mạng từ 09:41", "không trả lời", "09:41:00", "3 hồ sơ chờ gửi"],
        ),
        (Connection(online=True, failed=1, conflicts=1, numbers_left=90), ["2 hồ sơ"]),
        (
            Connection(
                online=False,
                since=AT.isoformat(),
                closed_until=AT.isoformat(),
                notice="Nâng cấp",
                numbers_left=90,
            ),
            ["bảo trì", "Nâng cấp"],
        ),
        (
            Connection(online=True, lost_scans=("0042 Quét 09:41",), numbers_left=90),
            ["1 hồ sơ", "0042 Quét 09:41", "quét lại"],
        ),
        (Connection(online=True, quarantined=2, numbers_left=7), ["2 bản", "còn 7 mã"]),
    ],
)
def test_c38_how_things_stand_is_said_in_words(qapp, told, words):
    said = "\n".join(sentences.standing(told))

    for word in words:
        assert word in said


@pytest.mark.parametrize("reason", [*sentences.REASONS, "a word of next year"])
def test_c38_every_refusal_says_why(qapp, reason):
    assert sentences.reason(refusal(reason=reason))


def test_c38_the_page_shows_both_sides_and_keeps_what_is_chosen(page):
    room = Room()
    room.outbox.conflicts = [CONFLICT]
    shown = page(room)
    settle = next(act for act in shown.acts() if act.id == "settle")

    choices = [c for c in shown.findChildren(QRadioButton) if c.isVisible()]
    # What the citizen said here is kept unless the officer chooses the other.
    assert [choice.isChecked() for choice in choices] == [True, False]
    choices[1].click()
    settle.run()

    assert [choice.text() for choice in choices] == ["2", "3"]
    who = room.counter.session.who().officer.id
    assert room.outbox.decided == [("pc.1.8", {"applicant.phone": Side.THEIRS}, who)]


def test_the_page_opens_the_dossier_by_enter(page, qtbot):
    room = Room()
    room.outbox.refused = [refusal()]
    shown = page(room)
    needs = shown.findChildren(QListWidget)[0]

    with qtbot.waitSignal(shown.dossier_wanted) as opened:
        qtbot.keyClick(needs, Qt.Key.Key_Return)

    assert opened.args == ["d1"]


def test_the_page_with_nothing_to_do_says_so(page):
    room = Room()

    shown = page(room)

    settle = next(act for act in shown.acts() if act.id == "settle")
    settle.run()
    assert not any(each.isVisible() for each in shown.findChildren(QListWidget))


def test_a_pass_that_failed_tells_cause_and_next_try():
    room = Room()
    room.passes.next = Report(problem=PortalUnreachable())

    room.syncing.now()

    told = room.heard[-1]
    assert (told.cause, bool(told.next_at)) == ("PortalUnreachable", True)
    room.passes.next = Report()
    room.syncing.now()
    assert (room.heard[-1].cause, room.heard[-1].next_at) == ("", "")


def test_a_scan_nobody_has_is_told_until_a_pass_finds_it():
    room = Room()
    room.passes.next = Report(damaged=frozenset({"Quét"}))

    room.syncing.now()
    lost = room.heard[-1].lost_scans
    room.passes.next = Report()
    room.syncing.now()

    assert (lost, room.heard[-1].lost_scans) == (("0042 Quét",), ())


def test_a_day_the_city_holds_whole_is_said_with_its_sum_and_kept(room):
    room.presenter.prove()

    (reading,) = room.view.last("show_reading")
    (words,) = sentences.day(reading.last, room.office.proof)
    assert "3 hồ sơ và 5 tệp" in words
    assert "AB12-CD34" in words


def test_a_day_that_is_not_whole_there_is_named_dossier_by_dossier(room):
    room.office.proof = replace(room.office.proof, unsent=(CODE,), digest="0" * 64)

    room.presenter.prove()

    (reading,) = room.view.last("show_reading")
    first, second = sentences.day(reading.last, room.office.proof)
    assert "chưa có đúng và đủ" in first
    assert CODE in second
    assert reading.last is None


def test_the_screen_tells_of_the_second_copy_and_of_numbers_nobody_has(room, page):
    room.office.copy = replace(
        room.office.copy,
        away_since=AT.isoformat(),
        brought_back=(CODE,),
        brought_back_at=AT.isoformat(),
    )
    room.office.lacking = ["000.12.34.H26-261123-0101"]

    shown = page(room)

    words = shown._day_lines.text()
    assert "tại /media/o2 từ 09:41" in words
    assert f"lấy lại được từ bản thứ hai: {CODE}" in words
    assert "không có hồ sơ: 000.12.34.H26-261123-0101" in words


def test_a_number_that_is_another_ones_is_exchanged_and_a_new_receipt_is_asked(
    room, page
):
    who = room.counter.session.who().officer.id
    room.outbox.refused = [refusal(by=who, reason="number-taken")]
    shown = page(room)
    settle = next(act for act in shown.acts() if act.id == "settle")
    text = settle.text()

    settle.run()

    assert text == "Cấp mã khác"
    assert room.outbox.numbered == ("pc.1.7", who)
    assert room.outbox.again == []
    assert "000.12.34.H26-261123-0177" in shown._banner.words()


def test_what_was_sent_today_is_counted_and_unfolds_by_keys(room, page, qtbot):
    room.outbox.gone = [GONE]
    shown = page(room)
    wanted = []
    shown.dossier_wanted.connect(wanted.append)
    unfold = shown.findChild(SentPanel).findChild(QPushButton)
    listed = shown.findChild(SentPanel).findChild(QListWidget)
    assert listed.isHidden()

    unfold.setFocus()
    qtbot.keyClick(unfold, Qt.Key.Key_Space)
    assert not listed.isHidden()
    assert shown.focusWidget() is listed
    assert GONE.applicant in listed.item(0).text()
    listed.setCurrentRow(0)
    qtbot.keyClick(listed, Qt.Key.Key_Return)

    assert wanted == [GONE.dossier]


def test_a_pause_is_said_ends_by_itself_and_by_asking(room):
    syncing, clock = room.syncing, room.counter.clock
    syncing.now()
    room.presenter.pause()
    syncing.nudge()
    clock.move(minutes=29)
    syncing.tick()

    assert room.passes.runs == 1
    told = syncing.connection
    assert sentences.standing(told)[0] == (
        "Tạm dừng gửi đến 10:11. Bấm Thử ngay (F5) để gửi tiếp."
    )
    clock.move(minutes=2)
    syncing.tick()
    assert room.passes.runs == 2
    assert not syncing.connection.paused_until

    room.presenter.pause()
    room.presenter.try_now()
    assert room.passes.runs == 3
    assert not syncing.connection.paused_until


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("status", "ready", "Có kết quả"),
        ("due_at", "2026-11-24T17:00:00+07:00", "17:00 24/11/2026"),
        ("applicant.birth", "1987-03-05", "05/03/1987"),
        ("fee", {"amount": 8_000, "ground": "TT thử"}, "8.000 đ"),
        ("payments.p1", {"amount": 8_000, "kind": "taken"}, "8.000 đ"),
        ("papers.id", {"state": "missing", "files": []}, "Chưa có, 0 tệp"),
        ("papers.id", {"state": "of next year"}, "of next year"),
        ("form.so_ban", 2, "2"),
        ("form.dong_y", True, "có"),
        ("ending", {"reason": "rút", "by": "ha", "none": None}, "rút, ha"),
        ("handover", None, "—"),
    ],
)
def test_c38_what_differs_is_said_as_people_write_it(qapp, name, value, words):
    assert sides.shown(name, value) == words


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("applicant.phone", Side.MINE),
        ("form.so_ban", Side.MINE),
        ("status", Side.THEIRS),
        ("due_at", Side.THEIRS),
    ],
)
def test_c38_the_city_leads_what_is_its_own(name, side):
    assert sides.preferred(name) is side


NAMED = {
    **CONFLICT.mine,
    "procedure": EXTRACT,
    "form.dk_tai": "Phường Thử",
    "form.nyc_noi_cu_tru.xa": "Phường Một",
    "papers.giay-to-tuy-than": {"state": "missing", "files": []},
}


def differing(*names):
    """A conflict about these fields of a copy of a birth record."""
    mine = {**NAMED, "due_at": "2026-11-23T17:00:00+07:00", "due_steps": [1]}
    return replace(CONFLICT, fields=names, mine=mine, theirs={"code": CODE})


def test_c38_answers_and_papers_are_called_as_the_officer_knows_them(page):
    room = Room()
    fields = ("form.dk_tai", "form.nyc_noi_cu_tru.xa", "papers.giay-to-tuy-than")
    room.outbox.conflicts = [differing(*fields, "payments.1", "form.of_next_year")]

    shown = page(room)

    (line,) = [
        item.text()
        for item in shown.findChildren(QListWidget)[0].findItems(
            "", Qt.MatchFlag.MatchContains
        )
    ]
    for words in (
        "Tờ khai: Nơi đã đăng ký hộ tịch",
        "Tờ khai: Nơi cư trú · Xã, phường, đặc khu",
        "Giấy tờ: Giấy tờ tùy thân",
        "Khoản thu",
        "Tờ khai: of_next_year",
    ):
        assert words in line
    assert "dk_tai" not in line
    assert "giay-to" not in line


def test_every_field_of_a_dossier_that_may_differ_has_a_name(qapp):
    dossier = Room().counter.received()

    unnamed = [
        name
        for name in fields_of(dossier)
        if not name.startswith((*sides.GROUPS,)) and name not in sides.FIELDS
    ]

    assert unnamed == []


def test_how_a_date_was_counted_goes_with_the_date_that_is_chosen(page):
    room = Room()
    fields = ("due_at", "due_basis", "due_steps")
    room.outbox.conflicts = [differing(*fields)]
    shown = page(room)

    mine, theirs = (c for c in shown.findChildren(QRadioButton) if c.isVisible())
    assert theirs.isChecked()  # the city leads its dates
    mine.click()
    next(act for act in shown.acts() if act.id == "settle").run()

    ((_operation, kept, _by),) = room.outbox.decided
    assert kept == dict.fromkeys(fields, Side.MINE)


def test_both_copies_are_kept_and_the_choice_is_left_to_the_head(page):
    room = Room()
    later = replace(CONFLICT, operation="pc.1.9", dossier="d5")
    room.outbox.conflicts = [CONFLICT, later]
    shown = page(room)
    needs = shown.findChildren(QListWidget)[0]

    both = next(
        link
        for link in shown.findChildren(QPushButton)
        if link.text() == "Giữ cả hai, chuyển người phụ trách"
    )
    both.click()

    (noted,) = room.counter.work.journal.of("d2")
    assert (noted.act, noted.detail) == (Act.CONFLICT_PASSED, "pc.1.8")
    assert noted.officer == room.counter.session.who().officer.id
    assert room.outbox.decided == []
    assert "đã chuyển người phụ trách" not in needs.item(0).text()
    assert "đã chuyển người phụ trách" in needs.item(1).text()


def test_the_head_decides_what_was_left_to_them(page):
    room = Room()
    room.outbox.conflicts = [CONFLICT]
    room.copies.pass_on(CONFLICT)
    room.copies.pass_on(CONFLICT)
    shown = page(room)

    words = [one.text() for one in shown.findChildren(QLabel) if one.isVisible()]
    assert any("đã chuyển người phụ trách lúc 09:41" in said for said in words)
    assert len(room.counter.work.journal.of("d2")) == 1
    next(act for act in shown.acts() if act.id == "settle").run()

    assert len(room.outbox.decided) == 1
