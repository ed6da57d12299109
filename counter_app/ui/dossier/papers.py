"""The other papers of a dossier: which there are, and printing one."""

from dataclasses import dataclass

from counter_app.domain.dossiers import Status
from counter_app.domain.ids import DossierId
from counter_app.domain.printed import Form
from counter_app.services.declaring import Declaring
from counter_app.services.printing import Issued
from counter_app.services.reading import Reading
from counter_app.services.slips import Slips

SLIPS = (
    Form.CONTROL,
    Form.TRANSFER,
    Form.COVERS,
    Form.STRIPS,
    Form.SHELF,
)
"""Papers whose facts are all in the dossier."""
ONCE = frozenset(
    {Form.SUPPLEMENT, Form.APOLOGY, Form.REFUSAL, Form.STOP, Form.RETURNED}
)
"""Said once: printed again, it is a copy under its own number."""


@dataclass(frozen=True, slots=True)
class OtherPapers:
    """Everything that can be printed of a dossier beside its receipt."""

    slips: Slips
    declaring: Declaring | None = None

    def forms(self, reading: Reading) -> tuple[Form, ...]:
        """Return the papers of this dossier: those of what was done among them."""
        dossier = reading.whole.dossier
        said = {
            Form.SUPPLEMENT: dossier.request is not None,
            Form.APOLOGY: bool(dossier.apology or dossier.extension),
            Form.REFUSAL: dossier.status is Status.REFUSED,
            Form.STOP: dossier.status in {Status.STOPPED, Status.WITHDRAWN},
            Form.RETURNED: dossier.status is Status.RETURNED,
            Form.DECLARATION: self.has_declaration(reading),
        }
        return (*SLIPS, *(form for form, is_said in said.items() if is_said))

    def has_declaration(self, reading: Reading) -> bool:
        """Say whether this dossier has a declaration that can be drawn."""
        return self.declaring is not None and reading.declaration is not None

    def print(self, form: Form, dossier: DossierId) -> Issued | None:
        """Print one paper; None when there is none to be drawn. Slow."""
        if form is Form.DECLARATION:
            return self.declaring.of_dossier(dossier) if self.declaring else None
        if form is Form.STRIPS:
            return self.slips.strips(dossier)
        if form in {Form.COVERS, Form.SHELF}:
            return self.slips.labels(form, [dossier])
        return (self.slips.again if form in ONCE else self.slips.print)(form, dossier)
