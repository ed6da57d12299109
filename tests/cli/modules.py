"""Read once by the helper process of ``forks``: what commands on a profile need."""

import tests.cli.forks  # noqa: F401
