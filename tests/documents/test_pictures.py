"""Hostile and ordinary files through the real worker process."""

import io
import os
import random
import signal
import struct
import threading
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from counter_app.documents.pictures import BIGGEST, IsolatedPictures
from counter_app.domain.errors import FileFault, FileRefused
from counter_app.domain.stacks import Page, Raw

JPEG_ORIENTATION = 0x0112


@pytest.fixture(scope="module")
def pictures():
    with IsolatedPictures() as made:
        yield made


def encoded(picture: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def photograph(size=(800, 600)) -> Image.Image:
    across = Image.radial_gradient("L").resize(size)
    down = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (across, down, Image.new("L", size, 90)))


def line_drawing(size=(1654, 2339)) -> Image.Image:
    page = Image.new("L", size, 255)
    pen = ImageDraw.Draw(page)
    for line in range(100, size[1] - 100, 60):
        pen.line((150, line, size[0] - 150, line), fill=0, width=4)
    return page


def pdf_of(pages: int = 1, **saving) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for number in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Contents = pdf.make_stream(
                f"0 0 1 rg 50 {100 + number} 200 300 re f".encode()
            )
        pdf.save(out, **saving)
    return out.getvalue()


def is_red(pixel: tuple[int, ...]) -> bool:
    return pixel[0] > 230 and max(pixel[1:3]) < 25


def page_of(name: str = "", index: int = 0, **how) -> Page:
    raw = Raw(sha256="", index=index)
    where = {"batch": "b", "part": "b", "tapped": "dòng", "row": "dòng"}
    return Page(id="p", raws=(raw,), name=name, **where, **how)


def taken_in(pictures, name: str, content: bytes) -> tuple[bytes, int]:
    """The file as it is kept in the end, and its page count."""
    pages = pictures.pages_in(name, content)
    looks = [pictures.look(page_of(name, at), [content])[1] for at in range(pages)]
    return pictures.joined(looks), pages


def scanned(pictures, *pages: bytes) -> bytes:
    return pictures.joined([pictures.look(page_of(), [page])[1] for page in pages])


def reason(pictures: IsolatedPictures, name: str, content: bytes) -> FileFault:
    with pytest.raises(FileRefused) as caught:
        taken_in(pictures, name, content)
    assert caught.value.name == name
    return caught.value.reason


def size_of_first_page(pdf: bytes) -> list[float]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        box = [float(part) for part in opened.pages[0].mediabox]
    return box[2:]


def filter_of_first_picture(pdf: bytes) -> tuple[str, str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        picture = opened.pages[0].Resources.XObject.P
        return str(picture.Filter), str(picture.ColorSpace)


def chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def test_scanned_pages_become_an_a4_pdf_of_as_many_pages(pictures):
    page = encoded(photograph((1654, 2339)), "PNG", dpi=(200, 200))

    pdf = scanned(pictures, page, page, page)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 3
    wide, high = size_of_first_page(pdf)
    assert abs(wide - 595.3) < 1
    assert abs(high - 841.9) < 1


def test_equal_pages_give_equal_bytes(pictures):
    page = encoded(photograph(), "PNG", dpi=(200, 200))

    assert scanned(pictures, page) == scanned(pictures, page)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (line_drawing(), ("/CCITTFaxDecode", "/DeviceGray")),
        (photograph(), ("/DCTDecode", "/DeviceRGB")),
        (photograph().convert("L"), ("/DCTDecode", "/DeviceGray")),
        (photograph().convert("L").convert("RGB"), ("/DCTDecode", "/DeviceGray")),
    ],
    ids=["lines", "colour", "grey", "grey-as-colour"],
)
def test_a_page_is_encoded_by_what_is_on_it(pictures, page, expected):
    pdf = scanned(pictures, encoded(page, "PNG"))

    assert filter_of_first_picture(pdf) == expected


def test_a_line_drawing_comes_back_black_on_white(pictures):
    pdf = scanned(pictures, encoded(line_drawing(), "PNG", dpi=(200, 200)))

    drawn = Image.open(io.BytesIO(pictures.preview(pdf, 0, 1654))).convert("L")
    assert len(pdf) < 30_000
    assert drawn.getpixel((800, 20)) > 250
    assert drawn.getpixel((800, 102)) < 60


def test_a_red_stamp_keeps_a_page_in_colour(pictures):
    page = line_drawing().convert("RGB")
    ImageDraw.Draw(page).ellipse((900, 1800, 1200, 2100), outline="red", width=8)

    pdf = scanned(pictures, encoded(page, "PNG"))

    assert filter_of_first_picture(pdf)[1] == "/DeviceRGB"


def test_no_pages_are_refused(pictures):
    with pytest.raises(FileRefused):
        pictures.joined([])


