"""The promise in one Vietnamese sentence: for paper, and for whoever asks why."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from itertools import groupby

from counter_app.domain.due import Promise, Step, StepKind
from counter_app.domain.workdays import PLANNED

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
    for kind, together in groupby(steps, key=lambda step: step.kind):
        run = list(together)
        if kind is StepKind.SKIPPED_WEEKEND:
            yield _weekend([step.day for step in run])
        elif kind is StepKind.SKIPPED_HOLIDAY and len(run) > 2:
            yield _holidays(run)
        else:
            yield from filter(None, map(_words, run))


def _weekend(days: list[date]) -> str:
    listed = ", ".join(f"{day:%d/%m}" for day in days)
    return f"{listed} nghỉ cuối tuần"


def _holidays(run: list[Step]) -> str:
    first, last = run[0], run[-1]
    return (
        f"{first.day:%d/%m} đến {short_date(last.day)} nghỉ từ"
        f" {first.name.removesuffix(PLANNED)} đến {last.name}"
    )


def _words(step: Step) -> str:
    said = _SAID.get(step.kind)
    return said(step) if said else ""


def _received(step: Step) -> str:
    at = f" lúc {_exactly(step.at)}," if step.at else ""
    return f"nhận{at} {short_date(step.day)}"


def _on_day_off(step: Step) -> str:
    name = f" ({step.name})" if step.name else ""
    return f"nhận vào ngày nghỉ{name} nên tính từ ngày làm việc tiếp theo"


def _stage(step: Step) -> str:
    return f"chặng {step.count}{f': {step.name}' if step.name else ''}"


def _unstated(_step: Step) -> str:
    return "không nguồn nào ghi thời hạn, ngày hẹn là của đơn vị, chưa kiểm chứng"


def _paused(step: Step) -> str:
    paused = duration(step.count) if step.at else f"{step.count} ngày"
    return f"tạm dừng {paused} chờ bổ sung hồ sơ, tiếp tục từ {short_date(step.day)}"


def _restarted(step: Step) -> str:
    at = f" lúc {_exactly(step.at)}," if step.at else ""
    return f"đủ hồ sơ{at} {short_date(step.day)}, thời hạn tính lại từ đầu"


def _extended(step: Step) -> str:
    return f"gia hạn một lần đến {short_date(step.day)} ({step.name})"


def _unknown(step: Step) -> str:
    where = step.name or "sau"
    return f"lịch nghỉ {where} ngày {short_date(step.day)} là dự kiến, chưa kiểm chứng"


_SAID: Mapping[StepKind, Callable[[Step], str]] = {
    StepKind.RECEIVED: _received,
    StepKind.RECEIVED_ON_DAY_OFF: _on_day_off,
    StepKind.BEFORE_CUTOFF: lambda one: f"không quá {_hour(one)} nên trả trong ngày",
    StepKind.AFTER_CUTOFF: (
        lambda one: f"sau {_hour(one)} nên trả vào ngày làm việc tiếp theo"
    ),
    StepKind.AFTER_CLOSING: (
        lambda one: (
            f"hết giờ làm việc ({_hour(one)}) nên trả vào ngày làm việc tiếp theo"
        )
    ),
    StepKind.AT_ONCE: lambda _one: "giải quyết ngay khi tiếp nhận, trong giờ làm việc",
    StepKind.COUNTED_DAYS: (
        lambda one: (
            f"{one.count} {one.name}, không tính ngày nhận, hết ngày"
            f" {short_date(one.day)}"
        )
    ),
    StepKind.COUNTED_HALF_DAY: (
        lambda one: f"thêm nửa ngày làm việc, hết buổi sáng {short_date(one.day)}"
    ),
    StepKind.COUNTED_HOURS: (
        lambda one: f"{duration(one.count)} làm việc, tính theo giờ mở cửa"
    ),
    StepKind.STAGE: _stage,
    StepKind.UNSTATED: _unstated,
    StepKind.SKIPPED_HOLIDAY: lambda one: f"{short_date(one.day)} nghỉ {one.name}",
    StepKind.MAKEUP_DAY: lambda one: f"{short_date(one.day)} làm bù",
    StepKind.ROLLED_FORWARD: (
        lambda one: f"hạn rơi vào ngày nghỉ nên lùi đến {short_date(one.day)}"
    ),
    StepKind.PAUSED: _paused,
    StepKind.RESTARTED: _restarted,
    StepKind.EXTENDED: _extended,
    StepKind.CALENDAR_UNKNOWN: _unknown,
    StepKind.CALENDAR_SOURCE: lambda one: f"lịch nghỉ theo {one.name}",
}


def _hour(step: Step) -> str:
    return hour(step.at) if step.at else ""


def duration(minutes: int) -> str:
    """Write ``7 giờ 30 phút``, ``2 giờ`` or ``20 phút``."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} giờ"] if hours or not rest else []
    return " ".join([*parts, f"{rest} phút"] if rest else parts)
