"""Receipts of invented people."""

from dataclasses import replace
from datetime import datetime, time, timedelta, timezone

from counter_app.domain.due import Promise, Step, StepKind
from counter_app.domain.fees import Fee
from counter_app.domain.ids import DossierCode
from counter_app.domain.procedures import Channel
from counter_app.domain.receipts import Letterhead, Receipt, ReceiptPaper

HANOI = timezone(timedelta(hours=7))
RECEIVED = datetime(2026, 11, 23, 9, 41, tzinfo=HANOI)

LETTERHEAD = Letterhead(
    parent=("TRUNG TÂM PHỤC VỤ HCC", "THÀNH PHỐ HÀ NỘI"),
    office=("ĐIỂM PHỤC VỤ", "HÀNH CHÍNH CÔNG PHƯỜNG", "VĂN MIẾU – QUỐC TỬ GIÁM"),
    place="Hà Nội",
    return_place="Điểm phục vụ hành chính công phường Văn Miếu – Quốc Tử Giám",
    lookup_hint="Cổng Dịch vụ công quốc gia (dichvucong.gov.vn) · 1022",
)

SAME_DAY = Promise(
    at=RECEIVED.replace(hour=17, minute=0),
    steps=(
        Step(kind=StepKind.RECEIVED, day=RECEIVED.date(), at=time(9, 41)),
        Step(kind=StepKind.BEFORE_CUTOFF, day=RECEIVED.date(), at=time(15, 0)),
    ),
    basis="Luật Hộ tịch 60/2014/QH13 điều 5 khoản 3",
)

RECEIPT = Receipt(
    form_set="TT03-2025",
    letterhead=LETTERHEAD,
    code=DossierCode("000.12.34.H26-261123-0112"),
    lookup_secret="7K2F",
    register_number=12,
    applicant="Đỗ Thị Phượng",
    personal_id="001187012901",
    phone="0912 345 678",
    address="Số 12 ngõ 34 phố Quốc Tử Giám, phường Văn Miếu – Quốc Tử Giám, Hà Nội",
    procedure_code="2.000635",
    procedure_name="Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh",
    channel=Channel.ASSISTED,
    papers=(
        ReceiptPaper(name="Tờ khai điện tử", form="Bản điện tử", count=1),
        ReceiptPaper(
            name="Giấy tờ tùy thân (xuất trình, đã đối chiếu)",
            form="Xuất trình",
            count=1,
        ),
    ),
    received_at=RECEIVED,
    due=SAME_DAY,
    counter="03",
    fee=Fee(amount=0, ground="Nghị quyết số 77/2025/NQ-HĐND"),
    officer="Nguyễn Thu Hà",
    offline=False,
    printed_at=RECEIVED,
)

LONG_PROCEDURE = (
    "Thủ tục liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế"
    " cho trẻ em dưới 6 tuổi có yếu tố nước ngoài tại khu vực biên giới theo quy định"
    " của pháp luật về hộ tịch, cư trú và bảo hiểm y tế"
)
LONG_WARD = replace(
    LETTERHEAD,
    parent=("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG THÀNH PHỐ HÀ NỘI",),
    office=("ĐIỂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG VĂN MIẾU – QUỐC TỬ GIÁM",),
)


def papers(count: int, *, long: bool = False) -> tuple[ReceiptPaper, ...]:
    """Make so many papers, with short names or with names of several lines."""
    tail = (
        " do cơ quan có thẩm quyền của nước ngoài cấp, đã được hợp pháp hóa lãnh sự"
        " và dịch sang tiếng Việt có chứng thực chữ ký người dịch"
    )
    return tuple(
        ReceiptPaper(
            name=f"Giấy tờ thứ {number}{tail if long else ''}",
            form="Bản sao chứng thực" if long else "Bản chính",
            count=number,
        )
        for number in range(1, count + 1)
    )
