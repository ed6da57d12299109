"""The names of things: plain text on disk, told apart by the type checker."""

from typing import NewType

DossierId = NewType("DossierId", str)
"""A UUID made at the counter; the dossier's identity for ever. Never its number."""

DraftId = NewType("DraftId", str)
"""A UUID; becomes the DossierId when the draft is received."""

OfficerId = NewType("OfficerId", str)
"""The officer's account name, e.g. ``hant.vmqtg``."""

OperationId = NewType("OperationId", str)
"""``device.incarnation.counter``: unique for ever, never used for two payloads."""

DossierCode = NewType("DossierCode", str)
"""What is printed: ``000.12.34.H26-261123-0112``, or a provisional ``TAM-Q03-…``."""

ProcedureCode = NewType("ProcedureCode", str)
"""National code of a procedure, e.g. ``2.000635``."""

FormId = NewType("FormId", str)
"""Name of a declaration in the catalogue pack."""

RowId = NewType("RowId", str)
"""Name of one checklist row, unique inside its procedure."""

PaymentId = NewType("PaymentId", str)
"""One entry about a fee, made up once before it is written: asking twice pays once."""

ShiftId = NewType("ShiftId", str)
"""One shift of one officer at one counter."""

Sha256 = NewType("Sha256", str)
"""64 lower-case hexadecimal digits of the content itself."""
