"""What the MSI installs, laid out in a folder: runtime, libraries, program.

All of it lands under Program Files, where no officer may write; Python starts isolated
(``python311._pth``), so no variable and no folder of the user's bends what is imported.
"""

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from packaging.markers import Marker

from installers.linux.libraries import EMPTIED, CannotBuild
from installers.windows import update_task, wxs

ROOT = Path(__file__).parents[2]
RUNTIMES = Path(__file__).parent / "runtime.toml"
LOCKS = ("counter.txt", "portal.txt")
PARTS = ("counter_app", "city_portal", "resources", "requirements/counter.txt")
WINDOWS = {
    "sys_platform": "win32",
    "os_name": "nt",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
    "extra": "",
}
PIN = re.compile(r"^(?P<pin>[A-Za-z0-9][^ ;\\]*)(?: *; *(?P<marker>[^\\]*))?")
PATH = "python311.zip\n.\nLib\\site-packages\n..\\app\n"
"""``python311._pth``: all there is to import from; and no ``site``."""
LEFT_OUT = (
    *("**/*.pyi", "**/*.h", "**/*.pxd", "**/*.pyx", "**/*.pxi", "**/*.lib"),
    *("**/tests", "**/test_data", "**/__pycache__", "bin", "docs", "share"),
    *("_distutils_hack", "distutils-precedence.pth", "setuptools", "psycopg*"),
    *("litestar/cli", "rich*", "pygments*", "markdown_it*", "mdurl*"),
    *("lxml/objectify*", "lxml/html", "lxml/isoschematron", "lxml/includes"),
    *("reportlab/fonts", "sqlalchemy/testing", "holidays/financial"),
    *("reportlab/graphics", "alembic/testing", "holidays/countries/[!_v]*"),
    *(f"sqlalchemy/dialects/{name}" for name in ("mssql", "mysql", "oracle")),
    *("obstore*", "huey*", "PIL/_avif*"),  # the city's machines'; never taken in
    *("faker*", "polyfactory*", "holidays/locale/[!v]*"),
    *(f"PySide6/{one}" for one in ("qml", "translations", "metatypes", "typesystems")),
    *(f"PySide6/{one}" for one in ("glue", "include", "doc", "scripts", "resources")),
    *("PySide6/*.exe", "PySide6/opengl32sw.dll", "PySide6/d3dcompiler*.dll"),
    *("PySide6/av*.dll", "PySide6/sw*.dll", "PySide6/pyside6qml*"),
    *(f"PySide6/plugins/{one}" for one in ("designer", "qmltooling", "qmllint")),
    *(f"PySide6/plugins/{one}" for one in ("sqldrivers", "generic", "multimedia")),
    *(
        f"PySide6/plugins/imageformats/q{kind}.dll"
        for kind in ("gif", "icns", "ico", "pdf", "tga", "tiff", "wbmp", "webp")
    ),
)
QT_KEPT = {
    *("Core", "Gui", "Network", "OpenGL", "Pdf", "PdfWidgets", "PrintSupport"),
    *("Svg", "Test", "Widgets", "DBus"),
}


def runtime(given: Path, target: Path, known: Path = RUNTIMES) -> str:
    """Unpack a pinned runtime; return its version. CannotBuild for any other bytes."""
    content = given.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    pins = tomllib.loads(known.read_text(encoding="utf-8"))["runtime"]
    pin = next((one for one in pins if one["sha256"] == digest), None)
    if pin is None:
        raise CannotBuild(f"{given.name} is no pinned runtime (sha256 {digest})")
    if inside := pin.get("inside"):
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            member = archive.extractfile(inside)
            content = member.read() if member else b""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for one in archive.infolist():
            name = one.filename.removeprefix(pin["folder"])
            if name and not one.is_dir():
                place = target / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(archive.read(one))
    (target / "python311._pth").write_text(PATH, encoding="ascii")
    return str(pin["python"])


