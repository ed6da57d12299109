"""Pages as PDF/A-2b: our own pixels, the words under them, and nothing else.

ISO 19005-2, level B: one output intent (sRGB), XMP that names part and conformance, no
encryption, no scripts, every typeface embedded. The words are written with Tesseract's
typeface without drawings, invisible (text rendering mode 3), one for each word's box.
"""

import io
from collections.abc import Sequence
from itertools import zip_longest

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageCms, TiffImagePlugin

from counter_app.documents.opening import DPI, Refused
from counter_app.documents.recognising import SURE, Word
from counter_app.domain.errors import FileFault

QUALITY = 75
GREY_QUALITY = 64
ICC_VERSION = bytes.fromhex("04200000")
_TOLD = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()
"""What the file says of itself (ISO 19005-2, 6.6)."""
_UNICODE = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0000> <FFFF> <0000>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def one_page(picture: Image.Image, words: Sequence[Word], font: bytes) -> bytes:
    """Return a PDF of one page with its words; ``font`` empty: without them."""
    with pikepdf.new() as pdf:
        dpi = float(picture.info["dpi"][0])
        wide, high = picture.width * 72 / dpi, picture.height * 72 / dpi
        page = pdf.add_blank_page(page_size=(round(wide, 2), round(high, 2)))
        drawing = f"q {wide:.2f} 0 0 {high:.2f} 0 0 cm /P Do Q\n".encode()
        resources = Dictionary(
            XObject=Dictionary(P=pdf.make_indirect(_encoded(pdf, picture)))
        )
        if font and words:
            resources.Font = Dictionary(T=_typeface(pdf, font))
            drawing += _written(words, 72 / dpi, picture.height)
        page.Resources = resources
        page.Contents = pdf.make_stream(drawing)
        return _saved(pdf)


def joined(pages: Sequence[bytes]) -> bytes:
    """Join one-page PDFs into one PDF/A-2b; equal pages give equal bytes."""
    if not pages:
        raise Refused(FileFault.EMPTY)
    try:
        with pikepdf.new() as pdf:
            for content in pages:
                with pikepdf.open(io.BytesIO(content)) as one:
                    pdf.pages.extend(one.pages)
            _share_typeface(pdf)
            _claim(pdf)
            return _saved(pdf)
    except pikepdf.PdfError as error:
        raise Refused(FileFault.DAMAGED) from error


def _claim(pdf: pikepdf.Pdf) -> None:
    """Say what the standard asks a file to say of itself."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # Bytes 8 to 11 are the version: nothing in it is newer than 4.2, which the standard
    # knows. Bytes 24 to 35 are when it was made: equal pages, equal bytes.
    profile = profile[:8] + ICC_VERSION + profile[12:24] + bytes(12) + profile[36:]
    stream = pdf.make_stream(profile, N=3)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=pikepdf.String("sRGB"),
                Info=pikepdf.String("sRGB IEC61966-2.1"),
                DestOutputProfile=pdf.make_indirect(stream),
            )
        ]
    )
    # Written out: some readers want the namespace named before the description begins.
    pdf.Root.Metadata = pdf.make_stream(_TOLD, Type=Name.Metadata, Subtype=Name.XML)


def _share_typeface(pdf: pikepdf.Pdf) -> None:
    """Let all pages use the typeface of the first that has one."""
    shared = None
    for page in pdf.pages:
        fonts = page.Resources.get("/Font")
        if fonts is None:
            continue
        if shared is None:
            shared = fonts.T
        fonts.T = shared


def _encoded(pdf: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Object:
    facts = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceRGB if picture.mode == "RGB" else Name.DeviceGray,
        BitsPerComponent=1 if picture.mode == "1" else 8,
        Interpolate=False,
    )
    stream = pdf.make_stream(b"")
    stream.stream_dict = facts
    if picture.mode == "1":
        parameters = Dictionary(
            K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=False
        )
        stream.write(
            _group4(picture), filter=Name.CCITTFaxDecode, decode_parms=parameters
        )
        return stream
    out, quality = io.BytesIO(), QUALITY if picture.mode == "RGB" else GREY_QUALITY
    picture.save(out, "JPEG", quality=quality, optimize=True, dpi=(DPI, DPI))
    stream.write(out.getvalue(), filter=Name.DCTDecode)
    return stream


def _group4(picture: Image.Image) -> bytes:
    """Encode as one CCITT group 4 strip, which is what a PDF wants.

    Turned inside out here: Pillow would do it for the photometric tag, dot by dot in
    Python, which takes longer than reading the page.
    """
    out = io.BytesIO()
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[TiffImagePlugin.ROWSPERSTRIP] = picture.height
    inside_out = ImageChops.invert(picture)
    inside_out.save(out, "TIFF", compression="group4", tiffinfo=tags)
    out.seek(0)
    tiff = TiffImagePlugin.TiffImageFile(out)
    [start] = tiff.tag_v2[TiffImagePlugin.STRIPOFFSETS]
    [size] = tiff.tag_v2[TiffImagePlugin.STRIPBYTECOUNTS]
    return out.getvalue()[start : start + size]


def _typeface(pdf: pikepdf.Pdf, font: bytes) -> pikepdf.Object:
    """Embed the typeface: every character is one empty box, half as wide as high."""
    every_one = pdf.make_stream(b"\x00\x01" * 65536)
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.GlyphLessFont,
        FontFile2=pdf.make_stream(font, Length1=len(font)),
        FontBBox=[0, 0, 500, 1000],
        Flags=5,
        ItalicAngle=0,
        Ascent=1000,
        Descent=-1,
        CapHeight=1000,
        StemV=80,
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.GlyphLessFont,
        CIDToGIDMap=every_one,
        CIDSystemInfo=Dictionary(
            Registry=pikepdf.String("Adobe"),
            Ordering=pikepdf.String("Identity"),
            Supplement=0,
        ),
        FontDescriptor=pdf.make_indirect(described),
        DW=500,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.GlyphLessFont,
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(descendant)],
            ToUnicode=pdf.make_stream(_UNICODE),
        )
    )


def _written(words: Sequence[Word], scale: float, height: int) -> bytes:
    """Write each word as wide as its box and as high as its line, so they read on."""
    tops: dict[int, int] = {}
    feet: dict[int, int] = {}
    for word in words:
        tops[word.line] = min(tops.get(word.line, height), word.box[1])
        feet[word.line] = max(feet.get(word.line, 0), word.box[3])
    parts = ["BT 3 Tr"]
    for word, after in zip_longest(words, words[1:]):
        text = "".join(letter for letter in word.text if ord(letter) < 0x10000)
        if word.sure < SURE or not text:
            continue
        left, _top, right, _bottom = word.box
        size = max(1.0, (feet[word.line] - tops[word.line]) * scale)
        stretch = 100 * (right - left) * scale / (0.5 * size * len(text))
        goes_on = after is not None and after.line == word.line
        code = (f"{text} " if goes_on else text).encode("utf-16-be").hex()
        place = f"{left * scale:.2f} {(height - feet[word.line]) * scale:.2f}"
        parts.append(
            f"/T {size:.2f} Tf {stretch:.1f} Tz 1 0 0 1 {place} Tm <{code}> Tj"
        )
    parts.append("ET")
    return "\n".join(parts).encode()


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        encryption=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()
