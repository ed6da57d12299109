"""The promise in one Vietnamese sentence: for paper, and for whoever asks why."""

from collections.abc import Iterator
from datetime import date, time

from counter_app.domain.due import Promise, Step, StepKind

WEEKDAYS = (
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ Nhật",
)


def long_date(day: date) -> str:
    """Write a date as the state writes it: ``ngày 05 tháng 3 năm 2026``.

    Nghị định 30/2020/NĐ-CP: days below 10 and months 1 and 2 get a zero in front.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """Write ``05/03/2026``."""
    return f"{day:%d/%m/%Y}"


def hour(moment: time) -> str:
    """Write ``15 giờ 00 phút``."""
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút"


def _exactly(moment: time) -> str:
    # "15 giờ 00 phút; sau 15 giờ 00 phút" would read as a mistake.
    seconds = f" {moment.second:02d} giây" if moment.second else ""
    return f"{hour(moment)}{seconds}"


def due_words(promise: Promise) -> str:
    """Write ``trước 17 giờ 00 phút, Thứ Hai, ngày 23 tháng 11 năm 2026``."""
    day = promise.at.date()
    return (
        f"trước {hour(promise.at.time())}, {WEEKDAYS[day.weekday()]}, {long_date(day)}"
    )


def explained(promise: Promise) -> str:
    """Say why the date is what it is, step by step, with the law it rests on."""
    parts = [*_parts(promise.steps), f"hẹn {due_words(promise)}"]
    sentence = "; ".join(parts)
    basis = f" ({promise.basis})" if promise.basis else ""
    return f"{sentence[0].upper()}{sentence[1:]}{basis}."


def _parts(steps: tuple[Step, ...]) -> Iterator[str]:
    weekend: list[date] = []
    for step in steps:
        if step.kind is StepKind.SKIPPED_WEEKEND:
            weekend.append(step.day)
            continue
        if weekend:
            yield _weekend(weekend)
            weekend = []
        words = _words(step)
        if words:
            yield words
    if weekend:
        yield _weekend(weekend)


def _weekend(days: list[date]) -> str:
    listed = ", ".join(f"{day:%d/%m}" for day in days)
    return f"{listed} nghỉ cuối tuần"


def _words(step: Step) -> str:
    at = hour(step.at) if step.at else ""
    day, name = short_date(step.day), step.name
    return {
        StepKind.RECEIVED: (f"nhận lúc {_exactly(step.at) if step.at else at}, {day}"),
        StepKind.RECEIVED_ON_DAY_OFF: (
            f"nhận vào ngày nghỉ{f' ({name})' if name else ''} nên tính từ ngày làm"
            " việc tiếp theo"
        ),
        StepKind.BEFORE_CUTOFF: f"không quá {at} nên trả trong ngày",
        StepKind.AFTER_CUTOFF: f"sau {at} nên trả vào ngày làm việc tiếp theo",
        StepKind.COUNTED_DAYS: (
            f"{step.count} {name}, không tính ngày nhận, hết ngày {day}"
        ),
        StepKind.SKIPPED_HOLIDAY: f"{day} nghỉ {name}",
        StepKind.MAKEUP_DAY: f"{day} làm bù",
        StepKind.ROLLED_FORWARD: f"hạn rơi vào ngày nghỉ nên lùi đến {day}",
        StepKind.CALENDAR_UNKNOWN: f"lịch nghỉ sau ngày {day} là dự kiến",
    }.get(step.kind, "")
