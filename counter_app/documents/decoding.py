"""Decode what came from outside, and write it anew. Runs in the worker process only.

What is kept is always our own writing: pictures are decoded and encoded again, PDFs
lose everything that acts or tells more than the pages show.
"""

import io
import struct
from collections.abc import Sequence
from zlib import error as ZlibError  # noqa: N812 -- it is a class

import pikepdf
import pypdfium2
from pikepdf import Name
from PIL import Image, ImageChops, ImageOps, TiffImagePlugin

from counter_app.domain.errors import FileFault

MOST_PAGES = 200
MOST_PIXELS = 40_000_000
A4 = (595.28, 841.89)
"""Points, upright."""
SCAN_DPI = 200
SHARPEST = (2480, 3508)
"""Pixels of A4 at 300 dpi: what a photograph is shrunk to."""
QUALITY = 75
ALMOST_GREY = 12
"""The most two colours of a pixel may differ in a picture that counts as grey."""
ALMOST_BITONAL = 0.0005
"""The most of the pixels that may be neither black nor white in a line drawing."""

_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
    ZlibError,
    Image.DecompressionBombError,
)
"""What Pillow raises for bytes that are no picture."""

_ENDINGS = (".pdf", ".jpg", ".jpeg", ".png")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_ROOT_KEPT = {"/Type", "/Pages", "/Version", "/OCProperties"}
_PAGE_KEPT = {
    *("/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit"),
    *("/Resources", "/Contents", "/Group"),
}
_TREE_KEPT = {
    *("/Type", "/Parent", "/Kids", "/Count"),
    *("/Resources", "/MediaBox", "/CropBox", "/Rotate"),
}
_STREAM_NEVER_KEPT = ("/AF", "/Metadata", "/PieceInfo", "/Ref", "/OPI", "/Alternates")
_EMPTIED = {"/Metadata", "/EmbeddedFile"}

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class Refused(Exception):
    """These bytes are not taken in."""

    def __init__(self, reason: FileFault) -> None:
        super().__init__(reason)
        self.reason = reason


def joined(pages: Sequence[bytes]) -> bytes:
    """Join scanned pages into one PDF; each page as large as its resolution says."""
    if not pages:
        raise Refused(FileFault.EMPTY)
    return _pdf([_picture(page, shrink=False) for page in pages])


def taken_in(name: str, content: bytes) -> tuple[bytes, int]:
    """Return the content as PDF, and its page count; the content decides the kind."""
    if not content:
        raise Refused(FileFault.EMPTY)
    if content[:1024].lstrip(b"\xef\xbb\xbf\0\t\n\f\r ").startswith(b"%PDF-"):
        return _cleaned(content)
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _pdf([_picture(content, shrink=True)]), 1
    if name.lower().endswith(_ENDINGS) and not content.startswith(_PROGRAMS):
        raise Refused(FileFault.MISLABELLED)
    raise Refused(FileFault.UNKNOWN_KIND)


def drawn(pdf: bytes, page: int, width: int) -> bytes:
    """Draw one page as PNG, ``width`` pixels wide unless that is far too many."""
    try:
        document = pypdfium2.PdfDocument(pdf)
        sheet = document[page]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Refused(FileFault.DAMAGED) from error
    wide, high = sheet.get_size()
    scale = min(width / wide, (MOST_PIXELS / (wide * high)) ** 0.5)
    out = io.BytesIO()
    sheet.render(scale=scale).to_pil().save(out, "PNG")
    document.close()
    return out.getvalue()


def _picture(content: bytes, *, shrink: bool) -> Image.Image:
    """Decode a picture: upright, without alpha or metadata, with its resolution."""
    try:
        picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused(FileFault.TOO_MANY_PIXELS)
        picture.load()
        dpi = picture.info.get("dpi", (0, 0))
        upright = ImageOps.exif_transpose(picture)
        if upright.size != picture.size:
            dpi = (dpi[1], dpi[0])
        plain = _plain(upright)
    except Image.DecompressionBombError as error:
        raise Refused(FileFault.TOO_MANY_PIXELS) from error
    except _BROKEN as error:
        raise Refused(FileFault.DAMAGED) from error
    before = plain.size
    if shrink:
        box = SHARPEST if plain.height >= plain.width else SHARPEST[::-1]
        plain.thumbnail(box)
    factor = plain.width / before[0]
    plain.info = {"dpi": tuple(float(part) * factor for part in dpi)}
    return plain


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # sixteen bits
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture.convert("RGBA"))
    if picture.mode not in {"1", "L"}:
        picture = picture.convert("RGB")
        if _is_grey(picture):
            picture = picture.convert("L")
    if picture.mode == "L" and _is_bitonal(picture):
        picture = picture.convert("1", dither=Image.Dither.NONE)
    return picture


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return all(
        not any(ImageChops.difference(one, other).histogram()[ALMOST_GREY + 1 :])
        for one, other in ((red, green), (green, blue), (red, blue))
    )


