"""The words of the ``catalogue`` command: its options, and a procedure in full."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from counter_app.domain.papers import PaperState
from counter_app.domain.procedures import (
    Channel,
    ChecklistRow,
    LimitKind,
    Offer,
    OnlineLevel,
    Price,
    Procedure,
    Standing,
    TimeLimit,
)
from counter_app.domain.rollout import (
    Measure,
    Online,
    Span,
    in_force,
    online_procedures,
)

CHANNELS: Mapping[Channel, str] = {
    Channel.ASSISTED: "Trực tuyến, có hỗ trợ tại quầy",
    Channel.PAPER: "Trực tiếp (giấy)",
    Channel.SELF: "Công dân tự nộp",
    Channel.POST: "Bưu chính",
}
LEVELS: Mapping[OnlineLevel, str] = {
    OnlineLevel.FULL: "toàn trình",
    OnlineLevel.PART: "một phần",
    OnlineLevel.NONE: "không trực tuyến",
}
STATES: Mapping[PaperState, str] = {
    PaperState.FROM_DATABASE: "cơ sở dữ liệu",
    PaperState.FROM_STORE: "kho của công dân",
    PaperState.SEEN: "xuất trình",
    PaperState.ORIGINAL: "bản chính",
    PaperState.CERTIFIED_COPY: "bản sao chứng thực",
    PaperState.COPY: "bản chụp",
    PaperState.ELECTRONIC: "bản điện tử",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with a catalogue."""
    verbs = parser.add_subparsers(dest="what", required=True, metavar="COMMAND")
    check = verbs.add_parser("check", help="say everything that is wrong with a pack")
    _place(check)
    build = verbs.add_parser("build", help="make one file of a pack, not signed yet")
    _place(build)
    build.add_argument("--out", type=Path, required=True, metavar="FILE")
    sign = verbs.add_parser("sign", help="sign a pack's file with a private key")
    sign.add_argument("pack", type=Path, metavar="FILE")
    sign.add_argument("--key", type=Path, required=True, metavar="PEM")
    sign.add_argument("--id", required=True, metavar="NAME", help="as it is pinned")
    key = verbs.add_parser("key", help="make a key pair to sign packs with")
    key.add_argument("--out", type=Path, required=True, metavar="PEM")
    key.add_argument("--id", required=True, metavar="NAME")
    profile = verbs.add_parser("profile", help="sign what the city sets for counters")
    profile.add_argument("settings", type=Path, metavar="TOML")
    profile.add_argument("--out", type=Path, required=True, metavar="FILE")
    profile.add_argument("--key", type=Path, required=True, metavar="PEM")
    profile.add_argument("--id", required=True, metavar="NAME", help="as it is pinned")
    explain = verbs.add_parser("explain", help="tell all about one procedure")
    explain.add_argument("code", metavar="CODE")
    explain.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD")
    _place(explain, flag=True)
    rollout = verbs.add_parser("rollout", help="say which services were online where")
    rollout.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD")
    rollout.add_argument("--unit", default="", metavar="NAME", help="ward or district")
    rollout.add_argument("--names", action="store_true", help="each service by name")
    _place(rollout, flag=True)


def _place(parser: argparse.ArgumentParser, *, flag: bool = False) -> None:
    words = "a pack's folder or file; without: the one the program came with"
    if flag:
        parser.add_argument("--pack", type=Path, metavar="PATH", help=words)
    else:
        parser.add_argument("pack", type=Path, nargs="?", metavar="PATH", help=words)


def summary(procedures: int, forms: int, problems: int) -> str:
    """Return the last line of a check."""
    return f"{procedures} procedures, {forms} forms, {problems} problems"


def explained(procedure: Procedure, on: date) -> Iterator[str]:
    """Tell all about one version of a procedure, line by line."""
    yield f"{procedure.code} · {procedure.name}"
    yield f"  Tên thường gọi: {procedure.short_name}"
    if procedure.difference:
        yield f"  Khác với: {procedure.difference}"
    yield f"  Lĩnh vực: {procedure.field} · {LEVELS[procedure.online]}" + (
        " · phi địa giới" if procedure.anywhere else ""
    )
    yield f"  Căn cứ: {procedure.decision.said} · phiên bản {procedure.version}"
    yield f"  Hiệu lực: {_standing(procedure, on)}"
    yield f"  Tờ khai: {procedure.form or 'không có'}"
    yield f"  Kết quả: {procedure.result}"
    if procedure.synonyms:
        yield f"  Gọi là: {', '.join(procedure.synonyms)}"
    for case in procedure.cases or (None,):
        name = case.id if case else ""
        if case:
            yield f"  Trường hợp: {case.name} [{case.id}]"
        for offer in procedure.offers:
            yield from _offer(procedure.offer(offer.channel, name))
    yield "  Giấy tờ:"
    for row in procedure.checklist:
        yield from _row(row, procedure)
    for note in procedure.notes:
        yield f"  Lưu ý: {note}"


