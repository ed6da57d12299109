"""The measures of a paper on A5 and on A4.

A4 keeps Nghị định 30/2020/NĐ-CP, Phụ lục I (margins, sizes of letters); A5 is the
size Thông tư 01/2018/TT-VPCP điều 9(2) names, with letters made to fit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from counter_app.domain.receipts import PaperSize


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """Lengths in millimetres, sizes of letters in points."""

    width: float
    height: float
    top: float
    left: float
    bottom: float
    right: float
    office: float
    """Parent and issuing body; the number below them."""
    nation: float
    motto: float
    place: float
    title: float
    body: float
    cell: float
    note: float
    """The explanation of the date, and what stands under the title."""
    small: float
    """The technical line, in Noto Sans."""
    number_column: float
    form_column: float
    count_column: float
    cell_padding: float
    signing: float
    """Room to sign in."""
    module: float
    """The narrowest bar, if the room allows it."""
    bars: float
    """Height of the bars."""
    qr: float
    rows: float = 1.0
    """Share of the height that rows to be written in have at least."""

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def tall(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom

    @property
    def office_room(self) -> float:
        """The width of the left half of the head; Quốc hiệu needs the larger right."""
        return self.room * 0.45

    def turned(self) -> "Format":
        """Return it with the long side across."""
        return replace(self, width=self.height, height=self.width)

    def changed(self, measures: Mapping[str, float]) -> "Format":
        """Return it with these measures instead; TypeError for one it does not have."""
        return replace(self, **measures) if measures else self

    def tight(self) -> "Format":
        """Return it with a little less air: tried when that saves a second sheet."""
        return replace(
            self,
            body=self.body * 0.95,
            cell=self.cell * 0.95,
            note=self.note * 0.9,
            cell_padding=self.cell_padding * 0.4,
            signing=self.signing * 0.8,
            rows=self.rows * 0.75,
        )


FORMATS: Mapping[PaperSize, Format] = {
    PaperSize.A5: Format(
        width=148,
        height=210,
        top=9,
        left=12,
        bottom=9,
        right=10,
        office=8.5,
        nation=8.5,
        motto=10,
        place=10,
        title=12,
        body=10.5,
        cell=10,
        note=9,
        small=7,
        number_column=9,
        form_column=29,
        count_column=20,
        cell_padding=0.7,
        signing=12,
        module=0.285,
        bars=9,
        qr=20,
    ),
    PaperSize.A4: Format(
        width=210,
        height=297,
        top=20,
        left=30,
        bottom=20,
        right=15,
        office=12,
        nation=12,
        motto=13,
        place=13,
        title=14,
        body=13,
        cell=12,
        note=11,
        small=8,
        number_column=10,
        form_column=39,
        count_column=23,
        cell_padding=1.0,
        signing=17,
        module=0.3,
        bars=10,
        qr=20,
    ),
}