def test_the_preview_is_as_wide_as_asked(pictures):
    drawn = Image.open(io.BytesIO(pictures.preview(pdf_of(), 0, 300)))

    assert drawn.format == "PNG"
    assert drawn.width in {299, 300, 301}
    assert drawn.getpixel((100, 250))[:3] == (0, 0, 255)


def test_a_page_that_is_not_there_is_refused(pictures):
    with pytest.raises(FileRefused):
        pictures.preview(pdf_of(), 5, 300)


def test_a_pdf_is_taken_with_its_pages(pictures):
    pdf, pages = taken_in(pictures, "đơn.pdf", pdf_of(3))

    assert (pages, pdf[:5]) == (3, b"%PDF-")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_is_one_page_within_a4(pictures, kind):
    content = encoded(photograph((4000, 3000)), kind, dpi=(72, 72))

    pdf, pages = taken_in(pictures, "anh." + kind.lower(), content)

    wide, high = size_of_first_page(pdf)
    assert pages == 1
    assert wide <= 842
    assert high <= 596
    assert abs(wide / high - 4 / 3) < 0.01


def test_a_refused_file_leaves_a_line_with_the_reason_and_no_name(pictures, caplog):
    reason(pictures, "Đỗ Thị Phượng 001187012901.pdf", b"<svg/>")

    assert "a file was refused: " in caplog.text
    assert "Phượng" not in caplog.text


def test_the_content_decides_and_not_the_name(pictures):
    assert taken_in(pictures, "anh.jpg", pdf_of(2))[1] == 2
    assert taken_in(pictures, "don.pdf", encoded(photograph(), "PNG"))[1] == 1


def test_a_turned_photograph_stands_upright_and_tells_no_place(pictures):
    exif = Image.Exif()
    exif[JPEG_ORIENTATION] = 6
    exif[0x010E] = "SECRET-PLACE"
    content = encoded(photograph((800, 400)), "JPEG", exif=exif)

    pdf, _ = taken_in(pictures, "anh.jpg", content)

    wide, high = size_of_first_page(pdf)
    assert high > wide
    assert b"SECRET-PLACE" in content
    assert b"SECRET-PLACE" not in pdf


@pytest.mark.parametrize(
    "picture",
    [
        photograph().convert("CMYK"),
        photograph().convert("P"),
        photograph().convert("RGBA"),
        photograph().convert("L").convert("I;16"),
        photograph().convert("LA"),
        line_drawing().convert("1"),
    ],
    ids=lambda picture: picture.mode,
)
def test_every_kind_of_pixel_is_taken(pictures, picture):
    kind = "JPEG" if picture.mode == "CMYK" else "PNG"

    assert taken_in(pictures, "anh", encoded(picture, kind))[1] == 1


def test_scripts_files_actions_and_metadata_are_left_behind(pictures):
    with pikepdf.open(io.BytesIO(pdf_of())) as pdf:
        act = Dictionary(S=Name.JavaScript, JS=String("app.alert('EVIL')"))
        pdf.Root.OpenAction = act
        pdf.Root.AA = Dictionary(WC=act)
        pdf.Root.Names = Dictionary(
            JavaScript=Dictionary(Names=Array([String("x"), act]))
        )
        pdf.attachments["evil.exe"] = b"MZ EVIL"
        pdf.pages[0].obj.AA = Dictionary(O=act)
        pdf.pages[0].obj.Annots = Array(
            [
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array([0, 0, 9, 9]),
                    A=Dictionary(S=Name.Launch, F=String("EVIL.exe")),
                )
            ]
        )
        pdf.docinfo["/Author"] = "SECRET-AUTHOR"
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = "SECRET-TITLE"
        out = io.BytesIO()
        pdf.save(out)

    clean, _ = taken_in(pictures, "don.pdf", out.getvalue())

    with pikepdf.open(io.BytesIO(clean)) as pdf:
        said = ""
        for thing in pdf.objects:
            said += repr(thing)
            if isinstance(thing, pikepdf.Stream):
                said += repr(thing.read_raw_bytes())
        assert set(pdf.Root.keys()) == {
            *("/Type", "/Pages", "/Metadata", "/OutputIntents"),
        }
        assert Name.Info not in pdf.trailer
        assert len(pdf.attachments) == 0
    for trace in ("EVIL", "JavaScript", "Launch", "SECRET"):
        assert trace not in said


