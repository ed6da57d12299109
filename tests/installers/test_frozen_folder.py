"""The frozen folder: what it begins with. ``make frozen`` builds and proves it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from installers.frozen import build_folder

ROOT = Path(__file__).parents[2]
ENTRY = ROOT / "installers/frozen/entry.py"


def begun(*words):
    return subprocess.run(
        [sys.executable, str(ENTRY), *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("options", [(), ("-I",), ("-I", "-X", "utf8", "-u")])
def test_a_worker_started_as_python_starts_it_runs_its_own_code(options):
    told = begun(*options, "-c", "import sys; print(__name__, sys.argv)", "a", "-b")

    assert told.stdout.strip() == "__main__ ['-c', 'a', '-b']"


def test_a_module_started_as_python_starts_it_gets_its_words():
    told = begun("-I", "-m", "city_portal", "rollout", "--help")

    assert told.returncode == 0, told.stderr
    assert "resume" in told.stdout


def test_anything_else_is_the_program_with_its_own_options(tmp_path):
    told = begun("--profile", str(tmp_path), "policy", "explain", "idle_minutes")

    assert told.stdout.startswith("idle_minutes = 5")


def test_every_module_and_every_pinned_library_is_named_and_nothing_unpacks_itself():
    words = build_folder.options(Path("out"), Path("work"))

    assert {"--onedir", "--noupx"} <= set(words)
    assert "--onefile" not in words
    named = {words[n + 1] for n, word in enumerate(words) if word == "--hidden-import"}
    assert {"counter_app.bootstrap.program", "city_portal.serving"} <= named
    assert not {name for name in named if name.endswith("__init__")}
    along = {words[n + 1] for n, word in enumerate(words) if word == "--copy-metadata"}
    assert "sqlcipher3" in along
