"""The one Vietnamese sentence that explains a promised date.

It stands on the receipt and in the self-test's report; paper is always Vietnamese,
so this text is law's language and not the screen's.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import groupby

from counter_app.domain.due import Promise, Step, StepKind
from counter_app.domain.procedures import LegalSource

WEEKDAYS = (
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ Nhật",
)


def ground(source: LegalSource) -> str:
    """Return the legal ground as it may be printed: unverified ones say so."""
    if source.verified or not source.text:
        return source.text
    return f"{source.text}, chưa kiểm chứng"


def explained(promise: Promise) -> str:
    """Return the reasons and the promise as one sentence.

    E.g. ``Nhận lúc 15 giờ 20 phút, sau 15 giờ, nên hẹn ngày làm việc tiếp theo;
    24/11/2026 nghỉ Ngày Văn hóa Việt Nam; hẹn trước 17 giờ 00 phút, Thứ Tư, ngày 25
    tháng 11 năm 2026 (Luật Hộ tịch 60/2014/QH13 Đ5(3)).``
    """
    reasons = "; ".join(_clauses(promise.steps))
    basis = f" ({promise.basis})" if promise.basis else ""
    sentence = f"{reasons}; hẹn trước {moment(promise.at)}{basis}."
    return sentence.removeprefix("; ")


def moment(at: datetime) -> str:
    """Return ``17 giờ 00 phút, Thứ Tư, ngày 25 tháng 11 năm 2026``."""
    return (
        f"{at.hour:02d} giờ {at.minute:02d} phút, {WEEKDAYS[at.weekday()]}, "
        f"ngày {at.day:02d} tháng {at.month:02d} năm {at.year}"
    )


def _clauses(steps: Sequence[Step]) -> Iterator[str]:
    """Yield one clause a step; a cutoff joins the receipt, days off join each other."""
    cutoff = next((s for s in steps if s.kind in _CUTOFFS), None)
    for kind, run in groupby(steps, key=lambda step: step.kind):
        days = list(run)
        match kind:
            case StepKind.RECEIVED:
                yield _received(days[0], cutoff)
            case StepKind.RECEIVED_ON_DAY_OFF:
                off = f", {days[0].name}" if days[0].name else ""
                yield (
                    f"Nhận {_hour(days[0].at)} ngày nghỉ {_short(days[0].day)}{off}, "
                    "nên tính từ ngày làm việc tiếp theo"
                )
            case StepKind.COUNTED_DAYS:
                yield (
                    f"tính {days[0].count} ngày, không kể ngày nhận "
                    f"{_short(days[0].day)}"
                )
            case StepKind.SKIPPED_WEEKEND:
                yield f"{_span(days)} nghỉ cuối tuần"
            case StepKind.SKIPPED_HOLIDAY:
                yield f"{_span(days)} nghỉ {_names(days)}"
            case StepKind.MAKEUP_DAY:
                yield f"{_span(days)} là ngày làm bù"
            case StepKind.ROLLED_FORWARD:
                yield "ngày cuối là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo"
            case StepKind.CALENDAR_UNKNOWN:
                yield (
                    f"lịch nghỉ sau ngày {_short(days[0].day)} chưa công bố, "
                    "ngày hẹn là dự kiến"
                )
            case StepKind.BEFORE_CUTOFF | StepKind.AFTER_CUTOFF:
                continue


_CUTOFFS = (StepKind.BEFORE_CUTOFF, StepKind.AFTER_CUTOFF)


def _received(step: Step, cutoff: Step | None) -> str:
    if cutoff is None or cutoff.at is None:
        return f"Nhận {_hour(step.at)}"
    if cutoff.kind is StepKind.AFTER_CUTOFF:
        return (
            f"Nhận {_hour(step.at, beside=cutoff.at)}, sau {_mark(cutoff.at)}, "
            "nên hẹn ngày làm việc tiếp theo"
        )
    return f"Nhận {_hour(step.at)}, không sau {_mark(cutoff.at)}, nên hẹn trong ngày"


def _hour(at: time | None, beside: time | None = None) -> str:
    if at is None:
        return "hồ sơ"
    said = f"lúc {at.hour:02d} giờ {at.minute:02d} phút"
    if beside and (at.hour, at.minute) == (beside.hour, beside.minute):
        # "15 giờ 00 phút, sau 15 giờ" would read as a mistake without the seconds.
        said += f" {at.second:02d} giây"
    return said


def _mark(at: time) -> str:
    return f"{at.hour} giờ {at.minute:02d} phút" if at.minute else f"{at.hour} giờ"


def _short(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _span(steps: Sequence[Step]) -> str:
    pieces: list[list[date]] = []
    for step in steps:
        if pieces and (step.day - pieces[-1][-1]).days == 1:
            pieces[-1].append(step.day)
        else:
            pieces.append([step.day])
    return ", ".join(_stretch(piece) for piece in pieces)


def _stretch(days: Sequence[date]) -> str:
    if len(days) == 1:
        return _short(days[0])
    first = f"{days[0]:%d/%m}" if days[0].year == days[-1].year else _short(days[0])
    return f"{first}–{_short(days[-1])}"


def _names(steps: Sequence[Step]) -> str:
    names = list(dict.fromkeys(step.name for step in steps))
    return ", ".join(names) if len(names) <= 2 else "lễ, Tết"
