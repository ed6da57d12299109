"""The size of words an officer chose is the one the program comes up with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("text_size_process.py")


@pytest.mark.parametrize(("chosen", "pixels"), [("100", 14), ("150", 21)])
def test_the_program_comes_up_with_words_of_the_size_chosen(tmp_path, chosen, pixels):
    said = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path / "profile"), chosen],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout

    assert said.split()[-1] == str(pixels)
