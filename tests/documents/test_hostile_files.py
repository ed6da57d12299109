"""Files that mean harm, or merely come from telephones: SECURITY cases 45 to 57."""

import io
import os
import signal
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from counter_app.documents.pictures import IsolatedPictures
from counter_app.domain.errors import FileFault, FileRefused
from counter_app.services.scanning import shown_name
from tests.documents.test_pictures import encoded, page_of, photograph, taken_in


@pytest.fixture(scope="module")
def pictures():
    with IsolatedPictures(workers=1) as made:
        yield made


def test_case_48_what_hides_behind_a_picture_is_not_kept(pictures):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("evil.txt", "HIDDEN-IN-ZIP")
    polyglot = encoded(photograph(), "JPEG") + b"%PDF-1.7 HIDDEN" + packed.getvalue()

    kept, pages = taken_in(pictures, "anh.jpg", polyglot)

    assert pages == 1
    with pikepdf.open(io.BytesIO(kept)) as pdf:
        streams = [s for s in pdf.objects if isinstance(s, pikepdf.Stream)]
        held = b"".join(stream.read_raw_bytes() for stream in streams)
    assert b"HIDDEN" not in kept + held
    assert b"PK\x03\x04" not in kept + held


@pytest.mark.parametrize("ending", ["png", "jpg", "pdf", "tif", "heic"])
@pytest.mark.parametrize(
    "content",
    [b"<svg xmlns='x' onload='y()'/>", b"<html><script>", b"\x01\0\0\0EMF" * 9],
    ids=["svg", "html", "emf"],
)
def test_case_49_another_kind_under_a_good_name_is_refused(pictures, ending, content):
    with pytest.raises(FileRefused) as caught:
        pictures.pages_in(f"giay.{ending}", content)

    assert caught.value.reason is FileFault.MISLABELLED


def test_case_46_a_tree_of_pages_that_eats_itself_is_refused(pictures):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        pdf.Root.Pages.Count = 100_000
        out = io.BytesIO()
        pdf.save(out)

    with pytest.raises(FileRefused):
        taken_in(pictures, "vong.pdf", out.getvalue())


def test_case_50_a_decoder_that_crashes_costs_that_page_only():
    with IsolatedPictures(workers=1) as pictures:
        content = encoded(photograph(), "PNG")
        pictures.pages_in("a.png", content)
        [worker] = pictures.worker_ids
        os.kill(worker, signal.SIGSEGV)
        os.waitid(os.P_PID, worker, os.WEXITED | os.WNOWAIT)

        look, _pdf = pictures.look(page_of(), [content])

        assert look.size


@pytest.mark.parametrize(
    "name",
    [
        "..\\..\\x",
        "CON",
        "a.pdf:ads",
        "a\0b.pdf",
        "d" * 300,
        "\u202efdp.exe",
        "../../etc",
    ],
)
def test_case_53_a_name_is_only_shown(name):
    shown = shown_name(name)

    assert len(shown) <= 120
    assert "\0" not in shown
    assert "\u202e" not in shown


def test_the_pictures_of_telephones_are_taken_without_their_places(pictures):
    import pillow_heif

    exif = Image.Exif()
    exif[0x010E] = "SECRET-PLACE"
    heif = pillow_heif.from_pillow(photograph().convert("RGB"))
    out = io.BytesIO()
    heif.save(out, quality=70, exif=exif.tobytes())
    assert b"SECRET-PLACE" in out.getvalue()

    kept, pages = taken_in(pictures, "IMG_0001.HEIC", out.getvalue())

    assert pages == 1
    assert b"SECRET-PLACE" not in kept


def test_every_page_of_a_tiff_is_taken(pictures):
    first, *rest = (photograph().rotate(turn) for turn in (0, 90, 180))
    out = io.BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=rest, dpi=(100, 100))

    assert taken_in(pictures, "fax.tif", out.getvalue())[1] == 3


def test_a_scanner_that_sends_nonsense_sets_one_page_aside(pictures):
    with pytest.raises(FileRefused):
        pictures.look(page_of(), [b"\x89PNG\r\n\x1a\n" + os.urandom(500)])


def evil_names():
    """Five hundred names that mean harm, or come from careless programs."""
    bad = (
        *("../" * 9, "..\\..\\", "CON", "nul.pdf", "a.pdf:ads", "C:\\x.pdf", "~/.ssh"),
        *("\u202efdp.exe", "\u2066x\u2069", "a\u200bb", "\ufeffa", "a\0b", "\x1b[31m"),
        *("a\nb", "a\r\nb", "\t", "%s%n", "{0}", "=cmd|x", "'; DROP TABLE", "<b>x"),
        *(
            "-rf",
            "$(id)",
            "`id`",
            "|sh",
            ".",
            "..",
            "\ud800",
            "e\u0301" * 200,
            "x" * 9999,
        ),
    )
    endings = ("", ".pdf", ".PNG", ".jpg.exe", ". ", ".tiff\u202e", ".heic\n")
    return [
        (one + end) * times for one in bad for end in endings for times in (1, 2, 9)
    ]


def test_case_53_five_hundred_names_are_shown_harmlessly_and_stored_nowhere():
    names = evil_names()
    assert len(names) >= 500

    for name in names:
        shown = shown_name(name)
        assert len(shown) <= 120
        assert not [
            letter for letter in shown if unicodedata.category(letter)[0] == "C"
        ]


def test_case_45_a_flood_of_pixels_in_a_few_kilobytes_is_refused_at_once(pictures):
    rows = zlib.compress(bytes(60_001) * 100, 9)
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    flood = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body))
        + kind
        + body
        + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )

    with pytest.raises(FileRefused) as caught:
        pictures.pages_in("a.png", flood)

    assert len(flood) < 20_000
    assert caught.value.reason is FileFault.TOO_MANY_PIXELS
    [worker] = pictures.worker_ids
    status = Path(f"/proc/{worker}/status").read_text()
    assert int(status.split("VmHWM:")[1].split()[0]) < 200 * 1024


def test_case_54_a_scanned_picture_keeps_neither_profile_nor_place(pictures):
    exif = Image.Exif()
    exif[0x010E] = "SECRET-PLACE"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    content = encoded(photograph(), "JPEG", exif=exif.tobytes(), icc_profile=profile)
    assert b"SECRET-PLACE" in content

    kept, _pages = taken_in(pictures, "anh.jpg", content)

    with pikepdf.open(io.BytesIO(kept)) as pdf:
        streams = [s for s in pdf.objects if isinstance(s, pikepdf.Stream)]
        held = b"".join(stream.read_raw_bytes() for stream in streams)
    assert b"SECRET-PLACE" not in kept + held
    assert b"Lab " not in kept + held
    assert b"Exif" not in held


def test_case_57_a_resolution_that_cannot_be_is_not_believed(pictures):
    content = encoded(photograph(), "PNG", dpi=(1_000_000, 1_000_000))

    kept, pages = taken_in(pictures, "quet.png", content)

    assert pages == 1
    with pikepdf.open(io.BytesIO(kept)) as pdf:
        _left, _bottom, wide, high = (float(side) for side in pdf.pages[0].MediaBox)
    assert 200 < min(wide, high) <= max(wide, high) < 1200  # a sheet of paper
