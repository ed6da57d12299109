"""What is kept, judged by somebody else's validator of PDF/A: Apache Preflight.

It comes with Debian (installers/linux/packages-soak.txt) and knows PDF/A-1b, which 2b
extends. So each file is said to be 1b and written without object streams and by the
older number, as 1b wants; then only the one thing may be wrong that 2b allows and our
files use: a colour profile of ICC 4.
"""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from benchmarks.scanned_page import scanned
from counter_app.documents import archiving, looking, recognising
from counter_app.documents.looking import Wish

JAVA = Path("/usr/share/java")
JARS = [
    "preflight",
    "pdfbox2",
    "fontbox2",
    "xmpbox",
    "commons-logging",
    "commons-io",
    "javax.activation",
    "jaxb-api",
]
ONLY = "2.1.6 : Invalid graphics object, Invalid version of the ICCProfile"

pytestmark = pytest.mark.soak


def complaints(pdf: bytes, file: Path) -> list[str]:
    """Return what the validator says is wrong with a PDF/A-2b, taken as 1b."""
    with pikepdf.open(io.BytesIO(pdf)) as kept:
        told = kept.Root.Metadata.read_bytes()
        assert told.count(b"<pdfaid:part>2<") == 1
        kept.Root.Metadata.write(told.replace(b"part>2<", b"part>1<"))
        kept.save(
            file,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            force_version="1.4",
        )
    jars = ":".join(str(JAVA / f"{jar}.jar") for jar in JARS)
    done = subprocess.run(
        ["java", "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b", file],
        capture_output=True,
        text=True,
        check=False,
    )
    first, *rest = done.stdout.strip().splitlines()
    assert first.startswith("The file "), done.stderr
    return [line for line in rest if line.strip()]


@pytest.fixture(scope="module")
def pages():
    recognising.prepare()
    kinds = ("plain", "grey", "stamped")
    return [looking.look([(scanned(kind), 0)], Wish())[1] for kind in kinds]


@pytest.mark.parametrize("chosen", [[0], [1], [2], [0, 1, 2]])
def test_what_is_kept_is_right_but_for_what_the_later_standard_allows(
    pages, chosen, tmp_path
):
    pdf = archiving.joined([pages[at] for at in chosen])

    assert complaints(pdf, tmp_path / "kept.pdf") == [ONLY]


def test_the_validator_sees_what_is_wrong(pages, tmp_path):
    with pikepdf.open(io.BytesIO(archiving.joined(pages))) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")
        )
        bad = io.BytesIO()
        pdf.save(bad)

    script = "6.2.5 : Action is forbidden, The action JavaScript is forbidden"
    assert complaints(bad.getvalue(), tmp_path / "bad.pdf") == [script, ONLY]
