"""The camera over the counter: real ffmpeg, a network camera on loopback.

No USB camera can be plugged in here: what ffmpeg says of one is played by a script.
"""

import io
import os
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image, ImageChops

from counter_app.documents.camera import Camera, aiming_mode, finest_mode
from counter_app.documents.pictures import IsolatedPictures
from counter_app.domain.aiming import FRAME as LIVE
from counter_app.domain.aiming import HIGH, WIDE
from counter_app.domain.camera_errors import CameraProblem
from counter_app.domain.errors import DeviceFault
from counter_app.domain.scan_profiles import ScanProfile
from counter_app.domain.stacks import Page, PageId, PartId, Raw
from tests.fakes.sheets import BIRTH, photographed, sheet

PROFILE = ScanProfile(id="camera", camera=True)
PART = b"--frame\r\nContent-Type: image/jpeg\r\n\r\n"


def jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


FRAME = jpeg(Image.effect_noise((640, 480), 50))
NEXT = jpeg(Image.new("L", (320, 240), 200))


class NetworkCamera(BaseHTTPRequestHandler):
    """Gives pictures as cheap cameras do, and fails as they do."""

    def log_message(self, *_words):
        pass

    def do_GET(self):
        name = self.path.strip("/?").removesuffix("?q=1").removesuffix(".jpg")
        if name.isdigit():
            self.send_error(int(name))
        else:
            self.send_response(200)
            getattr(self, name)()

    def picture(self):
        self.begin("image/jpeg", FRAME)

    def stream(self):
        self.begin("multipart/x-mixed-replace; boundary=frame")
        for _ in range(50):
            self.wfile.write(PART + FRAME + b"\r\n")

    def stumbling(self):
        self.begin("multipart/x-mixed-replace; boundary=frame")
        self.wfile.write(PART + FRAME[: len(FRAME) // 2] + b"\r\n")
        for _ in range(50):
            self.wfile.write(PART + NEXT + b"\r\n")

    def unplugged(self):
        self.begin("image/jpeg", FRAME[: len(FRAME) // 2])
        self.connection.shutdown(socket.SHUT_RDWR)

    def page(self):
        self.begin("image/jpeg", jpeg(photographed(sheet(BIRTH, 300))))

    def nonsense(self):
        self.begin("image/jpeg", b"%PDF-1.7 " + b"no picture " * 99)

    def silent(self):
        self.begin("image/jpeg")
        self.server.asked.set()
        self.server.over.wait(30)

    def begin(self, kind, content=b""):
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()


@pytest.fixture(scope="module")
def address():
    server = ThreadingHTTPServer(("127.0.0.1", 0), NetworkCamera)
    server.asked, server.over = threading.Event(), threading.Event()
    server.handle_error = lambda *_who: None  # a reader that left is no error
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    NetworkCamera.server_of_all = server
    yield f"http://127.0.0.1:{server.server_port}"
    server.over.set()
    server.shutdown()
    server.server_close()
    serving.join()


def frame(device: str, camera: Camera | None = None) -> Image.Image:
    [content] = (camera or Camera()).pages(device, PROFILE)
    return Image.open(io.BytesIO(content))


def fault(device: str, camera: Camera | None = None) -> DeviceFault:
    with pytest.raises(CameraProblem) as caught:
        list((camera or Camera()).pages(device, PROFILE))
    return caught.value.reason


@pytest.mark.parametrize("way", ["picture", "picture.jpg", "picture.jpg?q=1", "stream"])
def test_one_frame_is_taken_whole_from_a_picture_or_a_stream(address, way):
    taken = frame(f"{address}/{way}")

    assert (taken.format, taken.size) == ("PNG", (640, 480))


def test_a_frame_that_came_half_is_passed_over_for_the_next(address):
    assert frame(f"{address}/stumbling").size == (320, 240)


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("unplugged", DeviceFault.IO),
        ("nonsense", DeviceFault.IO),
        ("500", DeviceFault.IO),
        ("404", DeviceFault.GONE),
        ("401", DeviceFault.DENIED),
        ("403", DeviceFault.DENIED),
    ],
)
def test_what_a_camera_does_wrong_has_its_name(address, where, why):
    assert fault(f"{address}/{where}") is why


def test_a_camera_that_says_nothing_is_given_up(address):
    assert fault(f"{address}/silent", Camera(silence=0.5)) is DeviceFault.STOPPED


def test_the_officer_stops_waiting_for_a_camera(address):
    camera, caught = Camera(), []
    server = NetworkCamera.server_of_all
    server.asked.clear()

    def capture():
        caught.append(fault(f"{address}/silent", camera))

    waiting = threading.Thread(target=capture)
    waiting.start()
    server.asked.wait(20)
    with pytest.raises(CameraProblem) as other:
        list(camera.pages(f"{address}/picture", PROFILE))
    camera.stop()
    waiting.join()

    assert other.value.reason is DeviceFault.BUSY
    assert caught == [DeviceFault.CANCELLED]
    assert frame(f"{address}/picture", camera).size == (640, 480)


@pytest.mark.parametrize(
    "device", ["http://127.0.0.1:9/x", "/dev/video99", "/etc/passwd", "-i", "file:/x"]
)
def test_what_is_no_camera_is_not_reached_and_no_file_is_read(device):
    assert fault(device) is DeviceFault.GONE


def test_a_password_in_the_address_is_not_shown(address):
    secret = address.replace("http://", "http://cam:bí-mật@") + "/404?key=1"

    with pytest.raises(CameraProblem) as caught:
        list(Camera().pages(secret, PROFILE))

    assert caught.value.device == "127.0.0.1"


def test_without_a_camera_or_without_ffmpeg_there_is_none(tmp_path):
    assert Camera(nodes=tmp_path).names() == ()
    assert fault("") is DeviceFault.NOT_CHOSEN
    assert fault("/dev/video0", Camera(program="no-such-program")) is (
        DeviceFault.NOT_CHOSEN
    )


def test_each_camera_is_listed_by_the_node_that_has_the_pictures(tmp_path):
    for node, index in [("video10", "0"), ("video2", "1"), ("video1", "0")]:
        (tmp_path / node).mkdir()
        (tmp_path / node / "index").write_text(f"{index}\n")
    (tmp_path / "video3").mkdir()  # it has just been unplugged

    assert Camera(nodes=tmp_path).names() == ("/dev/video1", "/dev/video10")


LISTED = """\
[video4linux2,v4l2 @ 0x55] Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480 1920x1080
[video4linux2,v4l2 @ 0x55] Compressed:       mjpeg :          Motion-JPEG : 640x480 3264x2448 1920x1080
[video4linux2,v4l2 @ 0x55] Raw       :      nv12 :  Y/CbCr 4:2:0 : {0-9999, 2}x{0-9999, 2}
/dev/video0: Immediate exit requested
"""  # noqa: E501 -- as ffmpeg 5.1 prints it
LISTED_WINDOWS = """\
[dshow @ 0x1]   pixel_format=yuyv422  min s=640x480 fps=5 max s=2592x1944 fps=5
[dshow @ 0x1]   vcodec=mjpeg  min s=640x480 fps=5 max s=2592x1944 fps=30
"""


def test_the_largest_picture_is_asked_for():
    assert finest_mode(LISTED, "v4l2") == (
        *("-input_format", "mjpeg"),
        *("-video_size", "3264x2448"),
    )
    assert finest_mode(LISTED_WINDOWS, "dshow") == (
        *("-vcodec", "mjpeg"),
        *("-video_size", "2592x1944"),
    )
    assert finest_mode("Cannot open video device", "v4l2") == ()


def usb(folder, script: str, **how) -> Camera:
    """A camera whose ffmpeg lists these modes and then does what the script says."""
    program, listed = folder / "ffmpeg", folder / "listed"
    listed.write_text(LISTED)
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {folder}/asked\n'
        f'case "$*" in *-list_formats*) cat {listed} >&2; exit 1;; esac\n{script}\n'
    )
    program.chmod(0o700)
    return Camera(program=str(program), system="v4l2", **how)


def test_a_usb_camera_is_asked_for_its_finest_frame_once_it_has_woken(tmp_path):
    (tmp_path / "frame.png").write_bytes(b"\x89PNG...")
    camera = usb(tmp_path, f"cat {tmp_path}/frame.png")

    [taken] = camera.pages("/dev/video0", PROFILE)

    _listing, asked = (tmp_path / "asked").read_text().splitlines()
    assert taken == b"\x89PNG..."
    assert "-f v4l2 -input_format mjpeg -video_size 3264x2448 -i /dev/video0" in asked
    assert "select=gte(n\\,12)" in asked


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("ioctl(VIDIOC_STREAMON): Device or resource busy", DeviceFault.BUSY),
        ("ioctl(VIDIOC_DQBUF): No such device", DeviceFault.GONE),
        ("/dev/video0: Permission denied", DeviceFault.DENIED),
        ("/dev/video0: Input/output error", DeviceFault.IO),
    ],
)
def test_what_the_system_says_of_a_usb_camera_has_its_name(tmp_path, said, why):
    assert fault("/dev/video0", usb(tmp_path, f'echo "{said}" >&2; exit 1')) is why


