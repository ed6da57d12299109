"""What the head of a section types to hand out one person's data."""

import secrets
import sys
import time
from getpass import getpass
from pathlib import Path

from counter_app.bootstrap.commands import with_counter
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.personal_data import Asked, Handed
from counter_app.machine import SECRET_LETTERS
from counter_app.paper.handing_out import OpenFolder, SealedFile
from counter_app.paths import Paths
from counter_app.services.privacy import Bundle
from counter_app.settings import Settings

GROUPS, LETTERS = 5, 4
"""Of the password: 20 letters of 31, 99 bits."""


def export(
    paths: Paths, settings: Settings, asked: Asked, out: Path, by: str, other: str
) -> int:
    """Hand out a person's data; ``out`` is a new PDF or, with any other name, a folder.

    ValueError when it exists already, or when one officer would agree with themselves.
    """
    if by == other:
        raise ValueError("--and names a second officer")
    password = "-".join(
        "".join(secrets.choice(SECRET_LETTERS) for _ in range(LETTERS))
        for _ in range(GROUPS)
    )
    is_sealed = out.suffix.lower() == ".pdf"
    bundle: Bundle = OpenFolder(out)
    if is_sealed:
        mark = f"{asked.reference} · {by} · {other}"
        bundle = SealedFile(out, password, paths.resources / "fonts", mark)

    def act(counter: Counter) -> None:
        counter.session.sign_in(by, getpass(f"Password of {by}: "), "")
        privacy = counter.journal.privacy
        agreed = privacy.agree(asked, other, getpass(f"Password of {other}: "))
        begun = time.monotonic()
        handed = privacy.export(asked, agreed, bundle)
        sys.stdout.write(_said(handed, out, time.monotonic() - begun))
        if is_sealed:
            sys.stdout.write(
                f"Password of the file, to be told apart from it: {password}\n"
            )

    return with_counter(paths, settings, act)


def _said(handed: Handed, out: Path, seconds: float) -> str:
    lines = [
        f"{out}: {handed.dossiers} dossiers, {handed.files} files,"
        f" {handed.mentions} mentions elsewhere, in {seconds:.1f} s.",
    ]
    if handed.lost:
        lines.append(f"{len(handed.lost)} files are no longer on this PC or damaged.")
    if handed.sealed_drafts:
        lines.append(
            f"{handed.sealed_drafts} half-typed forms of other officers cannot be read"
            " by anybody else: ask them."
        )
    lines.append("Written into the journal. Not in it: the portal and other PCs.")
    return "\n".join(lines) + "\n"
