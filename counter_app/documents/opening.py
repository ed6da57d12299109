"""Open what came from outside as pictures of pages. Runs in the worker process only.

A file's kind is what its content says. Whatever it is, only pixels leave this module:
scripts, attached files, layers, profiles and notes of where and when stay behind.
"""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from zlib import error as ZlibError  # noqa: N812 -- it is a class

import pikepdf
import pypdfium2
from pikepdf import Name
from PIL import Image, ImageOps

from counter_app.domain.errors import FileFault

MOST_PAGES = 200
MOST_PIXELS = 80_000_000
LONGEST_SIDE = 12_000
"""Pixels (SECURITY 1.7)."""
DPI = 200
"""Of what is kept (UX 3.10)."""
A4 = (8.27, 11.69)
A3 = (11.69, 16.54)
"""Inches, upright. Nothing larger than A3 is taken by its word."""
SPARE = 1.02
"""A scanner's A4 may be a millimetre off."""
FINEST_DPI = 1200
"""No office scans finer; a file that says so means something else."""
KINDS = ("JPEG", "PNG", "TIFF", "HEIF")

_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    RuntimeError,
    MemoryError,
    struct.error,
    ZlibError,
)
"""What Pillow and its plug-ins raise for bytes that are no picture."""
_ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".heif")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class Refused(Exception):
    """These bytes are not taken in."""

    def __init__(self, reason: FileFault) -> None:
        super().__init__(reason)
        self.reason = reason


def pages_in(name: str, content: bytes) -> int:
    """Return how many pages a file has; raise Refused when it is not taken in.

    Each page is opened far enough to say that it is there; ``page`` decodes it.
    """
    if not content:
        raise Refused(FileFault.EMPTY)
    if is_pdf(content):
        return _pages_of_pdf(content)
    if is_picture(content):
        with _picture_file(content) as file:
            count = _counted(getattr(file, "n_frames", 1))
            file.load()  # one that is cut off is told of now, not when it is looked at
            return count
    if name.lower().endswith(_ENDINGS) and not content.startswith(_PROGRAMS):
        raise Refused(FileFault.MISLABELLED)
    raise Refused(FileFault.UNKNOWN_KIND)


def page(content: bytes, index: int) -> Image.Image:
    """Decode one page: upright, opaque, mode 1, L or RGB, ``info["dpi"]`` its own.

    Width and height over that resolution are the paper's size in inches; of a picture
    that says nothing of it ``info["guessed"]`` is true, and it is taken for A4.
    """
    if is_pdf(content):
        return _page_of_pdf(content, index)
    if not is_picture(content):
        raise Refused(FileFault.UNKNOWN_KIND)
    with _picture_file(content) as file:
        return _opened(file, index)


def drawn(pdf: bytes, index: int, width: int) -> bytes:
    """Draw one page of our own PDF as PNG, ``width`` pixels wide unless that is mad."""
    with _pdfium(pdf) as document:
        sheet = document[index]
        wide, high = sheet.get_size()
        scale = min(width / wide, (MOST_PIXELS / 2 / (wide * high)) ** 0.5)
        out = io.BytesIO()
        sheet.render(scale=scale).to_pil().save(out, "PNG")
        return out.getvalue()


def is_pdf(content: bytes) -> bool:
    """Say whether the content is a PDF, or something before which a PDF hides."""
    return content[:1024].lstrip(b"\xef\xbb\xbf\0\t\n\f\r ").startswith(b"%PDF-")


def is_picture(content: bytes) -> bool:
    """Say whether the content begins as a picture of a kind that is taken."""
    heif = content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS
    return heif or content.startswith(_PICTURES)


@contextmanager
def _picture_file(content: bytes) -> Iterator[Image.Image]:
    if content[4:8] == b"ftyp":
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False)
    try:
        with Image.open(io.BytesIO(content), formats=KINDS) as file:
            _measure(file)
            yield file
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(FileFault.TOO_MANY_PIXELS) from error
    except _BROKEN as error:
        raise Refused(FileFault.DAMAGED) from error


