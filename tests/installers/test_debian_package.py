"""The parts of the Debian package that can be looked at without building it."""

import ast
import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from installers.linux.build_deb import (
    NAME,
    PACKAGES,
    SOURCES,
    depends,
    listing,
    settle,
    version_of,
    write,
)
from installers.linux.libraries import (
    IMPORT_ALL,
    LEFT_OUT,
    CannotBuild,
    prune,
    qt_module,
    without_encoder,
)

ROOT = Path(__file__).parents[2]
NOON = 1_790_000_000


def script(name: str, folder: Path, version: str) -> Path:
    made = folder / name
    text = (SOURCES / name).read_text(encoding="utf-8")
    made.write_text(text.replace("@VERSION@", version), encoding="utf-8")
    return made


def run(
    *command: str | Path, path: str | None = None
) -> "subprocess.CompletedProcess[str]":
    environ = dict(os.environ) if path is None else {**os.environ, "PATH": path}
    return subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        env=environ,
        check=False,
    )


@pytest.mark.parametrize(
    ("there", "coming", "status"),
    [
        ("0.1.0", "0.2.0", 0),
        ("0.2.0", "0.2.0", 0),
        ("0.2.0", "0.1.0", 1),
        ("0.10.0", "0.9.0", 1),
        ("1.0.0~rc1", "1.0.0", 0),
        ("1.0.0", "1.0.0~rc1", 1),
    ],
)
def test_an_older_package_is_refused_before_anything_is_unpacked(
    tmp_path, there, coming, status
):
    preinst = script("preinst", tmp_path, coming)

    done = run("sh", preinst, "upgrade", there, coming)

    assert done.returncode == status
    assert (f"{there} is installed and newer than {coming}" in done.stderr) is bool(
        status
    )


def test_a_first_installation_is_never_a_downgrade(tmp_path):
    assert run("sh", script("preinst", tmp_path, "0.1.0"), "install").returncode == 0


@pytest.mark.parametrize(
    ("said", "ends", "status"),
    [
        ('{"checks": []}', 0, 0),
        ('{"checks": []}', 1, 0),
        ('{"checks": []}', 2, 1),
        ("", 1, 1),  # Python itself broke off
        ("", 127, 1),
    ],
)
def test_doctor_decides_whether_the_installation_succeeded(
    tmp_path, said, ends, status
):
    bins = tmp_path / "bin"
    write(bins / NAME, f"#!/bin/sh\necho '{said}'\nexit {ends}\n")
    (bins / NAME).chmod(0o755)
    postinst = script("postinst", tmp_path, "0.1.0")

    done = run("sh", postinst, "configure", path=f"{bins}:{os.environ['PATH']}")

    assert done.returncode == status
    assert ("cannot work on this PC" in done.stderr) is bool(status)


def tree_in(folder: Path) -> Path:
    tree = folder / "tree"
    write(tree / "usr/bin" / NAME, "#!/bin/sh\n")
    write(tree / "usr/share/doc/notes.gz", "words")
    write(tree / "DEBIAN/control", "Package: x\n")
    write(tree / "DEBIAN/postinst", "#!/bin/sh\n")
    (tree / "link").symlink_to("/usr/bin/python3.11")
    return tree


def test_the_same_files_are_the_same_package_whenever_and_whoever_made_them(tmp_path):
    first, second = tree_in(tmp_path / "one"), tree_in(tmp_path / "two")
    (second / "usr/bin" / NAME).chmod(0o600)
    os.utime(second / "usr/share/doc/notes.gz", (1, 1))

    settle(first, NOON)
    settle(second, NOON)

    assert list(listing(first)) == list(listing(second))


def test_one_changed_byte_is_another_listing(tmp_path):
    first, second = tree_in(tmp_path / "one"), tree_in(tmp_path / "two")
    write(second / "DEBIAN/control", "Package: y\n")

    settle(first, NOON)
    settle(second, NOON)

    assert list(listing(first)) != list(listing(second))


def test_only_programs_and_scripts_may_be_run_and_only_root_writes(tmp_path):
    tree = tree_in(tmp_path)
    settle(tree, NOON)

    modes = {
        path.name: path.stat().st_mode & 0o777
        for path in tree.rglob("*")
        if path.is_file() and not path.is_symlink()
    }

    assert modes == {
        NAME: 0o755,
        "notes.gz": 0o644,
        "control": 0o644,
        "postinst": 0o755,
    }


