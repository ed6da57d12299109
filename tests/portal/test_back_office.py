"""The back office: who may do what, and that a counter sees every step."""

import re

import pytest
import requests
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from city_portal import parts
from city_portal.files.tables import statuses
from city_portal.pages import office_words
from city_portal.rules.roles import Act, Role
from counter_app.domain.afterwards import FollowUp, Hindrance
from counter_app.domain.dossiers import Handover, Status
from counter_app.domain.drafts import Confirmation
from counter_app.sync.portal_client import HttpPortal
from tests.portal.conftest import OTHER
from tests.portal.office import Clerk, OfficePortal, browser
from tests.sync.conftest import Counter

PDF = b"%PDF-1.7 ban ket qua"
FIELDS = {
    "applicant.name": "Trần Thị Thử",
    "applicant.personal_id": "001190000001",
    "procedure_name": "Cấp bản sao <trích lục>",
    "due_at": "2026-11-25T10:00:00+07:00",
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """A portal of this process, shared by this module."""
    with OfficePortal(tmp_path_factory.mktemp("office")) as portal:
        yield portal


@pytest.fixture(scope="module")
def ward(portal):
    """One of each desk, of one ward."""
    return {
        role: Clerk(portal, f"{role}.a", role)
        for role in ("head", "specialist", "leader", "office", "it")
    }


@pytest.fixture
def counter(tmp_path):
    """A real counter: encrypted store, device key, sync engine."""
    counter = Counter(tmp_path / "counter", "07")
    yield counter
    counter.switch_off()


def officer_id(clerk, dossier):
    page = clerk.get(f"/ho-so/{dossier}").text
    return re.search(r'<option value="([0-9a-f]{16})"', page)[1]


def status(device, dossier):
    rows = {row["dossier"]: row["fields"] for row in device.feed()["rows"]}
    return rows[dossier]["status"]


def to_sign(ward, device, dossier, decision="approve", **more):
    device.result(device.operation(dossier, fields=FIELDS))
    ward["head"].do(dossier, "assign", officer=officer_id(ward["head"], dossier))
    ward["specialist"].do(dossier, "propose", decision=decision, **more)
    ward["head"].do(dossier, "forward")


def test_a_dossier_goes_through_the_ward_and_its_counter_hears_every_state(
    ward, device
):
    device.result(device.operation("w1", fields=FIELDS))
    waiting = ward["head"].get().text
    ward["head"].do("w1", "assign", officer=officer_id(ward["head"], "w1"))
    assigned = status(device, "w1")
    ward["specialist"].do("w1", "propose", decision="approve")
    ward["head"].do("w1", "forward")
    ward["leader"].do("w1", "sign")
    signed = status(device, "w1")
    ward["office"].attach("w1", PDF)
    done = ward["office"].do("w1", "return")

    (fields,) = (r["fields"] for r in device.feed()["rows"] if r["dossier"] == "w1")
    sheet = ward["leader"].get("/ho-so/w1/phieu-kiem-soat").text

    assert "Cấp bản sao &lt;trích lục&gt;" in waiting
    assert (assigned, signed, fields["status"]) == ("processing", "processing", "ready")
    assert fields["result_at"]
    assert fields["result"]["signed_by"] == "Người leader.a"
    assert "Đã chuyển kết quả" in done.text
    for name in ("head.a", "specialist.a", "leader.a", "office.a"):
        assert f"Người {name}" in sheet
    link = re.search(r'/can-bo(/ho-so/w1/tep/[0-9a-f]{64})"', done.text)[1]
    file = ward["leader"].get(link)
    assert file.content == PDF
    assert file.headers["Content-Disposition"].startswith("attachment")


def test_the_real_counter_shows_what_the_back_office_did(portal, ward, counter):
    with requests.Session() as session:
        way = HttpPortal(portal.url, session)
        counter.enrol(way, portal.code("07"))
        asked, done = counter.receive(b"%PDF-1.7 don").id, counter.receive().id
        counter.sync(way)
        for dossier in (asked, done):
            chosen = officer_id(ward["head"], dossier)
            ward["head"].do(dossier, "assign", officer=chosen)
        ward["specialist"].do(asked, "ask", wanted="Giấy chứng sinh", reason="Thiếu")
        ward["specialist"].do(done, "ask-payment", amount="24000", reason="Phí")
        counter.sync(way)
        owing = counter.dossier(done)
        ward["specialist"].do(done, "paid")
        counter.sync(way)
        processing, supplement = counter.dossier(done), counter.dossier(asked)
        ward["specialist"].do(done, "propose", decision="approve")
        ward["head"].do(done, "forward")
        ward["leader"].do(done, "sign")
        ward["office"].do(done, "return")
        counter.sync(way)
        ready = counter.dossier(done)
        handed = Handover(
            to_name="Đặng Thị Hoà Ngát",
            by="hant.vmqtg",
            at=counter.clock.now(),
            confirmed=Confirmation.ON_SCREEN,
        )
        counter.edit(done, status=Status.RETURNED, handover=handed)
        report = counter.sync(way)

    page = ward["leader"].get(f"/ho-so/{asked}").text
    assert owing.status is Status.PAYMENT
    assert owing.hindrance(FollowUp.ASK) is Hindrance.WAITING_FOR_PAYMENT
    assert processing.status is Status.PROCESSING
    assert supplement.status is Status.SUPPLEMENT
    assert supplement.request.wanted[0].name == "Giấy chứng sinh"
    assert supplement.request.before is Status.PROCESSING
    assert ready.status is Status.READY
    assert ready.result_at is not None
    assert (report.problem, report.failed, report.conflicts) == (None, 0, 0)
    assert "Đã trả kết quả" in ward["leader"].get(f"/ho-so/{done}").text
    assert "001187654901" in page
    assert f"/ho-so/{asked}/tep/" in page


def test_money_is_asked_for_and_the_work_goes_on_once_it_was_seen(ward, device):
    device.result(device.operation("m1", fields=FIELDS))
    ward["head"].do("m1", "assign", officer=officer_id(ward["head"], "m1"))
    specialist = ward["specialist"]

    none = specialist.do("m1", "ask-payment", amount="-5", reason="Phí")
    asked = specialist.do("m1", "ask-payment", amount="24.000", reason="Phí bản sao")
    waiting = status(device, "m1")
    early = specialist.do("m1", "propose", decision="approve")
    specialist.do("m1", "paid")
    again = specialist.do("m1", "paid")

    (fields,) = (r["fields"] for r in device.feed()["rows"] if r["dossier"] == "m1")
    assert (none.status_code, early.status_code, again.status_code) == (400, 403, 403)
    assert "24.000 đồng" in asked.text
    assert waiting == "payment"
    assert fields["status"] == "processing"
    assert fields["payment_request"]["amount"] == 24000
    assert fields["payment_request"]["paid_at"]


def test_to_stop_is_signed_with_its_reason_and_ends_it(ward, device):
    to_sign(ward, device, "s1", "stop", reason="Không đủ điều kiện", ground="Điều 1")

    ward["leader"].do("s1", "sign")
    late = ward["leader"].do("s1", "sign")

    (fields,) = (r["fields"] for r in device.feed()["rows"] if r["dossier"] == "s1")
    assert fields["status"] == "stopped"
    assert fields["ending"]["reason"] == "Không đủ điều kiện"
    assert fields["ending"]["before"] == "processing"
    assert late.status_code == 403
    assert "đã kết thúc" in late.text


def test_papers_are_asked_for_once_and_what_was_typed_is_not_lost(ward, device):
    device.result(device.operation("a1", fields=FIELDS))
    head = ward["head"]

    bare = head.do("a1", "ask", wanted="Giấy chứng sinh", reason=" ", until="")
    past = head.do("a1", "ask", wanted="Giấy X", reason="Thiếu", until="2020-01-01")
    head.do("a1", "ask", wanted="Giấy chứng sinh\n\nTờ khai", reason="Thiếu", until="")
    again = head.do("a1", "ask", wanted="Nữa", reason="Thiếu", until="")

    (fields,) = (r["fields"] for r in device.feed()["rows"] if r["dossier"] == "a1")
    wanted = [one["name"] for one in fields["supplement"]["wanted"]]
    assert (bare.status_code, past.status_code, again.status_code) == (400, 400, 400)
    assert "Giấy chứng sinh</textarea>" in bare.text
    assert wanted == ["Giấy chứng sinh", "Tờ khai"]
    assert (fields["status"], fields["supplement"]["before"]) == (
        "supplement",
        "received",
    )


def test_nobody_does_another_desks_work(ward, device):
    to_sign(ward, device, "r1")
    second = Clerk(ward["head"].portal, "specialist.b", "specialist")

    answers = {
        "leader of the room signs": ward["head"].do("r1", "sign"),
        "specialist signs": ward["specialist"].do("r1", "sign"),
        "office returns unsigned": ward["office"].do("r1", "return"),
        "it reads": ward["it"].get("/ho-so/r1"),
        "another specialist": second.do("r1", "propose", decision="approve"),
        "no act": ward["leader"].do("r1", "burn"),
        "a file that is none": ward["office"].attach("r1", b"MZ\x90", "x.exe"),
    }

    assert {name: answer.status_code for name, answer in answers.items()} == {
        "leader of the room signs": 403,
        "specialist signs": 403,
        "office returns unsigned": 403,
        "it reads": 403,
        "another specialist": 403,
        "no act": 400,
        "a file that is none": 415,
    }
    assert status(device, "r1") == "processing"


def test_another_ward_and_the_city_see_no_dossier_of_this_one(portal, ward, device):
    device.result(device.operation("o1", fields=FIELDS))
    stranger = Clerk(portal, "leader.b", "leader", OTHER)
    city = Clerk(portal, "leader.city", "leader", "")

    answers = [clerk.get("/ho-so/o1") for clerk in (stranger, city)]

    assert [answer.status_code for answer in answers] == [404, 403]
    assert not any("Trần Thị Thử" in answer.text for answer in answers)
    assert "Trần Thị Thử" not in stranger.get("/tat-ca").text


def test_a_form_of_another_site_or_without_its_token_changes_nothing(ward, device):
    device.result(device.operation("x1", fields=FIELDS))
    head = ward["head"]
    form = {"do": "ask", "wanted": "Giấy", "reason": "Thiếu"}
    url, token = head.at("/ho-so/x1"), head.token

    bare = head.browser.post(url, data=form, timeout=20)
    alien = head.browser.post(
        url,
        data={**form, "csrf": token},
        headers={"Origin": "https://thu.example"},
        timeout=20,
    )

    assert (bare.status_code, alien.status_code) == (403, 403)
    assert status(device, "x1") == "received"


def test_a_session_is_one_cookie_no_script_reads_and_ends_when_it_is_left(portal):
    clerk = Clerk(portal, "leave.a", "counter")
    answer = clerk.sign_in()
    (cookie,) = clerk.browser.cookies
    said = answer.history[0].headers["Set-Cookie"]
    kept = cookie.value

    clerk.post("/dang-xuat")
    stolen = browser()
    stolen.cookies.set(cookie.name, kept)
    after = stolen.get(clerk.at(""), timeout=20)

    for word in ("HttpOnly", "Secure", "SameSite=strict", "Path=/"):
        assert word.lower() in said.lower()
    assert cookie.name.startswith("__Host-")
    assert "Domain" not in said
    assert after.url.endswith("/dang-nhap")


def test_one_sees_where_one_is_signed_in_and_ends_a_session_by_ones_password(portal):
    clerk = Clerk(portal, "noi.a", "counter")
    others = []
    for _ in range(3):
        others.append(clerk.browser)
        clerk.browser = browser()
        clerk.sign_in()

    def inside(one):
        return one.get(clerk.at("/tat-ca"), timeout=20).url.endswith("/tat-ca")

    page = clerk.get("/doi-mat-khau").text
    names = re.findall(r'<option value="([0-9a-f]{16})"', page)
    wrong = clerk.post("/phien", which="", old="sai")
    forged = clerk.post("/phien", csrf="x", old=clerk.password)
    untouched = [inside(one) for one in others]
    one = clerk.post("/phien", which=names[0], old=clerk.password)
    after_one = sum(inside(one) for one in others)
    clerk.post("/phien", which="nobody's", old=clerk.password)
    after_none = sum(inside(one) for one in others)
    clerk.post("/phien", which="", old=clerk.password)

    assert page.count("phiên này") == 1
    assert len(set(names)) == 3
    assert (wrong.status_code, forged.status_code) == (400, 403)
    assert untouched == [True] * 3
    assert "Đã kết thúc phiên" in one.text
    assert (after_one, after_none) == (2, 2)
    assert not any(inside(one) for one in others)
    assert clerk.get("/tat-ca").url.endswith("/tat-ca")
    assert "<option" not in clerk.get("/doi-mat-khau").text


def test_nobody_guesses_a_password_by_ending_sessions(portal):
    clerk = Clerk(portal, "doan.a", "counter")

    tries = [clerk.post("/phien", old="sai").status_code for _ in range(6)]
    right = clerk.post("/phien", old=clerk.password)

    assert tries[:5] == [400] * 5
    assert {tries[5], right.status_code} == {429}


def test_a_first_password_is_changed_first_and_every_other_session_ends(portal, ward):
    said = ward["it"].post(
        "/tai-khoan", do="add", login="first.a", name="Người Mới", role="counter",
        org=ward["it"].org,
    )  # fmt: skip
    clerk = Clerk(portal, "other.a", "counter")
    clerk.login = "first.a"
    clerk.password = re.search(r"<code>([^<]+)</code>", said.text)[1]
    clerk.browser = browser()

    clerk.sign_in()
    elsewhere, clerk.browser = clerk.browser, browser()
    clerk.sign_in()
    kept_out = clerk.get("/tat-ca")
    old, new = clerk.password, "một câu dài dễ nhớ"
    short = clerk.post("/doi-mat-khau", old=old, new="ngắn", again="ngắn")
    known = "Q1w2e3r4t5y6"
    common = clerk.post("/doi-mat-khau", old=old, new=known, again=known)
    wrong = clerk.post("/doi-mat-khau", old="sai", new=new, again=new)
    clerk.post("/doi-mat-khau", old=old, new=new, again=new)
    after = clerk.get("/tat-ca")
    other = elsewhere.get(clerk.at("/tat-ca"), timeout=20)

    assert other.url.endswith("/dang-nhap")
    assert kept_out.url.endswith("/doi-mat-khau")
    assert {one.status_code for one in (short, common, wrong)} == {400}
    assert "Mật khẩu này ai cũng đoán được" in common.text
    assert after.url.endswith("/tat-ca")


def test_a_device_signs_nobody_in_and_an_account_no_device(portal, ward, device):
    headers = {"Authorization": f"Bearer {device.token}"}
    page = requests.get(f"{portal.url}/can-bo", headers=headers, timeout=20)
    api = ward["leader"].browser.get(f"{portal.url}/v1/device", timeout=20)

    assert page.url.endswith("/dang-nhap")
    assert api.status_code == 401


def test_wrong_passwords_are_answered_alike_then_not_at_all(portal):
    clerk = Clerk(portal, "guess.a", "counter")
    nobody = requests.post(
        clerk.at("/dang-nhap"), data={"login": "ai-do", "password": "x"}, timeout=20
    )

    answers = [clerk.sign_in("sai") for _ in range(5)]
    right = clerk.sign_in()

    assert {answer.status_code for answer in answers} == {401}
    assert nobody.status_code == 401
    assert "Sai tên đăng nhập hoặc mật khẩu" in answers[0].text
    assert right.status_code == 429


def test_a_closed_account_is_out_at_once_and_the_log_stays_as_it_is(portal, ward):
    clerk = Clerk(portal, "closed.a", "counter")
    before = clerk.get("/tat-ca")
    ward["it"].post("/tai-khoan", do="close", login="closed.a")
    after = clerk.get("/tat-ca")
    log = ward["it"].get("/nhat-ky").text
    with portal.engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(text("UPDATE staff_log SET act = 'sign'"))

    assert before.status_code == 200
    assert after.url.endswith("/dang-nhap")
    assert "Khóa tài khoản" in log


def test_those_who_look_after_pcs_see_what_is_wrong_with_them(portal, ward):
    device = portal.device(counter="09", name="Quầy 9 thử")
    beat = {"version": "0.1.0", "diskFreeMib": 90_000, "numbersLeft": 150, "unsent": 3}
    fine = device.ask("POST", "/v1/beat", json=beat)
    calm = ward["it"].get("/may-quay").text
    device.ask("POST", "/v1/beat", json={**beat, "conflicts": 2, "numbersLeft": 3})

    page = ward["it"].get("/may-quay").text
    row = re.search(r"Quầy 9 thử.*?</tr>", page, re.DOTALL)[0]
    before = re.search(r"Quầy 9 thử.*?</tr>", calm, re.DOTALL)[0]

    assert fine.status_code == 200
    assert "Bình thường" in before
    assert "có xung đột; sắp hết số" in row
    assert ward["office"].get("/may-quay").status_code == 403


def test_nobody_changes_the_log_on_postgresql_either(postgres):
    engine = parts.opened(postgres())
    parts.accounts(engine).add("lan", "Lan", Role.IT, "")

    with engine.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
        connection.execute(text("DELETE FROM staff_log"))
    engine.dispose()


def test_no_allowed_step_leaves_an_end_and_a_counter_may_tell_several_at_once():
    known = statuses()
    ends = [one.word for one in known.all() if one.ends]

    assert [one.code for one in known.all()] == [str(n) for n in range(1, 11)]
    assert not any(known.is_step(end, other.word) and other.word != end
                   for end in ends for other in known.all())  # fmt: skip
    assert known.is_way("received", "returned")
    assert not known.is_step("received", "returned")
    assert not known.is_way("withdrawn", "received")


def test_an_operation_against_the_steps_is_refused_and_nothing_is_lost(device):
    first = device.result(device.operation("t1"))
    out = device.result(
        device.operation("t1", tip=first["id"], fields={"status": "withdrawn"})
    )
    back = device.operation("t1", tip=out["id"], fields={"status": "ready"})
    odd = device.operation("t1", tip=out["id"], fields={"status": "sometime"})

    refused, unknown = device.push(back, odd)["results"]

    assert (refused["outcome"], unknown["outcome"]) == ("forbidden", "invalid")
    assert "(7) →" in refused["reason"]
    assert status(device, "t1") == "withdrawn"


def test_every_act_role_and_refusal_has_its_words_in_both_languages():
    vi, en = office_words.VI, office_words.EN
    names = [f"act_{act}" for act in Act] + [f"role_{role}" for role in Role]

    assert vi.keys() == en.keys()
    assert not [name for name in names if name not in vi]
    assert all(word.strip() for words in (vi, en) for word in words.values())
