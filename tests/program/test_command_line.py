"""What the command line says reaches a pipe whole, whatever the machine's encoding."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["cp1252", "ascii", "iso-8859-1"])
def ask(request):
    def run(*words):
        return subprocess.run(
            [sys.executable, "main.py", *words],
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": request.param},
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run


def test_help_is_told_in_whole_words(ask):
    told = ask("--help")

    assert "Một cửa phường" in told.stdout.decode("utf-8")
    assert told.returncode == 0


def test_a_refusal_names_the_file_as_it_was_typed(ask):
    told = ask("selftest", "--out", "out", "--answers", "tờ-khai-không-có.json")

    assert "tờ-khai-không-có.json" in told.stderr.decode("utf-8")
    assert told.returncode == 2


def test_a_name_that_is_no_text_does_not_silence_the_refusal(ask):
    told = ask("selftest", "--out", "out", "--answers", os.fsdecode(b"\xff.json"))

    assert b".json cannot be read" in told.stderr
    assert told.returncode == 2