def test_a_driver_that_crashes_or_hangs_costs_a_sentence(tmp_path):
    assert fault("/dev/video0", usb(tmp_path, "kill -SEGV $$")) is DeviceFault.IO
    hung = usb(tmp_path, f"echo $$ > {tmp_path}/pid; exec sleep 1000", silence=0.5)
    assert fault("/dev/video0", hung) is DeviceFault.STOPPED
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_page_on_the_desk_comes_out_cut_straight_and_readable(address):
    patient = Camera(silence=120)  # the page is drawn while it is waited for
    [content] = patient.pages(f"{address}/page", PROFILE)
    page = Page(
        id=PageId("1"),
        raws=(Raw(sha256="", size=len(content)),),
        batch="1",
        part=PartId("1"),
        name="Chụp 09:41",
        tapped="giay",
        row="giay",
    )
    with IsolatedPictures() as pictures:
        look, pdf = pictures.look(page, [content])
        shown = Image.open(io.BytesIO(pictures.preview(pdf, 0, 600)))

    shown = shown.convert("L")
    rim = ImageChops.darker(shown, shown.transpose(Image.Transpose.ROTATE_180))
    levels = rim.crop((0, 0, 600, 4)).tobytes()
    levels += rim.crop((0, 0, 4, rim.height)).tobytes()
    assert min(levels) > 180  # nothing of the desk is left
    assert "giay chung sinh" in look.title
    assert look.findings == ()