def lock_for_windows(text: str) -> str:
    """Return the lines of a hashed lock that hold on Windows, without their markers."""
    kept: list[str] = []
    holds = False
    for line in text.splitlines():
        if line.startswith((" ", "\t")):
            kept += [line] if holds else []
        elif found := PIN.match(line):
            marker = (found["marker"] or "").strip()
            holds = not marker or Marker(marker).evaluate(environment=WINDOWS)
            ends = " \\" if line.rstrip().endswith("\\") else ""
            kept += [f"{found['pin']}{ends}"] if holds else []
    return "\n".join(kept) + "\n"


def libraries(site: Path, work: Path) -> None:
    """Bring the locked ``win_amd64`` wheels, hash by hash, and unpack them."""
    wheels = work / "wheels"
    for name in LOCKS:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        lock = work / name
        lock.write_text(lock_for_windows(text), encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
        command += ["--disable-pip-version-check", "--require-hashes"]
        command += ["--platform", "win_amd64", "--python-version", "3.11"]
        command += ["--only-binary", ":all:", "-d", str(wheels), "-r", str(lock)]
        told = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if told.returncode:
            raise CannotBuild(told.stderr.strip()[-2000:])
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for one in archive.infolist():
                _unpack(archive, one, site)
    prune(site)


def _unpack(archive: zipfile.ZipFile, one: zipfile.ZipInfo, site: Path) -> None:
    name = one.filename
    head, _, rest = name.partition("/")
    if head.endswith(".data"):
        kind, _, name = rest.partition("/")
        if kind not in {"purelib", "platlib"}:
            return
    if one.is_dir() or ".." in Path(name).parts:
        return
    place = site / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(archive.read(one))


def prune(site: Path) -> None:
    """Remove from the libraries what no counter runs."""
    for pattern in LEFT_OUT:
        for path in sorted(site.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for path in sorted((site / "PySide6").glob("*")):
        module = qt_module(path.name)
        if module and module not in QT_KEPT:
            path.unlink()
    for name in EMPTIED:
        if (site / name).exists():
            (site / name).write_text("", encoding="utf-8")


def qt_module(name: str) -> str:
    """Return the Qt module a file of PySide6 belongs to; empty if to none."""
    if found := re.fullmatch(r"Qt6(\w+)\.dll|Qt(\w+)\.pyd", name):
        return found[1] or found[2]
    return ""


def program(app: Path, version: str) -> None:
    """Copy the program and its resources."""
    ignored = shutil.ignore_patterns("__pycache__", "*.ts")
    for part in PARTS:
        source, target = ROOT / part, app / part
        if source.is_dir():
            shutil.copytree(source, target, ignore=ignored)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    (app / wxs.TASK_FILE).write_bytes(update_task.task())
    (app / "VERSION").write_text(f"{version}\n", encoding="ascii")


def precompile(tree: Path) -> None:
    """Make byte code: officers cannot write it there, and it must not look at times."""
    command = [sys.executable, "-m", "compileall", "-q", "-j", "1"]
    command += ["--invalidation-mode", "unchecked-hash", "-s", str(tree), "-p", "."]
    environ = {"PYTHONHASHSEED": "0", "PATH": "/usr/bin:/bin"}
    told = subprocess.run(  # noqa: S603
        [*command, str(tree)], env=environ, capture_output=True, text=True, check=False
    )
    if told.returncode:
        raise CannotBuild(told.stdout.strip()[-2000:])


def settle(tree: Path, moment: int) -> None:
    """Give every file one time, seconds of the epoch: cabinets keep it."""
    import os

    for path in sorted(tree.rglob("*"), reverse=True):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (moment, moment))


def files(tree: Path) -> Iterator[Path]:
    """Return every file, in one order."""
    return (path for path in sorted(tree.rglob("*")) if path.is_file())


def lay_out(
    tree: Path, given: Mapping[str, Path], version: str, moment: int
) -> Sequence[str]:
    """Lay out everything; return what the sheet of contents says.

    ``given``: ``runtime`` (a file) and ``work`` (a folder for wheels).
    """
    python = runtime(given["runtime"], tree / "python")
    libraries(tree / "python/Lib/site-packages", given["work"])
    program(tree / "app", version)
    precompile(tree)
    settle(tree, moment)
    return [f"python {python}", f"program {version}"]
