"""Each form of the counter, as short and as long as it gets."""

from dataclasses import replace
from datetime import date, timedelta

from counter_app.domain.charts import Goal, Label, Plot, Series, Shape
from counter_app.domain.cover_strips import CoverStrip, payload
from counter_app.domain.printed import Form
from counter_app.domain.procedures import Channel
from counter_app.domain.ratings import Satisfaction
from counter_app.domain.reporting import Flow
from counter_app.domain.slips import Slip
from counter_app.services.report_facts import figures
from tests.paper.invented import (
    LETTERHEAD,
    LONG_PROCEDURE,
    LONG_WARD,
    RECEIPT,
    RECEIVED,
    papers,
)

SETS = ("TT01-2018", "TT03-2025")
ENDLESS = "Ưỡng" * 75
"""A name of 300 letters without a space."""
LONG_NAME = ("Công Tằng Tôn Nữ Thị Hương Giang Khuê Trường " * 7)[:300].strip()
REASON = (
    "Giấy chứng sinh chưa có xác nhận của cơ sở y tế nơi trẻ em sinh ra; văn bản xác"
    " nhận của người làm chứng chưa ghi ngày, tháng, năm và chưa có chữ ký"
)
REPORTS = {Form.REPORT, Form.HOURS, Form.CHARTS}
PLACE = "Phòng Hành chính tư pháp, Ủy ban nhân dân phường Văn Miếu – Quốc Tử Giám"


def plots(count: int, *, long: bool = False):
    """Make a stacked chart with two goals, and a line, of so many points each."""
    labels = [Label(f"{day % 28 + 1:02}/11") for day in range(count)]
    name = LONG_PROCEDURE if long else "Hồ sơ nộp trực tuyến"
    parts = [[(day * by) % 37 for day in range(count)] for by in (3, 5, 7)]
    return (
        Plot(
            finding="ways",
            facts={"online": 12, "taken": 37},
            of="day",
            labels=labels,
            series=[
                Series(*one)
                for one in zip(("itself", "assisted", "direct"), parts, strict=True)
            ],
            goals=(Goal(name, 70, over=True), Goal("Thủ tục mức độ 3, 4", 40, False)),
            most=100.0,
            note="before",
        ),
        Plot(
            finding="stays",
            facts={"hour": "9:00", "minutes": 4.5},
            of="hour",
            labels=labels,
            series=(Series("in-time", [None, *map(float, parts[0][1:])]),),
            shape=Shape.LINE,
            whole=False,
        ),
    )


def about(form_set: str, *, long: bool, rows: int):
    given = replace(RECEIPT, form_set=form_set, papers=papers(rows, long=long))
    if not long:
        return given
    return replace(
        given,
        procedure_name=LONG_PROCEDURE,
        letterhead=LONG_WARD,
        applicant=LONG_NAME,
        officer=LONG_NAME,
        offline=True,
        copy=2,
        rehearsal=True,
        witness="A7K2-9QX4M",
    )