def _opened(file: Image.Image, index: int) -> Image.Image:
    file.seek(index)
    _measure(file)
    resolution = _resolution(file)
    if file.format == "JPEG":
        file.draft(None, (round(A4[0] * 3 * DPI), round(A4[1] * 3 * DPI)))
    wide = file.width
    file.load()
    resolution *= file.width / wide if file.width != wide else 1.0
    # In place, and copied only where it must be: a scan at 300 dpi is 26 MB of pixels.
    ImageOps.exif_transpose(file, in_place=True)
    plain = _plain(file)
    scale = _paper_scale(plain.size, resolution)
    plain.info = {"dpi": (scale, scale), "guessed": scale != resolution}
    return plain


def as_a4(picture: Image.Image) -> tuple[float, float]:
    """Return the resolution at which it would just lie on A4, either way up."""
    scale = _paper_scale(picture.size, 0.0)
    return scale, scale


def _measure(file: Image.Image) -> None:
    if max(file.size) > LONGEST_SIDE or file.width * file.height > MOST_PIXELS:
        raise Refused(FileFault.TOO_MANY_PIXELS)


def _resolution(file: Image.Image) -> float:
    """Return the dots an inch the file claims; 0 when it claims nothing one can use."""
    across, down = file.info.get("dpi", (0, 0))
    across, down = float(across), float(down)
    return across if across > 1 and abs(across - down) < 0.02 * across else 0.0


def _paper_scale(size: tuple[int, int], dpi: float) -> float:
    """Return the resolution to go by: what the file says if that is paper, else A4."""
    wide, high = sorted(size)
    fits = (
        0 < dpi <= FINEST_DPI
        and wide / dpi <= A3[0] * SPARE
        and high / dpi <= A3[1] * SPARE
    )
    return dpi if fits else max(wide / A4[0], high / A4[1])


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # sixteen bits
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        white = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")
    return picture if picture.mode in {"1", "L", "RGB"} else picture.convert("RGB")


def _pages_of_pdf(content: bytes) -> int:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            cut_off = b"%%EOF" not in content[-2048:]
            if cut_off and pdf.get_warnings():
                # qpdf mends what is left, and nobody would miss the pages that are not.
                raise Refused(FileFault.DAMAGED)
            count = _counted(len(pdf.pages))
    except pikepdf.PasswordError as error:
        raise Refused(FileFault.PASSWORD) from error
    except (pikepdf.PdfError, *_BROKEN) as error:
        raise Refused(FileFault.DAMAGED) from error
    with _pdfium(content) as document:
        if len(document) != count:
            raise Refused(FileFault.DAMAGED)
        for sheet in document:
            if min(sheet.get_size()) <= 0:
                raise Refused(FileFault.DAMAGED)
    return count


def _counted(pages: int) -> int:
    if pages > MOST_PAGES:
        raise Refused(FileFault.TOO_MANY_PAGES)
    if not pages:
        raise Refused(FileFault.DAMAGED)
    return pages


def _page_of_pdf(content: bytes, index: int) -> Image.Image:
    with _pdfium(_with_answers(content)) as document:
        sheet = document[index]
        wide, high = sheet.get_size()
        scale = DPI / 72
        most = A3 if high >= wide else A3[::-1]
        fit = min(most[0] * SPARE * 72 / wide, most[1] * SPARE * 72 / high, 1.0)
        drawn: Image.Image = sheet.render(
            scale=scale * fit, may_draw_forms=False
        ).to_pil()
    plain = drawn.convert("RGB")
    plain.info = {"dpi": (DPI, DPI)}
    return plain


def _with_answers(content: bytes) -> bytes:
    """Write what was filled into a form onto its pages, so no form code draws it."""
    if b"/AcroForm" not in content and b"/ObjStm" not in content:
        return content
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if Name.AcroForm not in pdf.Root:
                return content
            pdf.generate_appearance_streams()
            pdf.flatten_annotations("all")
            out = io.BytesIO()
            pdf.save(out, encryption=False)
            return out.getvalue()
    except (pikepdf.PdfError, *_BROKEN) as error:
        raise Refused(FileFault.DAMAGED) from error


@contextmanager
def _pdfium(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()
    except (pypdfium2.PdfiumError, *_BROKEN) as error:
        raise Refused(FileFault.DAMAGED) from error
