"""An invented receipt and an invented counter PC: nobody here exists."""

from datetime import date, datetime, time, timedelta, timezone

from counter_app.domain.devices import Device, Organisation
from counter_app.domain.due import Promise, Step, StepKind
from counter_app.domain.fees import Fee
from counter_app.domain.ids import DossierCode
from counter_app.domain.numbers import SLOT_SIZE, Slot
from counter_app.domain.procedures import Channel
from counter_app.domain.receipts import Letterhead, Receipt, ReceiptPaper
from counter_app.rehearsal.people import COUNTER

HANOI = timezone(timedelta(hours=7))
RECEIVED = datetime(2026, 11, 23, 9, 41, tzinfo=HANOI)
ORGANISATION = "000.12.34.H26"

DEVICE = Device(
    id="pc-benchmark",
    incarnation=1,
    counter=COUNTER,
    organisation=Organisation(
        code=ORGANISATION,
        name="Điểm phục vụ hành chính công phường Thử Nghiệm",
        parent_lines=("TRUNG TÂM PHỤC VỤ HCC", "THÀNH PHỐ HÀ NỘI"),
        office_lines=("ĐIỂM PHỤC VỤ", "HÀNH CHÍNH CÔNG PHƯỜNG THỬ NGHIỆM"),
        place="Hà Nội",
    ),
    epoch=1,
)

RECEIPT = Receipt(
    form_set="TT03-2025",
    letterhead=Letterhead(
        parent=DEVICE.organisation.parent_lines,
        office=DEVICE.organisation.office_lines,
        place=DEVICE.organisation.place,
        return_place=DEVICE.organisation.name,
        lookup_hint="Cổng Dịch vụ công quốc gia (dichvucong.gov.vn) · 1022",
    ),
    code=DossierCode(f"{ORGANISATION}-261123-0112"),
    lookup_secret="7K2F",
    register_number=12,
    applicant="Đỗ Thị Phượng",
    personal_id="001187012901",
    phone="0912 345 678",
    address="Số 12, ngõ 5 phố Thử, phường Thử Nghiệm, Hà Nội",
    procedure_code="2.000635",
    procedure_name="Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh",
    channel=Channel.ASSISTED,
    papers=(
        ReceiptPaper(name="Tờ khai điện tử", form="Bản điện tử", count=1),
        ReceiptPaper(name="Giấy tờ tùy thân", form="Xuất trình", count=1),
        ReceiptPaper(name="Văn bản ủy quyền", form="Bản chính", count=1),
    ),
    received_at=RECEIVED,
    due=Promise(
        at=RECEIVED.replace(hour=17, minute=0),
        steps=(
            Step(kind=StepKind.RECEIVED, day=RECEIVED.date(), at=time(9, 41)),
            Step(kind=StepKind.BEFORE_CUTOFF, day=RECEIVED.date(), at=time(15, 0)),
        ),
        basis="Luật Hộ tịch 60/2014/QH13 điều 5 khoản 3",
    ),
    counter=COUNTER,
    fee=Fee(amount=8000, ground="Nghị quyết thử"),
    officer="Nguyễn Thu Hà",
    offline=False,
    printed_at=RECEIVED,
)


def slots(codes: int) -> list[Slot]:
    """Lease as many slots as so many codes of one day need, and one more."""
    return [
        Slot(
            org=ORGANISATION,
            number=number,
            incarnation=DEVICE.incarnation,
            valid_from=date(2020, 1, 1),
        )
        for number in range(1, codes // SLOT_SIZE + 2)
    ]
