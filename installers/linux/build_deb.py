"""Build mot-cua-phuong_VERSION_amd64.deb: the program, its libraries, Debian's Python.

The same commit gives the same bytes: times are the commit's (SOURCE_DATE_EPOCH),
modes are set, byte code is made in one order and never looks at a source's time.
What is left out of the wheels, and how that is checked: libraries.py.
"""

import argparse
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from email.utils import formatdate
from pathlib import Path

from installers.linux.libraries import (
    CannotBuild,
    forget_debugging,
    has_what_it_imports,
    has_what_it_links,
    prune,
    without_encoder,
)

ROOT = Path(__file__).parents[2]
SOURCES = Path(__file__).parent / "deb"
PACKAGES = Path(__file__).parent / "packages-run.txt"
NAME = "mot-cua-phuong"
HOME = Path("usr/lib") / NAME
SITE = HOME / "runtime/lib/python3.11/site-packages"
PYTHON = "/usr/bin/python3.11"
PARTS = ("counter_app", "city_portal", "resources", "requirements/counter.txt")
LOCKS = ("counter.txt", "portal.txt")
BASE = ("python3 (>= 3.11)", "python3 (<< 3.12)", "libc6 (>= 2.34)", "libstdc++6")
"""The wheels are built for Python 3.11; the rest of Depends is packages-run.txt."""
NOT_TO_RUN = {"python3-venv"}
"""In that list for a checkout only: the package brings its environment."""
OF_ROOT = (
    *("etc/mot-cua-phuong/policy.d", "etc/mot-cua-phuong/recommended.d"),
    *("etc/mot-cua-phuong/updates", "var/lib/mot-cua-phuong"),
)


def version_of(pyproject: str) -> str:
    """Return the program's version, as its pyproject.toml says."""
    return str(tomllib.loads(pyproject)["project"]["version"])


def depends(packages: str) -> str:
    """Return Depends: Debian's Python and what packages-run.txt lists, in its order."""
    lines = (line.strip() for line in packages.splitlines())
    wanted = [line for line in lines if line and not line.startswith("#")]
    return ", ".join([*BASE, *(one for one in wanted if one not in NOT_TO_RUN)])


def listing(tree: Path) -> Iterator[str]:
    """Tell everything of a tree that goes into a package, a line each, in order.

    Kind, mode, time, size and SHA-256 (or where a link leads), and the name.
    """
    for path in sorted(tree.rglob("*")):
        told = path.lstat()
        name = path.relative_to(tree)
        if path.is_symlink():
            yield f"l {path.readlink()} {name}"
        elif path.is_dir():
            yield f"d {told.st_mode & 0o7777:o} {int(told.st_mtime)} {name}"
        else:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            mode = told.st_mode & 0o7777
            yield f"f {mode:o} {int(told.st_mtime)} {told.st_size} {digest} {name}"


def settle(tree: Path, moment: int) -> None:
    """Give every file one time (seconds of the epoch) and the mode it shall have."""
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or path.parent.name in {"DEBIAN", "bin"}
            plain = path.name in {"control", "md5sums"} and path.parent.name == "DEBIAN"
            path.chmod(0o755 if runs and not plain else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)
    tree.chmod(0o755)
    os.utime(tree, (moment, moment))


def write(path: Path, content: str | bytes) -> None:
    """Write a file and the folders above it; one ending in .gz is packed, timeless."""
    data = content.encode() if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)