def test_what_a_page_draws_stays_whatever_its_name(pictures):
    with pikepdf.open(io.BytesIO(pdf_of())) as pdf:
        metadata = pdf.make_stream(b"SECRET", Type=Name.Metadata)
        square = pdf.make_stream(
            b"1 0 0 rg 0 0 100 100 re f",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 100, 100]),
            Metadata=metadata,
        )
        names = Dictionary({"/A": square, "/AA": square, "/Metadata": square})
        pdf.pages[0].Resources = Dictionary(
            XObject=pdf.make_indirect(names),
            Properties=Dictionary(P=Dictionary(Metadata=metadata)),
        )
        pdf.pages[0].Contents = pdf.make_stream(
            b"/A Do q 1 0 0 1 200 0 cm /AA Do Q q 1 0 0 1 400 0 cm /Metadata Do Q"
        )
        out = io.BytesIO()
        pdf.save(out, compress_streams=False)

    clean, _ = taken_in(pictures, "don.pdf", out.getvalue())

    drawn = Image.open(io.BytesIO(pictures.preview(clean, 0, 595)))
    seen = [drawn.getpixel((across, 800))[:3] for across in (50, 250, 450)]
    assert all(is_red(pixel) for pixel in seen)
    with pikepdf.open(io.BytesIO(clean)) as pdf:
        streams = [s for s in pdf.objects if isinstance(s, pikepdf.Stream)]
        assert not any(b"SECRET" in stream.read_raw_bytes() for stream in streams)


def test_a_page_that_unpacks_without_end_costs_that_file_only():
    with pikepdf.open(io.BytesIO(pdf_of())) as pdf:
        pack, content = zlib.compressobj(9), b"0 0 m " * 2**20
        # After a full flush every block packs alike: packed once, there 300 times.
        first, block = (
            pack.compress(content) + pack.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
        )
        stream = pdf.make_stream(b"")
        stream.write(first + block * 299 + pack.flush(), filter=Name.FlateDecode)
        pdf.pages[0].Contents = stream
        out = io.BytesIO()
        pdf.save(out)

    with IsolatedPictures() as pictures:
        with pytest.raises(FileRefused):
            pictures.preview(out.getvalue(), 0, 300)

        assert taken_in(pictures, "don.pdf", pdf_of())[1] == 1


def test_a_filled_form_keeps_its_visible_answer(pictures):
    with pikepdf.open(io.BytesIO(pdf_of())) as pdf:
        look = pdf.make_stream(
            b"1 0 0 rg 0 0 100 100 re f",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 100, 100]),
        )
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Btn,
                T=String("f"),
                F=4,
                Rect=Array([400, 700, 500, 800]),
                AP=Dictionary(N=look),
            )
        )
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        out = io.BytesIO()
        pdf.save(out)

    clean, _ = taken_in(pictures, "don.pdf", out.getvalue())

    drawn = Image.open(io.BytesIO(pictures.preview(clean, 0, 595)))
    assert is_red(drawn.getpixel((450, 92)))


def test_nothing_is_empty(pictures):
    assert reason(pictures, "trong.pdf", b"") is FileFault.EMPTY


def test_a_file_over_the_limit_tells_its_size(pictures):
    with pytest.raises(FileRefused) as caught:
        taken_in(pictures, "to.pdf", b"%PDF-" + bytes(BIGGEST))

    assert caught.value.reason is FileFault.TOO_BIG
    assert caught.value.limit == 25
    assert caught.value.megabytes > 25


def test_a_password_is_asked_for_nobody(pictures):
    locked = pdf_of(encryption=pikepdf.Encryption(owner="chu", user="mat-khau"))

    assert reason(pictures, "khoa.pdf", locked) is FileFault.PASSWORD


def test_a_pdf_anyone_may_read_loses_its_encryption(pictures):
    open_to_read = pdf_of(encryption=pikepdf.Encryption(owner="chu", user=""))

    pdf, _ = taken_in(pictures, "don.pdf", open_to_read)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.is_encrypted


def test_two_hundred_and_one_pages_are_too_many(pictures):
    assert pictures.pages_in("sach.pdf", pdf_of(200)) == 200
    assert reason(pictures, "sach.pdf", pdf_of(201)) is FileFault.TOO_MANY_PAGES


def test_a_pixel_flood_is_refused_before_it_is_unpacked(pictures):
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )

    assert reason(pictures, "bom.png", bomb) is FileFault.TOO_MANY_PIXELS


