"""Which version of the program this is, installed or in a checkout."""

from functools import cache

from counter_app.paths import RESOURCES

FILE = RESOURCES.parent / "VERSION"
"""Written by the package (installers/linux/build_deb.py)."""
PYPROJECT = RESOURCES.parent / "pyproject.toml"


@cache
def program_version() -> str:
    """Return it, e.g. ``0.1.0``; empty when nothing here says."""
    import tomllib

    try:
        if FILE.exists():
            return FILE.read_text(encoding="ascii").strip()
        text = PYPROJECT.read_text(encoding="utf-8")
        return str(tomllib.loads(text)["project"]["version"])
    except (OSError, ValueError, KeyError):
        return ""
