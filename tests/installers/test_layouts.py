"""What of the program lies where it is installed."""

import re
from pathlib import Path

import pytest

from installers.frozen import build_folder
from installers.linux import build_deb
from installers.windows import layout

ROOT = Path(__file__).parents[2]
WORDS_TO_TRANSLATE = ".ts"
"""Sources of the translations: what is shown was made from them."""


def data(root):
    """Every file of the resources, by its path."""
    return {
        path.relative_to(root).as_posix()
        for path in (root / "resources").rglob("*")
        if path.is_file() and path.suffix != WORDS_TO_TRANSLATE
    }


@pytest.mark.parametrize(
    "install",
    [build_deb._program, lambda place: layout.program(place, "1.0.0")],
    ids=["debian", "windows"],
)
def test_every_resource_lies_where_the_program_is_installed(tmp_path, install):
    install(tmp_path)

    assert data(tmp_path) == data(ROOT)
    assert "resources/passwords/common.txt" in data(tmp_path)


def test_a_frozen_folder_takes_the_resources_whole():
    assert "resources" in build_folder.DATA
    assert set(build_folder.NOT_TO_SHIP) == {"*.ts", "__pycache__"}


def test_no_list_of_words_or_digests_lies_in_the_code():
    blob = re.compile(r"[A-Za-z0-9+/=]{200,}|(?:[A-Za-z0-9+/]{60,}\n){5}")

    found = [
        path.relative_to(ROOT).as_posix()
        for house in ("counter_app", "city_portal")
        for path in sorted((ROOT / house).rglob("*.py"))
        if blob.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []
