"""The papers of a dossier: one row a required paper, each in a legal state."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.ids import OfficerId, RowId, Sha256


class PaperState(StrEnum):
    """In what form the paper is there (the legal state of a checklist row)."""

    MISSING = "missing"
    """Chưa có."""
    NOT_NEEDED = "not-needed"
    """Không cần trong trường hợp này."""
    FROM_DATABASE = "from-database"
    """Khai thác từ cơ sở dữ liệu."""
    FROM_STORE = "from-store"
    """Lấy từ kho dữ liệu của công dân."""
    SEEN = "seen"
    """Đã xuất trình, đối chiếu và trả lại."""
    ORIGINAL = "original"
    """Bản chính."""
    CERTIFIED_COPY = "certified-copy"
    """Bản sao chứng thực."""
    COPY = "copy"
    """Bản chụp."""
    ELECTRONIC = "electronic"
    """Bản điện tử (tờ khai đã điền)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One file: a PDF kept encrypted, named by the hash of its content."""

    sha256: Sha256
    size: int
    """Bytes of the content."""
    pages: int
    name: str
    """What the officer sees; the original file name or ``Quét 09:41``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """What is there for one checklist row of one dossier."""

    row: RowId
    state: PaperState = PaperState.MISSING
    files: tuple[Attachment, ...] = ()
    seen_by: OfficerId | None = None
    seen_at: datetime | None = None

    @property
    def complete(self) -> bool:
        """Say whether nothing is wanting on this row."""
        return self.state is not PaperState.MISSING