def test_what_a_window_needs_of_qt_stays_and_the_rest_goes(tmp_path):
    kept = ["QtWidgets.abi3.so", "Qt/lib/libQt6Pdf.so.6", "Qt/lib/libicudata.so.73"]
    kept += ["Qt/plugins/platforms/libqxcb.so", "libpyside6.abi3.so.6.12"]
    gone = ["QtQuick.abi3.so", "Qt/lib/libQt6Qml.so.6", "Qt/qml/x.qml", "designer"]
    gone += ["Qt/plugins/platforms/libqvnc.so", "QtCore.pyi", "Qt/translations/qt.qm"]
    for name in (*kept, *gone):
        write(tmp_path / "PySide6" / name, "")

    prune(tmp_path)

    files = {p for p in (tmp_path / "PySide6").rglob("*") if p.is_file()}
    assert files == {tmp_path / "PySide6" / name for name in kept}


READ = """
import sys
sys.path.insert(0, sys.argv[1])
import pillow_heif
from PIL import Image
assert pillow_heif.__file__.startswith(sys.argv[1])
pillow_heif.register_heif_opener(thumbnails=False)
picture = Image.open(sys.argv[2])
picture.load()
print(picture.size)
try:
    pillow_heif.from_pillow(picture).save(sys.argv[2] + ".again")
except RuntimeError as refused:
    print(refused)
"""


@pytest.fixture
def wheels(tmp_path):
    """The libraries of this very environment that read the pictures of telephones."""
    import pillow_heif

    there = Path(pillow_heif.__file__).parents[1]
    site = tmp_path / "site"
    site.mkdir()
    for path in there.glob("*pillow_heif*"):
        copy = shutil.copytree if path.is_dir() else shutil.copy
        copy(path, site / path.name)
    for name in ("PIL", "pillow.libs"):
        (site / name).symlink_to(there / name)
    return site


def test_without_the_encoder_pictures_are_read_and_writing_one_is_an_error(
    wheels, tmp_path
):
    import pillow_heif
    from PIL import Image

    photo = tmp_path / "IMG_0001.HEIC"
    pillow_heif.from_pillow(Image.new("RGB", (300, 200))).save(photo)

    without_encoder(wheels)

    [encoder] = wheels.glob("pillow_heif.libs/libx265-*")
    assert encoder.stat().st_size < 20_000
    done = run(sys.executable, "-I", "-S", "-c", READ, wheels, photo)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("(300, 200)\nEncoder plugin generated an error")
    twice = encoder.read_bytes()
    without_encoder(wheels)
    assert encoder.read_bytes() == twice


def test_an_encoder_of_which_more_is_asked_is_not_replaced(wheels):
    [encoder] = wheels.glob("pillow_heif.libs/libx265-*")
    before = encoder.stat().st_size
    encoder.rename(encoder.with_name("libx265-00000000.so.1"))

    with pytest.raises(CannotBuild, match="x265_api_get_"):
        without_encoder(wheels)

    assert encoder.with_name("libx265-00000000.so.1").stat().st_size == before


def test_the_days_off_of_this_country_need_no_other_country(tmp_path):
    import holidays

    there = Path(holidays.__file__).parent
    away = shutil.ignore_patterns("__pycache__", "financial", "[a-u]?", "[a-u]?_??")
    shutil.copytree(there, tmp_path / "holidays", ignore=away)

    prune(tmp_path)

    told = run(
        *(sys.executable, "-I", "-S", "-c"),
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from holidays.countries.vietnam import VN\n"
        "print(*sorted(VN(years=2035, language='vi'))[:2])",
        *(tmp_path, next(Path(p) for p in sys.path if p.endswith("site-packages"))),
    )
    assert told.stdout == "2035-01-01 2035-02-06\n", told.stderr
    assert not list(tmp_path.glob("holidays/countries/france*"))


