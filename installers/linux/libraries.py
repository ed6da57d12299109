"""The wheels of a package: what of them no counter runs, and whether the rest is whole.

What is left out is told in LEFT_OUT and QT_KEPT. That nothing needed went with it is
looked up with ldd and by importing every module of the program before packing.
"""

import shutil
import subprocess
import sys
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
    *("lxml/objectify*", "lxml/html", "lxml/isoschematron", "lxml/includes"),
    "holidays/financial",
    "holidays/locale/[!v]*",  # the words of other countries' days
    "reportlab/fonts",  # the paper has its own typefaces
    "reportlab/graphics/samples",
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
IMPORT_ALL = """
import importlib, pkgutil, sys
sys.path[:0] = sys.argv[1:]
sys.dont_write_bytecode = True
for name in ("counter_app", "city_portal"):
    top = importlib.import_module(name)
    for one in pkgutil.walk_packages(top.__path__, name + "."):
        if one.name.rpartition(".")[2] not in {"__main__", "env"}:
            importlib.import_module(one.name)
"""
"""Migrations' ``env`` runs inside Alembic only; a ``__main__`` would start."""


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


def forget_debugging(site: Path) -> None:
    """Take out of compiled modules what only a debugger reads: a tenth of it all.

    Code and names stay as their makers built them; Qt and the libraries that wheels
    bring along carry nothing of the kind.
    """
    for path in sorted(site.rglob("*.cpython-*.so")):
        told = subprocess.run(  # noqa: S603
            ["/usr/bin/strip", "--strip-debug", "-D", str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        if told.returncode:
            raise CannotBuild(f"{path.relative_to(site)}: {told.stderr.strip()}")


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
