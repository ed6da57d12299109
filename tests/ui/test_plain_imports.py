"""PySide6 is kept away from the imports of everybody else."""

import subprocess
import sys

PROGRAM = """
import linecache
from counter_app.ui.plain_imports import import_plainly
import_plainly()
import_plainly()
before = set(linecache.cache)
import sqlalchemy
read = [name for name in set(linecache.cache) - before if name.endswith(".py")]
print(len(read))
"""


def test_what_is_imported_after_qt_is_not_read_as_text_and_kept():
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "0"
