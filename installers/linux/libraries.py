"""The wheels of a package: what of them no counter runs, and whether the rest is whole.

What is left out is told in LEFT_OUT and QT_KEPT. That nothing needed went with it is
looked up with ldd and by importing every module of the program before packing.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LEFT_OUT = (
    "bin",
    "*.dist-info/RECORD",  # names scripts that are not here; pip's, and pip is not
    "*.dist-info/REQUESTED",
    "*.dist-info/direct_url.json",
    "**/*.pyi",
    "**/*.h",
    "**/*.pxd",
    "**/__pycache__",
    *("**/tests", "**/test_data", "docs", "share", "**/sboms"),  # of wheels
    *("**/.gitignore", "**/test-*.sh"),
    *("**/*.pyx", "**/*.pxi"),  # what compiled modules were made of
    # Builds wheels; what says that it is pinned stays, doctor goes by it.
    *("_distutils_hack", "distutils-precedence.pth", "setuptools"),
    # The portal here serves self-test and rehearsal, on SQLite and without commands.
    *("psycopg*", "litestar/cli", "rich*", "pygments*", "markdown_it*", "mdurl*"),
    *("obstore*", "huey*"),  # a bucket of papers, background work: the city's
    *(f"sqlalchemy/dialects/{name}" for name in ("mssql", "mysql", "oracle")),
    "PIL/_avif*",  # no kind of picture that is taken in (documents/opening.py)
    *("lxml/objectify*", "lxml/html", "lxml/isoschematron", "lxml/includes"),
    *("holidays/financial", "holidays/countries/[!_v]*"),  # and EMPTIED
    "holidays/locale/[!v]*",  # the words of other countries' days
    "reportlab/fonts",  # the paper has its own typefaces
    "reportlab/graphics",  # charts; papers are drawn on a canvas
    "alembic/testing",
    "sqlalchemy/testing",
    # Invents examples for the pages of an API's description; the portal has none.
    *("faker*", "polyfactory*"),
    "PySide6/QtOpenGL.abi3.so",
    "PySide6/doc",
    "PySide6/glue",
    "PySide6/include",
    "PySide6/lib",
    "PySide6/scripts",
    "PySide6/support/deploy*",
    "PySide6/typesystems",
    "PySide6/Qt/libexec",
    "PySide6/Qt/metatypes",
    "PySide6/Qt/qml",
    "PySide6/Qt/translations",
    "PySide6/libpyside6qml*",
    *(
        f"PySide6/Qt/plugins/{kind}"
        for kind in (
            "designer",
            "egldeviceintegrations",
            "generic",
            "networkinformation",
            "qmltooling",
            "qmllint",
            "sqldrivers",
            "vectorimageformats",
            "wayland-graphics-integration-server",
        )
    ),
    *(  # the screens show PNG and SVG; what comes from outside a worker opens
        f"PySide6/Qt/plugins/imageformats/libq{kind}.so"
        for kind in ("gif", "icns", "ico", "pdf", "tga", "tiff", "wbmp", "webp")
    ),
    "PySide6/Qt/plugins/platforms/libqeglfs.so",
    "PySide6/Qt/plugins/platforms/libqlinuxfb.so",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay.so",
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
)
QT_KEPT = {
    *("Core", "DBus", "Gui", "Network", "OpenGL", "Pdf", "PdfWidgets", "PrintSupport"),
    *("Svg", "Test", "WaylandClient", "Widgets", "WlShellIntegration", "XcbQpa"),
}
"""Modules of Qt that the program, its PDF view and its screens' plugins load."""
QT_TOOLS = (
    *("assistant", "balsam", "balsamui", "designer", "linguist", "lrelease"),
    *("lupdate", "qmlformat", "qmllint", "qmlls", "svgtoqml"),
)
EMPTIED = ("holidays/countries/__init__.py",)
"""Modules that name all others; those here are asked for by their own names."""
ENCODER = "pillow_heif.libs/libx265-*.so.*"
NO_ENCODER = """
    .text
    .globl x265_api_get_{api}, x265_cleanup
    .type x265_api_get_{api}, @function
    .type x265_cleanup, @function
x265_api_get_{api}:
    xorl %eax, %eax
x265_cleanup:
    ret
    .section .note.GNU-stack,"",@progbits
"""
"""Says that it has no interface for any depth of colour, which libheif answers with an
error: 13 KB for an encoder of 23 MB (under the GPL) that nobody here encodes with."""
IMPORT_ALL = """
import importlib, pkgutil, sys
sys.path[:0] = sys.argv[1:]
sys.dont_write_bytecode = True
NOT_HERE = ("__main__", "env", "bucket", "queue")
for name in ("counter_app", "city_portal"):
    top = importlib.import_module(name)
    for one in pkgutil.walk_packages(top.__path__, name + "."):
        if one.name.rpartition(".")[2] not in {*NOT_HERE}:
            importlib.import_module(one.name)
"""
"""Migrations' ``env`` runs inside Alembic only; a ``__main__`` would start; a bucket
of papers and background work are the city's machines' (``obstore``, ``huey``)."""