def test_every_qt_module_the_program_imports_is_packed():
    from installers.linux.libraries import LEFT_OUT, QT_KEPT

    imported = {
        name
        for path in (ROOT / "counter_app").rglob("*.py")
        for name in re.findall(r"PySide6\.Qt(\w+)", path.read_text(encoding="utf-8"))
    }

    assert imported
    assert imported <= QT_KEPT
    assert not {f"PySide6/Qt{name}.abi3.so" for name in imported} & set(LEFT_OUT)
    assert qt_module("libQt6Core.so.6") == qt_module("QtCore.abi3.so") == "Core"


def test_the_package_depends_on_what_a_checkout_needs_and_on_debians_python():
    told = depends(PACKAGES.read_text(encoding="utf-8")).split(", ")

    assert {"python3 (>= 3.11)", "python3 (<< 3.12)", "tzdata", "cups"} <= set(told)
    assert "python3-venv" not in told
    assert len(told) == len(set(told))


def test_the_version_is_that_of_the_program():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    assert re.fullmatch(r"\d+\.\d+\.\d+", version_of(text))


def offline_folder(folder: Path) -> Path:
    (folder / "packages").mkdir(parents=True)
    shutil.copy(SOURCES / "offline-install.sh", folder / "install.sh")
    write(folder / f"packages/{NAME}_0.1.0_amd64.deb", "not what was published")
    sums = f"{'0' * 64}  packages/{NAME}_0.1.0_amd64.deb\n"
    write(folder / "SHA256SUMS", sums)
    return folder


def test_a_damaged_offline_folder_installs_nothing_and_says_so(tmp_path):
    folder = offline_folder(tmp_path / "thẻ USB")
    bins = tmp_path / "bin"
    write(bins / "apt-get", f"#!/bin/sh\ntouch {tmp_path}/touched\n")
    write(bins / "id", "#!/bin/sh\necho 0\n")
    for name in ("apt-get", "id"):
        (bins / name).chmod(0o755)

    done = run("sh", folder / "install.sh", path=f"{bins}:{os.environ['PATH']}")

    assert done.returncode == 1
    assert "damaged or altered" in done.stderr
    assert not (tmp_path / "touched").exists()


def test_the_evening_of_updates_is_that_of_ha_noi_whatever_zone_a_pc_has():
    timer = (SOURCES / f"{NAME}-update.timer").read_text(encoding="utf-8")
    [when] = re.findall(r"^OnCalendar=(.*)$", timer, re.MULTILINE)

    done = run("env", "TZ=UTC", "systemd-analyze", "calendar", when)

    assert done.returncode == 0, done.stderr
    assert re.search(r"10:40:00 UTC", done.stdout), done.stdout


def test_systemd_itself_finds_nothing_wrong_with_timer_and_service(tmp_path):
    """Whatever the program is: here it is not installed, so ``true`` stands for it."""
    for name in ("mot-cua-phuong-update.timer", "mot-cua-phuong-update.service"):
        text = (SOURCES / name).read_text(encoding="utf-8")
        fits = text.replace("/usr/bin/mot-cua-phuong", "/bin/true")
        (tmp_path / name).write_text(fits, encoding="utf-8")
    wrong = tmp_path / "wrong.service"
    wrong.write_text("[Service]\nExecStart=/bin/true\nTimeoutStart=45min\n")

    verify = ("systemd-analyze", "verify", "--man=no")
    done = run(*verify, *sorted(tmp_path.glob("mot-cua-phuong-update.*")))
    refused = run(*verify, wrong)

    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert "TimeoutStart" in refused.stderr


def test_what_the_package_leaves_out_no_module_in_it_needs_to_be_read():
    needing = set()
    for house in ("counter_app", "city_portal"):
        for file in (ROOT / house).rglob("*.py"):
            for line in ast.parse(file.read_text("utf-8")).body:
                names = [one.name for one in getattr(line, "names", ())]
                if isinstance(line, ast.ImportFrom):
                    names = [line.module or ""]
                elif not isinstance(line, ast.Import):
                    continue
                tops = {name.partition(".")[0] for name in names}
                if any(fnmatch(top, out) for top in tops for out in LEFT_OUT):
                    needing.add(file.stem)

    assert needing == {"bucket", "queue"}
    assert all(f'"{stem}"' in IMPORT_ALL for stem in needing)