def rolled_out(found: Online, procedures: Sequence[Procedure]) -> Iterator[str]:
    """Tell what was online, and the targets of that day."""
    plan = found.plan
    yield f"{plan.name} · {plan.portal} · ngày {found.on:%d/%m/%Y}"
    yield f"  Nguồn: {plan.source.said}"
    if found.unit:
        answers = {(1, 1): "đã nối", (0, 1): "chưa chắc đã nối", (0, 0): "chưa nối"}
        said = answers[(found.units.certain, found.units.possible)]
        yield f"  {found.unit}: {said}"
    else:
        yield f"  Đơn vị cấp xã đã nối: {_span(found.units)}"
        for phase in plan.phases:
            since = f"từ {phase.starts:%d/%m/%Y}" if phase.starts else "chưa rõ ngày"
            yield f"    {phase.units} · {phase.name} · {since}"
    yield f"  Dịch vụ trực tuyến: {_span(found.services)}"
    for batch in plan.batches:
        since = f"từ {batch.starts:%d/%m/%Y}" if batch.starts else "chưa rõ ngày"
        yield f"    {batch.services} · {batch.name} · {since}"
        for part in batch.parts:
            yield f"      {part.services} × {part.offices} · {part.field}"
    for target in plan.targets:
        sign = "trên" if target.exclusive else "ít nhất"
        yield f"  Mục tiêu: {target.name}: {sign} {target.percent} %"
        if target.measure is Measure.ONLINE_PROCEDURES and plan.by_catalogue:
            whole = len(in_force(procedures, found.on))
            part_of = len(online_procedures(procedures, found.on))
            reached = "đạt" if target.met(part_of, whole) else "chưa đạt"
            yield f"    {part_of} trên {whole} thủ tục trong danh mục: {reached}"
    for remark in found.remarks:
        yield f"  Lưu ý: {remark}"


def _span(of: Span) -> str:
    if of.exact:
        return str(of.certain)
    return f"{of.certain} chắc chắn, đến {of.possible} có thể"


def _standing(procedure: Procedure, on: date) -> str:
    standing = procedure.standing(on)
    since = f"từ {procedure.valid_from:%d/%m/%Y}"
    until = f" đến {procedure.valid_to:%d/%m/%Y}" if procedure.valid_to else ""
    words = {
        Standing.IN_FORCE: f"{since}{until}",
        Standing.NOT_YET: f"{since}{until}, chưa đến ngày",
        Standing.EXPIRED: f"{since}{until}, đã hết; {procedure.replaced_by}",
        Standing.ELSEWHERE: f"không tiếp nhận: của {procedure.elsewhere}",
    }
    return words[standing]


def _offer(offer: Offer) -> Iterator[str]:
    yield f"    {CHANNELS[offer.channel]}"
    yield f"      Thời hạn: {limit_words(offer.limit)} ({offer.limit.source.said})"
    if offer.limit.extension:
        more = offer.limit.extension
        unit = "ngày làm việc" if more.working else "ngày"
        yield (
            f"      Kéo dài một lần: {more.days:g} {unit} khi {more.condition}"
            f" ({more.source.said})"
        )
    for price in offer.prices:
        yield f"      Mức thu: {price_words(price)} ({price.source.said})"
        if not price.when:
            break  # it fits always: those below are never reached
    for one in offer.exemptions:
        yield f"      Miễn, giảm {one.percent} %: {one.name} ({one.source.said})"


def limit_words(limit: TimeLimit) -> str:
    """Say a limit in words."""
    days, hours = f"{limit.days:g}", f"{limit.hours:g}"
    if limit.kind is LimitKind.STAGES:
        return "; ".join(f"{one.name}: {limit_words(one)}" for one in limit.stages)
    if not limit.countable:
        return "không tính được, quản trị phải đặt"
    return {
        LimitKind.SAME_DAY: (
            f"trong ngày; nhận sau {limit.cutoff:%H:%M} thì ngày làm việc tiếp theo"
        ),
        LimitKind.WORKING_DAYS: f"{days} ngày làm việc",
        LimitKind.CALENDAR_DAYS: f"{days} ngày",
        LimitKind.WORKING_HOURS: f"{hours} giờ làm việc",
        LimitKind.AT_ONCE: "ngay khi tiếp nhận",
        LimitKind.UNSTATED: f"{days} ngày làm việc do đơn vị hẹn",
    }[limit.kind]


def price_words(price: Price) -> str:
    """Say a price in words."""
    if price.tiers:
        each = "; ".join(
            f"từ trang {tier.from_page}: {_money(tier.amount)}" for tier in price.tiers
        )
        most = f"; nhiều nhất {_money(price.cap)} một bản" if price.cap else ""
        return f"{each}{most}"
    if price.amount is None:
        return f"chưa có mức; do {price.set_by} đặt" if price.set_by else "chưa có mức"
    if price.amount == 0:
        return "không thu"
    unit = f" mỗi {price.unit}" if price.unit else ""
    return f"{_money(price.amount)}{unit}"


def _money(amount: int) -> str:
    return f"{amount:,} đ".replace(",", ".")


def _row(row: ChecklistRow, procedure: Procedure) -> Iterator[str]:
    mark = "phải có" if row.asked else row.condition or "tùy trường hợp"
    named = {case.id: case.name for case in procedure.cases}
    cases = "; ".join(named[case] for case in row.cases)
    states = ", ".join(STATES[state] for state in row.states)
    where = [f"trường hợp: {cases}"] if cases else []
    where += [", ".join(CHANNELS[one] for one in row.channels)] if row.channels else []
    yield f"    - {row.short_name} [{row.id}]: {mark}; nhận dạng: {states}"
    for words in where:
        yield f"        {words}"
    yield f"        {row.name} ({row.source.said})"


def nearest(found: Sequence[Procedure]) -> str:
    """Name procedures somebody may have meant."""
    return "; ".join(f"{one.code} {one.short_name}" for one in found[:5])
