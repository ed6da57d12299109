"""Laws of the house that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.domain import camera_errors, errors, keeping_errors, money_errors

ROOT = Path(__file__).parents[2]
HOUSES = ("counter_app", "city_portal")
LONGEST = 400

HOMES = {
    "PySide6": {
        "counter_app/ui",
        "counter_app/bootstrap",
        "counter_app/selftest",
        "counter_app/__main__.py",
    },
    "shiboken6": {"counter_app/ui"},
    "sqlalchemy": {"counter_app/store", "city_portal"},
    "alembic": {"counter_app/store", "city_portal"},
    "sqlcipher3": {"counter_app/store"},
    "requests": {
        "counter_app/sync",
        "counter_app/bootstrap",
        "city_portal/national",
        "city_portal/identity",
    },
    "huey": {"city_portal/store", "city_portal/working.py"},
    "truststore": {"counter_app/sync"},
    "urllib3": {"counter_app/sync"},
    "tuf": {"counter_app/updates"},
    "securesystemslib": {"counter_app/updates"},
    "reportlab": {"counter_app/paper"},
    "barcode": {"counter_app/paper"},
    "segno": {"counter_app/paper", "counter_app/rehearsal", "city_portal"},
    "PIL": {"counter_app/documents", "counter_app/paper", "counter_app/rehearsal"},
    "pikepdf": {"counter_app/documents", "counter_app/paper"},
    "pypdfium2": {"counter_app/documents", "counter_app/paper"},
    "escpos": {"counter_app/paper"},
    "serial": {"counter_app/documents"},
    "pillow_heif": {"counter_app/documents"},
    "tesserocr": {"counter_app/documents"},
    "xlsxwriter": {"counter_app/exports"},
    "zxingcpp": {"counter_app/documents"},
    "comtypes": {"counter_app/documents"},
    "keyring": {"counter_app/vault"},
    "secretstorage": {"counter_app/vault"},
    "jeepney": {"counter_app/vault"},
    "cryptography": {
        "counter_app/vault",
        "counter_app/catalogue",
        "counter_app/updates",
        "city_portal",
    },
    "authlib": {"city_portal/identity"},
    "joserfc": {"counter_app/vault", "city_portal"},
    "jsonschema": {"counter_app/forms", "counter_app/catalogue"},
    "referencing": {"counter_app/forms"},
    "holidays": {"counter_app/catalogue"},
    "regex": {"counter_app/forms"},
    "platformdirs": {"counter_app/paths.py"},
    "zstandard": {"counter_app/wire"},
    "msgspec": {
        "counter_app/wire",
        "counter_app/store",
        "counter_app/sync",
        "city_portal",
    },
    "litestar": {"city_portal"},
    "uvicorn": {"city_portal"},
    "jinja2": {"city_portal"},
    "psycopg": {"city_portal"},
    "prometheus_client": {"city_portal/api"},
    "obstore": {"city_portal/files"},
}
"""Each library and the rooms it lives in; one that is not listed was not invited."""

TREES = (errors, camera_errors, money_errors, keeping_errors)


def modules() -> Iterator[Path]:
    for house in HOUSES:
        yield from sorted((ROOT / house).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def is_standard(name: str) -> bool:
    import sys

    return name in sys.stdlib_module_names


@pytest.mark.parametrize(
    "path", tuple(modules()), ids=lambda p: str(p.relative_to(ROOT))
)
def test_a_library_lives_only_in_its_own_rooms(path):
    where = path.relative_to(ROOT)

    for name in set(imports(path)):
        if name in HOUSES or is_standard(name):
            continue
        assert name in HOMES, f"nobody invited {name}; see docs/dependencies.md"
        assert any(map(where.is_relative_to, HOMES[name])), f"{name} lives elsewhere"


def test_no_module_is_longer_than_one_sitting():
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in modules()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }

    assert long == {}


def test_every_package_says_what_lives_in_it_and_imports_nothing():
    for path in modules():
        if path.name != "__init__.py":
            continue
        body = ast.parse(path.read_text(encoding="utf-8")).body

        assert len(body) == 1, path
        assert isinstance(body[0], ast.Expr), path


def test_no_room_is_called_utils_or_the_like():
    forbidden = re.compile(r"(utils?|common|helpers?|managers?|misc|core|base)$")

    names = {path.stem for path in modules()} | {path.parent.name for path in modules()}

    assert {name for name in names if forbidden.match(name)} == set()


def branches() -> set[str]:
    return {
        kind.__name__
        for kind in vars(errors).values()
        if isinstance(kind, type)
        and issubclass(kind, errors.CounterError)
        and kind.__subclasses__()
    }


def test_only_leaves_of_the_error_tree_are_raised():
    raised = {
        (path.name, node.exc.func.id if isinstance(node.exc, ast.Call) else node.exc.id)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Raise)
        and (
            isinstance(node.exc, ast.Name)
            or (isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name))
        )
    }

    assert {found for found in raised if found[1] in branches()} == set()


def test_every_leaf_stands_in_the_drawing_of_the_error_tree():
    drawing = "".join(str(tree.__doc__) for tree in TREES)

    drawn = set(re.findall(r"\* (\w+)", drawing))
    defined = {
        kind.__name__
        for tree in TREES
        for kind in vars(tree).values()
        if isinstance(kind, type) and issubclass(kind, errors.CounterError)
    }

    assert drawn == defined


def committed_texts() -> Iterator[Path]:
    kinds = {".py", ".txt", ".md", ".in", ".sh", ".toml", ".json", ".cfg", ".yml"}
    yield from (path for path in ROOT.iterdir() if path.suffix in kinds)
    for folder in (*HOUSES, "requirements", "docs", "installers", "resources", "tests"):
        yield from (p for p in (ROOT / folder).rglob("*") if p.suffix in kinds)


def test_nothing_committed_names_a_registry_host_or_a_private_path():
    # Written in pieces so that this file does not name them either.
    hosts = [".".join(p) for p in (("pypi", "org"), ("files", "pythonhosted", "org"))]
    paths = [f"/{home}/" for home in ("work", "root")]

    for path in committed_texts():
        text = path.read_text(encoding="utf-8")
        assert not [name for name in (*hosts, *paths) if name in text], path


def test_every_dependency_has_a_line_of_reason():
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()

    for name in ("counter.in", "portal.in", "dev.in"):
        for line in (ROOT / "requirements" / name).read_text().splitlines():
            package = re.match(r"[A-Za-z0-9_.-]+", line)
            if package and not line.startswith(("#", "-")):
                assert f"`{package.group().lower()}`" in reasons, package.group()


def test_every_locked_package_carries_hashes():
    for lock in (ROOT / "requirements").glob("*.txt"):
        blocks = re.split(r"\n(?=[a-zA-Z0-9])", lock.read_text(encoding="utf-8"))
        for block in blocks:
            if block.startswith("#"):
                continue
            assert "--hash=sha256:" in block, block[:60]
