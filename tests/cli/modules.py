"""Read once by the helper process of ``forks``: what commands on a profile need."""

from counter_app.bootstrap import commands, inspecting, use_cases  # noqa: F401
from counter_app.cli import catalogue, due  # noqa: F401
from tests.cli import forks  # noqa: F401
