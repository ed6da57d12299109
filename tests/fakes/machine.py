"""What the use cases ask of the machine, in memory and in the test's hands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from counter_app.domain.declared import Declared
from counter_app.domain.errors import NotFound, PrinterProblem
from counter_app.domain.ids import DossierId, Sha256
from counter_app.domain.officers import Tries
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Form, Outcome, Series
from counter_app.domain.receipts import Letterhead, PaperSize, Receipt
from counter_app.domain.slips import Book, Medium, Roll, Slip

MORNING = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)
"""Monday, 09:41 at the counter."""


@dataclass(slots=True)
class FakeClock:
    """A clock that stands still until it is told to move."""

    at: datetime = MORNING

    def now(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass(slots=True)
class CountingIds:
    """Names in the order they were asked for."""

    given: int = 0

    def new(self) -> str:
        self.given += 1
        return f"00000000-0000-4000-8000-{self.given:012d}"

    def secret(self) -> str:
        return "7K2M"


@dataclass(slots=True)
class FakeGate:
    """A vault's door that is quick; ``slow`` counts what would have been slow."""

    passwords: dict[str, str] = field(default_factory=dict)
    failed: dict[str, Tries] = field(default_factory=dict)
    remembered: str = ""
    slow: int = 0
    inside: str = ""
    """Whose own key is in memory."""

    def found(self) -> None:
        """There is nothing to be founded."""

    def knows_officers(self) -> bool:
        return bool(self.passwords)

    def knows(self, officer: str) -> bool:
        return officer in self.passwords

    def enrol(self, officer: str, password: str) -> None:
        self.slow += 1
        self.passwords[officer] = password

    def dismiss(self, officer: str) -> None:
        self.passwords.pop(officer, None)

    def admit(self, officer: str, password: str) -> bool:
        self.slow += 1
        fits = self.passwords.get(officer) == password
        self.inside = officer if fits else self.inside
        return fits

    def proves(self, officer: str, password: str) -> bool:
        self.slow += 1
        return self.passwords.get(officer) == password

    def tries(self, officer: str) -> Tries:
        return self.failed.get(officer, Tries())

    def note(self, officer: str, tries: Tries) -> None:
        self.failed[officer] = tries

    def last(self) -> str:
        return self.remembered

    def came(self, officer: str) -> None:
        self.failed.pop(officer, None)
        self.remembered = officer

    def lock(self) -> None:
        self.inside = ""

    def shut(self) -> None:
        self.inside = ""


@dataclass(slots=True)
class FakeFiles:
    """Papers by the hash of their content."""

    kept: dict[Sha256, bytes] = field(default_factory=dict)

    def keep(self, content: bytes) -> Sha256:
        name = Sha256(sha256(content).hexdigest())
        self.kept[name] = content
        return name

    def read(self, sha256: Sha256) -> bytes:
        if sha256 not in self.kept:
            raise NotFound(sha256)
        return self.kept[sha256]

    def has(self, sha256: Sha256) -> bool:
        return sha256 in self.kept


SIZES: dict[Form, tuple[Medium, ...]] = {
    Form.RECEIPT: (PaperSize.A5, PaperSize.A4, Roll.MM80),
    Form.REGISTER: (PaperSize.A4,),
}


@dataclass(slots=True)
class FakePaper:
    """Receipts as bytes that tell them apart; ``drawn`` is what was drawn."""

    drawn: list[Receipt] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)

    def prepare(self) -> None:
        """Nothing to load."""

    def slip(self, slip: Slip, size: Medium, *, twice: bool = False) -> bytes:
        self.slips.append(slip)
        if slip.about:
            self.drawn.append(slip.about)
        return f"%PDF {size} {twice} {slip!r}".encode()

    def book(self, book: Book, told: Callable[[int], bool]) -> bytes | None:
        lines = [row for number, row in enumerate(book.rows, 1) if told(number)]
        self.slips.append(book.slip)
        return f"%PDF {lines!r}".encode()

    def marked(self, pdf: bytes, form_set: str, copy: int, at: datetime) -> bytes:
        return pdf + f" copy {copy} {at:%H:%M}".encode()

    def sizes(self, form: Form, form_set: str) -> Sequence[Medium]:
        return SIZES.get(form, (PaperSize.A5, PaperSize.A4))


@dataclass
class FakeDeclarationPaper:
    """Draws every declaration alike; notes what it was asked to draw."""

    asked: list[tuple[Declared, str, str, bool]] = field(default_factory=list)
    copies: list[int] = field(default_factory=list)

    def declaration(
        self,
        paper: Declared,
        form_set: str,
        *,
        note: str = "",
        rehearsal: bool = False,
        copy: int = 1,
        at: datetime | None = None,
    ) -> bytes:
        self.asked.append((paper, form_set, note, rehearsal))
        self.copies.append(copy)
        return b"%PDF"


@dataclass(slots=True)
class FakePrinter:
    """A print queue; ``problem`` is what it complains of, if anything."""

    problem: PrinterProblem | None = None
    sent: list[tuple[bytes, str, str]] = field(default_factory=list)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    """What became of each job; OUT for those that are not named."""
    files: bool = False
    """It makes files."""

    def names(self) -> Sequence[str]:
        return ["QuayThu"]

    def send(self, pdf: bytes, title: str, to: Outlet) -> str:
        if self.problem:
            raise self.problem
        self.sent.append((pdf, title, to.printer))
        return f"{to.printer}-{len(self.sent)}"

    def makes_files(self, printer: str) -> bool:
        return self.files

    def outcome(self, printer: str, job: str) -> Outcome:
        return self.outcomes.get(job, Outcome.OUT)


@dataclass(slots=True)
class FakeTallies:
    """Numbers that all are there, unless the test says otherwise."""

    found: list[Series] = field(default_factory=list)
    holders: dict[int, DossierId] = field(default_factory=dict)

    def series(self, since: date, until: date) -> Sequence[Series]:
        return self.found

    def holder(self, series: Series, number: int) -> DossierId | None:
        return self.holders.get(number)


LETTERHEAD = Letterhead(
    parent=("ỦY BAN NHÂN DÂN", "PHƯỜNG THỬ NGHIỆM"),
    office=("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"),
    place="Hà Nội",
    return_place="Quầy trả kết quả",
    lookup_hint="1022",
)


@dataclass(frozen=True, slots=True)
class FakeOffice:
    """An invented ward."""

    org: str = "000.12.34.H26"
    counter: str = "03"
    letterhead: Letterhead = LETTERHEAD