@pytest.mark.parametrize("size", [(10_000, 8_001), (12_001, 100)])
def test_a_picture_just_over_the_limit_is_refused(pictures, size):
    content = encoded(Image.new("1", size), "PNG")

    assert reason(pictures, "anh.png", content) is FileFault.TOO_MANY_PIXELS


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_cut_in_half_is_damaged(pictures, kind):
    whole = encoded(photograph(), kind)

    found = reason(pictures, "anh.jpg", whole[: len(whole) // 2])

    assert found is FileFault.DAMAGED


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_pdf_cut_off_is_damaged(pictures, part):
    whole = pdf_of(20, object_stream_mode=pikepdf.ObjectStreamMode.disable)

    found = reason(pictures, "don.pdf", whole[: int(len(whole) * part)])

    assert found is FileFault.DAMAGED


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("cai-dat.pdf", b"MZ\x90\0" + bytes(500), FileFault.UNKNOWN_KIND),
        ("la.pdf", b"MZ\x90\0%PDF-1.7\n", FileFault.UNKNOWN_KIND),
        ("don.docx", b"PK\x03\x04" + bytes(500), FileFault.UNKNOWN_KIND),
        ("don.pdf", b"PK\x03\x04" + bytes(500), FileFault.MISLABELLED),
        ("anh.jpg", encoded(photograph(), "GIF"), FileFault.MISLABELLED),
        ("trang.svg", b"<svg onload='x()'/>", FileFault.UNKNOWN_KIND),
    ],
)
def test_what_is_neither_pdf_nor_picture_is_refused(pictures, name, content, fault):
    assert reason(pictures, name, content) is fault


@pytest.mark.parametrize(
    "head", [b"", b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"]
)
def test_noise_is_refused_and_the_worker_goes_on(pictures, head):
    noise = random.Random(7)
    for _ in range(20):
        reason(pictures, "nhieu.bin", head + noise.randbytes(2000))

    assert taken_in(pictures, "don.pdf", pdf_of())[1] == 1


def test_a_worker_killed_between_jobs_is_replaced():
    with IsolatedPictures(workers=1) as pictures:
        taken_in(pictures, "don.pdf", pdf_of())
        first = pictures.worker_ids[0]
        os.kill(first, signal.SIGKILL)
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)

        assert taken_in(pictures, "don.pdf", pdf_of())[1] == 1
        assert pictures.worker_ids[0] != first


def test_a_worker_killed_in_mid_job_costs_that_file_only():
    with IsolatedPictures(workers=1) as pictures:
        taken_in(pictures, "don.pdf", pdf_of())
        os.kill(pictures.worker_ids[0], signal.SIGSTOP)
        killing = threading.Timer(
            0.2, os.kill, (pictures.worker_ids[0], signal.SIGKILL)
        )
        killing.start()

        assert reason(pictures, "don.pdf", pdf_of()) is FileFault.UNREADABLE
        killing.join()
        assert taken_in(pictures, "don.pdf", pdf_of())[1] == 1


def test_a_worker_that_hangs_is_killed_in_time():
    with IsolatedPictures(time_limit=10, workers=1) as pictures:
        taken_in(pictures, "don.pdf", pdf_of())
        hung = pictures.worker_ids[0]
        pictures._time_limit = 0.2
        os.kill(hung, signal.SIGSTOP)

        assert reason(pictures, "don.pdf", pdf_of()) is FileFault.UNREADABLE
        pictures._time_limit = 10
        assert taken_in(pictures, "don.pdf", pdf_of())[1] == 1
        assert pictures.worker_ids[0] != hung


def test_the_largest_page_in_colour_that_is_allowed_fits_into_the_memory(pictures):
    content = io.BytesIO()
    Image.new("RGB", (8900, 8980), (180, 40, 30)).save(content, "JPEG", dpi=(600, 600))

    kept, pages = taken_in(pictures, "ban-do.jpg", content.getvalue())

    assert pages == 1
    assert kept.startswith(b"%PDF-")


def test_the_worker_may_not_grow_nor_write_nor_see_our_environment(monkeypatch):
    monkeypatch.setenv("COUNTER_SECRET", "khóa")
    with IsolatedPictures(workers=1) as pictures:
        taken_in(pictures, "don.pdf", pdf_of())
        process = Path(f"/proc/{pictures.worker_ids[0]}")

        limits = (process / "limits").read_text().splitlines()
        said = {line[:26].strip(): line[26:].split()[0] for line in limits}
        assert b"COUNTER_SECRET" not in (process / "environ").read_bytes()
        assert said["Max address space"] == str(640 * 2**20)
        assert said["Max file size"] == "0"
        assert said["Max core file size"] == "0"
        assert said["Max cpu time"].isdigit()


def test_the_worker_stands_back_behind_the_screen():
    with IsolatedPictures(workers=1) as pictures:
        taken_in(pictures, "don.pdf", pdf_of())

        ours = os.getpriority(os.PRIO_PROCESS, 0)
        its = os.getpriority(os.PRIO_PROCESS, pictures.worker_ids[0])
        assert its == min(19, ours + 10)


def test_the_worker_ends_with_its_owner():
    pictures = IsolatedPictures(workers=1)
    taken_in(pictures, "don.pdf", pdf_of())
    worker = pictures.worker_ids[0]

    pictures.close()

    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