def stage(tree: Path, version: str, moment: int) -> None:
    """Lay out everything the package installs."""
    _libraries(tree / SITE)
    _program(tree / HOME)
    write(tree / HOME / "VERSION", f"{version}\n")
    has_what_it_imports(tree / HOME, tree / SITE)
    _precompile(tree)
    _texts(tree, version, moment)
    for folder in OF_ROOT:
        (tree / folder).mkdir(parents=True)
    write(tree / "DEBIAN/md5sums", "".join(_sums(tree)))
    content = (SOURCES / "control").read_text(encoding="utf-8")
    size = sum(-(-path.lstat().st_size // 1024) for path in tree.rglob("*"))
    for name, value in (
        ("VERSION", version),
        ("SIZE", str(size)),
        ("DEPENDS", depends(PACKAGES.read_text(encoding="utf-8"))),
    ):
        content = content.replace(f"@{name}@", value)
    write(tree / "DEBIAN/control", content)
    for script in ("preinst", "postinst", "prerm", "postrm"):
        text = (SOURCES / script).read_text(encoding="utf-8")
        write(tree / "DEBIAN" / script, text.replace("@VERSION@", version))


def _libraries(site: Path) -> None:
    site.mkdir(parents=True)
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    pip += ["--no-compile", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    for lock in LOCKS:
        # The second lock repeats libraries of the first; pip leaves those alone.
        path = ROOT / "requirements" / lock
        _run([*pip, "--upgrade", "--target", str(site), "-r", str(path)])
    prune(site)
    without_encoder(site)
    forget_debugging(site)
    has_what_it_links(site)
    # Where the program is, for a Python that looks at no variable and no folder (-I).
    write(site / f"{NAME}.pth", f"/{HOME}\n")
    runtime = site.parents[2]
    write(
        runtime / "pyvenv.cfg",
        "home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.11\n",
    )
    (runtime / "bin").mkdir()
    (runtime / "bin/python").symlink_to(PYTHON)


def _program(home: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "*.ts")
    for part in PARTS:
        source, target = ROOT / part, home / part
        if source.is_dir():
            shutil.copytree(source, target, ignore=ignored)
        else:
            write(target, source.read_bytes())


def _precompile(tree: Path) -> None:
    """Make byte code that is never held against its source: nothing here is edited."""
    command = [sys.executable, "-m", "compileall", "-q", "-j", "1"]
    command += ["--invalidation-mode", "unchecked-hash"]
    command += ["-s", str(tree), "-p", "/", str(tree / HOME)]
    # Without a seed of its own a set of constants is written in any order.
    _run(command, PYTHONHASHSEED="0")


def _texts(tree: Path, version: str, moment: int) -> None:
    share, doc = tree / "usr/share", tree / "usr/share/doc" / NAME

    def filled(name: str, **values: str) -> str:
        text = (SOURCES / name).read_text(encoding="utf-8")
        for key, value in {"VERSION": version, **values}.items():
            text = text.replace(f"@{key}@", value)
        return text

    write(tree / "usr/bin" / NAME, filled(NAME))
    write(share / f"applications/{NAME}.desktop", filled(f"{NAME}.desktop"))
    write(share / f"icons/hicolor/scalable/apps/{NAME}.svg", filled(f"{NAME}.svg"))
    write(share / f"man/man1/{NAME}.1.gz", filled(f"{NAME}.en.1"))
    write(share / f"man/vi/man1/{NAME}.1.gz", filled(f"{NAME}.vi.1"))
    write(share / f"lintian/overrides/{NAME}", filled("lintian-overrides"))
    for unit in (f"{NAME}-update.service", f"{NAME}-update.timer"):
        write(tree / "lib/systemd/system" / unit, filled(unit))
    rules = "70-mot-cua-phuong-code-scanner.rules"
    write(doc / "examples" / rules, filled(rules))
    write(doc / "README.Debian", filled("README.Debian"))
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").split("\n\n", 2)[2]
    indented = (f" {line}" if line else " ." for line in licence.strip().splitlines())
    write(doc / "copyright", filled("copyright", LICENSE="\n".join(indented)))
    date = formatdate(moment).replace("-0000", "+0000")
    write(
        doc / "changelog.gz", filled("changelog", DATE=date.replace("-0000", "+0000"))
    )
    write(doc / "NEWS.gz", (ROOT / "CHANGELOG.md").read_bytes())


def _sums(tree: Path) -> Iterator[str]:
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts:
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            yield f"{digest}  {path.relative_to(tree)}\n"


def _run(command: Sequence[str], **environ: str) -> None:
    outer = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(  # noqa: S603
        command, env={**outer, **environ}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotBuild(f"{command[0]}: {(done.stderr or done.stdout).strip()}")


def moment_of_commit() -> int:
    """Return SOURCE_DATE_EPOCH, or else when the last commit was made."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(told.stdout)


def build(out: Path, version: str, moment: int) -> Path:
    """Build the package into ``out`` and return its file."""
    out.mkdir(parents=True, exist_ok=True)
    made = out / f"{NAME}_{version}_amd64.deb"
    packing = ["dpkg-deb", "-Zzstd", "-z9", "--threads-max=1", "--root-owner-group"]
    with tempfile.TemporaryDirectory(prefix="deb-") as folder:
        tree = Path(folder) / "tree"
        stage(tree, version, moment)
        settle(tree, moment)
        packing += ["--build", str(tree), str(made)]
        _run(packing, SOURCE_DATE_EPOCH=str(moment))
    return made


def main() -> int:
    """Build what the command line asks for; 1 with a sentence when it cannot be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "out/deb")
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    parser.add_argument("--version", default=version_of(pyproject))
    given = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("The byte code must be that of Python 3.11.", file=sys.stderr)
        return 1
    try:
        made = build(given.out.resolve(), given.version, moment_of_commit())
    except CannotBuild as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{made} {made.stat().st_size / 2**20:.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