class CannotBuild(RuntimeError):
    """The package would not work; the sentence says why."""


def qt_module(name: str) -> str:
    """Return the Qt module a file of PySide6 belongs to; empty if to none."""
    if name.startswith("libQt6"):
        return name.removeprefix("libQt6").split(".")[0]
    if name.startswith("Qt") and ".abi3.so" in name:
        return name.removeprefix("Qt").split(".")[0]
    return ""


def prune(site: Path) -> None:
    """Remove from the libraries what no counter runs."""
    for pattern in LEFT_OUT:
        for path in sorted(site.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    qt = site / "PySide6"
    for path in [*qt.glob("*.so*"), *qt.glob("Qt/lib/*.so*")]:
        module = qt_module(path.name)
        if module and module not in QT_KEPT:
            path.unlink()
    for tool in QT_TOOLS:
        (qt / tool).unlink(missing_ok=True)
    for name in EMPTIED:
        if (site / name).exists():
            (site / name).write_text("", encoding="utf-8")


def without_encoder(site: Path) -> None:
    """Put a stand-in in the place of the HEVC encoder: pictures are only read.

    The library that reads them names two functions of the encoder and is not loaded
    without them. CannotBuild when it names others than the stand-in has.
    """
    for encoder in sorted(site.glob(ENCODER)):
        api = encoder.name.rpartition(".")[2]
        known = {f"x265_api_get_{api}", "x265_cleanup"}
        for reader in sorted(encoder.parent.glob("libheif-*")):
            told = _run("nm", "--dynamic", "--undefined-only", str(reader))
            asked = {word for word in told.split() if word.startswith("x265_")}
            if not asked <= known:
                raise CannotBuild(f"{reader.name} needs {sorted(asked - known)}")
        with tempfile.TemporaryDirectory() as folder:
            made, source = Path(folder) / "made.o", Path(folder) / "source.s"
            source.write_text(NO_ENCODER.format(api=api), encoding="ascii")
            _run("as", "-o", str(made), str(source))
            words = ("--build-id=none", "-z", "noexecstack", "-soname", encoder.name)
            encoder.unlink()
            _run("ld", "-shared", *words, "-o", str(encoder), str(made))


def _run(tool: str, *words: str) -> str:
    """Run one of binutils and return what it says; CannotBuild with its complaint."""
    told = subprocess.run(  # noqa: S603
        [f"/usr/bin/{tool}", *words], capture_output=True, text=True, check=False
    )
    if told.returncode:
        raise CannotBuild(f"{tool} {words[-1]}: {told.stderr.strip()}")
    return told.stdout


def forget_debugging(site: Path) -> None:
    """Take out of compiled modules what only a debugger reads: a tenth of it all.

    Code and names stay as their makers built them; Qt and the libraries that wheels
    bring along carry nothing of the kind.
    """
    for path in sorted(site.rglob("*.cpython-*.so")):
        _run("strip", "--strip-debug", "-D", str(path))


def has_what_it_links(site: Path) -> None:
    """Raise CannotBuild when a library lacks one that the package should bring."""
    for path in sorted(site.rglob("*.so*")):
        told = subprocess.run(  # noqa: S603
            ["/usr/bin/ldd", str(path)], capture_output=True, text=True, check=False
        )
        for line in told.stdout.splitlines():
            needed = line.split("=>")[0].strip()
            ours = needed.startswith(("libQt6", "libpyside6", "libshiboken6", "libicu"))
            if ours and "not found" in line:
                raise CannotBuild(f"{path.relative_to(site)} lacks {needed}")


def has_what_it_imports(home: Path, site: Path) -> None:
    """Raise CannotBuild when a module of the program cannot be imported.

    Without the environment of whoever builds: these libraries, and Python's own.
    """
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-I", "-S", "-c", IMPORT_ALL, str(home), str(site)],
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise CannotBuild(f"imports: {told.stderr.strip()[-2000:]}")
