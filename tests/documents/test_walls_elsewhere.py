"""The decoder's walls round a program that was installed somewhere else."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from counter_app.paths import RESOURCES
from installers.linux import build_deb

SCRIPT = Path(__file__).with_name("elsewhere_process.py")
SITE = Path(sysconfig.get_paths()["platlib"])
NEEDED = ("pil", "pypdfium2", "pikepdf", "lxml", "tesserocr", "zxingcpp", "packaging")
"""What the decoder loads, and the libraries beside it (``pillow.libs``)."""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A program as the package lays it out, in a place with blanks and letters."""
    made = tmp_path_factory.mktemp("usr") / "lib một cửa" / build_deb.NAME
    build_deb._program(made)
    runtime = made / "runtime"
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", str(runtime)], check=True
    )
    site = runtime / "lib/python3.11/site-packages"
    for part in SITE.iterdir():
        if not part.name.lower().startswith((*NEEDED, "deprecat", "wrapt")):
            continue
        if part.is_dir():
            shutil.copytree(part, site / part.name, copy_function=_linked)
        else:
            _linked(part, site / part.name)
    (site / f"{build_deb.NAME}.pth").write_text(f"{made}\n", encoding="utf-8")
    return made


def _linked(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


@pytest.fixture
def page(tmp_path):
    """A page whose head can be read."""
    font = ImageFont.truetype(str(RESOURCES / "fonts/Tinos-Bold.ttf"), 60)
    drawn = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(drawn)
    pen.text((400, 400), "GIẤY KHAI SINH", font=font, fill=0)
    for line in range(700, 2000, 60):
        pen.line((150, line, 1500, line), fill=0, width=4)
    drawn.save(tmp_path / "don.png")
    return tmp_path / "don.png"


def test_case_52_an_installed_program_reads_pages_behind_both_walls(home, page):
    done = subprocess.run(
        [str(home / "runtime/bin/python"), "-I", str(SCRIPT), str(page)],
        cwd="/",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["program"] == str(home / "counter_app")
    assert told["prefix"] == str(home / "runtime")
    assert {str(home / "counter_app"), str(home / "resources")} <= {*told["may read"]}
    assert (told["pages"], told["pdf"]) == (1, "%PDF-")
    assert "KHAI SINH" in told["title"].upper()
    assert told["walls"] == ["calls", "files"]
