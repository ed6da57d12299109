"""A page at 300 dpi cleaned, checked, read and filed, against its libraries alone.

The limit asks Pillow, Tesseract, ZXing and pikepdf once for each part of it, one after
the other, and is told beforehand what the program must find out: the angle, where the
writing is, what the page is kept as. Processor time of one core.
"""

import io
from collections.abc import Callable
from time import process_time
from typing import Any

import pikepdf
import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.scanned_page import ASKEW, scanned
from counter_app.documents import archiving, looking, recognising
from counter_app.documents.looking import Wish


def measure(rounds: int) -> Measurement:
    """Do the same page both ways, in turn."""
    if recognising.data_folder() is None:
        raise NotMeasured("Tesseract's Vietnamese data are not installed")
    recognising.prepare()
    raw = scanned("stamped")
    bare = _Bare(raw)

    def ours() -> None:
        _noticed, pdf = looking.look([(raw, 0)], Wish())
        archiving.joined([pdf])

    ours()
    bare.run()
    mine, limit = [], []
    for _ in range(rounds):
        mine.append(_milliseconds(ours))
        limit.append(_milliseconds(bare.run))
    return Measurement(
        name="page",
        what="a page at 300 dpi cleaned, checked, read and filed, processor time",
        against="the same libraries called once each, told what is to be found out",
        unit="ms",
        ours=mine,
        limit=limit,
        goal=1.2,
    )


def _milliseconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return (process_time() - began) * 1000


class _Bare:
    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._reader: Any = recognising._reader()
        self._kinds = zxingcpp.barcode_formats_from_str("QRCode,Code128")

    def run(self) -> bytes:
        """Do the page; return it as PDF."""
        page: Image.Image = Image.open(io.BytesIO(self._raw))
        page.load()
        size = (1654, 2339)
        page = page.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        white = self._whitened(page)
        self._checked(page.convert("L"), white)
        straight = white.rotate(ASKEW, Image.Resampling.BICUBIC, fillcolor="white")
        grey = straight.convert("L")
        self._reader.SetImage(grey)
        self._reader.SetSourceResolution(200)
        self._reader.Recognize()
        words = self._reader.GetUTF8Text()
        self._reader.Clear()
        zxingcpp.read_barcodes(grey, formats=self._kinds)
        zxingcpp.read_barcodes(grey.reduce(2), formats=self._kinds)
        out = io.BytesIO()
        straight.save(out, "JPEG", quality=75, optimize=True)
        return self._filed(out.getvalue(), words, size)

    def _whitened(self, page: Image.Image) -> Image.Image:
        paper = page.convert("L").reduce(8)
        for _ in range(2):
            paper = paper.filter(ImageFilter.MaxFilter(9))
        paper = paper.filter(ImageFilter.GaussianBlur(8))
        gain = paper.point([255 - level for level in range(256)]).resize(page.size)
        gain = Image.merge("RGB", (gain, gain, gain))
        lifted = ImageChops.add(page, ImageChops.multiply(page, gain))
        return lifted.point([*range(256)] * 3)

    def _checked(self, grey: Image.Image, white: Image.Image) -> None:
        small = white.convert("L").reduce(4)
        small.filter(ImageFilter.MedianFilter(3)).getbbox()
        for size, kind in ((5, ImageFilter.MaxFilter), (5, ImageFilter.MinFilter)):
            small.filter(kind(size)).histogram()
        calm = grey.filter(ImageFilter.GaussianBlur(1))
        near = ImageChops.difference(calm, calm.filter(ImageFilter.GaussianBlur(2)))
        far = ImageChops.difference(calm, calm.filter(ImageFilter.GaussianBlur(6)))
        empty = far.filter(ImageFilter.BoxBlur(3)).point([255] * 12 + [0] * 244)
        near.histogram(empty)
        far.histogram(empty)

    def _filed(self, jpeg: bytes, words: str, size: tuple[int, int]) -> bytes:
        once = io.BytesIO()
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page(page_size=(595, 842))
            picture = pdf.make_stream(
                b"",
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=size[0],
                Height=size[1],
                ColorSpace=pikepdf.Name.DeviceRGB,
                BitsPerComponent=8,
            )
            picture.write(jpeg, filter=pikepdf.Name.DCTDecode)
            pictures = pikepdf.Dictionary(P=pdf.make_indirect(picture))
            page.Resources = pikepdf.Dictionary(XObject=pictures)
            page.Contents = pdf.make_stream(words.encode())
            pdf.save(once)
        twice = io.BytesIO()
        with pikepdf.open(once) as one, pikepdf.new() as pdf:
            pdf.pages.extend(one.pages)
            pdf.save(twice)
        return twice.getvalue()