def _is_bitonal(picture: Image.Image) -> bool:
    between = sum(picture.histogram()[16:240])
    return between <= ALMOST_BITONAL * picture.width * picture.height


def _pdf(pictures: Sequence[Image.Image]) -> bytes:
    with pikepdf.new() as pdf:
        for picture in pictures:
            wide, high = _points(picture)
            page = pdf.add_blank_page(page_size=(wide, high))
            page.Resources = pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(P=pdf.make_indirect(_encoded(pdf, picture)))
            )
            page.Contents = pdf.make_stream(
                f"q {wide:.2f} 0 0 {high:.2f} 0 0 cm /P Do Q".encode()
            )
        return _saved(pdf)


def _points(picture: Image.Image) -> tuple[float, float]:
    """Return the page size: by the resolution if that gives at most A4, else A4."""
    across, down = picture.info["dpi"]
    if not (across > 1 and down > 1):
        across = down = float(SCAN_DPI)
    wide, high = picture.width * 72 / across, picture.height * 72 / down
    most = A4 if high >= wide else A4[::-1]
    fit = min(most[0] / wide, most[1] / high)
    if fit < 0.98:  # a scanner's A4 may be a millimetre off; a photograph is metres
        wide, high = wide * fit, high * fit
    return round(wide, 2), round(high, 2)


def _encoded(pdf: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Object:
    stream = pdf.make_stream(b"")
    facts = pikepdf.Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceRGB if picture.mode == "RGB" else Name.DeviceGray,
        BitsPerComponent=1 if picture.mode == "1" else 8,
    )
    stream.stream_dict = facts
    if picture.mode == "1":
        parameters = pikepdf.Dictionary(
            K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=False
        )
        stream.write(
            _group4(picture), filter=Name.CCITTFaxDecode, decode_parms=parameters
        )
        return stream
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    stream.write(out.getvalue(), filter=Name.DCTDecode)
    return stream


def _group4(picture: Image.Image) -> bytes:
    """Encode as one CCITT group 4 strip, which is what a PDF wants."""
    out = io.BytesIO()
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[TiffImagePlugin.ROWSPERSTRIP] = picture.height
    tags[TiffImagePlugin.PHOTOMETRIC_INTERPRETATION] = 0
    picture.save(out, "TIFF", compression="group4", tiffinfo=tags)
    out.seek(0)
    tiff = TiffImagePlugin.TiffImageFile(out)
    [start] = tiff.tag_v2[TiffImagePlugin.STRIPOFFSETS]
    [size] = tiff.tag_v2[TiffImagePlugin.STRIPBYTECOUNTS]
    return out.getvalue()[start : start + size]


def _cleaned(content: bytes) -> tuple[bytes, int]:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            cut_off = b"%%EOF" not in content[-2048:]
            if cut_off and pdf.get_warnings():
                # qpdf mends what is left, and nobody would miss the pages that are not.
                raise Refused(FileFault.DAMAGED)
            pages = len(pdf.pages)
            if pages > MOST_PAGES:
                raise Refused(FileFault.TOO_MANY_PAGES)
            _strip(pdf)
            clean = _saved(pdf)
    except pikepdf.PasswordError as error:
        raise Refused(FileFault.PASSWORD) from error
    except (pikepdf.PdfError, *_BROKEN) as error:
        raise Refused(FileFault.DAMAGED) from error
    if not pages or _pages_that_open(clean) != pages:
        raise Refused(FileFault.DAMAGED)
    return clean, pages


def _strip(pdf: pikepdf.Pdf) -> None:
    """Leave the pages as they look and nothing that acts or tells where from."""
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    for page in pdf.pages:
        _keep_only(page.obj, _PAGE_KEPT)
    _keep_only(pdf.Root, _ROOT_KEPT)
    if Name.Info in pdf.trailer:
        del pdf.trailer[Name.Info]
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            _strip_stream(thing)
        elif isinstance(thing, pikepdf.Dictionary) and _type(thing) == "/Pages":
            _keep_only(thing, _TREE_KEPT)


def _strip_stream(stream: pikepdf.Stream) -> None:
    # Not done to plain dictionaries: there these may be names of fonts or pictures.
    for name in _STREAM_NEVER_KEPT:
        if name in stream:
            del stream[name]
    if _type(stream) in _EMPTIED:
        stream.write(b"")


def _type(thing: pikepdf.Object) -> str:
    return str(thing.get("/Type", ""))


def _keep_only(thing: pikepdf.Object, kept: set[str]) -> None:
    for name in list(thing.keys()):
        if name not in kept:
            del thing[name]


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        encryption=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()


def _pages_that_open(pdf: bytes) -> int:
    try:
        document = pypdfium2.PdfDocument(pdf)
        count = sum(1 for page in document if min(page.get_size()) > 0)
        document.close()
    except pypdfium2.PdfiumError:
        return 0
    return count
