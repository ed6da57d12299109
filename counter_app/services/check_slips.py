"""Phiếu kiểm tra: what the citizen would see on a screen of their own, to be signed.

Printed before anything is received, so it has no number and no code: it says of itself
that it is no receipt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from counter_app.domain.amounts import money
from counter_app.domain.answered import answered
from counter_app.domain.declarations import Declaration, Field, FieldKind, Group
from counter_app.domain.due_words import WEEKDAYS, short_date
from counter_app.domain.fees import Fee
from counter_app.domain.jsonable import Json
from counter_app.domain.people import Citizen, Gender, Role
from counter_app.domain.pointers import found_at
from counter_app.domain.printed import Form
from counter_app.domain.procedures import Channel
from counter_app.domain.slips import Row, Slip
from counter_app.services.describing import Describing
from counter_app.services.intake import Checked
from counter_app.services.ports import Catalogue, Clock, Forms
from counter_app.services.printing import Drawing, Issued, Order, Printing
from counter_app.services.rights import allowed
from counter_app.services.session import Session

CHANNELS = {
    Channel.ASSISTED: "Trực tuyến, có hỗ trợ tại quầy",
    Channel.PAPER: "Trực tiếp (giấy)",
    Channel.SELF: "Công dân tự nộp",
    Channel.POST: "Bưu chính",
}
"""Paper is always Vietnamese."""
GENDERS = {Gender.MALE: "Nam", Gender.FEMALE: "Nữ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSlips:
    """The use case of the check on paper, for a citizen without a second screen."""

    session: Session
    clock: Clock
    zone: tzinfo
    catalogue: Catalogue
    forms: Forms
    printing: Printing
    describing: Describing

    @allowed(Role.INTAKE)
    def print(self, checked: Checked) -> Issued:
        """Print what would be received, with a box "right" and "wrong" on each row."""
        today = self.clock.now().astimezone(self.zone).date()
        form_set = self.catalogue.form_set(today)
        rows, citizen = [*self._rows(checked)], checked.draft.citizen

        def draw(drawing: Drawing) -> bytes:
            slip = Slip(
                form=Form.CHECK,
                form_set=form_set,
                letterhead=self.describing.office.letterhead,
                printed_at=drawing.at.astimezone(self.zone),
                rehearsal=self.describing.rehearsal,
                facts={
                    "applicant": citizen.name,
                    "applicant_capitals": citizen.name.upper(),
                    "procedure": checked.procedure.name,
                },
                tables={"facts": rows},
            )
            return self.printing.paper.slip(slip, drawing.size, twice=drawing.twice)

        return self.printing.print(
            Order(form=Form.CHECK, form_set=form_set, title="check slip", draw=draw)
        )

    def _rows(self, checked: Checked) -> Iterator[Row]:
        draft, procedure = checked.draft, checked.procedure
        for name, value in _who(draft.citizen):
            yield name, value, "", ""
        if procedure.form:
            form = self.forms.layout(procedure.form, draft.answers)
            for field in _asked(form):
                value = _said(field, found_at(draft.answers, field.pointer))
                if value:
                    yield field.label, value, "", ""
        if draft.channel:
            yield "Kênh nộp", CHANNELS[draft.channel], "", ""
        yield "Phí, lệ phí", _fee(checked.fee), "", ""
        due = checked.promise.at.astimezone(self.zone)
        when = f"trước {due:%H:%M}, {WEEKDAYS[due.weekday()]}, {short_date(due.date())}"
        yield "Hẹn trả", when, "", ""


def _who(citizen: Citizen) -> Iterator[tuple[str, str]]:
    birth = "/".join(reversed(citizen.birth.split("-")))
    gender = GENDERS[citizen.gender] if citizen.gender else ""
    for name, value in (
        ("Họ, chữ đệm, tên", citizen.name),
        ("Số định danh", citizen.personal_id),
        ("Ngày sinh", birth),
        ("Giới tính", gender),
        ("Nơi cư trú", citizen.address),
        ("Điện thoại", citizen.phone),
    ):
        if value:
            yield name, value


def _fee(fee: Fee) -> str:
    if fee.amount is None:
        return f"Chưa có mức thu ({fee.set_by or fee.ground or 'theo quy định'})"
    return f"{money(fee.amount)} đồng"


def _asked(group: Declaration) -> Iterator[Field]:
    for page in group.pages:
        yield from _fields(page)


def _fields(group: Group) -> Iterator[Field]:
    for part in group.parts:
        if isinstance(part, Group):
            yield from _fields(part)
        elif part.kind is not FieldKind.STATIC:
            yield part


def _said(field: Field, value: Json) -> str:
    if field.kind is FieldKind.YES_NO:
        return "Có" if value is True else ""
    if field.kind is FieldKind.TABLE and isinstance(value, list):
        texts = (
            ", ".join(
                filter(
                    None,
                    (_said(one, found_at(row, one.pointer)) for one in field.columns),
                )
            )
            for row in value
        )
        return "; ".join(filter(None, texts))
    return answered(field, value)