def seen(device: str, frames: int, camera: Camera | None = None) -> list[bytes]:
    """What the camera shows at first while it is aimed."""
    live = (camera or Camera()).live(device)
    try:
        return [next(live) for _ in range(frames)]
    finally:
        live.close()


@pytest.mark.parametrize("way", ["picture.jpg", "stream"])
def test_while_it_is_aimed_small_frames_come_one_after_the_other(address, way):
    frames = seen(f"{address}/{way}", 2)

    assert [len(frame) for frame in frames] == [LIVE, LIVE]
    shown = Image.frombytes("RGB", (WIDE, HIGH), frames[0])
    expected = Image.open(io.BytesIO(FRAME)).convert("RGB")
    difference = ImageChops.difference(shown, expected.resize((WIDE, HIGH)))
    assert sum(difference.convert("L").histogram()[40:]) < WIDE * HIGH / 100


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("unplugged", DeviceFault.IO),
        ("nonsense", DeviceFault.IO),
        ("404", DeviceFault.GONE),
        ("401", DeviceFault.DENIED),
    ],
)
def test_what_a_camera_does_wrong_while_it_is_aimed_has_its_name(address, where, why):
    with pytest.raises(CameraProblem) as caught:
        seen(f"{address}/{where}", 1)

    assert caught.value.reason is why


def test_the_smallest_picture_of_the_same_shape_is_aimed_with():
    assert aiming_mode(LISTED, "v4l2") == (
        *("-input_format", "mjpeg"),
        *("-video_size", "640x480"),
    )
    assert aiming_mode(LISTED_WINDOWS, "dshow") == (
        *("-vcodec", "mjpeg"),
        *("-video_size", "2592x1944"),
    )
    assert aiming_mode("Cannot open video device", "v4l2") == ()


def test_a_usb_camera_unplugged_while_it_is_aimed_is_gone(tmp_path):
    whole = f"head -c {LIVE} /dev/zero"
    script = f"if [ -e {tmp_path}/off ]; then echo 'No such device' >&2; exit 1; fi"
    camera = usb(tmp_path, f"{script}\n{whole}; touch {tmp_path}/off")

    live = camera.live("/dev/video0")
    assert next(live) == bytes(LIVE)
    with pytest.raises(CameraProblem) as caught:
        next(live)

    assert caught.value.reason is DeviceFault.GONE


def test_a_camera_that_hangs_or_is_left_while_it_is_aimed_is_let_go_of(tmp_path):
    script = f"echo $$ > {tmp_path}/pid; head -c {LIVE} /dev/zero; exec sleep 1000"
    live = usb(tmp_path, script, silence=0.5).live("/dev/video0")
    assert next(live) == bytes(LIVE)
    with pytest.raises(CameraProblem) as caught:
        next(live)
    assert caught.value.reason is DeviceFault.STOPPED

    camera = usb(tmp_path, script)
    live = camera.live("/dev/video0")
    next(live)
    live.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
