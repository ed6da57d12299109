"""The keys an officer chose are those the program comes up with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.bootstrap.chosen_keys import keys_of
from counter_app.settings import Settings
from counter_app.ui.keymap import Keymap

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("keys_process.py")


@pytest.mark.parametrize(
    ("chosen", "keys"),
    [("today=Shift+F9 Ctrl+9", "Shift+F9 Ctrl+9"), ("today=F7", "F6 Ctrl+J")],
)
def test_the_program_comes_up_with_the_keys_chosen_or_its_own(tmp_path, chosen, keys):
    said = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path / "profile"), chosen],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout

    assert said.splitlines()[-1] == keys


def test_keys_that_are_not_obeyed_are_told_and_letters_stay_off():
    keys, why = keys_of(Settings(keys="today=F7", letters="off"))

    assert keys == Keymap(letters_on=False)
    assert "F7 is a key of" in why