def slip(form: Form, form_set: str = "TT03-2025", *, long: bool = False, rows=2):
    """Make one paper; ``rows`` in each of its tables."""
    receipt = about(form_set, long=long, rows=rows)
    text = REASON * (5 if long else 1)
    who = LONG_NAME if long else "Nguyễn Thu Hà"
    facts = {
        "number": "0042",
        "counter": "03",
        "made_by": who,
        "office_name": "Điểm phục vụ hành chính công phường Văn Miếu – Quốc Tử Giám",
        "reason": text,
        "ground": "Luật Hộ tịch 60/2014/QH13 điều 16",
        "right_place": PLACE,
        "until": RECEIVED + timedelta(days=9),
        "new_due": RECEIVED + timedelta(days=3),
        "stopped": RECEIVED.date(),
        "stage": "Đang thẩm định",
        "fee_outcome": "Không thu",
        "signer_title": "CHỦ TỊCH",
        "signer": who,
        "agency": PLACE,
        "partner": "Công an phường",
        "since": date(2026, 1, 1),
        "until_day": date(2026, 11, 23),
        "count": rows,
        "counted": RECEIVED,
        "field": "Hộ tịch",
        "handed": RECEIVED,
        "returned": RECEIVED,
        "given_by": who,
        "handed_what": "hồ sơ",
        "taken_by": LONG_NAME if long else "ĐỖ THỊ PHƯỢNG",
        "taken_by_id": "001187•••901",
        "relation": "con, giấy ủy quyền số 12" if long else "",
        "confirmed": "ký sổ",
        "taken_back": "có",
        "purpose": LONG_PROCEDURE if long else "Phí cấp bản sao trích lục",
        "amount": 1_234_567_000 if long else 16_000,
        "in_words": "Mười sáu nghìn đồng",
        "method": "Tiền mặt",
        "official": "Phiếu này không thay thế biên lai thu phí, lệ phí.",
        "shift": "sáng",
        "opened": RECEIVED.replace(hour=7, minute=30),
        "closed": RECEIVED.replace(hour=11, minute=35),
        "difference_reason": text if long else "",
        "voided": "0012 (in hỏng)" if long else "",
        "unsent": "2" if long else "",
        "printer": "HP-M404",
        "paper": "A5",
        "tray": "Tray2" if long else "",
        "shelf": "A-12",
        "row": "Giấy chứng sinh",
        "result_at": RECEIVED,
        "barcode": receipt.code,
        "book": "01/2026",
        "day": RECEIVED.date(),
        "copy_of": "3/5",
        "pages": "12",
        "document_name": LONG_PROCEDURE if long else "Bằng tốt nghiệp đại học",
    }
    of_days = form in {Form.REGISTER, *REPORTS}
    facts["until"] = facts["until_day"] if of_days else RECEIVED
    made = Slip.of(form, receipt, facts, _tables(form, long=long, rows=rows))
    if form in {Form.COVERS, Form.SHELF, Form.COPIES, Form.STRIPS}:
        made = replace(made, facts={}, labels=(_label(form, facts),) * rows)
    if form in {Form.REGISTER, *REPORTS, Form.BATCH, Form.CASH_UP}:
        made = replace(made, about=None, letterhead=receipt.letterhead)
    if form is Form.CHARTS:
        shares = figures(Flow(by_channel={Channel.SELF: 19}), Satisfaction())
        told = {**facts, **shares, "counters": "03", "fields": "Hộ tịch"}
        made = replace(made, facts=told, plots=plots(rows, long=long))
    return made


def _label(form: Form, facts):
    """A strip says which paper follows; every other label which dossier it is of."""
    if form is not Form.STRIPS:
        return facts
    mark = payload(CoverStrip("1.001193", "giay-chung-sinh"))
    return {**facts, "barcode": "", "mark": mark, "procedure_code": "1.001193"}


def _tables(form: Form, *, long: bool, rows: int):
    day = RECEIVED.date()
    name = LONG_NAME[:90] if long else "Đỗ Thị Phượng"
    what = LONG_PROCEDURE if long else "Cấp bản sao trích lục hộ tịch"
    where = LETTERHEAD.return_place if long else "Số 12 ngõ 34"
    code = "000.12.34.H26-261123-0112"
    line = (code, what, "01", name, where)
    one = {
        "items": ("{n}", what, REASON if long else "Bản gốc", "Điều 16"),
        "steps": (PLACE if long else "Một cửa", "", "", ""),
        "results": ("{n}", what, "123/TLKS-BS", "01"),
        "amounts": ("{n}", what, "2", 16_000),
        "facts": (what if long else "Họ và tên", name, "", ""),
        "methods": ("Tiền mặt", "12", 152_000, 152_000, 0),
        "notes": (500_000, "2", 1_000_000),
        "slips": ("0042", code, "Tiền mặt", 16_000),
    }
    if form is Form.REGISTER:
        one["lines"] = (
            "{n}", *line, "UBND phường", day, day, day, day, day, "Tại quầy", "", "",
        )  # fmt: skip
    if form is Form.REPORT:
        one["lines"] = ("{n}", what, *(1234,) * 11)
    if form is Form.HOURS:
        one["lines"] = ("09:00", 12, "4,5", "11,0", "=" * 20)
    if form is Form.BATCH:
        one["lines"] = ("{n}", *line, "0912 ••• 678", day, day, None, "", "", "")
    return {
        table: [
            tuple(str(n) if cell == "{n}" else cell for cell in row)
            for n in range(1, rows + 1)
        ]
        for table, row in one.items()
    }
