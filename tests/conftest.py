"""For every test."""

from counter_app.ui.none_kept import keep_none

# Tests make widgets without our Application; PySide6 would end Python 3.11 (0007).
keep_none()
